/**
 * The processes of a device, whichever they are: one place where each is stepped with what it listens to, and where every
 * effect is routed. Protocols meet only here: one hears of SAs, another of the routing table.
 */
import type { Context, Effect, Turn, WakeInput } from '../kernel/protocol'
import { type Random, randomFrom } from '../kernel/random'
import type { AnyConfig, AnyState, Ending, Process, Row } from '../kernel/row'
import { NEVER, type SimTime } from '../kernel/time'
import type { TrafficWord, Word } from '../kernel/word'
import { PROTOCOLS } from '../protocols/all'
import { activeRoutes } from '../rib/rib'
import { applyEffects } from './effects'
import { listenersTo } from './listeners'
import { claimedWords, interfaceInput } from './ports'
import type { NodeState, SeenNode } from './state'
import type { World } from './world'

const WAKE: WakeInput = { kind: 'wake' }

/** Tells every process that listens, one after the other. A stopped one hears nothing. */
export function tellProcesses(world: World, node: NodeState, word: Word): void {
  for (const row of listenersTo(word.kind)) hear(world, node, row, word)
}

/** Whether those that listen would do no more than count what passes. */
export function hearsQuietly(world: World, node: NodeState, word: TrafficWord): boolean {
  for (const { name, countsOnly } of listenersTo(word.kind)) {
    const process = node.processes.get(name)
    if (!process?.told || !node.running || node.stopped.has(name)) continue
    const { device, parameters } = node
    if (!countsOnly?.(process.told, process.state, word, { now: world.now(), device, parameters })) return false
  }
  return true
}

function contextOf(world: World, node: NodeState, random: Random): Context {
  const { device, parameters } = node
  return { now: world.now(), device, random, parameters, watched: world.watches?.(node) === true }
}

/** One process hears something, and what it wants done is done. */
function hear(world: World, node: NodeState, row: Row, word: Word | WakeInput): void {
  const process = node.processes.get(row.name)
  if (!process?.told || !node.running || node.stopped.has(row.name)) return
  const { told, state } = process
  const random = randomFrom(node.randomState)
  const turn = row.hear(told, state, word, contextOf(world, node, random))
  node.randomState = random.state()
  if (!turn) return
  if (turn.state !== state) keep(node, row, told, turn)
  applyEffects(world, node, turn.effects)
}

function keep(node: NodeState, row: Row, told: AnyConfig, { state }: Turn<AnyState, Effect>): void {
  node.processes.set(row.name, { row, told, state, due: row.deadline(state) })
}

/** Every process whose deadline has come is woken, and must then move it on. */
export function wakeProcesses(world: World, node: NodeState): void {
  for (const row of PROTOCOLS) {
    if (dueOf(node, node.processes.get(row.name)) > world.now()) continue
    hear(world, node, row, WAKE)
    const next = dueOf(node, node.processes.get(row.name))
    if (next <= world.now())
      throw new Error(`${row.name} on ${node.device}: a wake at ${world.now()} µs left its deadline at ${next} µs`)
  }
}

const dueOf = (node: SeenNode, process: Process | undefined): SimTime =>
  process === undefined || node.stopped.has(process.row.name) ? NEVER : process.due

/** When a process of the node next wants to be woken. */
export function processDeadline(node: SeenNode): SimTime {
  let first: SimTime = NEVER
  for (const process of node.processes.values()) {
    if (process.due < first && !node.stopped.has(process.row.name)) first = process.due
  }
  return first
}

/** Gathers the effects of several turns and applies them when all states are in place. */
function together(world: World, node: NodeState, turns: (cx: Context, effects: Effect[]) => void): void {
  const effects: Effect[] = []
  const random = randomFrom(node.randomState)
  turns(contextOf(world, node, random), effects)
  node.randomState = random.state()
  applyEffects(world, node, effects)
}

function boot(node: NodeState, row: Row, cx: Context, effects: Effect[], booting: boolean): void {
  const told = row.reads(node.config)
  if (!told) return
  const turn = row.boot(told, cx, booting)
  keep(node, row, told, turn)
  effects.push(...turn.effects)
}

/** Starts every process that a configuration asks for. */
export function bootProcesses(world: World, node: NodeState): void {
  together(world, node, (cx, effects) => {
    for (const row of PROTOCOLS) if (row.runs(node.config)) boot(node, row, cx, effects, true)
  })
}

/** Who hears of the routing table speaks for the others, and so comes after them in what ends or changes them. */
const OTHERS_FIRST: readonly Row[] = [
  ...PROTOCOLS.filter((row) => !row.hears.rib),
  ...PROTOCOLS.filter((row) => row.hears.rib),
]

/**
 * Takes every process through its `reconfigure` door; those that the new lines ask for first are started, and named, for
 * `beginProcesses` to tell them how things stand. One that nothing asks for any more is left without a line to work by.
 */
export function reconfigureProcesses(world: World, node: NodeState): readonly Row[] {
  const fresh: Row[] = []
  together(world, node, (cx, effects) => {
    for (const row of OTHERS_FIRST) {
      const process = node.processes.get(row.name)
      if (process ? reconfigure(node, process, cx, effects) : begins(node, row, cx, effects)) fresh.push(row)
    }
  })
  return fresh
}

function begins(node: NodeState, row: Row, cx: Context, effects: Effect[]): boolean {
  if (!row.runs(node.config)) return false
  boot(node, row, cx, effects, false)
  return true
}

/** True when a part of the process is new. */
function reconfigure(node: NodeState, { row, told: before, state }: Process, cx: Context, effects: Effect[]): boolean {
  const told = row.reads(node.config)
  if (!told) {
    node.processes.set(row.name, { row, told, state, due: NEVER })
    return false
  }
  const turn = row.reconfigure(told, state, cx, before)
  keep(node, row, told, turn)
  effects.push(...turn.effects)
  return turn.fresh ?? false
}

/** Tells processes that start in a running device of its ports and routes, as a boot would. */
export function beginProcesses(world: World, node: NodeState, rows: readonly Row[]): void {
  for (const row of rows) {
    const words = [...node.ports.values()].flatMap((port) => [interfaceInput(port), ...claimedWords(port)])
    for (const word of words) if (row.hears[word.kind]) hear(world, node, row, word)
    if (!row.hears.rib) continue
    hear(world, node, row, { kind: 'rib', added: activeRoutes(node.rib), removed: [] })
    for (const [vrf, { rib }] of node.tables)
      hear(world, node, row, { kind: 'rib', added: activeRoutes(rib), removed: [], vrf })
  }
}

/** Lets the processes that would do so in such a case say goodbye; true when one of them would. */
export function sayGoodbye(world: World, node: NodeState, ending: Ending): boolean {
  const speaking = OTHERS_FIRST.filter((row) => row.goodbye?.(ending, node.parameters))
  for (const row of speaking) hear(world, node, row, { kind: 'stop', farewell: true })
  return speaking.length > 0
}

/**
 * A process ends without a word: routes, addresses and SAs that it held go with it, as when its lines are taken away,
 * and the neighbours are left to notice.
 */
export function endProcess(world: World, node: NodeState, name: string): void {
  const row = PROTOCOLS.find((item) => item.name === name)
  if (row) hear(world, node, row, { kind: 'stop', farewell: false })
  node.stopped = new Set([...node.stopped, name])
}

/** An ended process begins afresh, as after a boot. */
export function restartProcess(world: World, node: NodeState, name: string): void {
  if (!node.stopped.has(name)) return
  node.stopped = new Set([...node.stopped].filter((other) => other !== name))
  const row = PROTOCOLS.find((item) => item.name === name)
  if (!row || !node.running || !row.runs(node.config)) return
  together(world, node, (cx, effects) => boot(node, row, cx, effects, false))
  beginProcesses(world, node, [row])
}
