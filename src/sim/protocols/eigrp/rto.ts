/**
 * When a message that was not acknowledged is repeated (RFC 7868 section 5.3.5; FACTS section 9):
 *
 *   RTO   6 times the smoothed round trip, at least 200 ms, half as long again with each repetition, at most
 *         `eigrpRetransmitSeconds`; that at once while no round trip is known (IOS prints SRTT 0, RTO 5000 then)
 *   flow  what went to all of them by multicast is repeated to each by unicast after the multicast flow timer
 *
 * Only what was not repeated is measured: the acknowledgement of a repetition may be of the first.
 */
import { after, type SimTime } from '../../kernel/time'
import type { EigrpNeighbor } from './state'
import type { Work } from './work'

const LEAST_RTO_MILLIS = 200
const ROUND_TRIPS = 6
const BACK_OFF = 1.5
/** How much of a new round trip goes into the smoothed one: RFC 7868 section 5.3.5 weighs the old one with 0.8. */
const NEW_SHARE = 0.2
/** `show ip eigrp interfaces` prints 50 on a quiet LAN; assumption: otherwise four round trips of the slowest. */
const LEAST_FLOW_MILLIS = 50
const FLOW_ROUND_TRIPS = 4

/** The time of repetition of a neighbour at present, in milliseconds. */
export function rtoMillis(
  { srttMillis, retries }: Pick<EigrpNeighbor, 'srttMillis' | 'retries'>,
  most: number,
): number {
  if (srttMillis === undefined) return most
  return Math.min(most, Math.max(LEAST_RTO_MILLIS, ROUND_TRIPS * srttMillis) * BACK_OFF ** retries)
}

export function retransmitAt({ cx }: Work, neighbor: EigrpNeighbor): SimTime {
  return after(cx.now, rtoMillis(neighbor, cx.parameters.eigrpRetransmitSeconds * 1000) / 1000)
}

/** When those who have not acknowledged a multicast get it by unicast. */
export function flowEnds({ cx }: Work, neighbors: readonly EigrpNeighbor[]): SimTime {
  const slowest = Math.max(0, ...neighbors.map(({ srttMillis }) => srttMillis ?? 0))
  const most = cx.parameters.eigrpRetransmitSeconds * 1000
  return after(cx.now, Math.min(most, Math.max(LEAST_FLOW_MILLIS, FLOW_ROUND_TRIPS * slowest)) / 1000)
}

/** The neighbour whose outstanding message is acknowledged now. */
export function measured({ cx }: Work, neighbor: EigrpNeighbor): EigrpNeighbor {
  const { sentAt, srttMillis: old, retries } = neighbor
  if (sentAt === undefined || retries > 0) return neighbor
  const trip = (cx.now - sentAt) / 1000
  return { ...neighbor, srttMillis: old === undefined ? trip : (1 - NEW_SHARE) * old + NEW_SHARE * trip }
}
