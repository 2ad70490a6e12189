/**
 * What was found of packets at one moment, and what it hung on: at another moment the devices alone are asked again at
 * which something has changed that concerns them.
 */
import type { Flow, Ip } from '../../net/index'
import { agedAt } from './aged'
import { type Content, concerns, contentAt, type Difference, differenceOf } from './content'
import { type Handling, sameValue } from './handling'
import { noteRest } from './shifted'
import type { Network } from './state'
import type { Fate } from './walk'

/** One packet that is asked for. */
export interface AskedWay {
  /** A device that has the flow's source address. */
  readonly from: string
  readonly flow: Flow
  /** It carries answers. */
  readonly reply?: boolean
}

/** How packets fared, one after the other, and what that hung on. */
export interface KnownWays {
  readonly asked: readonly AskedWay[]
  readonly fates: readonly Fate[]
  /** What was done on the way, by whom, in order; absent when that is not enough to tell, or too much to remember. */
  readonly handlings?: readonly Handling[]
  /** How the devices on the way were. */
  readonly marks: ReadonlyMap<string, Mark>
  /** Every source and destination on the way, those inside of tunnels and of ARP's questions too. */
  readonly addresses: ReadonlySet<Ip>
  readonly epoch: object
}

interface Mark {
  readonly content: Content
  readonly aged: number
}

/** How the devices of a network are at its moment. */
export class Marks {
  private readonly network: Network
  private readonly marks = new Map<string, Mark>()
  private readonly differences = new Map<Content, Difference>()

  constructor(network: Network) {
    this.network = network
  }

  of(device: string): Mark {
    const known = this.marks.get(device)
    if (known) return known
    const { nodes, now } = this.network
    const node = nodes.get(device)
    if (!node) throw new Error(`there is no device ${device}`)
    const mark = { content: contentAt(this.network, node), aged: agedAt(node, now) }
    this.marks.set(device, mark)
    return mark
  }

  all(devices: Iterable<string>): ReadonlyMap<string, Mark> {
    return new Map([...devices].map((device) => [device, this.of(device)]))
  }

  /** What is otherwise than it was: nothing at all, or at these devices something that concerns the packets. */
  changes(asked: readonly AskedWay[], known: KnownWays): 'none' | 'not known' | ReadonlySet<string> {
    if (known.epoch !== this.network.epoch || !sameValue(asked, known.asked)) return 'not known'
    let stamped = false
    const changed = new Set<string>()
    for (const [device, mark] of known.marks) {
      const now = this.of(device)
      if (mark === now || (mark.content === now.content && mark.aged === now.aged)) continue
      stamped = true
      if (mark.aged !== now.aged || this.concerned(device, mark.content, now.content, known)) changed.add(device)
    }
    return stamped ? changed : 'none'
  }

  /** Why no SA came about is told by IKE, of which packets know nothing else. */
  private concerned(device: string, then: Content, now: Content, known: KnownWays): boolean {
    if (known.fates.some((fate) => fate.disposition === 'dropped-by-crypto' && fate.device === device)) return true
    const difference = this.differences.get(then) ?? differenceOf(then, now)
    this.differences.set(then, difference)
    return concerns(difference, known.addresses)
  }
}

/** The devices that the last shift of a network concerned; undefined when it may be any. */
export function movedIn(network: Network): readonly string[] | undefined {
  noteRest(network)
  return network.moved
}

/** What devices hold, followed from one shift of a running network to the next. */
export class Contents {
  private readonly last = new Map<string, Content>()

  /** By what changed at a device since it was asked for last: whether ways are concerned; undefined when it never was. */
  changed(network: Network, device: string): ((ways: KnownWays) => boolean) | undefined {
    const node = network.nodes.get(device)
    const before = this.last.get(device)
    if (!node) return undefined
    const now = contentAt(network, node)
    this.last.set(device, now)
    if (!before) return undefined
    const difference = differenceOf(before, now)
    return ({ addresses }) => concerns(difference, addresses)
  }
}
