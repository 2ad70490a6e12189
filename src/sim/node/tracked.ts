/**
 * Tracked objects (`track N …`): how each stands, by the ports, the routing table, the probes and the other objects as they
 * stand now. A change counts when it has stood for its delay (IOS IP application services command reference, delay); what
 * an object is at first counts at once.
 */
import type { TrackedMember, TrackedObject } from '../../config/index'
import { formatPrefix } from '../../net/index'
import { after, NEVER, type SimTime } from '../kernel/time'
import { routesOf } from '../rib/rib'
import type { TrackRow } from '../tables'
import { protocolTable } from './ask'
import type { SeenNode } from './state'

/** How the objects of a node stand after a look at them at a moment; the rows before it are those of the last look. */
export function objectsAt(node: SeenNode, now: SimTime): readonly TrackRow[] {
  return (node.config.tracked ?? []).map((item) => {
    const before = node.tracked.find(({ object }) => object === item.object)
    const up = isUp(node, item, before?.up ?? true)
    if (!before) return { object: item.object, up, changes: 1, since: now }
    const { delayedUntil, ...settled } = before
    if (up === before.up) return settled
    const delay = item.delay?.[up ? 'up' : 'down'] ?? 0
    const due = delayedUntil ?? after(now, delay)
    return due > now ? { ...settled, delayedUntil: due } : { ...settled, up, changes: before.changes + 1, since: now }
  })
}

/** When a delayed change comes about. */
export function trackDeadline({ tracked }: SeenNode): SimTime {
  let first: SimTime = NEVER
  for (const { delayedUntil = NEVER } of tracked) if (delayedUntil < first) first = delayedUntil
  return first
}

/** The numbers of the objects that are down, rising. */
export const objectsDown = (rows: readonly TrackRow[]): readonly number[] =>
  rows.flatMap(({ object, up }) => (up ? [] : [object])).sort((a, b) => a - b)

/** What of the tracked thing counts, in the words of IOS's log. */
export function aspectOf({ what }: TrackedObject): string {
  switch (what.kind) {
    case 'interface':
      return `interface ${shortName(what.interface)} ${what.routing ? 'ip routing' : 'line-protocol'}`
    case 'route':
      return `ip route ${formatPrefix(what.prefix)} reachability`
    case 'probe':
      return `ip sla ${what.operation} ${what.reachability ? 'reachability' : 'state'}`
    case 'list':
      return `list boolean ${what.all ? 'and' : 'or'}`
    case 'threshold':
      return `list threshold ${what.of}`
    case 'taken-as-up':
      return 'state'
  }
}

/** `Fa0/1` of `FastEthernet0/1`. */
const shortName = (name: string) => name.replace(/^([A-Z][a-z])[A-Za-z-]*/, '$1')

function isUp(node: SeenNode, { what }: TrackedObject, was: boolean): boolean {
  switch (what.kind) {
    case 'taken-as-up':
      return true
    case 'interface': {
      const port = node.ports.get(what.interface)
      return port?.up === true && (!what.routing || port.address !== undefined)
    }
    case 'route':
      return routesOf(node.rib, what.prefix).length > 0
    case 'probe': {
      const code = protocolTable(node, 'sla').find(({ operation }) => operation === what.operation)?.code
      return code === 'ok' || (what.reachability && code === 'over-threshold')
    }
    case 'list': {
      const says = what.members.map((member) => holds(node, member))
      return what.all ? says.every(Boolean) : says.some(Boolean)
    }
    case 'threshold': {
      const weightOf = (member: TrackedMember) => (what.of === 'weight' ? member.weight : 100 / what.members.length)
      const sum = what.members.reduce((all, member) => all + (holds(node, member) ? weightOf(member) : 0), 0)
      return sum >= what.up || (was && sum > what.down)
    }
  }
}

/** A member counts as it stood at the last look; one that there is none of counts as up. */
function holds({ tracked }: SeenNode, { object, not }: TrackedMember): boolean {
  return (tracked.find((row) => row.object === object)?.up ?? true) !== not
}
