/**
 * The scenario that is played, and the moment that is looked at. When the design changes, its scenario is played again
 * on it, and time stands where it was left.
 */
import type { Scenario } from '../design/index'
import type { EngineClient } from '../engine/client'
import type { Reply, SimTime } from '../engine/messages'
import { designStore } from './design'
import { runStore } from './run'

let engine: EngineClient | undefined
/** Requests whose replies are awaited. */
let runId: number | undefined
let seekId: number | undefined
/** The moment wanted next while another is being looked for: only the last one counts. */
let wanted: { readonly at: SimTime | undefined } | undefined
/** Microseconds after the start of the run where time shall stand once it was played again. */
let left: number | undefined

const revisionNow = () => designStore.getState().revision

export function startScenarios(client: EngineClient): void {
  engine = client
}

/** Takes in a reply that this file asked for, or that makes it ask again; false when others have to take it, too. */
export function heardScenarioReply(reply: Reply): boolean {
  if (reply.revision !== revisionNow()) return false
  const running = reply.id === runId
  const seeking = reply.id === seekId
  if (reply.kind === 'snapshot' && !seeking) playAgain()
  if (reply.kind === 'snapshot' && seeking) {
    const { view, sites, at } = reply
    runStore.setState({ view, sites, at, seeking: false })
    seekOn()
  } else if (reply.kind === 'ran' && running) {
    const { result, problems } = reply
    runStore.setState({ result, problems, resultRevision: reply.revision, playing: undefined, playError: undefined })
    stand(result.start, result.end)
  } else if (reply.kind === 'progress' && running) {
    runStore.setState({ playing: { fraction: reply.fraction, text: reply.text } })
  } else if (reply.kind === 'failed' && running) {
    runStore.setState({ playError: reply.message, playing: undefined })
  } else if (reply.kind === 'failed' && seeking) {
    runStore.setState({ error: reply.message, seeking: false })
  } else return false
  return true
}

/** How long after the start of the run the moment is that is looked at. */
function offset(): number | undefined {
  const { at, result } = runStore.getState()
  return at !== undefined && result ? at - result.start : undefined
}

/** A new design stands: its scenario of the same name is played on it, unless it has none any more. */
function playAgain(): void {
  wanted = undefined
  left = left ?? offset()
  runStore.setState({ at: undefined, seeking: false })
  const { scenario: name } = runStore.getState()
  if (name === undefined) return
  const scenario = designStore.getState().design.scenarios.find((item) => item.name === name)
  if (scenario) play(scenario)
  else leaveScenario()
}

/** Goes back to where time stood before the design was changed. */
function stand(start: SimTime, end: SimTime): void {
  const moment = left
  left = undefined
  if (moment !== undefined) seekTo(Math.max(start, Math.min(end, start + moment)) as SimTime)
}

/** Plays a scenario from the settled moment; where time stands does not change. */
export function runScenario(scenario: Scenario): void {
  left = offset()
  play(scenario)
}

function play(scenario: Scenario): void {
  const same = runStore.getState().scenario === scenario.name
  runStore.setState({
    scenario: scenario.name,
    playing: { fraction: 0, text: 'begins' },
    playError: undefined,
    ...(same ? {} : { result: undefined, problems: [] }),
  })
  if (!engine) return
  if (runId !== undefined) engine.cancel(runId)
  runId = engine.run(revisionNow(), scenario)
}

/** Stops playing; what was played before stands. */
export function cancelRun(): void {
  if (runId !== undefined) engine?.cancel(runId)
  runId = undefined
  runStore.setState({ playing: undefined })
}

/** Forgets the scenario: the page shows the settled network again. */
export function leaveScenario(): void {
  cancelRun()
  left = undefined
  runStore.setState({ scenario: undefined, result: undefined, problems: [], playError: undefined })
  if (runStore.getState().at !== undefined) seekTo(undefined)
}

/** Looks at another moment: absolute simulated time, or nothing for the settled network. */
export function seekTo(at: SimTime | undefined): void {
  if (!engine) return
  if (runStore.getState().seeking) {
    wanted = { at }
    return
  }
  runStore.setState({ seeking: true })
  seekId = engine.seek(revisionNow(), at)
}

function seekOn(): void {
  const next = wanted
  wanted = undefined
  if (next) seekTo(next.at)
}
