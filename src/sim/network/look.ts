/**
 * What may be seen of a network's devices from outside the simulator: what each was told, whether it runs, its ports, and
 * what is asked of it by name. All of it is of the network's moment, and holds until the network runs on.
 */
import { asGiven, type Configuration } from '../../config/index'
import type { Ip } from '../../net/index'
import { type Negotiations, NO_NEGOTIATIONS } from '../kernel/negotiation'
import { waiting } from '../kernel/queue'
import { negotiationsOf, protocolTable, registeredWith } from '../node/ask'
import type { Port } from '../node/state'
import { ipsecRows } from '../protocols/ipsec/rows'
import { type IpsecSaRow, NO_TABLES, type ProtocolTables } from '../tables'
import type { Network } from './state'

/** A port as it stands; `claims` are the addresses that it answers for besides its own. */
export type PortLook = Pick<Port, 'name' | 'config' | 'up' | 'address' | 'claims'>

/** A device as it stands. */
export interface DeviceLook {
  readonly device: string
  /** What it is told now: what it was loaded with, changed by what was typed since. */
  readonly config: Configuration
  /** It has power and has booted. */
  readonly running: boolean
  readonly hung: boolean
  readonly ports: ReadonlyMap<string, PortLook>
}

export const lookAt = (network: Network, device: string): DeviceLook | undefined => network.nodes.get(device)

/** Every device, in the order of the network. */
export const devicesOf = (network: Network): readonly DeviceLook[] => [...network.nodes.values()]

/** What a device is told now: the very value that it was told. */
export function configurationOf(network: Network, device: string): Configuration | undefined {
  const config = network.nodes.get(device)?.config
  return config && asGiven(config)
}

/** How many events it has handled: every one was put into the queue, and those that are not there any more are done. */
export const eventsHandled = ({ queue }: Network): number => queue.next - waiting(queue)

/** One table of a device's protocols; empty where there is none. */
export function tableOf<Name extends keyof ProtocolTables>(
  network: Network,
  device: string,
  name: Name,
): ProtocolTables[Name] {
  const node = network.nodes.get(device)
  return node ? protocolTable(node, name) : NO_TABLES[name]
}

/** A device's SAs with what they have counted, the youngest last. */
export function securityAssociationsAt(network: Network, device: string): readonly IpsecSaRow[] {
  const node = network.nodes.get(device)
  return node ? ipsecRows(node.ipsec) : []
}

/** How a device's negotiations of keys stand. */
export function negotiationsAt(network: Network, device: string): Negotiations {
  const node = network.nodes.get(device)
  return node ? negotiationsOf(node, network.now) : NO_NEGOTIATIONS
}

/** The CallManager that a phone is registered with. */
export function registeredAt(network: Network, device: string): Ip | undefined {
  const node = network.nodes.get(device)
  return node && registeredWith(node)
}
