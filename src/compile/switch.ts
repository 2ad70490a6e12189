/** Switches have no text: their Configuration is made directly, the spanning tree from what is cabled to what. */
import type { Configuration, SpanningTreePortConfig } from '../config/index'
import { type Design, type DeviceOf, devicesOf, endsOf, type Link } from '../design/index'
import { plainBase, plainPort } from './plain'

/** Path costs of IEEE 802.1D-2004 table 17-3: 200,000 at 100 Mbit/s. */
const COST_AT_ONE_KBIT = 20_000_000_000
const GREATEST_COST = 200_000_000
/** What the cost of a port without another switch at its end is reckoned from; nobody asks for it. */
const EDGE_KBIT = 100_000

export function switchConfiguration(design: Design, device: DeviceOf<'lan'>): Configuration {
  const ports = device.interfaces.map((item) => ({ ...plainPort(item), kind: 'port' as const }))
  const base = plainBase(device, 'switch', ports)
  const { on, priority } = device.spanningTree
  if (!on) return base
  const trunks = trunksOf(design)
  const tree = device.interfaces.map(({ name }) => treePort(name, trunks.get(device.name)?.get(name)))
  return { ...base, spanningTree: { priority, ports: tree } }
}

function treePort(name: string, trunk: Link | undefined): SpanningTreePortConfig {
  const cost = Math.round(COST_AT_ONE_KBIT / (trunk?.bandwidthKbit ?? EDGE_KBIT))
  return { name, edge: trunk === undefined, cost: Math.max(1, Math.min(GREATEST_COST, cost)) }
}

type Trunks = ReadonlyMap<string, ReadonlyMap<string, Link>>

const known = new WeakMap<Design, Trunks>()

/** Links between two switches, by device and port; found once for each design. */
function trunksOf(design: Design): Trunks {
  const before = known.get(design)
  if (before) return before
  const switches = new Set(devicesOf(design, 'lan').map(({ name }) => name))
  const trunks = new Map<string, Map<string, Link>>()
  for (const link of design.links) {
    const ends = endsOf(link)
    if (!ends.every(({ device }) => switches.has(device))) continue
    for (const end of ends) {
      const ports = trunks.get(end.device) ?? new Map<string, Link>()
      trunks.set(end.device, ports.set(end.interface, link))
    }
  }
  known.set(design, trunks)
  return trunks
}
