/** A cast of OSPF routers for timed scripts, told by their lines: cables, and a routing table per router. */
import type { Parameters } from '../../../config/index'
import { convertIos } from '../../../convert/index'
import { parseIos } from '../../../ios/index'
import { formatIp, formatPrefix, type Ip, type OspfBody, prefixOf } from '../../../net/index'
import type { Route } from '../../rib/route'
import { ospf } from '../ospf/machine'
import type { OspfInput, OspfProcessConfig } from '../ospf/state'
import { routeTo } from './eigrp'
import { interfaceDown, interfaceUp, type Listen, Script } from './script'

export interface OspfSetup {
  readonly text: string
  /** By interface: the LAN that it is on. */
  readonly lans: Readonly<Record<string, string>>
}

interface On {
  readonly lan: string
  readonly ip: string
  readonly lines?: readonly string[]
}

/** A router on networks of /24, all of them in area 0 unless its lines say otherwise. */
export function ospfRouter(
  id: string,
  ports: readonly On[],
  lines: readonly string[] = [],
  around: readonly string[] = [],
): OspfSetup {
  const text = [
    ...ports.flatMap((port, n) => [
      `interface FastEthernet0/${n}`,
      ` ip address ${port.ip} 255.255.255.0`,
      ...(port.lines ?? []).map((line) => ` ${line}`),
    ]),
    'router ospf 1',
    ` router-id ${id}`,
    ...lines.map((line) => ` ${line}`),
    ...(lines.some((line) => line.startsWith('network')) ? [] : [' network 10.0.0.0 0.255.255.255 area 0']),
    ...around,
  ].join('\n')
  return { text, lans: Object.fromEntries(ports.map(({ lan }, n) => [`FastEthernet0/${n}`, lan])) }
}

export const P2P = 'ip ospf network point-to-point'

function processConfig(text: string, release = '15.2'): OspfProcessConfig {
  const { config } = parseIos(text)
  const { configuration } = convertIos('x', config, { release })
  const told = configuration.ospf?.[0]
  if (!told) throw new Error('the text has no OSPF process')
  return { ospf: told, configuration }
}

const GROUPS = new Set(['224.0.0.5', '224.0.0.6'])

export class Ospf {
  readonly script
  private readonly routers: Readonly<Record<string, OspfSetup>>

  constructor(
    routers: Readonly<Record<string, OspfSetup>>,
    options: { readonly seed?: number; readonly parameters?: Partial<Parameters>; readonly release?: string } = {},
  ) {
    this.routers = routers
    const cast = Object.fromEntries(
      Object.entries(routers).map(([who, { text, lans }]) => [
        who,
        { config: processConfig(text, options.release), lans },
      ]),
    )
    const own = new Map(
      Object.entries(cast).map(([who, { config }]) => [
        who,
        new Set(config.configuration.interfaces.flatMap(({ address: a }) => (a.kind === 'static' ? [a.address] : []))),
      ]),
    )
    const listen: Listen<OspfInput> = ({ payload, source, destination }, to) => {
      if (payload.protocol !== 'ospf') return undefined
      const mine = GROUPS.has(formatIp(destination)) || own.get(to.member)?.has(destination) === true
      const heard = { kind: 'message', interface: to.interface, from: source, to: destination } as const
      return mine ? { ...heard, message: payload.message } : undefined
    }
    this.script = new Script({ protocol: ospf, cast, listen, ...options })
  }

  /** Every router with all its interfaces. */
  start(...who: readonly string[]): this {
    for (const name of who.length > 0 ? who : Object.keys(this.routers))
      for (const port of this.ports(name)) this.up(name, port)
    return this
  }

  up(who: string, name: string): this {
    this.script.input(who, interfaceUp(name, 1, this.addressOf(who, name)))
    this.script.input(who, { kind: 'rib', added: [this.connected(who, name)], removed: [] })
    return this
  }

  down(who: string, name: string): this {
    this.script.input(who, { kind: 'rib', added: [], removed: [this.connected(who, name)] })
    this.script.input(who, interfaceDown(name, 1))
    return this
  }

  /** Lines typed at a running router: its whole text anew. */
  retold(who: string, text: string): this {
    this.script.reconfigure(who, processConfig(text))
    return this
  }

  routed(who: string, ...added: readonly Route[]): this {
    this.script.input(who, { kind: 'rib', added, removed: [] })
    return this
  }

  unrouted(who: string, ...removed: readonly Route[]): this {
    this.script.input(who, { kind: 'rib', added: [], removed })
    return this
  }

  run(seconds: number): this {
    this.script.run(seconds)
    return this
  }

  /** `FULL/10.0.0.2` of every neighbour, by interface. */
  neighbors(who: string): readonly string[] {
    return Object.values(this.script.state(who).neighbors)
      .map(({ state, router, interface: name }) => `${name} ${formatIp(router)} ${state}`)
      .sort()
  }

  /** What OSPF has in the routing table, from its deltas alone: `O 10.0.0.0/24 [110/2] via 10.1.1.1`. */
  routes(who: string): readonly string[] {
    const code = { ospf: 'O', 'ospf-inter': 'IA', 'ospf-external-1': 'E1', 'ospf-external-2': 'E2' }
    return this.table(who)
      .map((r) => {
        const word = r.protocol in code ? code[r.protocol as keyof typeof code] : r.protocol
        const via = r.nextHop === undefined ? r.interface : formatIp(r.nextHop)
        return `${word} ${formatPrefix(r.prefix)} [${r.distance}/${r.metric}] via ${via}`
      })
      .sort()
  }

  table(who: string): readonly Route[] {
    const table = new Map<string, Route>()
    const key = (r: Route) => `${r.protocol} ${formatPrefix(r.prefix)} ${r.nextHop ?? r.interface}`
    for (const { effect } of this.script.effects('routes', who)) {
      for (const route of effect.delta.remove)
        if (!table.delete(key(route))) throw new Error(`${who} removes ${key(route)}, which is not there`)
      for (const route of effect.delta.add) table.set(key(route), route)
    }
    return [...table.values()]
  }

  /** What was sent, of a kind of packet: when, by whom and to whom. */
  sent<K extends OspfBody['kind']>(kind: K, who?: string) {
    return this.script.effects('send', who).flatMap(({ seconds, who: by, effect: { packet, interface: on } }) => {
      const { payload, destination } = packet
      if (payload.protocol !== 'ospf' || payload.message.body.kind !== kind) return []
      const body = payload.message.body as Extract<OspfBody, { readonly kind: K }>
      return [{ seconds, by, on, to: formatIp(destination), body }]
    })
  }

  interface(who: string, name: string) {
    const item = this.script.state(who).interfaces[name]
    if (!item) throw new Error(`${who} does not run OSPF on ${name}`)
    return { ...item, designated: formatIp(item.designated), backup: formatIp(item.backup) }
  }

  private ports(who: string): readonly string[] {
    return this.script.config(who).configuration.interfaces.map(({ name }) => name)
  }

  private addressOf(who: string, name: string): { readonly address: Ip; readonly length: number } {
    const port = this.script.config(who).configuration.interfaces.find((item) => item.name === name)
    if (port?.address.kind !== 'static') throw new Error(`${who} has no address on ${name}`)
    return { address: port.address.address, length: port.address.length }
  }

  private connected(who: string, name: string): Route {
    const { address, length } = this.addressOf(who, name)
    return routeTo(prefixOf(address, length), { protocol: 'connected', distance: 0, interface: name })
  }
}
