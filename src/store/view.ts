/** What the eye is on: selection, panels, the tool in hand, the playback of the packet. Neither saved nor undone. */
import { createStore } from 'zustand/vanilla'
import type { DeviceKindName } from '../design/index'
import type { LayerName } from '../drawing/index'
import type { ImportFile, Subject, TraceQuery } from '../engine/messages'
import { calm } from './calm'

export type Placeable = DeviceKindName | 'site'
export type Tool =
  | { readonly kind: 'select' }
  /** `placed` once one was put down with it. */
  | { readonly kind: 'place'; readonly what: Placeable; readonly placed?: true }
  /** Click the first device, then the second. `crossOver` only takes head-ends. */
  | { readonly kind: 'connect'; readonly from?: string; readonly crossOver: boolean }
  /** A line drawn around devices selects them. */
  | { readonly kind: 'lasso' }
  /** The next device clicked becomes an end of the path. */
  | { readonly kind: 'pick'; readonly end: 'from' | 'to' }

export type DockTab = 'path' | 'timeline' | 'packets' | 'console' | 'answers' | 'findings'

/** The questions of the dock's Answers, by their section. */
export type AnswerSection = 'service' | 'plan' | 'addresses' | 'register' | 'sweep' | 'failover' | 'why' | 'changes'

export type DialogName =
  | 'about'
  | 'failure'
  | 'against'
  | 'changes'
  | 'discard'
  | 'export'
  | 'import'
  | 'new'
  | 'outline'
  | 'find'
  | 'glossary'
  | 'rules'
  | 'share'
  | 'sites'
  | 'shortcuts'
  | 'steps'
  | 'versions'
export type InspectorTab = 'settings' | 'live' | 'configuration' | 'faults'

/** Which scenario is played, and which moment of it every table, path and drawing shows. */
export interface TimeView {
  /** Name of the scenario; none = the settled network. */
  readonly scenario: string | undefined
  /** Whole microseconds from the settled moment. */
  readonly at: number
  readonly playing: boolean
  /** Simulated seconds a second. */
  readonly speed: number
}

/** A broken device or link, as the canvas marks it. */
export interface Mark {
  readonly tone: 'bad' | 'warn'
  readonly word: string
  /** Faults to restore, as the command line writes them; none = it mends by itself. */
  readonly restore: readonly string[]
}

/** By the device's name, or the link's id. */
export interface Marks {
  readonly devices: ReadonlyMap<string, Mark>
  readonly links: ReadonlyMap<string, Mark>
}

/** The menu at a device, a cable or the drawing itself, and which of its sides is shown. */
export interface MenuView {
  readonly device?: string
  readonly link?: string
  /** A frame or a note. */
  readonly annotation?: string
  readonly side: MenuSide
  /** The same place on the drawing, canvas units. */
  readonly at?: { readonly x: number; readonly y: number }
  /** Corner on the page, pixels. */
  readonly x: number
  readonly y: number
}

/** All that can be done; what can be broken; devices to add here, or to connect to. */
export type MenuSide = 'all' | 'faults' | 'add' | 'connect' | 'arrange' | 'select' | 'labels'

/** By what sites are put together on the drawing: pool, first gateway, name without its number, or the frame they stand in. */
export type GroupBy = 'none' | 'pool' | 'gateway' | 'name' | 'region' | 'frame'

export interface Playback {
  /** Which way is shown. */
  readonly way: 'forward' | 'return'
  /** Hops passed so far: 2.4 is on its way from the third hop to the fourth. */
  readonly position: number
  readonly playing: boolean
  readonly speed: number
}

export interface Notice {
  readonly id: number
  readonly text: string
  readonly tone: 'info' | 'error'
}

/** The terminals that are open, by device. */
export interface ConsolesView {
  readonly open: readonly string[]
  readonly active: string | undefined
  /** The one beside the active one. */
  readonly beside: string | undefined
  /** Rises with every wish to type in the active one. */
  readonly focus: number
}

/** Languages of the page, each by its own name. */
export const LANGUAGES = { en: 'English', de: 'Deutsch' } as const
export type Language = keyof typeof LANGUAGES

export interface ViewState {
  readonly devices: readonly string[]
  readonly link: string | undefined
  /** Selected frames and notes, by their ids. */
  readonly annotations: readonly string[]
  /** Whether the design is seen as a drawing or as tables. */
  readonly surface: 'drawing' | 'tables'
  readonly tool: Tool
  readonly dockTab: DockTab
  readonly answer: AnswerSection
  /** What Answers explains. */
  readonly why: Subject | undefined
  /** The version, by its id, that the answer about changes is to begin with. */
  readonly compareWith: string | undefined
  readonly dockOpen: boolean
  /** Pixels set by hand, by panel; a panel that has none gets what it needs. */
  readonly dockHeights: ReadonlyMap<DockTab, number>
  readonly inspectorOpen: boolean
  /** On a narrow page, whether the palette and what the bar has no room for are shown. */
  readonly menuOpen: boolean
  readonly inspectorTab: InspectorTab
  readonly query: TraceQuery
  /** The path that was asked for last: what stands in the fields of `query` may have been changed since. */
  readonly asked: TraceQuery | undefined
  readonly playback: Playback
  /** The hop whose steps were last opened, by its place in its way. */
  readonly openHop: { readonly way: Playback['way']; readonly index: number } | undefined
  /** A line of a device's configuration to light. */
  readonly line: { readonly device: string; readonly line: number; readonly focus?: boolean } | undefined
  /** What lies over the drawing (see the drawing layer), and whether its switcher is open. */
  readonly layer: LayerName
  readonly layersOpen: boolean
  readonly theme: 'system' | 'light' | 'dark'
  readonly language: Language
  readonly notice: Notice | undefined
  readonly dialog: DialogName | undefined
  /** Texts that were dropped or chosen, for the import's dialog to take. */
  readonly dropped: readonly ImportFile[]
  readonly time: TimeView
  readonly marks: Marks
  readonly menu: MenuView | undefined
  /** Whether keys and passwords stand in clear on the page; dots at each start. */
  readonly showSecrets: boolean
  /** Devices to bring into view, the first with the focus if asked; none named = the whole drawing. The drawing takes it when it is there. */
  readonly reveal: { readonly devices: readonly string[]; readonly focus?: boolean } | undefined
  readonly consoles: ConsolesView
  /** Whether keys that are no typing do nothing, for who speaks to the machine or presses keys by chance. */
  readonly shortcutsOff: boolean
  /** Where names and addresses of interfaces stand at cables. */
  readonly portLabels: LabelsShown
  readonly addressLabels: LabelsShown
  /** Whether the small map of the whole drawing is shown. */
  readonly overview: boolean
  readonly grouping: GroupBy
  /** Groups of sites that are open, by their ids. */
  readonly openGroups: readonly string[]
  /** Full screen, read only: a scenario is shown to others. */
  readonly presenting: boolean
  /** The tour is shown; its step is kept when it is left. */
  readonly touring: boolean
  readonly tourStep: number
  /** A newer build of the page waits to be taken. */
  readonly newer: boolean
}

/** `usual`: at head-ends and firewalls; `pointed`: at what is pointed at or selected. */
export type LabelsShown = 'usual' | 'always' | 'pointed' | 'never'

export const viewStore = calm(
  createStore<ViewState>(() => ({
    devices: [],
    link: undefined,
    annotations: [],
    surface: 'drawing',
    tool: { kind: 'select' },
    dockTab: 'path',
    answer: 'sweep',
    why: undefined,
    compareWith: undefined,
    dockOpen: true,
    dockHeights: new Map(),
    inspectorOpen: true,
    menuOpen: false,
    inspectorTab: 'settings',
    query: { kind: 'trace', from: '', to: '', protocol: 'udp', port: 16384, faults: [] },
    asked: undefined,
    playback: { way: 'forward', position: 0, playing: false, speed: 1 },
    openHop: undefined,
    line: undefined,
    layer: 'tunnels',
    layersOpen: false,
    theme: 'system',
    language: 'en',
    notice: undefined,
    dialog: undefined,
    dropped: [],
    time: { scenario: undefined, at: 0, playing: false, speed: 10 },
    marks: { devices: new Map(), links: new Map() },
    menu: undefined,
    showSecrets: false,
    reveal: undefined,
    consoles: { open: [], active: undefined, beside: undefined, focus: 0 },
    shortcutsOff: false,
    portLabels: 'usual',
    addressLabels: 'never',
    overview: false,
    grouping: 'none',
    openGroups: [],
    presenting: false,
    touring: false,
    tourStep: 0,
    newer: false,
  })),
)

/** Where one panel at a time is shown, over the drawing; the style sheets say the same. */
export const NARROW = '(max-width: 720px), (max-height: 460px)'

export const setView = (change: Partial<ViewState>): void => viewStore.setState(change)

export function select(devices: readonly string[], link?: string, annotations: readonly string[] = []): void {
  viewStore.setState({ devices, link, annotations })
}

let notices = 0

/** Says something aloud and on the screen. */
export function notify(text: string, tone: Notice['tone'] = 'info'): void {
  viewStore.setState({ notice: { id: ++notices, text, tone } })
}

export function setPlayback(change: Partial<Playback>): void {
  viewStore.setState({ playback: { ...viewStore.getState().playback, ...change } })
}

/** Lights a line of a device's configuration and opens the panel that shows it; `focus` puts the keyboard there too. */
export function showLine(device: string, line: number, focus = false): void {
  viewStore.setState({
    devices: [device],
    link: undefined,
    line: { device, line, focus },
    inspectorTab: 'configuration',
    inspectorOpen: true,
  })
}

export function setTime(change: Partial<TimeView>): void {
  viewStore.setState({ time: { ...viewStore.getState().time, ...change } })
}

/** Opens the answer that tells what made a thing, and what took it away. */
export function askWhy(why: Subject): void {
  viewStore.setState({ why, answer: 'why', dockTab: 'answers', dockOpen: true })
}

export function setConsoles(change: Partial<ConsolesView>): void {
  viewStore.setState({ consoles: { ...viewStore.getState().consoles, ...change } })
}

/** Opens a device's terminal, or goes back to it. */
export function openConsole(device: string): void {
  const { open, beside, focus } = viewStore.getState().consoles
  setConsoles({
    open: open.includes(device) ? open : [...open, device],
    active: device,
    beside: beside === device ? undefined : beside,
    focus: focus + 1,
  })
  viewStore.setState({ dockTab: 'console', dockOpen: true })
}

export function closeConsole(device: string): void {
  const { open, active, beside } = viewStore.getState().consoles
  const left = open.filter((name) => name !== device)
  const next = active === device ? (beside ?? left.at(-1)) : active
  setConsoles({ open: left, active: next, beside: beside === next || beside === device ? undefined : beside })
}
