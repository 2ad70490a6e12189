/** The firewall's language: text ⇄ AsaConfig. */
export { layOutAsa } from './layout'
export { asaChangeScript } from './script'
export {
  applyAsaPatch,
  asaStatement,
  diffAsaToPatch,
  mergeAsaSections,
  parseAsa,
  renderAsa,
  renderAsaWithLines,
  sameAsaConfiguration,
  standingAsa,
} from './text'
export type { AsaAddress, AsaCommand, AsaConfig, AsaStatement } from './types'
