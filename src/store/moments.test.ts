/** The page's side of a run: what is asked of the engine when, and which moment is shown afterwards. */
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Scenario } from '../design/index'
import type { Reply, ScenarioResult, SimTime, SnapshotView } from '../engine/messages'
import { designStore, edit, openDesign, runStore, setTime, strikeNow, undoStep, viewStore } from './index'
import { startMoments } from './moments'

vi.useFakeTimers()
const asked: string[] = []
let id = 0
const note = (text: string) => {
  asked.push(text)
  return ++id
}
const moments = startMoments(
  {
    load: () => note('load'),
    run: (_revision, { name, events }) => note(`run ${name} ${events.length}`),
    seek: (_revision, at) => note(`seek ${at ?? 'settled'}`),
    ask: () => note('ask'),
    exec: () => note('exec'),
    untype: () => note('exec'),
    stop: () => undefined,
    end: () => undefined,
    cancel: (of) => note(`cancel ${of}`),
  },
  () => undefined,
)

const scenario: Scenario = { name: 'one', title: 'One', story: '', untilSeconds: 10, events: [], calls: [] }
const time = (at: number) => at as SimTime
const revision = () => designStore.getState().revision
const result = { name: 'one', start: time(100), end: time(9_000_000) } as ScenarioResult
const snapshot = (at: number): Reply => ({
  kind: 'snapshot',
  id,
  revision: revision(),
  view: { now: time(at) } as SnapshotView,
  sites: [],
  at: time(at),
})
const ran = (): Reply => ({ kind: 'ran', id, revision: revision(), result, problems: [] })
const settled = { view: { now: time(100) } as SnapshotView, sites: [] }

describe('a run', () => {
  beforeEach(() => {
    setTime({ scenario: undefined, at: 0, playing: false })
    openDesign({ ...designStore.getState().design, scenarios: [scenario] })
    runStore.setState({ settled, view: settled.view, at: undefined })
    setTime({ scenario: 'one', at: 0 })
    moments.heard(ran())
    moments.heard(snapshot(100))
    vi.runAllTimers()
    asked.length = 0
  })

  it('is kept until it is left; then the settled network is shown', () => {
    expect(runStore.getState()).toMatchObject({ result, playing: undefined, at: 100 })
    setTime({ scenario: undefined })
    expect(runStore.getState()).toMatchObject({ result: undefined, at: undefined, view: settled.view })
  })
  it('is looked at one moment at a time: of those wanted meanwhile only the last is asked for', () => {
    for (const at of [10, 20, 30]) setTime({ at })
    expect(asked).toEqual(['seek 110'])
    moments.heard(snapshot(110))
    vi.runAllTimers()
    expect(asked).toEqual(['seek 110', 'seek 130'])
    moments.heard(snapshot(130))
    vi.runAllTimers()
    expect(runStore.getState().at).toBe(130)
    expect(asked).toHaveLength(2)
  })
  it('is played again when the network was changed, and time stands where it was left', () => {
    setTime({ at: 50 })
    moments.heard(snapshot(150))
    vi.runAllTimers()
    moments.settled()
    expect(asked.at(-1)).toBe('run one 0')
    moments.heard(ran())
    expect(asked.at(-1)).toBe('seek 150')
  })
  it('is played again when a fault is struck or undone, without simulating the network anew', () => {
    const before = revision()
    setTime({ at: 2_000_000 })
    strikeNow('Reload x', ['reload:x'])
    expect(asked.at(-1)).toBe('run one 1')
    undoStep()
    expect(asked.at(-1)).toBe('run one 0')
    expect(revision()).toBe(before)
    expect(viewStore.getState().time.at).toBe(2_000_000)
  })
  it('ends when the document has its scenario no more', () => {
    edit({ kind: 'set-design', change: { scenarios: [] } })
    expect(viewStore.getState().time.scenario).toBeUndefined()
    expect(runStore.getState().result).toBeUndefined()
  })
})

describe('a fault without a scenario', () => {
  it('begins one, some seconds after the settled moment, and undo takes both back', () => {
    setTime({ scenario: undefined, at: 0 })
    openDesign({ ...designStore.getState().design, scenarios: [] })
    strikeNow('Hang x', ['hang:x'])
    expect(viewStore.getState().time).toMatchObject({ scenario: 'hang-x', at: 5_000_000 })
    expect(designStore.getState().design.scenarios[0]?.events).toEqual([
      { atSeconds: 5, action: 'fault', fault: 'hang:x' },
    ])
    undoStep()
    expect(designStore.getState().design.scenarios).toEqual([])
    expect(viewStore.getState().time.scenario).toBeUndefined()
  })
})
