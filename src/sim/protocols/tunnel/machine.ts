/**
 * What time does to tunnel interfaces. A keepalive (Cisco document 63760) is a GRE packet that carries one back: the other end
 * only unwraps and forwards it, so that one end may send them and the other know of none. An interface that wants an SA asks
 * for it without waiting for traffic, and goes on asking; one whose other end is reached through itself is disabled for a
 * while (Cisco document 22327).
 */
import type { InterfaceConfig } from '../../../config/index'
import { emptyGre, formatIp, greOf, type Ip } from '../../../net/index'
import type { Context, Protocol, Turn } from '../../kernel/protocol'
import { emptyTable, tableDelete, tableDue, tableDueBy, tableGet, tableSet } from '../../kernel/table'
import { after, earliest, NEVER } from '../../kernel/time'
import type { TunnelWord } from '../../kernel/word'
import type { TunnelEffect, TunnelInput, TunnelState, TunnelsConfig, TunnelsState } from './state'

declare module '../../kernel/journal' {
  interface JournalWriters {
    readonly tunnel: true
  }
}

type TunnelTurn = Turn<TunnelsState, TunnelEffect>

export const tunnels: Protocol<TunnelsConfig, TunnelsState, TunnelInput, TunnelEffect> = {
  name: 'tunnel',

  boot: ({ tunnels: told }, cx) => ({
    state: { tunnels: tabled([...told.values()].map((item) => fresh(item, cx))), addresses: emptyTable() },
    effects: [],
  }),

  /** Keepalives that are told for the first time begin, and those that are told no more end. */
  reconfigure: ({ tunnels: told }, state, cx) => ({
    state: {
      ...state,
      tunnels: tabled(
        [...told.values()].map((item) => {
          const known = tableGet(state.tunnels, item.name)
          const same = known && known.keepaliveDue < NEVER === (item.tunnel?.keepalive !== undefined)
          return same ? known : fresh(item, cx)
        }),
      ),
    },
    effects: [],
  }),

  react(config, state, input, cx) {
    switch (input.kind) {
      case 'interface': {
        const { up, address, interface: name } = input
        const { addresses: had } = state
        const addresses = up && address ? tableSet(had, name, address.ip) : tableDelete(had, name)
        return { state: { ...state, addresses }, effects: [] }
      }
      case 'tunnel':
        return told(state, input, cx)
      case 'wake':
        return woken(config, state, cx)
    }
  },

  deadline: (state) => tableDue(state.tunnels),
}

const NO_TUNNELS = emptyTable<TunnelState>(({ keepaliveDue, askDue, heldUntil }) =>
  earliest(keepaliveDue, askDue, heldUntil),
)

const tabled = (all: readonly TunnelState[]) =>
  all.reduce((table, item) => tableSet(table, item.name, item), NO_TUNNELS)

const fresh = ({ name, tunnel }: InterfaceConfig, cx: Context): TunnelState => ({
  name,
  keepaliveDue: tunnel?.keepalive ? after(cx.now, tunnel.keepalive.seconds) : NEVER,
  unanswered: 0,
  dead: false,
  askDue: NEVER,
  heldUntil: NEVER,
})

function told(state: TunnelsState, { interface: name, says }: TunnelWord, cx: Context): TunnelTurn {
  const known = tableGet(state.tunnels, name)
  if (!known) return { state, effects: [] }
  switch (says) {
    case 'content':
      return known.askDue === NEVER ? { state, effects: [] } : put(state, { ...known, askDue: NEVER })
    case 'wanting':
      return known.askDue < NEVER ? { state, effects: [] } : asks(state, known, cx)
    case 'looped':
      return known.heldUntil < NEVER ? { state, effects: [] } : held(state, known, cx)
    case 'answered': {
      const next = put(state, { ...known, unanswered: 0, dead: false })
      return known.dead ? { ...next, effects: [changed(name)] } : next
    }
  }
}

const put = (state: TunnelsState, item: TunnelState): TunnelTurn => ({
  state: { ...state, tunnels: tableSet(state.tunnels, item.name, item) },
  effects: [],
})

const changed = (name: string): TunnelEffect => ({ kind: 'tunnel-changed', interface: name })

function asks(state: TunnelsState, known: TunnelState, { now, parameters }: Context): TunnelTurn {
  const askDue = after(now, Math.max(parameters.tunnelAskSeconds, 0.001))
  return { ...put(state, { ...known, askDue }), effects: [{ kind: 'tunnel-needs', interface: known.name }] }
}

function held(state: TunnelsState, known: TunnelState, { now, parameters }: Context): TunnelTurn {
  const { name } = known
  const seconds = Math.max(parameters.tunnelRecursionSeconds, 0.001)
  const text = `${name} temporarily disabled due to recursive routing`
  const effect: TunnelEffect = {
    kind: 'journal',
    entry: {
      protocol: 'tunnel',
      event: 'recursive',
      text: `${name} is disabled for ${seconds} s: the way to its other end leads through itself`,
      data: { interface: name },
      syslog: { facility: 'TUN', severity: 5, mnemonic: 'RECURDOWN', text },
    },
  }
  return { ...put(state, { ...known, heldUntil: after(now, seconds) }), effects: [effect] }
}

function woken(config: TunnelsConfig, state: TunnelsState, cx: Context): TunnelTurn {
  const effects: TunnelEffect[] = []
  let all = state.tunnels
  for (const known of tableDueBy(state.tunnels, cx.now)) {
    const told = config.tunnels.get(known.name)
    const kept = told ? keptAlive(state, told, known, cx, effects) : { ...known, keepaliveDue: NEVER }
    const asked = kept.askDue > cx.now ? kept : askAgain(kept, cx, effects)
    all = tableSet(all, known.name, asked.heldUntil > cx.now ? asked : letGo(asked, effects))
  }
  return { state: { ...state, tunnels: all }, effects }
}

function askAgain(known: TunnelState, { now, parameters }: Context, effects: TunnelEffect[]): TunnelState {
  effects.push({ kind: 'tunnel-needs', interface: known.name })
  return { ...known, askDue: after(now, Math.max(parameters.tunnelAskSeconds, 0.001)) }
}

function letGo(known: TunnelState, effects: TunnelEffect[]): TunnelState {
  effects.push(changed(known.name))
  return { ...known, heldUntil: NEVER }
}

/** A keepalive that is due: those before it may have gone unanswered too often. */
function keptAlive(
  { addresses }: TunnelsState,
  { name, tunnel }: InterfaceConfig,
  known: TunnelState,
  cx: Context,
  effects: TunnelEffect[],
): TunnelState {
  const keepalive = tunnel?.keepalive
  if (!tunnel || !keepalive || known.keepaliveDue > cx.now) return known
  const from = tunnel.from?.address ?? tableGet(addresses, tunnel.from?.interface ?? '')
  const to = tunnel.destination?.value
  const dead = known.unanswered >= keepalive.retries
  if (dead && !known.dead) effects.push(silent(name, to, keepalive.retries), changed(name))
  if (from !== undefined && to !== undefined) {
    const key = tunnel.key?.value
    effects.push({ kind: 'send', packet: greOf(emptyGre(to, from, key), from, to, key) })
  }
  const keepaliveDue = after(cx.now, Math.max(keepalive.seconds, 1))
  return { ...known, dead, unanswered: known.unanswered + 1, keepaliveDue }
}

function silent(name: string, to: Ip | undefined, retries: number): TunnelEffect {
  const far = to === undefined ? 'nobody' : formatIp(to)
  const text = `${name}: ${retries} keepalives to ${far} did not come back`
  return { kind: 'journal', entry: { protocol: 'tunnel', event: 'silent', text, data: { interface: name } } }
}

/** Why an interface stays down, though its ends reach each other. */
export function heldDown({ tunnels: all }: TunnelsState, name: string): string | undefined {
  const known = tableGet(all, name)
  if (!known) return undefined
  if (known.heldUntil < NEVER) return 'it is disabled for a while, as it led to its own end'
  return known.dead ? 'its keepalives do not come back' : undefined
}
