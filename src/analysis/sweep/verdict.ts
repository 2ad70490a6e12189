/** From what was heard of a site to a verdict, a reason, and the moment to look at. */
import { type Configuration, type NotKnown, notKnownText } from '../../config/index'
import { dispositionWords, isGood, type JournalEntry, type Network, type SimTime, type Trace } from '../../sim/index'
import { tracePair } from '../path-trace/answer'
import type { ServiceState, SiteService } from '../service/service'
import type { Ends } from '../surroundings/ends'
import type { SiteRecord, WayRecord } from './measure'

/**
 * `fine`: never silent. `outage`: silent for a while, then in service again by itself. The others last: how the site
 * stands when nothing changes any more, by the one rule of service.
 */
export type Verdict = 'fine' | 'outage' | Exclude<ServiceState, 'in service'>

export interface SiteVerdict {
  readonly site: string
  readonly verdict: Verdict
  /** What failed is the site's own; told of lasting verdicts. */
  readonly own?: true
  /** Seconds during which at least one way was silent until it was repaired; for lasting verdicts absent. */
  readonly outageSeconds?: number
  /** The same by direction: headquarters to site, and site to headquarters. */
  readonly forwardSeconds?: number
  readonly returnSeconds?: number
  readonly reason: string
  /** When to look: the first silence, or its repair. Microseconds from power-on. */
  readonly at: SimTime
  readonly from: string
  readonly to: string
  /** The line that the answer hangs on; then there is no number. */
  readonly notKnown?: NotKnown
}

/** Nothing can be said of a site, before the failure or after it. */
export function openVerdict({ site, from, to }: Ends, notKnown: NotKnown, at: SimTime): SiteVerdict {
  return { site, verdict: 'not known', reason: notKnownText(notKnown), at, from, to, notKnown }
}

/** What is not known is no finding. */
export const isLasting = (verdict: Verdict): boolean =>
  verdict !== 'fine' && verdict !== 'outage' && verdict !== 'not known'

export interface Judged {
  readonly network: Network
  readonly configurations: readonly Configuration[]
  /** Moment of the failure. */
  readonly struck: SimTime
  /** Journal entries from the failure on. */
  readonly entries: readonly JournalEntry[]
}

/** `own` tells that what failed belongs to the site; `service` how it stands in the end. */
export function judge(about: Judged, record: SiteRecord, service: SiteService, own: boolean): SiteVerdict {
  const { forward, return: back, ends } = record
  const base = { site: ends.site, from: ends.from, to: ends.to }
  if (service.state !== 'in service') {
    const at = forward.silent[0]?.from ?? back.silent[0]?.from ?? about.struck
    const reason = reasonOf(about, service)
    return { ...base, verdict: service.state, ...(own ? { own } : {}), reason, at }
  }
  const spans = [...forward.silent, ...back.silent]
  const first = spans.reduce<SimTime | undefined>(
    (least, { from }) => (least === undefined || from < least ? from : least),
    undefined,
  )
  if (first === undefined) return { ...base, verdict: 'fine', reason: 'No packet was lost.', at: about.struck }
  const repaired = Math.max(...spans.map(({ to }) => to)) as SimTime
  return {
    ...base,
    verdict: 'outage',
    outageSeconds: inSeconds(union(spans)),
    forwardSeconds: inSeconds(union(forward.silent)),
    returnSeconds: inSeconds(union(back.silent)),
    reason: repairText(about, record, repaired),
    at: repaired,
  }
}

/** Why a site is not in service: where the way ends that fails, with the loop when it goes round in one. */
function reasonOf(about: Judged, service: SiteService): string {
  const { state, from, to, toSite, fromSite, reason = '' } = service
  if (toSite.works && fromSite.works) return reason
  const pair = tracePair(about.network, about.configurations, { from, to, protocol: 'udp', port: 16384 })
  if (typeof pair === 'string') return reason
  const failed = toSite.works ? pair.return : pair.forward
  // While the packet of the trace flew the way was open: what is told is the moment.
  if (isGood(failed.disposition)) return reason
  const text = `${toSite.works ? 'From' : 'Towards'} the site black-holed, ${endText(failed)}`
  const other = state === 'hears nothing' ? 'From' : state === 'is not heard' ? 'Towards' : undefined
  return other === undefined ? text : `${text} ${other} the site packets still arrive.`
}

/** How a way ended, with the device and the loop when it is one. */
function endText(trace: Trace): string {
  const end = trace.hops.at(-1)?.device
  if (trace.loop) {
    const round = trace.hops.slice(trace.loop.from, trace.loop.from + trace.loop.length).map((hop) => hop.device)
    return `the packet goes round between ${[...new Set(round)].join(', ')} until its TTL runs out (${trace.loop.rounds} rounds).`
  }
  return `${dispositionWords(trace.disposition)}${end === undefined ? '' : ` at ${end}`}: ${trace.reason}`
}

const inSeconds = (micros: number) => Math.round(micros / 1e5) / 10

function union(spans: WayRecord['silent']): number {
  const sorted = [...spans].sort((a, b) => a.from - b.from)
  let total = 0
  let until = 0
  for (const { from, to } of sorted) {
    total += Math.max(0, to - Math.max(from, until))
    until = Math.max(until, to)
  }
  return total
}

/** Seconds before a way is heard again within which its cause lies. */
const REPAIR_SECONDS = 3

/** What opens a way again, the most telling first; an SA only when it is the site's own. */
const REPAIRS: readonly string[] = [
  'sa-up',
  'state-change',
  'neighbor-up',
  'neighbor-down',
  'route-added',
  'route-removed',
]

function repairText({ entries }: Judged, { ends, forward, return: back }: SiteRecord, repaired: SimTime): string {
  const ways =
    forward.silent.length === 0 ? 'from the site' : back.silent.length === 0 ? 'towards the site' : 'both ways'
  const near = entries.filter(({ at }) => at <= repaired && at > repaired - REPAIR_SECONDS * 1e6)
  const rank = ({ event, device, protocol }: JournalEntry) =>
    (protocol === 'ipsec' && device !== ends.site) || protocol === 'skinny' ? -1 : REPAIRS.indexOf(event)
  const known = near.filter((entry) => rank(entry) >= 0)
  const best = Math.min(...known.map(rank))
  // A phone that has turned to its other CallManager ends the silence itself.
  const turned = near.find((entry) => entry.at === repaired && entry.device === ends.to && entry.event === 'registered')
  const cause = turned ?? known.findLast((entry) => rank(entry) === best)
  return cause
    ? `Silent ${ways} until ${cause.device}: ${cause.text}.`
    : `Silent ${ways}, then heard again without any table having changed.`
}
