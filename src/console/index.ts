/** The terminal: what a device prints. */
export { type ComparedRow, type Comparison, compareWithReal } from './against/compare'
export { type ConsoleContext, type ExecResult, exec } from './exec'
