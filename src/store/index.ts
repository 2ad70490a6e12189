/** The page's three stores, and what may be done to them. */
export { startAutosave } from './autosave'
export { type DesignState, designStore, edit, markSaved, openDesign, redoEdit, undoEdit } from './design'
export type { Asked, Outcome } from './questions'
export { type RunState, runStore } from './run'
export { cancelRun, leaveScenario, runScenario, seekTo } from './scenario'
export {
  type DialogName,
  type DockTab,
  type InspectorTab,
  notify,
  type Placeable,
  type Playback,
  select,
  setPlayback,
  setView,
  showLine,
  type Tool,
  type ViewState,
  viewStore,
} from './view'
export { askEngine, askTrace, startWiring } from './wiring'
