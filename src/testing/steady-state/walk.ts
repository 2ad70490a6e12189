/** One packet's way through a network at rest, device by device, with what firewalls and translators remember of it. */
import type { Configuration } from '../../config/index'
import { type Ip, lookUp } from '../../net/index'
import type { Address, Addresses } from './addresses'
import type { Speaker } from './eigrp'
import { firewallLets } from './firewall'
import type { Actives } from './first-hop'
import type { Ground, Port } from './ground'
import { portKey } from './ground'
import { answerTo, conversation, ESP, listPermits, type Packet, permitted, TCP, UDP } from './packet'
import { type Exit, longest, resolve, type Tables } from './routes'
import { translates } from './translation'
import type { Tunnel } from './tunnel'

/** Everything that stands while a packet goes. */
export interface Moment {
  readonly ground: Ground
  readonly addresses: Addresses
  readonly speakers: readonly Speaker[]
  readonly tables: Tables
  readonly actives: Actives
  readonly tunnel?: Tunnel | undefined
}

export interface Fate {
  readonly arrived: boolean
  readonly at: string
  readonly why: string
  /** As it looked where it ended. */
  readonly packet: Packet
  /** Every device that it passed. */
  readonly way: readonly string[]
}

interface Step {
  readonly device: string
  readonly packet: Packet
  /** Where it came in; absent = it begins here. */
  readonly in?: string | undefined
  /** It was in a tunnel that ended here. */
  readonly decrypted?: boolean
}

const LONGEST = 60
const IKE_PORTS: readonly number[] = [500, 4500]

export class Walk {
  private readonly moment: Moment
  private way: string[] = []
  private readonly conversations = new Set<string>()
  /** Where answers to a translated conversation go. */
  private readonly translations = new Map<string, Packet>()

  constructor(moment: Moment) {
    this.moment = moment
  }

  go(device: string, packet: Packet): Fate {
    this.way = []
    let step: Step | Fate = { device, packet }
    for (let n = 0; n < LONGEST && !('arrived' in step); n++) step = this.step(step)
    return 'arrived' in step ? step : this.ended(step, 'it goes round')
  }

  private ended({ device, packet }: Step, why: string): Fate {
    return { arrived: false, at: device, why, packet, way: this.way }
  }

  private step(step: Step): Step | Fate {
    this.way.push(step.device)
    const config = this.moment.ground.config(step.device)
    if (!config || !this.moment.ground.alive(step.device)) return this.ended(step, 'nobody is there')
    const known = this.conversations.has(`${step.device} ${conversation(answerTo(step.packet))}`)
    const inward = config.interfaces.find((item) => item.name === step.in)
    if (this.blocked(step)) return this.ended(step, 'a fault blocks it')
    const filtered = config.kind !== 'firewall' && !known && (!step.decrypted || config.filtersDecrypted)
    if (inward && filtered && !permitted(config, inward.accessIn?.value, step.packet))
      return this.ended(step, `${inward.name} lets it not in`)
    if (inward?.cryptoMap && !step.decrypted && this.dueProtected(config, inward.name, step.packet))
      return this.ended(step, 'it is in clear where ESP is due')
    const back = config.kind === 'nat' ? this.untranslated(step, inward?.natSide) : step.packet
    if (!back) return this.ended(step, 'nobody asked for it')
    const here = { ...step, packet: back }
    if (this.isOwn(step.device, back.destination)) return this.local(here)
    if (step.in !== undefined && config.kind === 'host') return this.ended(here, 'it is not for this host')
    return this.forward(config, here, known)
  }

  private blocked({ device, packet }: Step): boolean {
    return this.moment.ground.faults.some((item) => {
      if (item.kind !== 'block' || item.device !== device) return false
      const ike = packet.protocol === UDP && IKE_PORTS.includes(packet.destinationPort ?? 0)
      return item.protocol === 'esp' ? packet.protocol === ESP : item.protocol === 'isakmp' && ike
    })
  }

  private isOwn(device: string, address: Ip): boolean {
    const { ground, addresses, actives } = this.moment
    const own = ground.config(device)?.interfaces.some(({ name }) => {
      const port = { device, interface: name }
      return ground.up(port) && addresses.of.get(portKey(port))?.ip === address
    })
    return own === true || actives.some((item) => item.port.device === device && item.virtual === address)
  }

  private local(step: Step): Step | Fate {
    const { packet, device } = step
    const { tunnel } = this.moment
    if (!packet.inner) return { arrived: true, at: device, why: 'it is here', packet, way: this.way }
    const atSite = tunnel?.site === device && tunnel.local === packet.destination && tunnel.peer === packet.source
    const atHead = tunnel?.head === device && tunnel.peer === packet.destination && tunnel.visible === packet.source
    if (!atSite && !atHead) return this.ended(step, 'no SA of this peer')
    return { device, packet: packet.inner, in: step.in, decrypted: true }
  }

  private forward(config: Configuration, step: Step, known: boolean): Step | Fate {
    const { device, packet } = step
    const exit = this.exit(device, packet.destination)
    if (!exit || exit.out === 'Null0') return this.ended(step, 'no route')
    const outward = config.interfaces.find((item) => item.name === exit.out)
    if (!outward || !this.moment.ground.up({ device, interface: exit.out })) return this.ended(step, 'its line is down')
    if (config.kind === 'firewall' && step.in !== undefined) {
      if (!known && !firewallLets(config, step.in, exit.out, packet)) return this.ended(step, 'the firewall denies it')
      if (packet.protocol === TCP || packet.protocol === UDP) this.remember(device, packet)
    }
    this.inspect(config, step, exit.out)
    if (step.in !== undefined && translates(config, step.in, exit.out, packet))
      return this.ended(step, 'it is translated, and leaves in clear')
    if (config.kind !== 'firewall' && !known && step.in !== undefined)
      if (!permitted(config, outward.accessOut?.value, packet)) return this.ended(step, `${exit.out} lets it not out`)
    const sealed = this.sealed(config, step, exit.out)
    if (sealed === 'no SA') return this.ended(step, 'no SA protects it')
    if (sealed) return { device, packet: sealed }
    return this.send(config, this.translated(config, step, exit.out), exit)
  }

  private exit(device: string, destination: Ip): Exit | undefined {
    const rows = this.moment.tables.get(device) ?? []
    const [row] = longest(rows, destination)
    return row && resolve(rows, row)
  }

  private remember(device: string, packet: Packet): void {
    this.conversations.add(`${device} ${conversation(packet)}`)
  }

  private inspect(config: Configuration, { device, packet, in: inward }: Step, outward: string): void {
    const names = [
      config.interfaces.find((item) => item.name === inward)?.inspectIn?.value,
      config.interfaces.find((item) => item.name === outward)?.inspectOut?.value,
    ]
    const watched = names.some((name) => {
      const rules = name === undefined ? undefined : lookUp(config.inspections, name)
      return rules?.some(
        ({ protocol, port }) => protocol === packet.protocol && (port === undefined || port === packet.destinationPort),
      )
    })
    if (watched) this.remember(device, packet)
  }

  /** The packet in ESP, or undefined when it leaves as it is. */
  private sealed(config: Configuration, { packet, in: inward }: Step, out: string): Packet | 'no SA' | undefined {
    const { tunnel } = this.moment
    const name = config.interfaces.find((item) => item.name === out)?.cryptoMap?.value
    const map = config.crypto?.maps.find((item) => item.name === name)
    const ike = inward === undefined && packet.protocol === UDP && IKE_PORTS.includes(packet.destinationPort ?? 0)
    if (!map || packet.inner || ike) return undefined
    if (tunnel?.head === config.device && tunnel.covers(answerTo(packet))) return tunnel.outer('down', packet)
    const entry = map.entries.find((item) => {
      const list = item.match && lookUp(config.accessLists, item.match.value)
      return list !== undefined && listPermits(list, packet)
    })
    if (!entry) return undefined
    if (tunnel?.site !== config.device || tunnel.entry !== entry || !tunnel.covers(packet)) return 'no SA'
    return tunnel.outer('up', packet)
  }

  private dueProtected(config: Configuration, name: string, packet: Packet): boolean {
    const own = packet.protocol === ESP || (packet.protocol === UDP && IKE_PORTS.includes(packet.destinationPort ?? 0))
    const map = config.crypto?.maps.find(
      (item) => item.name === config.interfaces.find((port) => port.name === name)?.cryptoMap?.value,
    )
    return (
      !own &&
      map?.entries.some((item) => {
        const list = item.match && lookUp(config.accessLists, item.match.value)
        return list !== undefined && listPermits(list, answerTo(packet))
      }) === true
    )
  }

  /** A home router gives what leaves its own outside address. */
  private translated(config: Configuration, step: Step, out: string): Step {
    const outside = config.interfaces.find((item) => item.name === out)
    const inside = config.interfaces.find((item) => item.name === step.in)
    const address = this.address({ device: config.device, interface: out })
    if (config.kind !== 'nat' || outside?.natSide !== 'outside' || inside?.natSide !== 'inside' || !address) return step
    const packet = { ...step.packet, source: address.ip }
    this.translations.set(`${config.device} ${conversation(answerTo(packet))}`, step.packet)
    return { ...step, packet }
  }

  private untranslated({ device, packet }: Step, side: 'inside' | 'outside' | undefined): Packet | undefined {
    if (side !== 'outside') return packet
    const origin = this.translations.get(`${device} ${conversation(packet)}`)
    return origin && { ...packet, destination: origin.source }
  }

  private address(port: Port): Address | undefined {
    return this.moment.addresses.of.get(portKey(port))
  }

  private send(config: Configuration, step: Step, exit: Exit): Step | Fate {
    const from = { device: config.device, interface: exit.out }
    const to = this.answerer(from, exit.gateway ?? step.packet.destination)
    if (!to) return this.ended(step, 'nobody answers ARP')
    return { device: to.device, packet: step.packet, in: to.interface }
  }

  /** Who answers ARP for an address on a segment: its owner, the active router, or one that knows the way. */
  private answerer(from: Port, address: Ip): Port | undefined {
    const { ground, actives } = this.moment
    const near = ground.neighbours(from)
    const keys = new Set(near.map(portKey))
    return (
      near.find((item) => ground.up(item) && this.address(item)?.ip === address) ??
      actives.find((item) => item.virtual === address && keys.has(portKey(item.port)))?.port ??
      near.find((item) => {
        if (!ground.interfaceOf(item)?.proxyArp.value) return false
        const exit = this.exit(item.device, address)
        return exit !== undefined && exit.out !== item.interface && exit.out !== 'Null0'
      })
    )
  }
}
