/** Time-ranges as spans of a clock; one without lines, or with one that is not read, is left out, and stays not known whatever the clock says. */
import type { TimeRange } from '../../config/index'
import { readAbsolute, readPeriodic } from '../../ios/index'

/** A line of a time-range, of a router or a firewall. */
export interface RangeLine {
  readonly kind: string
  readonly words?: string
}

export function timeRangeOf(name: string, lines: readonly RangeLine[]): readonly TimeRange[] {
  let range: TimeRange = { name, periodic: [] }
  for (const { kind, words = '' } of lines) {
    const spans = kind === 'time-periodic' ? readPeriodic(words) : undefined
    const span = kind === 'time-absolute' ? readAbsolute(words) : undefined
    if (Array.isArray(spans)) range = { ...range, periodic: [...range.periodic, ...spans] }
    else if (typeof span === 'object') range = { ...range, absolute: span }
    else return []
  }
  return lines.length === 0 ? [] : [range]
}
