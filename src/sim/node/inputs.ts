/** What each process of a device can be told. */
import type { InterfaceInput } from '../kernel/protocol'
import type { DhcpInput } from '../protocols/dhcp/state'
import type { EigrpInput } from '../protocols/eigrp/state'
import type { HsrpInput } from '../protocols/hsrp/state'
import type { IkeInput } from '../protocols/ike/state'
import type { RriInput } from '../protocols/rri/machine'
import type { SkinnyInput } from '../protocols/skinny/state'
import type { Port } from './state'

export type ProcessInput =
  | { readonly process: 'hsrp'; readonly input: HsrpInput }
  | { readonly process: 'eigrp'; readonly input: EigrpInput }
  | { readonly process: 'ike'; readonly input: IkeInput }
  | { readonly process: 'rri'; readonly input: RriInput }
  | { readonly process: 'dhcp'; readonly input: DhcpInput }
  | { readonly process: 'skinny'; readonly input: SkinnyInput }

export type ProcessName = ProcessInput['process']
export const PROCESS_NAMES: readonly ProcessName[] = ['hsrp', 'eigrp', 'ike', 'rri', 'dhcp', 'skinny']

/** How a port stands, in the words of the processes. */
export function interfaceInput(port: Port): InterfaceInput {
  const address = port.address && { ip: port.address.ip, length: port.address.length }
  const { name, up, mac } = port
  return { kind: 'interface', interface: name, up, mac, ...(address ? { address } : {}) }
}
