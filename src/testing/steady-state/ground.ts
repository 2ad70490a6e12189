/** What stands and lies under everything else: which devices run, which lines are up, and who hears whose frames. */
import type { Configuration, Fault, LinkEnd, Topology, TopologyLink } from '../../config/index'

export interface Port {
  readonly device: string
  readonly interface: string
}

export const portKey = ({ device, interface: name }: Port): string => `${device}|${name}`

const samePort = (end: LinkEnd, port: Port) => end.device === port.device && end.interface === port.interface

export class Ground {
  readonly told: ReadonlyMap<string, Configuration>
  readonly faults: readonly Fault[]
  private readonly topology: Topology
  private readonly links: ReadonlyMap<string, TopologyLink>
  private readonly known = new Map<string, readonly Port[]>()

  constructor(configurations: readonly Configuration[], topology: Topology, faults: readonly Fault[]) {
    this.told = new Map(configurations.map((item) => [item.device, item]))
    this.faults = faults
    this.topology = topology
    this.links = new Map(
      topology.links.flatMap((link) => [[portKey(link.a), link] as const, [portKey(link.b), link] as const]),
    )
  }

  /** As it was before somebody began to drop IKE's messages. */
  beforeSilence(): Ground {
    const faults = this.faults.filter((item) => item.kind !== 'block' || item.protocol !== 'isakmp')
    return new Ground([...this.told.values()], this.topology, faults)
  }

  config(device: string): Configuration | undefined {
    return this.told.get(device)
  }

  interfaceOf({ device, interface: name }: Port): Configuration['interfaces'][number] | undefined {
    return this.told.get(device)?.interfaces.find((item) => item.name === name)
  }

  /** It runs and answers. */
  alive(device: string): boolean {
    return this.powered(device) && !this.faults.some((item) => item.kind === 'hang' && item.device === device)
  }

  /** A process that nobody stopped, on a device that runs. */
  runs(device: string, process: 'eigrp' | 'hsrp' | 'ike'): boolean {
    const stopped = this.faults.some(
      (item) => item.kind === 'process' && item.device === device && item.process === process,
    )
    return this.alive(device) && !stopped
  }

  private powered(device: string): boolean {
    return this.told.has(device) && !this.faults.some((item) => item.kind === 'power' && item.device === device)
  }

  farEnd(port: Port): Port | undefined {
    const link = this.links.get(portKey(port))
    return link && (samePort(link.a, port) ? link.b : link.a)
  }

  /** Carrier: both ends have power, nobody shut or cut the line. A loopback needs nobody. */
  up(port: Port): boolean {
    const own = this.interfaceOf(port)
    if (!own || !this.powered(port.device) || this.shut(port)) return false
    if (own.kind === 'loopback') return true
    const far = this.farEnd(port)
    return far !== undefined && this.powered(far.device) && !this.shut(far) && !this.cut(port) && !this.cut(far)
  }

  private shut(port: Port): boolean {
    const own = this.interfaceOf(port)
    return !own || own.shutdown.value || this.faults.some((item) => item.kind === 'shut' && samePort(item, port))
  }

  private cut(port: Port): boolean {
    return this.faults.some((item) => item.kind === 'cut' && samePort(item, port))
  }

  private silent(port: Port, direction: 'in' | 'out'): boolean {
    return this.faults.some(
      (item) =>
        item.kind === 'silent' && samePort(item, port) && (item.direction === 'both' || item.direction === direction),
    )
  }

  /** The ports beyond the switches that frames from this one reach. */
  reached(port: Port): readonly Port[] {
    const key = portKey(port)
    const found = this.known.get(key) ?? this.flood(port)
    this.known.set(key, found)
    return found
  }

  private flood(from: Port): readonly Port[] {
    const ends: Port[] = []
    const seen = new Set<string>()
    const waiting: Port[] = this.alive(from.device) ? [from] : []
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const far = this.farEnd(next)
      if (!far || !this.up(next) || this.silent(next, 'out') || this.silent(far, 'in')) continue
      if (this.lineOut(next.device, far.device) || !this.alive(far.device) || seen.has(portKey(far))) continue
      seen.add(portKey(far))
      const config = this.told.get(far.device)
      if (config?.kind !== 'switch') ends.push(far)
      else
        for (const item of config.interfaces)
          if (item.name !== far.interface) waiting.push({ device: far.device, interface: item.name })
    }
    return ends
  }

  /** The provider is out, for everybody or on the line of one. */
  private lineOut(a: string, b: string): boolean {
    const [kindA, kindB] = [this.told.get(a)?.kind, this.told.get(b)?.kind]
    if (kindA !== 'internet' && kindB !== 'internet') return false
    const customer = kindA === 'internet' ? b : a
    return this.faults.some(
      (item) => item.kind === 'isp' && (item.device === a || item.device === b || this.behind(item.device, customer)),
    )
  }

  /** Whether a device's way to the provider goes by this home router. */
  private behind(device: string, home: string): boolean {
    const config = this.told.get(device)
    if (this.told.get(home)?.kind !== 'nat' || config === undefined) return false
    return config.interfaces.some((item) => this.farEnd({ device, interface: item.name })?.device === home)
  }

  hear(a: Port, b: Port): boolean {
    const has = (from: Port, to: Port) => this.reached(from).some((item) => portKey(item) === portKey(to))
    return has(a, b) && has(b, a)
  }

  /** The ports that this one and they hear of each other. */
  neighbours(port: Port): readonly Port[] {
    return this.reached(port).filter((item) => this.hear(port, item))
  }
}
