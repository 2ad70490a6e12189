/** Which frames of a capture are shown. Pure. */
import { type Design, siteMembers } from '../../design/index'
import type { Capture, CapturedRow } from '../../engine/messages'
import { kindOf } from './protocols'

export interface PacketFilter {
  /** Protocols that are left out. */
  readonly without: ReadonlySet<string>
  /** Empty = all. */
  readonly device: string
  readonly site: string
}

export const ALL_PACKETS: PacketFilter = { without: new Set(), device: '', site: '' }

/** Who takes the frame at the far end of its cable. */
export function farEnd({ cables }: Capture, { cable, device, port }: CapturedRow): string {
  const { a, b } = cables[cable] ?? {}
  return (a?.device === device && a.interface === port ? b?.device : a?.device) ?? ''
}

export function filtered(capture: Capture, design: Design, filter: PacketFilter): readonly CapturedRow[] {
  const sites = siteMembers(design)
  const at = (device: string) => sites.get(device) ?? ''
  return capture.frames.filter((row) => {
    if (filter.without.has(kindOf(row.frame))) return false
    const ends = [row.device, farEnd(capture, row)]
    if (filter.device !== '' && !ends.includes(filter.device)) return false
    return filter.site === '' || ends.some((device) => at(device) === filter.site)
  })
}

/** How many frames of each protocol there are, the most first. */
export function countsOf({ frames }: Capture): readonly (readonly [protocol: string, count: number])[] {
  const counts = new Map<string, number>()
  for (const { frame } of frames) counts.set(kindOf(frame), (counts.get(kindOf(frame)) ?? 0) + 1)
  return [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
}
