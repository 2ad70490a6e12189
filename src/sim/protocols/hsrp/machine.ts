/** HSRP version 1 (stub: types only, being built). */
import type { HsrpConfig } from '../../../config/index'
import type { HsrpMessage, Ip } from '../../../net/index'
import type { ClaimEffect, GratuitousArpEffect, InterfaceInput, JournalEffect, Protocol, SendEffect, WakeInput } from '../../kernel/protocol'
import { NEVER } from '../../kernel/time'
import type { HsrpRow } from '../../tables'

export interface HsrpProcessConfig {
  readonly interfaces: readonly { readonly name: string; readonly groups: readonly HsrpConfig[] }[]
}
export interface HsrpProcessState {
  readonly groups: readonly never[]
}
export type HsrpInput =
  | WakeInput
  | InterfaceInput
  | { readonly kind: 'message'; readonly interface: string; readonly from: Ip; readonly message: HsrpMessage }
  | { readonly kind: 'stop'; readonly resign: boolean }
export type HsrpEffect = SendEffect | ClaimEffect | GratuitousArpEffect | JournalEffect

export const hsrp: Protocol<HsrpProcessConfig, HsrpProcessState, HsrpInput, HsrpEffect> = {
  name: 'hsrp',
  boot: () => ({ state: { groups: [] }, effects: [] }),
  reconfigure: (_config, state) => ({ state, effects: [] }),
  react: (_config, state) => ({ state, effects: [] }),
  deadline: () => NEVER,
}

export function hsrpRows(_config: HsrpProcessConfig, _state: HsrpProcessState): readonly HsrpRow[] {
  return []
}
