/** What the keys and buttons of the transport do: every one ends playing but play itself. */
import type { JournalEntry } from '../../engine/messages'
import { runStore, setTime, viewStore } from '../../store/index'
import { SECOND, stepMoment } from './steps'

export const SPEEDS = [1, 2, 5, 10, 30, 60, 100, 300, 1000] as const

/** Microseconds from the settled moment to the end of the run. */
export function lengthOfRun(): number {
  const { result } = runStore.getState()
  return result ? result.end - result.start : 0
}

const momentsOf = new WeakMap<readonly JournalEntry[], readonly number[]>()

/** Moments at which the journal has entries, from the settled moment. */
function moments(): readonly number[] {
  const { result } = runStore.getState()
  if (!result) return []
  const known = momentsOf.get(result.journal)
  if (known) return known
  const made = result.journal.map((entry) => entry.at - result.start)
  momentsOf.set(result.journal, made)
  return made
}

const clamp = (at: number) => Math.round(Math.min(lengthOfRun(), Math.max(0, at)))

export const goTo = (at: number): void => setTime({ at: clamp(at), playing: false })
export const goBy = (seconds: number): void => goTo(viewStore.getState().time.at + seconds * SECOND)
export const goStep = (direction: 1 | -1): void =>
  goTo(stepMoment(moments(), viewStore.getState().time.at, direction, lengthOfRun()))

export function togglePlaying(): void {
  const { playing, at } = viewStore.getState().time
  if (playing) return setTime({ playing: false })
  if (lengthOfRun() > 0) setTime({ playing: true, at: at >= lengthOfRun() ? 0 : at })
}

/** Moves time on by what passed outside; it stops at the end of the run. */
export function tick(elapsed: number): void {
  const { at, playing, speed } = viewStore.getState().time
  if (!playing) return
  const end = lengthOfRun()
  const next = Math.round(at + Math.min(elapsed, 0.25) * speed * SECOND)
  setTime(next >= end ? { at: end, playing: false } : { at: next })
}
