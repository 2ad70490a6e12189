/** DHCP (stub: types only, being built). */
import type { Configuration } from '../../../config/index'
import type { DhcpMessage, Ip, Mac } from '../../../net/index'
import type { InterfaceInput, JournalEffect, LeaseEffect, Protocol, RoutesEffect, SendEffect, WakeInput } from '../../kernel/protocol'
import { NEVER } from '../../kernel/time'

export interface DhcpProcessConfig {
  readonly configuration: Configuration
}
export interface DhcpState {
  readonly clients: readonly never[]
}
export type DhcpInput =
  | WakeInput
  | InterfaceInput
  | { readonly kind: 'message'; readonly interface: string; readonly from: Ip; readonly fromMac: Mac; readonly message: DhcpMessage }
export type DhcpEffect = SendEffect | LeaseEffect | RoutesEffect | JournalEffect

export const dhcp: Protocol<DhcpProcessConfig, DhcpState, DhcpInput, DhcpEffect> = {
  name: 'dhcp',
  boot: () => ({ state: { clients: [] }, effects: [] }),
  reconfigure: (_config, state) => ({ state, effects: [] }),
  react: (_config, state) => ({ state, effects: [] }),
  deadline: () => NEVER,
}
