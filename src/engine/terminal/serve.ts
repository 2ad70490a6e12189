/**
 * A key or a line at a terminal. What acts goes on from the moment that is shown, and that is the present from then on;
 * a ping at a moment of the past travels in a copy, which is thrown away.
 */

import { historyOf, logUntil } from '../../analysis/index'
import {
  type ConsoleContext,
  complete,
  consoleLog,
  type Effect,
  type ExecResult,
  exec,
  FRESH_TERMINAL,
  help,
  promptOf,
  type Terminal,
  watchesPackets,
} from '../../console/index'
import { lookUp } from '../../net/index'
import { forgetScheduled, forkNetwork, leftConfiguration, takeWatched, watch } from '../../sim/index'
import type { Loaded } from '../loaded'
import type { ExecAnswer, ExecRequest } from '../messages'
import type { Work } from '../questions/question'
import { applyEffect, passMoment, runUntilQuiet } from './act'
import { contextOf } from './context'
import { probeOutput } from './probe'
import { patchFor } from './save'

export interface Served {
  readonly answer: ExecAnswer
  /** The network after the line, when it went on. */
  readonly after?: Loaded
}

/** Serves one request as of a moment; `present` when that is the newest there is. */
export function* serveTerminal(loaded: Loaded, request: ExecRequest, present: boolean): Work<Served | string> {
  const { device, line, terminal = FRESH_TERMINAL, key = 'enter' } = request
  const context = contextOf(loaded, device)
  if (typeof context === 'string') return context
  if (key === 'help')
    return { answer: answerOf(context, { ...unchanged(terminal), output: help(context, terminal, line) }) }
  if (key === 'tab')
    return { answer: { ...answerOf(context, unchanged(terminal)), line: complete(context, terminal, line) } }
  const result = exec(context, line, terminal)
  const leaves = terminal.mode === 'configure' && result.terminal.mode !== 'configure'
  const changed = lookUp(loaded.typed, device) !== undefined
  if (result.effects.length === 0 && !(leaves && changed)) return { answer: answerOf(context, result) }
  return yield* act(loaded, context, device, result, present, leaves)
}

const unchanged = (terminal: Terminal): ExecResult => ({ ok: true, output: '', terminal, effects: [] })

function answerOf(context: ConsoleContext, { ok, output, terminal, known }: ExecResult): ExecAnswer {
  return { kind: 'exec', ok, output, terminal, prompt: promptOf(context, terminal), ...(known ? { known } : {}) }
}

/** What asks of the network without changing what it was told. */
const ASKING: ReadonlySet<Effect['kind']> = new Set(['ping', 'traceroute', 'packet-tracer', 'save'])

function* act(
  loaded: Loaded,
  before: ConsoleContext,
  device: string,
  result: ExecResult,
  present: boolean,
  leaves: boolean,
): Work<Served | string> {
  const { effects } = result
  const asking = effects.length > 0 && effects.every(({ kind }) => ASKING.has(kind))
  let live: Loaded = { ...loaded, network: forkNetwork(loaded.network) }
  // Who acts makes another future than the scenario's; a ping that is thrown away travels in the scenario's own.
  if (!asking) forgetScheduled(live.network)
  const known = live.network.journal.length
  if (watchesPackets(result.terminal.debugs ?? [])) watch(live.network, device)
  const probes: string[] = []
  for (const effect of effects) {
    live = applyEffect(live, device, effect)
    const output = probeOutput(before, live.network, device, effect)
    if (output !== undefined) probes.push(output)
  }
  if (leaves) leftConfiguration(live.network, device)
  const start = forkNetwork(live.network)
  const typing = effects.some((effect) => effect.kind === 'configure')
  if (typing) passMoment(live.network)
  else if (!asking) yield* runUntilQuiet(live.network)
  const after = contextOf(live, device)
  if (typeof after === 'string') return after
  const watched = takeWatched(live.network)
  const log = consoleLog(after, live.network.journal.slice(known), result.terminal, watched)
  const output = [result.output, ...probes, ...log].filter((part) => part !== '').join('\n')
  const saved = effects.find((effect) => effect.kind === 'save')
  const patch = saved ? patchFor(loaded, device, saved.text) : undefined
  const answer: ExecAnswer = {
    ...answerOf(after, { ...result, output }),
    ...(patch ? { save: { device, patch } } : {}),
  }
  const passing = asking && (!present || saved !== undefined || live.network.now === loaded.network.now)
  const passed = live.network.now - loaded.network.now
  return passing
    ? { answer }
    : { answer: { ...answer, acted: true, passed }, after: yield* goneOn(loaded, live, start) }
}

/** The way there can be looked at again: what was before, and from the moment of the line on. */
function* goneOn(before: Loaded, live: Loaded, start: Loaded['network']): Work<Loaded> {
  const { network } = live
  const kept = before.keyframes.filter((frame) => frame.now <= start.now)
  const { served, logs } = before.service
  const earlier = logs.map((log) => logUntil(log, start.now))
  const service = { served, logs: [yield* historyOf(served, [start, network]), ...earlier] }
  return { ...live, keyframes: [...kept, start, forkNetwork(network)], settledAt: network.lastChange, service }
}
