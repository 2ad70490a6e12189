/** Who hears whom on the wire: the segments that HSRP groups share, found by following cables through switches. */
import { expect } from 'vitest'
import { formatIp, tableValues } from '../net/index'
import { type HsrpRow, type Network, viewOf } from '../sim/index'

/** The ports that a frame from this one reaches, itself included. */
function segmentOf(network: Network, device: string, port: string): ReadonlySet<string> {
  const reached = new Set<string>([`${device} ${port}`])
  const walk = (name: string, at: string): void => {
    const wire = network.wires.get(name)?.get(at)
    if (!wire || network.links.get(wire.link)?.cut) return
    const { device: far, interface: there } = wire.far
    if (reached.has(`${far} ${there}`)) return
    reached.add(`${far} ${there}`)
    const node = network.nodes.get(far)
    if (node?.config.kind !== 'switch' || !node.running) return
    for (const next of node.ports.values()) {
      if (!next.up || reached.has(`${far} ${next.name}`)) continue
      reached.add(`${far} ${next.name}`)
      walk(far, next.name)
    }
  }
  walk(device, port)
  return reached
}

/** I6: one active router for each virtual address on each segment, among those whose interface is up. */
export function oneActivePerSegment(network: Network): void {
  const groups = tableValues(viewOf(network).devices).flatMap((tables) => {
    const up = new Set(tables.interfaces.filter((item) => item.lineUp && item.address).map((item) => item.name))
    const rows = tables.running ? tables.hsrp.filter((row) => row.virtualAddress && up.has(row.interface)) : []
    return rows.map((row) => ({ device: tables.device, row }))
  })
  for (const { device, row } of groups) {
    const near = segmentOf(network, device, row.interface)
    const same = (other: HsrpRow) => other.group === row.group && other.virtualAddress === row.virtualAddress
    const peers = groups.filter((item) => near.has(`${item.device} ${item.row.interface}`) && same(item.row))
    const active = peers.filter((item) => item.row.state === 'active').map((item) => item.device)
    const address = row.virtualAddress === undefined ? 'no address' : formatIp(row.virtualAddress)
    const text = `group ${row.group} with ${address} around ${device} ${row.interface}`
    expect(active, text).toHaveLength(1)
  }
}
