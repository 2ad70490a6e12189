/** The page's side of a run: what is asked for when, and where time stands afterwards. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { Scenario } from '../design/index'
import type { Reply, ScenarioResult, SimTime, SnapshotView } from '../engine/messages'
import { cancelRun, designStore, leaveScenario, runScenario, runStore, seekTo } from './index'
import { heardScenarioReply, startScenarios } from './scenario'

const asked: string[] = []
let id = 0
const note = (text: string) => {
  asked.push(text)
  return ++id
}
startScenarios({
  load: () => note('load'),
  run: (_revision, { name }) => note(`run ${name}`),
  seek: (_revision, at) => note(`seek ${at ?? 'settled'}`),
  ask: () => note('ask'),
  exec: () => note('exec'),
  cancel: (of) => note(`cancel ${of}`),
})

const scenario: Scenario = { name: 'one', title: 'One', story: '', untilSeconds: 10, events: [], calls: [] }
const time = (at: number) => at as SimTime
const revision = () => designStore.getState().revision
const result = { name: 'one', start: time(100), end: time(200) } as ScenarioResult
const snapshot = (of: number, at?: SimTime): Reply => ({
  kind: 'snapshot',
  id: of,
  revision: revision(),
  view: { now: at ?? time(100) } as SnapshotView,
  journal: [],
  sites: [],
  ...(at === undefined ? {} : { at }),
})
const ran = (): Reply => ({ kind: 'ran', id, revision: revision(), result, problems: [] })

describe('a run', () => {
  beforeEach(() => {
    leaveScenario()
    runStore.setState({ at: undefined, seeking: false })
    designStore.setState({ design: { ...designStore.getState().design, scenarios: [scenario] } })
    runScenario(scenario)
    heardScenarioReply(ran())
    asked.length = 0
  })

  it('is kept until another is played or it is left', () => {
    expect(runStore.getState()).toMatchObject({ scenario: 'one', result, playing: undefined })
    leaveScenario()
    expect(runStore.getState()).toMatchObject({ scenario: undefined, result: undefined })
  })
  it('is looked at one moment at a time: of those wanted meanwhile only the last is asked for', () => {
    for (const at of [110, 120, 130]) seekTo(time(at))
    expect(asked).toEqual(['seek 110'])
    heardScenarioReply(snapshot(id, time(110)))
    expect(asked).toEqual(['seek 110', 'seek 130'])
    heardScenarioReply(snapshot(id, time(130)))
    expect(runStore.getState()).toMatchObject({ at: 130, seeking: false })
  })
  it('is played again on a changed design, and time stands where it was left', () => {
    seekTo(time(150))
    heardScenarioReply(snapshot(id, time(150)))
    heardScenarioReply(snapshot(-1))
    expect(asked.at(-1)).toBe('run one')
    heardScenarioReply({ ...ran(), result: { ...result, start: time(1100), end: time(1200) } } as Reply)
    expect(asked.at(-1)).toBe('seek 1150')
  })
  it('ends when it is cancelled, or when the design has it no more', () => {
    runScenario(scenario)
    const of = id
    cancelRun()
    expect(asked.at(-1)).toBe(`cancel ${of}`)
    designStore.setState({ design: { ...designStore.getState().design, scenarios: [] } })
    heardScenarioReply(snapshot(-1))
    expect(runStore.getState().scenario).toBeUndefined()
  })
})
