/** Parsed configuration → Configuration and diagnostics. */
export { convertAsa } from './asa'
export { type Converted, convertIos } from './ios'
