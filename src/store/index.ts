/** The page's three stores, and what may be done to them. */
export { startAutosave } from './autosave'
export { type DesignState, designStore, edit, markSaved, openDesign, redoEdit, undoEdit } from './design'
export { activeScenario, restoreNow, strikeNow } from './faults'
export type { Asked, Outcome } from './questions'
export { type RunState, runStore } from './run'
export {
  type AnswerSection,
  askWhy,
  type DialogName,
  type DockTab,
  type FaultMenuView,
  type InspectorTab,
  type Mark,
  type Marks,
  notify,
  type Placeable,
  type Playback,
  select,
  setPlayback,
  setTime,
  setView,
  showLine,
  type TimeView,
  type Tool,
  type ViewState,
  viewStore,
} from './view'
export { askEngine, askTrace, lookAt, startWiring } from './wiring'
