/**
 * DHCP as a protocol: hands each input to the clients it concerns and to the server. What they do is in client.ts and
 * server.ts; whether an address becomes an interface's is the node's business (LeaseEffect).
 */
import type { Configuration } from '../../../config/index'
import type { Context, Protocol, Turn } from '../../kernel/protocol'
import { NEVER, type SimTime } from '../../kernel/time'
import { type ClientWork, clientDeadline, clientHears, clientInterface, clientWake, freshClient } from './client'
import { serve } from './server'
import type { DhcpClientState, DhcpEffect, DhcpInput, DhcpProcessConfig, DhcpState } from './state'

export type { DhcpEffect, DhcpInput, DhcpProcessConfig, DhcpState } from './state'

type DhcpTurn = Turn<DhcpState, DhcpEffect>

export const dhcp: Protocol<DhcpProcessConfig, DhcpState, DhcpInput, DhcpEffect> = {
  name: 'dhcp',

  boot({ configuration }) {
    const clients = clientInterfaces(configuration).map(freshClient)
    return { state: { clients, bindings: [], interfaces: {} }, effects: [] }
  },

  reconfigure,

  react(config, state, input, cx) {
    switch (input.kind) {
      case 'wake':
        return eachClient(config, state, cx, clientWake, (client) => clientDeadline(client) <= cx.now)
      case 'interface': {
        const next = { ...state, interfaces: { ...state.interfaces, [input.interface]: input } }
        return eachClient(config, next, cx, (work) => clientInterface(work, input), on(input.interface))
      }
      case 'message': {
        const { message } = input
        if (message.type === 'offer' || message.type === 'ack' || message.type === 'nak')
          return eachClient(config, state, cx, (work) => clientHears(work, message), on(input.interface))
        const { bindings, effects } = serve(config, state, input.interface, message, cx)
        return { state: { ...state, bindings }, effects }
      }
    }
  },

  deadline(state) {
    let first: SimTime = NEVER
    for (const client of state.clients) {
      const next = clientDeadline(client)
      if (next < first) first = next
    }
    return first
  },
}

function clientInterfaces(configuration: Configuration): readonly string[] {
  return configuration.interfaces.filter((i) => i.address.kind === 'dhcp').map((i) => i.name)
}

function on(name: string): (client: DhcpClientState) => boolean {
  return (client) => client.interface === name
}

/** Gives every client that `concerned` names its turn, and gathers what changed. */
function eachClient(
  config: DhcpProcessConfig,
  state: DhcpState,
  cx: Context,
  turn: (work: ClientWork) => void,
  concerned: (client: DhcpClientState) => boolean,
): DhcpTurn {
  const effects: DhcpEffect[] = []
  const clients = state.clients.map((client) => {
    if (!concerned(client)) return client
    const work: ClientWork = { cx, client: { ...client }, effects, ...toldOf(config, client.interface) }
    turn(work)
    return work.client
  })
  return { state: { ...state, clients }, effects }
}

/** What the line of a client says. */
function toldOf(
  { configuration }: DhcpProcessConfig,
  name: string,
): Pick<ClientWork, 'source' | 'negotiated' | 'noRoute'> {
  const address = configuration.interfaces.find((i) => i.name === name)?.address
  if (address?.kind !== 'dhcp') return {}
  const { kind: _kind, ...told } = address
  return told
}

/**
 * A new `ip address dhcp` line starts to ask at once; a client whose line is gone takes its route with it (the
 * address is then the configuration's). Pools are read afresh at every message; bindings stay until they end.
 */
function reconfigure(config: DhcpProcessConfig, state: DhcpState, cx: Context): DhcpTurn {
  const names = clientInterfaces(config.configuration)
  const effects: DhcpEffect[] = []
  for (const { interface: name, lease } of state.clients) {
    if (!names.includes(name) && lease?.route)
      effects.push({ kind: 'routes', delta: { add: [], remove: [lease.route] } })
  }
  const clients = names.map((name) => {
    const known = state.clients.find(on(name))
    const input = state.interfaces[name]
    if (known || !input) return known ?? freshClient(name)
    const work: ClientWork = { cx, client: { ...freshClient(name) }, effects, ...toldOf(config, name) }
    clientInterface(work, input)
    return work.client
  })
  return { state: { ...state, clients }, effects }
}
