/** Ports of a node: carrier, addresses, and which frames and packets are its own. */
import type { Configuration, InterfaceConfig } from '../../config/index'
import {
  BROADCAST_ADDRESS,
  BROADCAST_MAC,
  broadcastOf,
  contains,
  type Frame,
  type Ip,
  isGroupMac,
  isMulticast,
  type Mac,
  prefixOf,
} from '../../net/index'
import { ForkableMap, type Writes } from '../kernel/forkable-map'
import type { InterfaceInput } from '../kernel/protocol'
import type { ClaimedWord } from '../kernel/word'
import type { NodeState, Port } from './state'
import { ownIn, type TableName, tableOf, tableOfSource } from './tables'

/** The ports of a configuration, all without carrier. `macFor` gives each its burnt-in address. */
export function portsOfConfiguration(
  config: Configuration,
  macFor: (name: string) => Mac,
  writes: Writes,
): ForkableMap<string, Port> {
  const ports = config.interfaces.map((item, index): [string, Port] => [
    item.name,
    bareWithAddress(item, macFor(item.name), index),
  ])
  return new ForkableMap(ports, writes)
}

/** A port without carrier, with the address that its line gives it. */
export function bareWithAddress(config: InterfaceConfig, mac: Mac, index: number): Port {
  const { name, kind } = config
  const bare: Port = {
    name,
    index,
    config,
    mac,
    burntIn: undefined,
    carrier: kind === 'loopback',
    doubtedSince: undefined,
    up: false,
    address: undefined,
    claims: [],
  }
  return withAddress(bare, configuredAddress(config))
}

/** The address of an `ip address` line; none while it says `dhcp` or is missing. */
export function configuredAddress(config: InterfaceConfig): { readonly ip: Ip; readonly length: number } | undefined {
  return config.address.kind === 'static' ? { ip: config.address.address, length: config.address.length } : undefined
}

/** A port with an address, or with none. */
export function withAddress(port: Port, address: { readonly ip: Ip; readonly length: number } | undefined): Port {
  const { ip, length } = address ?? {}
  const own = ip === undefined || length === undefined ? undefined : { ip, length, subnet: prefixOf(ip, length) }
  return { ...port, address: own }
}

/** Whether a port would be up with this carrier. */
export function portUp(node: NodeState, port: Port, carrier: boolean): boolean {
  return node.running && carrier && !port.config.shutdown.value
}

/** The port that has this address itself; in this table, if one is named. */
export function portWithAddress(node: NodeState, address: Ip, table?: { readonly name: TableName }): Port | undefined {
  if (node.tables.size === 0 && !node.own.has(address)) return undefined
  for (const port of node.ports.values())
    if (port.up && isOf(port, address) && (!table || tableOf(port) === table.name)) return port
  return undefined
}

/** Puts a port in its place. */
export function setPort(node: NodeState, port: Port): void {
  countAddresses(node, node.ports.get(port.name), -1)
  node.ports.set(port.name, port)
  countAddresses(node, port, 1)
}

/** Takes a port away. */
export function deletePort(node: NodeState, name: string): void {
  countAddresses(node, node.ports.get(name), -1)
  node.ports.delete(name)
}

function countAddresses(node: NodeState, port: Port | undefined, by: 1 | -1): void {
  if (!port?.up || !port.address) return
  const own = ownIn(node, tableOf(port))
  count(own, port.address.ip, by)
  for (const { address } of secondariesOf(port)) count(own, address, by)
  for (const { address } of port.claims) count(own, address, by)
}

function count(own: Map<Ip, number>, address: Ip, by: 1 | -1): void {
  const left = (own.get(address) ?? 0) + by
  if (left > 0) own.set(address, left)
  else own.delete(address)
}

/**
 * True when packets for this address are for the device itself: own, claimed, broadcast and multicast. `inside` = the table
 * that they are in, where it may be another than that of the port they came by.
 */
export function isOwnAddress(
  node: NodeState,
  address: Ip,
  inPort: Port | undefined,
  inside?: { readonly table: TableName },
): boolean {
  if (address === BROADCAST_ADDRESS || isMulticast(address)) return true
  const table = inside ? inside.table : inPort ? tableOf(inPort) : tableOfSource(node, address)
  if (ownIn(node, table).has(address)) return true
  const local = inPort?.address
  return local !== undefined && local.length < 31 && broadcastOf(local.subnet) === address
}

/** A network card takes frames to its own address, to groups, and to addresses it has claimed. */
export function acceptsFrame(port: Port, destination: Mac): boolean {
  return (
    destination === port.mac ||
    destination === BROADCAST_MAC ||
    isGroupMac(destination) ||
    port.claims.some((claim) => claim.mac === destination)
  )
}

/** Whether a frame that comes to a port is taken in: bridged by a switch, or by whoever it is addressed to. */
export function takesFrame(node: NodeState, portName: string, frame: Frame): boolean {
  const port = node.ports.get(portName)
  if (!port?.up || !node.running || node.hung) return false
  return node.config.kind === 'switch' || port.config.switchport !== undefined || acceptsFrame(port, frame.destination)
}

/** The MAC that answers ARP for an address at a port: the claimed one, or the port's own. */
export function macForAddress(port: Port, address: Ip): Mac | undefined {
  const claim = port.claims.find((item) => item.address === address)
  if (claim) return claim.mac
  return isOf(port, address) ? port.mac : undefined
}

/** True when the address lies in the port's subnet. */
export function onSubnet(port: Port, address: Ip): boolean {
  if (port.address === undefined) return false
  return (
    contains(port.address.subnet, address) ||
    secondariesOf(port).some((own) => contains(prefixOf(own.address, own.length), address))
  )
}

const NONE: NonNullable<InterfaceConfig['secondaries']> = []

/** Further addresses, which a port has while it has a first one. */
export const secondariesOf = ({ config, address }: Port) => (address && config.secondaries) || NONE

/** Whether it is one of the port's own addresses, the first or a further one. */
export const isOf = (port: Port, address: Ip): boolean =>
  port.address?.ip === address || secondariesOf(port).some((own) => own.address === address)

/** The addresses that processes have claimed at a port besides its own, in the words of the others. */
export const claimedWords = ({ name, mac, claims }: Port): readonly ClaimedWord[] =>
  claims.map(({ address }) => ({ kind: 'claimed', interface: name, address, up: true, mac }))

/** How a port stands, in the words of the processes. */
export function interfaceInput(port: Port): InterfaceInput {
  const address = port.address && { ip: port.address.ip, length: port.address.length }
  const { name, up, mac } = port
  const vrf = tableOf(port)
  return {
    kind: 'interface',
    interface: name,
    up,
    mac,
    ...(address ? { address } : {}),
    ...(port.config.address.kind === 'unnumbered' ? { lent: true } : {}),
    ...(vrf === undefined ? {} : { vrf }),
  }
}
