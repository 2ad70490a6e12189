/** From what the streams heard, and the reasons noted meanwhile, to outages whose every second has a cause. */
import type { JournalEntry, JournalProtocol, Network, SimTime, Stretch } from '../../sim/index'
import { type Listened, type Listening, stretchesOf } from './calls'
import { heardOf } from './heard'
import type { Judged } from './judge'
import type { CallReport, DirectionReport, Outage, OutageCause, OutagePart } from './result'

const PACKET_MICROS = 20_000

/** Journal entries of a part at most: the latest ones. */
const MAX_ENTRIES = 12

/** Who speaks of what in the journal. */
const WITNESSES: Readonly<Record<OutageCause, readonly JournalProtocol[]>> = {
  unnoticed: ['fault', 'ike'],
  retries: ['ike'],
  'peer-attempt': ['ike'],
  negotiation: ['ike', 'ipsec'],
  rri: ['rri', 'rib'],
  routing: ['eigrp', 'rib', 'hsrp'],
  'first-hop': ['hsrp', 'arp', 'interface'],
  nat: ['nat', 'ike'],
  queue: ['link'],
  link: ['interface', 'link', 'fault'],
  unrepaired: ['fault'],
}

/** `witnessed` looks up the journal entries of every part, which takes its time. */
export function outagesOf(network: Network, listening: Listening, witnessed = true): readonly Outage[] {
  const journal = witnessed ? listening.journal(network) : []
  return listening.ways.flatMap((way) =>
    silences(network, way).map((gap) => outageOf(network, listening, way, gap, journal)),
  )
}

interface Gap {
  readonly from: SimTime
  readonly to?: SimTime
  readonly lost: number
}

function sentAt(network: Network, { stream }: Listened, number: number): SimTime {
  const spec = network.streams[stream]?.spec
  return ((spec?.start ?? 0) + number * (spec?.everyMicros ?? 0)) as SimTime
}

/** What a full queue takes out of a call for less than this is loss, which the call's report counts, and no silence. */
const CLIPPED_MICROS = 1_000_000

/** Runs of packets that were lost one after the other, whatever became of each. */
function silences(network: Network, way: Listened): readonly Gap[] {
  const gaps: { from: number; to: number; open: boolean; queued: boolean }[] = []
  for (const stretch of stretchesOf(network, way)) {
    const last = gaps.at(-1)
    if (stretch.heard) {
      if (last) last.open = false
    } else if (last?.open) {
      last.to = stretch.to
      last.queued &&= stretch.lostAt !== undefined
    } else gaps.push({ from: stretch.from, to: stretch.to, open: true, queued: stretch.lostAt !== undefined })
  }
  const silent = gaps.filter(({ from, to, queued }) => !queued || (to - from) * way.every >= CLIPPED_MICROS)
  return silent.map(({ from, to, open }) => ({
    from: sentAt(network, way, from),
    lost: to - from,
    ...(open ? {} : { to: sentAt(network, way, to) }),
  }))
}

function outageOf(
  network: Network,
  listening: Listening,
  way: Listened,
  { from, to, lost }: Gap,
  journal: readonly JournalEntry[],
): Outage {
  const end = to ?? network.now
  const parts = partsOf(listening, way, from, end)
  const judged = to === undefined ? withoutRepair(network, parts) : parts
  return {
    call: way.call,
    direction: way.direction,
    from,
    ...(to === undefined ? {} : { to }),
    packetsLost: lost,
    reason: parts[0]?.text ?? 'it did not last long enough to be looked into',
    parts: judged.map((part) => ({ ...part, entries: witnesses(journal, part) })),
  }
}

/** The reasons that were noted during an outage, each until the next. The first counts from the beginning. */
function partsOf(listening: Listening, way: Listened, from: SimTime, end: SimTime): OutagePart[] {
  const parts: OutagePart[] = []
  let at = from
  const noted = way.samples.filter((sample) => sample.at >= from && sample.at < end && sample.judged)
  const begun =
    noted.length > 0 ? noted : way.samples.filter((sample) => sample.at >= from && sample.judged).slice(0, 1)
  for (const [index, { judged }] of begun.entries()) {
    if (!judged) continue
    const to = begun[index + 1]?.at ?? end
    const cause = causeOf(listening, judged)
    const last = parts.at(-1)
    // What lasts less than a packet is not heard: it belongs to what follows, or at the end to what was before.
    if (to - at < PACKET_MICROS && (index + 1 < begun.length || !last)) continue
    if (last && (to - at < PACKET_MICROS || (last.cause === cause && last.text === judged.text)))
      parts[parts.length - 1] = { ...last, to }
    else parts.push({ cause, from: at, to, text: judged.text, entries: [] })
    at = to
  }
  return parts.length > 0 ? parts : [unexplained(from, end)]
}

const unexplained = (from: SimTime, to: SimTime): OutagePart => ({
  cause: 'link',
  from,
  to,
  text: 'packets were lost on the way',
  entries: [],
})

/** An attempt with a peer that answered later was a negotiation all along. */
function causeOf({ answered }: Listening, { cause, attempt }: Judged): OutageCause {
  return attempt && answered.has(attempt.id) ? 'negotiation' : cause
}

/** Silent to the end, and the network has been quiet for so long that nothing will end it. */
function withoutRepair(network: Network, parts: readonly OutagePart[]): readonly OutagePart[] {
  const last = parts.at(-1)
  const quiet = network.now - network.lastChange >= network.parameters.settleSeconds * 1e6
  if (!last || !quiet || last.cause === 'peer-attempt') return parts
  return [...parts.slice(0, -1), { ...last, cause: 'unrepaired' }]
}

function witnesses(journal: readonly JournalEntry[], { cause, from, to }: OutagePart): readonly number[] {
  const speaks = (entry: JournalEntry) => WITNESSES[cause].includes(entry.protocol)
  const during = journal.filter((entry) => entry.at >= from && entry.at <= to && speaks(entry))
  // The first packet that is lost may have been under way when the fault struck.
  const fault = journal.findLast((entry) => entry.protocol === 'fault' && entry.at <= from + 3 * PACKET_MICROS)
  const all = [...(fault && !during.includes(fault) ? [fault] : []), ...during]
  return all.slice(-MAX_ENTRIES).map((entry) => entry.id)
}

export function callReports(
  network: Network,
  { calls, ways }: Listening,
  outages: readonly Outage[],
  start: SimTime,
): readonly CallReport[] {
  return calls.map((call) => {
    const report = (direction: Listened['direction']): DirectionReport => {
      const way = ways.find((item) => item.call === call.name && item.direction === direction)
      const stretches: readonly Stretch[] = way ? stretchesOf(network, way) : []
      const lost = stretches.reduce((sum, item) => sum + (item.heard ? 0 : item.to - item.from), 0)
      const inQueues = stretches.reduce((sum, { lostAt, from, to }) => sum + (lostAt === undefined ? 0 : to - from), 0)
      return {
        sent: stretches.at(-1)?.to ?? 0,
        lost,
        ...(inQueues > 0 ? { inQueues } : {}),
        ...(way ? heardOf(network, way.stream) : {}),
      }
    }
    return {
      name: call.name,
      from: call.from,
      to: call.to,
      codec: call.codec,
      start: (start + call.start) as SimTime,
      end: Math.min(network.now, start + (call.end ?? network.now)) as SimTime,
      forward: report('forward'),
      return: report('return'),
      silences: together(outages.filter((outage) => outage.call === call.name)),
    }
  })
}

/** Both directions' outages laid over each other: where they touch it is one silence, until both are audible. */
export function together(outages: readonly Outage[]): CallReport['silences'] {
  const ordered = [...outages].sort((a, b) => a.from - b.from)
  const merged: { from: SimTime; to?: SimTime }[] = []
  for (const { from, to } of ordered) {
    const last = merged.at(-1)
    if (!last || (last.to !== undefined && last.to < from)) merged.push(to === undefined ? { from } : { from, to })
    else if (to === undefined) delete last.to
    else if (last.to !== undefined && to > last.to) last.to = to
  }
  return merged
}
