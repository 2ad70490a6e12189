/**
 * Lines typed at terminals, as of the moment that is shown. Each waits for its answer; what acts takes the page to the
 * new present, and `write memory` becomes an edit of the design.
 */
import type { ExecAnswer, ExecRequest, Reply, Terminal } from '../engine/messages'
import { beginAnew, designStore, edit } from './design'
import { runStore } from './run'
import { forgetTyped } from './typed'
import { setTime } from './view'
import { engineFor } from './wiring'

export type ConsoleAnswer =
  | { readonly kind: 'answer'; readonly answer: ExecAnswer; readonly note?: string }
  | { readonly kind: 'failed'; readonly reason: string }
  /** The design changed or the engine began anew before there was an answer. */
  | { readonly kind: 'gone' }

type Typed = Pick<ExecRequest, 'device' | 'line' | 'terminal' | 'key' | 'more'>

const waiting = new Map<number, (answer: ConsoleAnswer) => void>()

designStore.subscribe((state, before) => {
  if (state.revision !== before.revision) endAll()
})

function endAll(): void {
  for (const end of waiting.values()) end({ kind: 'gone' })
  waiting.clear()
}

/** Sends a line or a key; while the network is being built anew it waits for it. */
export async function typeAtConsole(typed: Typed): Promise<ConsoleAnswer> {
  await settled()
  const { revision, history } = designStore.getState()
  const step = history.past.length
  const id = engineFor(heard)?.exec(revision, { ...typed, step }, runStore.getState().at)
  if (id === undefined) return { kind: 'failed', reason: 'The simulation has not started.' }
  return new Promise((resolve) => waiting.set(id, resolve))
}

/** Until the tables speak of the present design. */
function settled(): Promise<void> {
  const isSettled = () => runStore.getState().snapshotRevision === designStore.getState().revision
  if (isSettled()) return Promise.resolve()
  return new Promise((resolve) => {
    const stop = runStore.subscribe(() => {
      if (!isSettled()) return
      stop()
      resolve()
    })
  })
}

function heard(reply: Reply): boolean {
  if (reply.kind === 'failed' && reply.id === 0) endAll()
  const end = waiting.get(reply.id)
  if (!end) return false
  if (reply.kind === 'progress') return true
  waiting.delete(reply.id)
  if (reply.kind === 'answer' && reply.answer.kind === 'exec') end(taken(reply.answer))
  else end({ kind: 'failed', reason: reply.kind === 'failed' ? reply.message : 'The engine gave no answer.' })
  return true
}

function taken(answer: ExecAnswer): ConsoleAnswer {
  // The scenario's future is no more: the network goes on from here.
  if (answer.acted) setTime({ scenario: undefined, at: 0, playing: false })
  if (!answer.save) return { kind: 'answer', answer }
  const { device, patch } = answer.save
  const { revision } = designStore.getState()
  const problem = edit({ kind: 'set-patch', name: device, patch })
  if (problem === undefined) forgetTyped((line) => line.device === device)
  // What was typed comes to what the design says already: the network is built from it.
  if (problem === undefined && designStore.getState().revision === revision) beginAnew()
  const note = problem ?? 'Kept in the design as changes by hand; undo takes them back.'
  return { kind: 'answer', answer, note: `(${note})` }
}

const AT_THE_PROMPT: Terminal = { mode: 'privileged', section: [], length: 0 }

/** `write memory` at every device that runs with lines that the design has not. */
export async function writeTyped(): Promise<void> {
  const devices = new Set(runStore.getState().typedLines.map(({ device }) => device))
  for (const device of devices) await typeAtConsole({ device, line: 'write memory', terminal: AT_THE_PROMPT })
}
