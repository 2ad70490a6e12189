/** The screen. */
import './theme/tokens.css'
import './theme/base.css'

export { App } from './shell/App'
