/** The screen. */
export { App } from './shell/App'
