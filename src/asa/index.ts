/** The firewall's language: text ⇄ AsaConfig. */
export { applyAsaPatch, asaStatement, parseAsa, renderAsa, renderAsaCommand, renderAsaWithLines } from './text'
export type { AsaAddress, AsaCommand, AsaConfig, AsaStatement } from './types'
