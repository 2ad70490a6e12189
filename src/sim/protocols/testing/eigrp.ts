/** A cast of EIGRP routers for timed scripts: builders of configurations, cables, and a routing table per router. */
import type {
  Configuration,
  EigrpConfig,
  EigrpInterfaceConfig,
  InterfaceConfig,
  Parameters,
} from '../../../config/index'
import { formatPrefix, type Ip, ip, type Prefix, prefixOf } from '../../../net/index'
import { timeOf } from '../../kernel/time'
import type { Route } from '../../rib/route'
import { eigrp } from '../eigrp/machine'
import type { EigrpInput, EigrpProcessConfig } from '../eigrp/state'
import { interfaceDown, interfaceUp, type Listen, Script } from './script'

export const LINE = { line: 1, text: 'router eigrp 64' }

/** One interface of a router: its LAN, its address, and what counts in the metric. */
export interface Port {
  readonly lan: string
  readonly address: Ip
  readonly length?: number
  readonly bandwidthKbit?: number
  readonly delayTens?: number
  readonly timers?: Partial<EigrpInterfaceConfig>
}

export interface Router {
  readonly ports: Readonly<Record<string, Port>>
  readonly eigrp?: Partial<EigrpConfig>
  readonly configuration?: Partial<Configuration>
}

const everywhere = { address: ip('0.0.0.0'), wildcard: ip('255.255.255.255'), source: LINE }

function portConfig([name, port]: [string, Port]): InterfaceConfig {
  return {
    name,
    kind: 'ethernet',
    address: { kind: 'static', address: port.address, length: port.length ?? 24 },
    shutdown: { value: false },
    bandwidthKbit: port.bandwidthKbit ?? 100_000,
    delayTens: port.delayTens ?? 10,
    mtu: 1500,
    redirects: { value: true },
    proxyArp: { value: true },
    sameInterfaceCache: { value: false },
    hsrp: [],
    arpTimeoutSeconds: 14400,
  }
}

export function processConfig({ ports, ...rest }: Router): EigrpProcessConfig {
  const timers = Object.entries(ports).flatMap(([name, { timers: told }]): [string, EigrpInterfaceConfig][] =>
    told ? [[name, { helloSeconds: 5, holdSeconds: 15, summaries: [], ...told }]] : [],
  )
  return {
    eigrp: {
      as: 64,
      networks: [everywhere],
      passive: { default: false, interfaces: [], active: [] },
      autoSummary: { value: false },
      redistribute: [],
      distance: { internal: 90, external: 170 },
      interfaces: Object.fromEntries(timers),
      source: LINE,
      ...rest.eigrp,
    },
    configuration: {
      device: 'x',
      kind: 'router',
      hostname: 'x',
      release: '12.2(11)T',
      interfaces: Object.entries(ports).map(portConfig),
      staticRoutes: [],
      accessLists: {},
      routeMaps: {},
      eigrp: [],
      dhcpPools: [],
      filtersDecrypted: false,
      classless: { value: true },
      ...rest.configuration,
    },
  }
}

const listen: Listen<EigrpInput> = ({ payload, source, destination }, to) => {
  if (payload.protocol !== 'eigrp') return undefined
  const mine = destination === ip('224.0.0.10') || addresses.get(to.member)?.has(destination)
  return mine ? { kind: 'message', interface: to.interface, from: source, message: payload.message } : undefined
}

/** Addresses of the members of the script that runs. */
const addresses = new Map<string, Set<Ip>>()

export interface CastOptions {
  readonly seed?: number
  readonly parameters?: Partial<Parameters>
}

export class Eigrp {
  readonly script
  private readonly routers: Readonly<Record<string, Router>>

  constructor(routers: Readonly<Record<string, Router>>, options: CastOptions = {}) {
    this.routers = routers
    addresses.clear()
    for (const [who, { ports }] of Object.entries(routers))
      addresses.set(who, new Set(Object.values(ports).map((p) => p.address)))
    const cast = Object.fromEntries(
      Object.entries(routers).map(([who, router]) => {
        const lans = Object.fromEntries(Object.entries(router.ports).map(([name, { lan }]) => [name, lan]))
        return [who, { config: processConfig(router), lans }]
      }),
    )
    this.script = new Script({ protocol: eigrp, cast, listen, ...options })
  }

  /** Every router with all its interfaces, as after a boot. */
  start(...who: readonly string[]): this {
    for (const name of who.length > 0 ? who : Object.keys(this.routers)) this.up(name)
    return this
  }

  up(who: string, ...names: readonly string[]): this {
    const ports = this.ports(who)
    for (const name of names.length > 0 ? names : Object.keys(ports)) {
      const port = ports[name]
      if (!port) throw new Error(`${who} has no ${name}`)
      this.script.input(who, interfaceUp(name, 1, { address: port.address, length: port.length ?? 24 }))
      this.script.input(who, { kind: 'rib', added: [this.connected(who, name)], removed: [] })
    }
    return this
  }

  down(who: string, name: string): this {
    this.script.input(who, { kind: 'rib', added: [], removed: [this.connected(who, name)] })
    this.script.input(who, interfaceDown(name, 1))
    return this
  }

  run(seconds: number): this {
    this.script.run(seconds)
    return this
  }

  neighbors(who: string) {
    return Object.values(this.script.state(who).neighbors).filter((n) => n.state === 'up')
  }

  /** What EIGRP has in the routing table, from its deltas alone: `prefix [distance/metric] via interface`. */
  routes(who: string): readonly string[] {
    return this.table(who)
      .map((r) => `${formatPrefix(r.prefix)} [${r.distance}/${r.metric}] ${r.interface ?? '-'}`)
      .sort()
  }

  table(who: string): readonly Route[] {
    const table = new Map<string, Route>()
    const key = (r: Route) => `${r.protocol} ${formatPrefix(r.prefix)} ${r.nextHop ?? r.interface}`
    for (const { effect } of this.script.effects('routes', who)) {
      for (const route of effect.delta.remove) {
        if (!table.delete(key(route))) throw new Error(`${who} removes ${key(route)}, which is not there`)
      }
      for (const route of effect.delta.add) table.set(key(route), route)
    }
    return [...table.values()]
  }

  private ports(who: string): Readonly<Record<string, Port>> {
    return this.routers[who]?.ports ?? {}
  }

  private connected(who: string, name: string): Route {
    const port = this.ports(who)[name]
    if (!port) throw new Error(`${who} has no ${name}`)
    return routeTo(prefixOf(port.address, port.length ?? 24), { protocol: 'connected', distance: 0, interface: name })
  }
}

/** A route as the node's routing table would report it. */
export function routeTo(prefix: Prefix, rest: Partial<Route>): Route {
  return { prefix, protocol: 'static', distance: 1, metric: 0, tag: 0, since: timeOf(0), ...rest }
}
