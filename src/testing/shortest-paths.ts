/**
 * What EIGRP should have come to, computed another way: every simple path between routers that are neighbours, by the
 * formula of FACTS section 4, the receiving interface added at each step. Nothing of the protocol is used.
 */
import { expect } from 'vitest'
import { formatIp, formatPrefix, type Ip, tableValues } from '../net/index'
import { type DeviceTables, type Network, viewOf } from '../sim/index'

interface Cost {
  readonly bandwidthKbit: number
  readonly delayTens: number
}

const composite = ({ bandwidthKbit, delayTens }: Cost) => 256 * (Math.floor(1e7 / bandwidthKbit) + delayTens)

interface Speaker {
  readonly device: string
  readonly tables: DeviceTables
  /** Neighbours by name, with what this end's interface adds. */
  readonly ways: readonly { readonly to: string; readonly via: Ip; readonly cost: Cost }[]
}

function speakers(network: Network): readonly Speaker[] {
  const all = tableValues(viewOf(network).devices).filter((tables) => tables.running && tables.eigrp.length > 0)
  const owner = (address: Ip) =>
    all.find((tables) => tables.interfaces.some((item) => item.address?.ip === address))?.device
  return all.map((tables) => ({
    device: tables.device,
    tables,
    ways: tables.eigrpNeighbors.flatMap((row) => {
      const to = owner(row.address)
      const cost = network.nodes.get(tables.device)?.ports.get(row.interface)?.config
      return to && cost ? [{ to, via: row.address, cost }] : []
    }),
  }))
}

/** Least distance from a speaker to a destination that others originate. */
function shortest(all: readonly Speaker[], from: Speaker, origins: ReadonlyMap<string, Cost>): number {
  const walk = (at: Speaker, gathered: Cost, seen: readonly string[]): number => {
    let least = Number.POSITIVE_INFINITY
    for (const { to, cost } of at.ways) {
      const next = all.find((item) => item.device === to)
      if (!next || seen.includes(to)) continue
      const sum: Cost = {
        bandwidthKbit: Math.min(gathered.bandwidthKbit, cost.bandwidthKbit),
        delayTens: gathered.delayTens + cost.delayTens,
      }
      const origin = origins.get(to)
      if (origin)
        least = Math.min(
          least,
          composite({
            bandwidthKbit: Math.min(sum.bandwidthKbit, origin.bandwidthKbit),
            delayTens: sum.delayTens + origin.delayTens,
          }),
        )
      else least = Math.min(least, walk(next, sum, [...seen, to]))
    }
    return least
  }
  return walk(from, { bandwidthKbit: Number.POSITIVE_INFINITY, delayTens: 0 }, [from.device])
}

/** I7. Destinations that somebody has as internal and somebody else as external are left out: internal goes first. */
export function eigrpIsShortest(network: Network): void {
  const all = speakers(network)
  const prefixes = new Map(
    all.flatMap((item) => item.tables.eigrpTopology.map((row) => [formatPrefix(row.prefix), row.prefix] as const)),
  )
  for (const text of prefixes.keys()) {
    const rows = all.map((item) => item.tables.eigrpTopology.find((row) => formatPrefix(row.prefix) === text))
    const paths = rows.flatMap((row) => row?.paths ?? [])
    if (new Set(paths.map((path) => path.external)).size > 1) continue
    const origins = new Map<string, Cost>()
    all.forEach(({ device }, index) => {
      const own = rows[index]?.paths.find((path) => path.via === undefined)
      if (own?.vector) origins.set(device, own.vector)
    })
    all.forEach((item, index) => {
      if (origins.has(item.device)) return
      const expected = shortest(all, item, origins)
      const found = Math.min(...(rows[index]?.paths.map((path) => path.distance) ?? []), Number.POSITIVE_INFINITY)
      const neighbours = item.ways.map((way) => formatIp(way.via)).join(', ')
      expect(found, `${item.device} to ${text}, neighbours ${neighbours || 'none'}`).toBe(expected)
    })
  }
}
