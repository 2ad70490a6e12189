/**
 * Which scenario a design was looked at in, at which moment, and between which ends of a path: kept for the life of the tab, so
 * that a reload or the way back from the list does not show a settled network to somebody who was in the middle of a failure.
 */
import type { TraceQuery } from '../../engine/messages'
import { designStore } from '../design'
import { setTime, setView, viewStore } from '../view'
import { readTab, writeTab } from './tab'

interface Moment {
  readonly scenario: string
  /** Microseconds from its beginning. */
  readonly at: number
}

type Ends = Pick<TraceQuery, 'from' | 'to' | 'protocol' | 'port'>

const keyOf = (document: string) => `headend.moment.${document}`
const endsKeyOf = (document: string) => `headend.ends.${document}`

const SETTLED = { scenario: undefined, at: 0, playing: false }

/** Call it after all else that follows the design: what is kept has the last word when another document is shown. */
export function keepMoments(storage: Storage | undefined): void {
  let shown = designStore.getState().document
  designStore.subscribe(({ document, design }) => {
    if (document === shown) return
    shown = document
    const kept = readMoment(storage, document)
    const known = kept && design.scenarios.some(({ name }) => name === kept.scenario)
    setTime(known ? { ...kept, playing: false } : SETTLED)
    const ends = readEnds(storage, document) ?? { from: '', to: '' }
    setView({ query: { ...viewStore.getState().query, ...ends, faults: [] } })
  })
  viewStore.subscribe(({ time, query }, { time: before, query: asked }) => {
    // While documents change, the view still speaks of the one before.
    if (designStore.getState().document !== shown) return
    if (query !== asked) {
      const { from, to, protocol, port } = query
      writeTab(storage, endsKeyOf(shown), from === '' && to === '' ? undefined : { from, to, protocol, port })
    }
    if (time === before) return
    if (time.playing && before.playing && Math.floor(time.at / 1e6) === Math.floor(before.at / 1e6)) return
    writeTab(storage, keyOf(shown), time.scenario === undefined ? undefined : { scenario: time.scenario, at: time.at })
  })
}

function readMoment(storage: Storage | undefined, document: string): Moment | undefined {
  const kept = readTab(storage, keyOf(document))
  const [scenario, at] = [kept.get('scenario'), kept.get('at')]
  return typeof scenario === 'string' && typeof at === 'number' && at >= 0 ? { scenario, at } : undefined
}

const PROTOCOLS: readonly unknown[] = ['udp', 'tcp', 'icmp', 'esp'] satisfies readonly Ends['protocol'][]
const isProtocol = (value: unknown): value is Ends['protocol'] => PROTOCOLS.includes(value)

function readEnds(storage: Storage | undefined, document: string): Ends | undefined {
  const kept = readTab(storage, endsKeyOf(document))
  const [from, to, protocol, port] = ['from', 'to', 'protocol', 'port'].map((field) => kept.get(field))
  if (typeof from !== 'string' || typeof to !== 'string' || !isProtocol(protocol) || typeof port !== 'number')
    return undefined
  return { from, to, protocol, port }
}
