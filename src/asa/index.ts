/** The firewall's language: text ⇄ AsaConfig. */
export { ASA } from './commands'
export { failoverLines } from './failover-lines'
export { layOutAsa } from './layout'
export { withAddresses } from './names'
export { asaPortNumber } from './ports'
export { readRule } from './rule'
export { asaChangeScript, firewallRelease } from './script'
export { ASA_SECRETS } from './secrets'
export {
  applyAsaPatch,
  asaAvailabilityOf,
  asaEffectOf,
  asaStatement,
  diffAsaToPatch,
  mergeAsaSections,
  parseAsa,
  renderAsa,
  renderAsaWithLines,
  sameAsaConfiguration,
  standingAsa,
} from './text'
export type { AsaCommand, AsaConfig, AsaStatement } from './types'
export type {
  AsaAddress,
  AsaGroupType,
  AsaGroupValue,
  AsaObjectValue,
  AsaPort,
  AsaRule,
  AsaService,
} from './types-rules'
export { typeAsaLine } from './typing'
