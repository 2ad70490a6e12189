/** The terminal: what a device prints. */
export { type ConsoleContext, type ExecResult, exec } from './exec'
