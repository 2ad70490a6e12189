/** EIGRP (stub: types only, being built). */
import type { Configuration, EigrpConfig } from '../../../config/index'
import type { EigrpMessage, Ip } from '../../../net/index'
import type { InterfaceInput, JournalEffect, Protocol, RoutesEffect, SendEffect, WakeInput } from '../../kernel/protocol'
import { NEVER } from '../../kernel/time'
import type { Route } from '../../rib/route'
import type { EigrpNeighborRow, EigrpTopologyRow } from '../../tables'

export interface EigrpProcessConfig {
  readonly eigrp: EigrpConfig
  readonly configuration: Configuration
}
export interface EigrpState {
  readonly as: number
}
export type EigrpInput =
  | WakeInput
  | InterfaceInput
  | { readonly kind: 'message'; readonly interface: string; readonly from: Ip; readonly message: EigrpMessage }
  | { readonly kind: 'rib'; readonly added: readonly Route[]; readonly removed: readonly Route[] }
  | { readonly kind: 'clear'; readonly neighbor?: Ip }
  | { readonly kind: 'stop'; readonly goodbye: boolean }
export type EigrpEffect = SendEffect | RoutesEffect | JournalEffect

export const eigrp: Protocol<EigrpProcessConfig, EigrpState, EigrpInput, EigrpEffect> = {
  name: 'eigrp',
  boot: (config) => ({ state: { as: config.eigrp.as }, effects: [] }),
  reconfigure: (_config, state) => ({ state, effects: [] }),
  react: (_config, state) => ({ state, effects: [] }),
  deadline: () => NEVER,
}

export function eigrpNeighborRows(_state: EigrpState): readonly EigrpNeighborRow[] {
  return []
}
export function eigrpTopologyRows(_state: EigrpState): readonly EigrpTopologyRow[] {
  return []
}
