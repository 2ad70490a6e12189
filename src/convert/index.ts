/** Parsed configuration → Configuration and diagnostics. */
export { convertAsa } from './asa'
export { switchingOfFirewall } from './firewall/switch-ports'
export { type Converted, convertIos } from './ios'
