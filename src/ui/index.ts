/** The screen. */
export { Page } from './shell/Page'
