/**
 * Packets that wait for a line, by the disciplines of IOS (QoS: Congestion Management Configuration Guide): one queue, first
 * come first served; fair queues, a conversation each; classes with a share of the line each; a priority class before them,
 * held to its rate while others wait; shapers and policers over any of these, nested.
 *
 *  Q1. What is taken in comes out once, or is told as dropped; nothing else comes out.
 *  Q2. Packets of one conversation in one class keep their order.
 *  Q3. While something waits and no shaper holds it, `take` gives a packet.
 *  Q4. A priority class that keeps to its rate waits for nothing but what has left the queue already.
 *
 * Shares are by start times (Goyal, Start-time Fair Queueing, 1996): of what is ready goes first whose start is least, and
 * its next start lies later by its length over its weight.
 */
import { NEVER, type SimTime } from '../kernel/time'
import { type Bucket, type BucketPlan, charge, conforms, fullBucket, readyAt } from './bucket'
import {
  type ClassCounts,
  copiedCounts,
  countDelayed,
  countDropped,
  countOffered,
  countSent,
  type DropReason,
  noCounts,
} from './counts'
import type { ClassPlan, PolicyPlan } from './plan'

/** What a packet is to a queue. */
export interface Waiting<Item> {
  readonly item: Item
  readonly bytes: number
  /** Which conversation it is of, where each has its turn, and its weight there. */
  readonly conversation: number
  readonly weight: number
  /** Control of the network itself: it is not dropped for want of room. */
  readonly control: boolean
}

interface Turn<Item> {
  readonly conversation: number
  start: number
  packets: Waiting<Item>[]
}

interface ClassState<Item> {
  start: number
  waiting: number
  /** Turns that wait, of a leaf; of a class with one queue there is one at most. */
  turns: Turn<Item>[]
  /** Start of the turn that was served last. */
  virtual: number
  readonly shape: Bucket | undefined
  readonly police: Bucket | undefined
  readonly priority: Bucket | undefined
  readonly child: PolicyState<Item> | undefined
  readonly counts: ClassCounts
}

export interface PolicyState<Item> {
  readonly classes: readonly ClassState<Item>[]
  /** Places of the classes in which something waits, in order: the others cost nothing. */
  backlog: number[]
  virtual: number
  waiting: number
}

export function emptyPolicy<Item>(plan: PolicyPlan, now: SimTime): PolicyState<Item> {
  return { classes: plan.classes.map((each) => emptyClass<Item>(each, now)), backlog: [], virtual: 0, waiting: 0 }
}

function emptyClass<Item>(plan: ClassPlan, now: SimTime): ClassState<Item> {
  return {
    start: 0,
    waiting: 0,
    turns: [],
    virtual: 0,
    shape: plan.shape && fullBucket(plan.shape, now),
    police: plan.police && fullBucket(plan.police, now),
    priority: plan.priority && fullBucket(plan.priority, now),
    child: plan.child && emptyPolicy<Item>(plan.child, now),
    counts: noCounts(now),
  }
}

/** A copy for a fork. */
export function clonePolicy<Item>(state: PolicyState<Item>): PolicyState<Item> {
  return { ...state, classes: state.classes.map(cloneClass), backlog: state.backlog.slice() }
}

const copied = (bucket: Bucket | undefined): Bucket | undefined => bucket && { ...bucket }

function cloneClass<Item>(state: ClassState<Item>): ClassState<Item> {
  return {
    ...state,
    turns: state.turns.map((turn) => ({ ...turn, packets: turn.packets.slice() })),
    shape: copied(state.shape),
    police: copied(state.police),
    priority: copied(state.priority),
    child: state.child && clonePolicy(state.child),
    counts: copiedCounts(state.counts),
  }
}

/** What its classes have counted is forgotten; what waits does so still. */
export function forgetCounts<Item>(state: PolicyState<Item>, now: SimTime): void {
  for (const { counts, child } of state.classes) {
    Object.assign(counts, noCounts(now))
    if (child) forgetCounts(child, now)
  }
}

/** A packet that is lost, and the class that lost it. */
export interface Dropped<Item> {
  readonly packet: Waiting<Item>
  readonly why: DropReason
  readonly class: string
}

/**
 * Takes a packet in, by the classes that it is of from the outermost in; `congested` = the line or a queue makes others
 * wait. What is dropped for it comes back: itself, or with fair queues one of the longest.
 */
export function offer<Item>(
  plan: PolicyPlan,
  state: PolicyState<Item>,
  path: readonly number[],
  packet: Waiting<Item>,
  now: SimTime,
  congested: boolean,
): Dropped<Item> | undefined {
  const [index = plan.classes.length - 1, ...below] = path
  const [told, held] = [plan.classes[index], state.classes[index]]
  if (!told || !held) return undefined
  const bits = packet.bytes * 8
  countOffered(held.counts, packet.bytes, now)
  const dropped = (why: DropReason): Dropped<Item> => {
    countDropped(held.counts, packet.bytes, why)
    return { packet, why, class: told.name }
  }
  if (told.police && held.police && !conforms(held.police, told.police, bits, now)) return dropped('policed')
  if (told.priority && held.priority && !conforms(held.priority, told.priority, bits, now) && congested)
    return dropped('over priority')
  const lost =
    told.child && held.child
      ? offer(told.child, held.child, below, packet, now, congested)
      : queue(told, held, packet, (lost) => ({ packet: lost, why: 'full', class: told.name }))
  // What is lost for it was of the same class: one in, one out.
  if (lost) {
    countDropped(held.counts, lost.packet.bytes, told.child ? undefined : lost.why)
    return lost
  }
  if (held.waiting === 0) {
    held.start = Math.max(held.start, state.virtual)
    state.backlog = [...state.backlog, index].sort((a, b) => a - b)
  }
  if (congested) countDelayed(held.counts, packet.bytes)
  held.waiting++
  state.waiting++
  return undefined
}

function queue<Item>(
  { fair, limit }: ClassPlan,
  held: ClassState<Item>,
  packet: Waiting<Item>,
  lose: (packet: Waiting<Item>) => Dropped<Item>,
): Dropped<Item> | undefined {
  const turn = turnOf(held, fair ? packet.conversation : 0)
  if (held.waiting < limit || packet.control) {
    turn.packets.push(packet)
    return undefined
  }
  const longest = held.turns.reduce((most, each) => (each.packets.length > most.packets.length ? each : most), turn)
  const last = longest === turn ? undefined : longest.packets.findLastIndex(({ control }) => !control)
  const lost = last === undefined || last < 0 ? undefined : longest.packets.splice(last, 1)[0]
  if (lost) turn.packets.push(packet)
  held.turns = held.turns.filter(({ packets }) => packets.length > 0)
  return lose(lost ?? packet)
}

function turnOf<Item>(held: ClassState<Item>, conversation: number): Turn<Item> {
  const known = held.turns.find((turn) => turn.conversation === conversation)
  if (known) return known
  const fresh: Turn<Item> = { conversation, start: held.virtual, packets: [] }
  held.turns.push(fresh)
  return fresh
}

export type Taken<Item> =
  | { readonly kind: 'packet'; readonly packet: Waiting<Item> }
  /** A shaper holds all that waits until then. */
  | { readonly kind: 'held'; readonly until: SimTime }
  | { readonly kind: 'empty' }

const EMPTY = { kind: 'empty' } as const

/** The packet whose turn it is. */
export function take<Item>(plan: PolicyPlan, state: PolicyState<Item>, now: SimTime): Taken<Item> {
  if (state.waiting === 0) return EMPTY
  const index = next(plan, state, now)
  if (index === undefined) return { kind: 'held', until: policyReadyAt(plan, state, now) }
  const [told, held] = [plan.classes[index], state.classes[index]]
  if (!told || !held) return EMPTY
  const taken = told.child && held.child ? take(told.child, held.child, now) : serve(held)
  if (taken.kind !== 'packet') return taken
  const { bytes } = taken.packet
  countSent(held.counts, bytes)
  if (told.shape && held.shape) charge(held.shape, told.shape, bytes * 8, now)
  if (!told.priority) {
    state.virtual = held.start
    held.start += bytes / told.weight
  }
  held.waiting--
  state.waiting--
  if (held.waiting === 0) state.backlog = state.backlog.filter((each) => each !== index)
  return taken
}

/** The class that is served next: a priority class that is ready, else whose start is least. */
function next<Item>(plan: PolicyPlan, state: PolicyState<Item>, now: SimTime): number | undefined {
  let best: number | undefined
  let least = Number.POSITIVE_INFINITY
  for (const index of state.backlog) {
    const [told, held] = [plan.classes[index], state.classes[index]]
    if (!told || !held || classReadyAt(told, held, now) > now) continue
    if (told.priority) return index
    if (held.start >= least) continue
    best = index
    least = held.start
  }
  return best
}

function policyReadyAt<Item>(plan: PolicyPlan, state: PolicyState<Item>, now: SimTime): SimTime {
  let first: SimTime = NEVER
  for (const index of state.backlog) {
    const [told, held] = [plan.classes[index], state.classes[index]]
    const at = told && held ? classReadyAt(told, held, now) : NEVER
    if (at < first) first = at
  }
  return first
}

function classReadyAt<Item>(told: ClassPlan, held: ClassState<Item>, now: SimTime): SimTime {
  const own = told.shape && held.shape ? readyAt(held.shape, told.shape, now) : now
  const inner = told.child && held.child ? policyReadyAt(told.child, held.child, now) : now
  return own > inner ? own : inner
}

function serve<Item>(held: ClassState<Item>): Taken<Item> {
  const [one, ...others] = held.turns
  if (!one) return EMPTY
  const turn = others.reduce((first, each) => (each.start < first.start ? each : first), one)
  const packet = turn.packets.shift()
  if (!packet) return EMPTY
  held.virtual = turn.start
  turn.start += packet.bytes / packet.weight
  if (turn.packets.length === 0) held.turns = held.turns.filter((each) => each !== turn)
  return { kind: 'packet', packet }
}

/** Whether a shaper on the way of a packet would hold it now. */
export function isHeld<Item>(
  plan: PolicyPlan,
  state: PolicyState<Item>,
  path: readonly number[],
  now: SimTime,
): boolean {
  const [index = plan.classes.length - 1, ...below] = path
  const [told, held] = [plan.classes[index], state.classes[index]]
  if (!told || !held) return false
  if (told.shape && held.shape && readyAt(held.shape, told.shape, now) > now) return true
  return told.child !== undefined && held.child !== undefined && isHeld(told.child, held.child, below, now)
}

/** Takes everything out, whatever holds it: a policy that is no more, or a line without carrier. */
export function takeAll<Item>(state: PolicyState<Item>): readonly Waiting<Item>[] {
  const all = state.classes.flatMap((held) => [
    ...held.turns.flatMap(({ packets }) => packets),
    ...(held.child ? takeAll(held.child) : []),
  ])
  for (const held of state.classes) {
    held.turns = []
    held.waiting = 0
  }
  state.backlog = []
  state.waiting = 0
  return all
}

/** What a packet on this way is held to. */
export function bucketsOn(plan: PolicyPlan, path: readonly number[]): readonly BucketPlan[] {
  const [index = plan.classes.length - 1, ...below] = path
  const told = plan.classes[index]
  if (!told) return []
  const own = [told.shape, told.police, told.priority].flatMap((bucket) => bucket ?? [])
  return told.child ? [...own, ...bucketsOn(told.child, below)] : own
}
