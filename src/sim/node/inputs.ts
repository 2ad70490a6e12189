/** What each process of a device can be told. */
import type { DhcpInput } from '../protocols/dhcp/state'
import type { EigrpInput } from '../protocols/eigrp/state'
import type { HsrpInput } from '../protocols/hsrp/state'
import type { IkeInput } from '../protocols/ike/state'
import type { RriInput } from '../protocols/rri/machine'
import type { SkinnyInput } from '../protocols/skinny/state'
import type { SpanningTreeInput } from '../protocols/spanning-tree/state'

export type ProcessInput =
  | { readonly process: 'hsrp'; readonly input: HsrpInput }
  | { readonly process: 'eigrp'; readonly input: EigrpInput }
  | { readonly process: 'ike'; readonly input: IkeInput }
  | { readonly process: 'rri'; readonly input: RriInput }
  | { readonly process: 'dhcp'; readonly input: DhcpInput }
  | { readonly process: 'skinny'; readonly input: SkinnyInput }
  | { readonly process: 'spanning-tree'; readonly input: SpanningTreeInput }

export type ProcessName = ProcessInput['process']
export const PROCESS_NAMES: readonly ProcessName[] = ['hsrp', 'eigrp', 'ike', 'rri', 'dhcp', 'skinny', 'spanning-tree']
