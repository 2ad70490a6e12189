/** The firewall's language: text ⇄ AsaConfig. */
export {
  applyAsaPatch,
  asaStatement,
  parseAsa,
  renderAsa,
  renderAsaWithLines,
} from './text'
export type { AsaAddress, AsaCommand, AsaConfig, AsaStatement } from './types'
