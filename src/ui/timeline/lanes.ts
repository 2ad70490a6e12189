/** What the lanes hold: one row for each direction of a call, then one for each device that has something to tell. */
import type { JournalEntry, Outage, ScenarioResult } from '../../engine/messages'
import { groupOf, type ProtocolGroup } from './groups'

interface LaneMark {
  /** Microseconds from the settled moment. */
  readonly at: number
  readonly group: ProtocolGroup
  readonly entry: JournalEntry
}

export type Lane =
  | {
      readonly kind: 'call'
      readonly label: string
      readonly outages: readonly Outage[]
    }
  | { readonly kind: 'device'; readonly label: string; readonly marks: readonly LaneMark[] }

/** Rows in the order of the document, with what of the journal is wanted. */
export function lanesOf(
  result: ScenarioResult,
  journal: readonly JournalEntry[],
  devices: readonly string[],
): readonly Lane[] {
  const calls = result.calls.flatMap((call): readonly Lane[] => {
    const outages = (direction: Outage['direction']) =>
      result.outages.filter((outage) => outage.call === call.name && outage.direction === direction)
    return [
      { kind: 'call', label: `${call.from} → ${call.to}`, outages: outages('forward') },
      { kind: 'call', label: `${call.to} → ${call.from}`, outages: outages('return') },
    ]
  })
  const marks = new Map<string, LaneMark[]>()
  for (const entry of journal) {
    const lane = marks.get(entry.device) ?? []
    lane.push({ at: entry.at - result.start, group: groupOf(entry), entry })
    marks.set(entry.device, lane)
  }
  const rows = devices.flatMap((name): readonly Lane[] => {
    const own = marks.get(name)
    return own ? [{ kind: 'device', label: name, marks: own }] : []
  })
  return [...calls, ...rows]
}

export interface TimeWindow {
  /** Microseconds from the settled moment. */
  readonly from: number
  readonly to: number
}

/** The window half or twice as wide around a moment, kept within the run. */
export function zoomed(window: TimeWindow, at: number, factor: number, end: number): TimeWindow {
  const width = Math.min(end, Math.max(100_000, (window.to - window.from) * factor))
  return placed(at - width / 2, width, end)
}

/** A window of the same width that holds a moment. */
export function following(window: TimeWindow, at: number, end: number): TimeWindow {
  if (at >= window.from && at <= window.to) return window
  const width = window.to - window.from
  return placed(at - width / 4, width, end)
}

function placed(from: number, width: number, end: number): TimeWindow {
  const start = Math.max(0, Math.min(from, end - width))
  return { from: start, to: start + width }
}

/** The mark nearest to a point of a lane, within some pixels. */
export function markNear(
  lane: Lane | undefined,
  at: number,
  window: TimeWindow,
  width: number,
): JournalEntry | undefined {
  if (lane?.kind !== 'device') return undefined
  const reach = ((window.to - window.from) / width) * 7
  let best: LaneMark | undefined
  for (const mark of lane.marks)
    if (Math.abs(mark.at - at) <= reach && (!best || Math.abs(mark.at - at) < Math.abs(best.at - at))) best = mark
  return best?.entry
}
