/** What made a route: lines, the SA it hangs on, and for EIGRP the other router's own route, told before it. */
import { formatIp, parsePrefix } from '../../net/index'
import type { JournalEntry } from '../../sim/index'
import { networkLines, redistributionLines } from './lines'
import { configOf, eventLink, lastOf, lineLink, type Story } from './story'
import { deviceOfText, tunnelChain } from './tunnel'
import type { WhyLink } from './types'

/** How far a route is followed over other routers. */
const MAX_ROUTERS = 4

export function routeAdded(
  story: Story,
  device: string,
  prefix: string,
  via: string | undefined,
): JournalEntry | undefined {
  return lastOf(story, device, 'route-added', via === undefined ? { prefix } : { prefix, via }, story.asOf)
}

/** The chain of one `route-added` entry, which is its last link. */
export function routeChain(story: Story, added: JournalEntry, depth = 0): readonly WhyLink[] {
  const protocol = String(added.data?.protocol ?? '')
  if (protocol === 'rri') return rriChain(story, added)
  if (protocol.startsWith('eigrp') && depth < MAX_ROUTERS) return eigrpChain(story, added, depth)
  return [eventLink(added)]
}

function rriChain(story: Story, added: JournalEntry): readonly WhyLink[] {
  const { device } = added
  const injected = lastOf(story, device, 'injected', { prefix: added.data?.prefix }, added.at)
  const up =
    injected &&
    lastOf(
      story,
      device,
      'sa-up',
      { protocol: 'ipsec', peer: injected.data?.peer, protects: added.data?.prefix },
      added.at,
    )
  return [
    ...(up ? tunnelChain(story, up) : []),
    ...lineLink(device, added.source, 'The template injects a reverse route for every SA'),
    ...(injected ? [eventLink(injected)] : []),
    eventLink(added),
  ]
}

/** The neighbour's own route first, what lets it out there, the adjacency, then the route itself. */
function eigrpChain(story: Story, added: JournalEntry, depth: number): readonly WhyLink[] {
  const { device } = added
  const { prefix: text, via, interface: port } = added.data ?? {}
  const prefix = parsePrefix(String(text))
  const neighbor = typeof via === 'string' ? deviceOfText(story, via) : undefined
  const config = configOf(story, device)
  const far = neighbor === undefined ? undefined : configOf(story, neighbor)
  if (!prefix || neighbor === undefined || !far || !config) return [eventLink(added)]
  const source = lastOf({ ...story, asOf: added.at }, neighbor, 'route-added', { prefix: text }, added.at)
  const up = lastOf(story, device, 'neighbor-up', { neighbor: via }, added.at)
  const farPort = far.interfaces.find(({ address }) => address.kind === 'static' && formatIp(address.address) === via)
  return [
    ...(source ? routeChain(story, source, depth + 1) : []),
    ...(added.data?.protocol === 'eigrp-external' ? redistributionLines(far, prefix, 0) : []),
    ...networkLines(far, farPort?.name),
    ...networkLines(config, typeof port === 'string' ? port : undefined),
    ...(up ? [eventLink(up)] : []),
    eventLink(added),
  ]
}
