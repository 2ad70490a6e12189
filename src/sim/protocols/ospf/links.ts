/** What a router says of its links, and a designated router of its network (RFC 2328 sections 12.4.1, 12.4.2). */
import type { NotKnown } from '../../../config/index'
import { ANY_ADDRESS, type OspfLink, type Prefix, prefixOf } from '../../../net/index'
import { tableValues } from '../../kernel/table'
import { areaOn } from './coverage'
import { saidOf, say, unsay } from './originate'
import type { OspfInterface, OspfNeighbor } from './state'
import { areasOf, isBorder, neighborsOn, portOf, type Work } from './work'

/** Brings what is said of links and networks in line with interfaces and neighbours. */
export function reviewLinks(work: Work): void {
  work.linksChanged = false
  const { routerId } = work.state
  const areas = areasOf(work.state)
  for (const area of areas) {
    const items = Object.values(work.state.interfaces).filter((item) => item.area === area)
    const links = items.flatMap((item) => linksOn(work, item))
    const content = { kind: 'router', border: isBorder(work.state), boundary: isBoundary(work), links } as const
    say(work, area, { kind: 'router', id: routerId, length: 0 }, content, openOn(work))
    reviewNetworks(work, area, items)
  }
  // Areas in which it has said something and is no more.
  for (const said of tableValues(work.state.origins))
    if (said.area !== undefined && !areas.includes(said.area)) unsay(work, said.area, said)
}

const isBoundary = ({ config: { ospf } }: Work): boolean =>
  ospf.redistribute.length > 0 || ospf.defaultRoute !== undefined

/** A line because of which what is said, of an interface or of everything, may be otherwise. */
export const openOn = ({ config }: Work, name?: string): NotKnown | undefined =>
  config.ospf.open?.find((item) => item.interface === name)?.notKnown

function linksOn(work: Work, item: OspfInterface): readonly OspfLink[] {
  const notKnown = openOn(work, item.name)
  return notKnown ? linksOf(work, item).map((link) => ({ ...link, notKnown })) : linksOf(work, item)
}

function linksOf(work: Work, item: OspfInterface): readonly OspfLink[] {
  const { cost } = item
  const network: OspfLink = { kind: 'stub', prefix: prefixOf(item.ip, item.length), cost }
  const others = secondariesOf(work, item).map((prefix): OspfLink => ({ kind: 'stub', prefix, cost }))
  switch (item.state) {
    case 'loopback':
      return [{ kind: 'stub', prefix: prefixOf(item.ip, 32), cost }, ...others]
    case 'passive':
      return item.lent ? [] : [network, ...others]
    case 'waiting':
      return [network, ...others]
    case 'point-to-point': {
      const full = neighborsOn(work, item.name).filter(({ state }) => state === 'full')
      const links = full.map(
        (neighbor): OspfLink => ({
          kind: 'point-to-point',
          neighbor: neighbor.router,
          data: item.linkData,
          cost,
        }),
      )
      return item.lent ? links : [...links, network, ...others]
    }
    case 'dr-other':
    case 'backup':
    case 'designated': {
      const link: OspfLink = { kind: 'transit', designated: item.designated, data: item.ip, cost }
      return [isTransit(work, item) ? link : network, ...others]
    }
  }
}

/** A network on which this router and the designated one, or any other, have come to the same database. */
function isTransit(work: Work, item: OspfInterface): boolean {
  const full = neighborsOn(work, item.name).filter(({ state }) => state === 'full')
  if (item.designated === ANY_ADDRESS) return false
  return item.state === 'designated' ? full.length > 0 : full.some(({ address }) => address === item.designated)
}

function secondariesOf(work: Work, item: OspfInterface): readonly Prefix[] {
  const port = work.config.configuration.interfaces.find(({ name }) => name === item.name)
  const below = portOf(work.config, item.name).area
  return (port?.secondaries ?? [])
    .filter(({ address }) => (below ? below.secondaries : areaOn(work.config, item.name, address) === item.area))
    .map(({ address, length }) => prefixOf(address, length))
}

function reviewNetworks(work: Work, area: number, items: readonly OspfInterface[]): void {
  const own = items.filter((item) => item.state === 'designated' && isTransit(work, item))
  for (const item of own) {
    const full = neighborsOn(work, item.name).filter(({ state }) => state === 'full')
    const routers = [work.state.routerId, ...full.map(({ router }: OspfNeighbor) => router)].sort((a, b) => a - b)
    const content = { kind: 'network', length: item.length, routers } as const
    say(work, area, { kind: 'network', id: item.ip, length: item.length }, content, openOn(work, item.name))
  }
  for (const said of saidOf(work, 'network', area))
    if (!own.some((item) => item.ip === said.id && item.length === said.length)) unsay(work, area, said)
}
