/** The page's three stores, and what may be done to them. */
export { type ConsoleAnswer, typeAtConsole, writeTyped } from './console'
export { type DesignState, designStore, edit, markSaved } from './design'
export { activeScenario, restoreNow, strikeNow } from './faults'
export { startHabits } from './habits'
export { browserSurroundings, tabStorage, watchPage } from './keep/browser'
export { fileOf, forgetFile, rememberFile } from './keep/files'
export { addDesign, bringBack, deleteDesign, duplicateDesign, recordText } from './keep/list'
export { keepMoments } from './keep/moment'
export { designOfVersion, forgetVersion, keepVersion, noteEffects, refreshVersions } from './keep/named'
export { emptyPage, openDesign, openDocument, showList, takeOver } from './keep/open'
export type { Surroundings } from './keep/parts'
export type { Card, Listed, VersionHead } from './keep/records'
export { pageFailed, startLibrary } from './keep/start'
export { type Keeping, type KeepState, keepStore } from './keep/state'
export { keepTyped } from './keep/typed'
export { startOffline, takeNewer } from './offline'
export type { Asked, Outcome } from './questions'
export { type RunState, runStore } from './run'
export { LONGEST_LINK, renderLink } from './share/link'
export { openShared } from './share/open'
export type { Shown } from './share/shown'
export { shownNow } from './share/view'
export { setDockHeight, startSizes } from './sizes'
export { discardTyped } from './typed'
export { jumpBy, redoStep, stepLabels, undoLabel, undoStep } from './undo'
export {
  type AnswerSection,
  askWhy,
  closeConsole,
  type DialogName,
  type DockTab,
  type GroupBy,
  type InspectorTab,
  LANGUAGES,
  type LabelsShown,
  type Language,
  type Mark,
  type Marks,
  type MenuSide,
  type MenuView,
  NARROW,
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
