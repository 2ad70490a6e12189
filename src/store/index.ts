/** The page's three stores, and what may be done to them. */
export { startAutosave } from './autosave'
export { type ConsoleAnswer, typeAtConsole } from './console'
export { beginAnew, type DesignState, designStore, edit, markSaved, openDesign, redoEdit, undoEdit } from './design'
export { activeScenario, restoreNow, strikeNow } from './faults'
export type { Asked, Outcome } from './questions'
export { type RunState, runStore } from './run'
export { setDockHeight, startSizes } from './sizes'
export {
  type AnswerSection,
  askWhy,
  closeConsole,
  type DialogName,
  type DockTab,
  type FaultMenuView,
  type InspectorTab,
  type Mark,
  type Marks,
  notify,
  openConsole,
  type Placeable,
  type Playback,
  select,
  setConsoles,
  setPlayback,
  setTime,
  setView,
  showLine,
  type TimeView,
  type Tool,
  type ViewState,
  viewStore,
} from './view'
export { askEngine, askTrace, lookAt, startWiring, stopEngine } from './wiring'
