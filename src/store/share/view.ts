/** What is looked at now, as a link carries it, and looking at it again in a page that has just opened the link's design. */
import { formatFault, parseFault } from '../../config/fault'
import { type Design, deviceNamed } from '../../design/index'
import { LAYERS } from '../../drawing/index'
import type { Fault, TraceQuery } from '../../engine/messages'
import { designStore } from '../design'
import { type RunState, runStore } from '../run'
import { NARROW, setPlayback, setTime, setView, type ViewState, viewStore } from '../view'
import { askTrace } from '../wiring'
import type { Shown } from './shown'

export function shownNow(): Shown {
  const { devices, link, layer, time, query, playback, line, openHop } = viewStore.getState()
  const { trace } = runStore.getState()
  return {
    ...(time.scenario !== undefined && { scenario: time.scenario, at: Math.round(time.at) }),
    ...(devices.length > 0 && { devices: [...devices] }),
    ...(link !== undefined && { link }),
    ...(line && { line: { device: line.device, line: line.line } }),
    layer,
    ...(trace && { path: pathOf(query), hop: { ...hopOf(playback), ...openIn(openHop, playback.way) } }),
  }
}

const hopOf = ({ way, position }: ViewState['playback']) => ({ way, position: Math.round(position * 1000) / 1000 })

const openIn = (hop: ViewState['openHop'], way: 'forward' | 'return') => (hop?.way === way ? { open: hop.index } : {})

function pathOf({ kind: _kind, faults, ...query }: TraceQuery): NonNullable<Shown['path']> {
  return { ...query, ...(faults.length > 0 && { faults: faults.map(formatFault) }) }
}

/** Looks at what the link says, as far as the design has it: at once where that can be, the path when its moment is there. */
export function show(shown: Shown): void {
  const { design } = designStore.getState()
  const { scenario, at = 0 } = shown
  const devices = (shown.devices ?? []).filter((name) => deviceNamed(design, name))
  const link = design.links.find(({ id }) => id === shown.link)?.id
  const layer = LAYERS.find(({ name }) => name === shown.layer)?.name
  const { line } = shown
  setView({
    devices,
    link,
    ...(layer && { layer, surface: 'drawing' }),
    ...(line && deviceNamed(design, line.device) && { line, inspectorTab: 'configuration', inspectorOpen: true }),
    ...(shown.path
      ? { dockTab: 'path', dockOpen: hasRoom() }
      : scenario !== undefined
        ? { dockTab: 'timeline', dockOpen: hasRoom() }
        : {}),
  })
  if (hasScenario(design, scenario)) setTime({ scenario, at, playing: false })
  if (shown.path) showPath(queryOf(shown.path), shown.hop)
}

/** On a narrow page the dock lies over the drawing: what a link is about is seen first, and the dock opens by its tab. */
const hasRoom = () => !globalThis.matchMedia?.(NARROW).matches

const hasScenario = ({ scenarios }: Design, name: string | undefined) => scenarios.some((item) => item.name === name)

function queryOf({ faults = [], ...path }: NonNullable<Shown['path']>): TraceQuery {
  const read = faults.map(parseFault).filter((fault): fault is Fault => typeof fault !== 'string')
  return { kind: 'trace', ...path, faults: read }
}

/** The path is asked for when the moment's tables are there, and its hop is shown when the path is. */
function showPath(query: TraceQuery, hop: Shown['hop']): void {
  setView({ query })
  once(isThere, () => {
    if (hop?.open !== undefined) setView({ openHop: { way: hop.way, index: hop.open } })
    askTrace(query)
    const before = runStore.getState().trace
    once(
      ({ trace, tracing }) => !tracing && trace !== before && trace !== undefined,
      ({ trace }) =>
        hop &&
        setPlayback({
          way: hop.way,
          position: Math.min(hop.position, trace?.[hop.way].hops.length ?? 0),
          playing: false,
        }),
    )
  })
}

const isThere = ({ snapshotRevision, at }: RunState) =>
  snapshotRevision === designStore.getState().revision &&
  (viewStore.getState().time.scenario === undefined || at !== undefined)

/** Does it when the engine's word is so, unless another document has been opened by then. */
function once(isSo: (state: RunState) => boolean, act: (state: RunState) => void): void {
  const { document } = designStore.getState()
  const stop = runStore.subscribe(look)
  function look(): void {
    const state = runStore.getState()
    if (designStore.getState().document !== document) return stop()
    if (!isSo(state)) return
    stop()
    act(state)
  }
  look()
}
