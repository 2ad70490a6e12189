/**
 * Time on the page: plays the scenario that is chosen, and looks at the moment that is shown, so that every table,
 * path and drawing speaks of it. One look is under way at most; while it is, only the newest wish is kept.
 */
import type { EngineClient } from '../engine/client'
import type { Reply, ScenarioResult, SimTime, SiteStatus, SnapshotView } from '../engine/messages'
import { designStore } from './design'
import { activeScenario } from './faults'
import { runStore } from './run'
import { setTime, viewStore } from './view'

/** Milliseconds between two looks while time is moved: the eye needs no more, the drawing is spared. */
const LOOK_EVERY_MS = 80

/** The network at a moment. */
export interface Looked {
  readonly view: SnapshotView
  readonly sites: readonly SiteStatus[]
}

export interface Moments {
  /** The network has settled anew. */
  readonly settled: () => void
  /** Takes in a reply; true when it was one that time has asked for. */
  readonly heard: (reply: Reply) => boolean
  /** The network at a moment of the run, for who compares; nothing when it cannot be had. */
  readonly lookAt: (at: number) => Promise<Looked | undefined>
}

export function startMoments(client: EngineClient, shown: () => void): Moments {
  let runId: number | undefined
  let seekId: number | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const comparing = new Map<number, (looked: Looked | undefined) => void>()
  const revision = () => designStore.getState().revision

  function play(): void {
    const scenario = activeScenario()
    if (runId !== undefined) client.cancel(runId)
    runId = undefined
    if (!scenario) return leave()
    runStore.setState({ playing: { fraction: 0, text: '' }, playError: undefined })
    runId = client.run(revision(), scenario)
  }

  /** Back to the settled network. */
  function leave(): void {
    const { settled } = runStore.getState()
    clearTimeout(timer)
    timer = undefined
    runStore.setState({
      result: undefined,
      playing: undefined,
      playError: undefined,
      problems: [],
      at: undefined,
      ...(settled ?? {}),
    })
    shown()
  }

  function look(): void {
    const { result, resultRevision } = runStore.getState()
    if (!result || resultRevision !== revision() || seekId !== undefined || timer !== undefined) return
    const at = timeOf(result.start + viewStore.getState().time.at)
    const { at: shownAt } = runStore.getState()
    if (at === shownAt) return
    if (viewStore.getState().time.playing && shownAt !== undefined && !anythingBetween(result, shownAt, at)) return
    seekId = client.seek(revision(), at)
    timer = setTimeout(() => {
      timer = undefined
      look()
    }, LOOK_EVERY_MS)
  }

  viewStore.subscribe(({ time }, { time: before }) => {
    if (time.scenario !== before.scenario) play()
    else if (time.at !== before.at || time.playing !== before.playing) look()
  })

  function heard(reply: Reply): boolean {
    if (reply.kind === 'failed' && reply.id === 0) forget()
    const compare = comparing.get(reply.id)
    if (compare && reply.kind !== 'progress') {
      comparing.delete(reply.id)
      compare(reply.kind === 'snapshot' ? { view: reply.view, sites: reply.sites } : undefined)
    }
    if (compare) return true
    if (reply.id === runId) return takeRun(reply)
    if (reply.id !== seekId) return false
    if (reply.kind === 'progress') return true
    seekId = undefined
    if (
      reply.kind === 'snapshot' &&
      reply.revision === revision() &&
      viewStore.getState().time.scenario !== undefined
    ) {
      runStore.setState({ view: reply.view, sites: reply.sites, at: reply.at })
      shown()
    }
    look()
    return true
  }

  function takeRun(reply: Reply): boolean {
    if (reply.kind === 'progress') {
      runStore.setState({ playing: { fraction: reply.fraction, text: reply.text } })
      return true
    }
    runId = undefined
    if (reply.kind === 'failed') runStore.setState({ playError: reply.message, playing: undefined })
    if (reply.kind !== 'ran' || reply.revision !== revision()) return true
    const { result, problems } = reply
    runStore.setState({ result, problems, resultRevision: revision(), playing: undefined, at: undefined })
    const { at } = viewStore.getState().time
    if (at > result.end - result.start) setTime({ at: result.end - result.start, playing: false })
    look()
    return true
  }

  /** The engine died or the design changed: nothing that was asked will be answered. */
  function forget(): void {
    runId = undefined
    seekId = undefined
    for (const end of comparing.values()) end(undefined)
    comparing.clear()
  }

  designStore.subscribe((state, before) => {
    if (state.revision !== before.revision) forget()
    else if (state.design.scenarios !== before.design.scenarios && changed(before.design.scenarios)) play()
    if (viewStore.getState().time.scenario !== undefined && !activeScenario())
      setTime({ scenario: undefined, at: 0, playing: false })
  })

  return {
    settled: play,
    heard,
    lookAt: (at) =>
      new Promise((resolve) => {
        comparing.set(client.seek(revision(), timeOf(at)), resolve)
      }),
  }
}

/** While time plays, a moment is looked at only when something was written since: ages alone are no news. */
function anythingBetween({ journal }: ScenarioResult, from: number, to: number): boolean {
  let [low, high] = [0, journal.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((journal[middle]?.at ?? 0) <= from) low = middle + 1
    else high = middle
  }
  return to < from || (journal[low]?.at ?? Number.POSITIVE_INFINITY) <= to
}

const timeOf = (micros: number) => micros as SimTime

/** Whether the scenario that is played is another than it was; titles and bookmarks do not count. */
function changed(before: readonly { readonly name: string }[]): boolean {
  const now = activeScenario()
  const old = before.find((item) => item.name === now?.name)
  return !now || !old || essence(now) !== essence(old)
}

const essence = (scenario: object) => JSON.stringify({ ...scenario, title: '', story: '', bookmarks: [] })
