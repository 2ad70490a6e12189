/** Skinny (stub: types only, being built). */
import type { HostConfig } from '../../../config/index'
import type { Ip, TcpPayload } from '../../../net/index'
import type { InterfaceInput, JournalEffect, Protocol, SendEffect, WakeInput } from '../../kernel/protocol'
import { NEVER, type SimTime } from '../../kernel/time'

export interface SkinnyConfig {
  readonly host: HostConfig
}
export interface SkinnyState {
  readonly phone: undefined
}
export interface SkinnyRow {
  readonly registered: boolean
  readonly server: Ip
  readonly lastAck: SimTime
}
export type SkinnyInput =
  | WakeInput
  | InterfaceInput
  | { readonly kind: 'segment'; readonly from: Ip; readonly to: Ip; readonly payload: TcpPayload }
export type SkinnyEffect = SendEffect | JournalEffect

export const skinny: Protocol<SkinnyConfig, SkinnyState, SkinnyInput, SkinnyEffect> = {
  name: 'skinny',
  boot: () => ({ state: { phone: undefined }, effects: [] }),
  reconfigure: (_config, state) => ({ state, effects: [] }),
  react: (_config, state) => ({ state, effects: [] }),
  deadline: () => NEVER,
}

/** Absent when the host is no phone. */
export function skinnyRow(_state: SkinnyState): SkinnyRow | undefined {
  return undefined
}
