/** The screen. */
export { filmWorkers } from './film/workers'
export { Page } from './shell/Page'
