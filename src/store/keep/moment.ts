/**
 * Which scenario a design was looked at in, and at which moment: kept for the life of the tab, so that a reload or the
 * way back from the list does not show a settled network to somebody who was in the middle of a failure.
 */
import { designStore } from '../design'
import { setTime, viewStore } from '../view'

interface Moment {
  readonly scenario: string
  /** Microseconds from its beginning. */
  readonly at: number
}

const keyOf = (document: string) => `headend.moment.${document}`

const SETTLED = { scenario: undefined, at: 0, playing: false }

/** Call it after all else that follows the design: what is kept has the last word when another document is shown. */
export function keepMoments(storage: Storage | undefined): void {
  let shown = designStore.getState().document
  designStore.subscribe(({ document, design }) => {
    if (document === shown) return
    shown = document
    const kept = read(storage, document)
    const known = kept && design.scenarios.some(({ name }) => name === kept.scenario)
    setTime(known ? { ...kept, playing: false } : SETTLED)
  })
  viewStore.subscribe(({ time }, { time: before }) => {
    // While documents change, time still speaks of the one before.
    if (time === before || designStore.getState().document !== shown) return
    if (time.playing && before.playing && Math.floor(time.at / 1e6) === Math.floor(before.at / 1e6)) return
    write(storage, shown, time.scenario === undefined ? undefined : { scenario: time.scenario, at: time.at })
  })
}

function read(storage: Storage | undefined, document: string): Moment | undefined {
  try {
    const value: unknown = JSON.parse(storage?.getItem(keyOf(document)) ?? 'null')
    if (typeof value !== 'object' || value === null || !('scenario' in value) || !('at' in value)) return undefined
    const { scenario, at } = value
    if (typeof scenario !== 'string' || typeof at !== 'number' || !(at >= 0)) return undefined
    return { scenario, at }
  } catch {
    return undefined
  }
}

function write(storage: Storage | undefined, document: string, moment: Moment | undefined): void {
  try {
    if (moment) storage?.setItem(keyOf(document), JSON.stringify(moment))
    else storage?.removeItem(keyOf(document))
  } catch {
    // Without a storage the settled network is shown after a reload.
  }
}
