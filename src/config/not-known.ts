/**
 * Honest ignorance. A line that is not read, or only half, leaves something open: not the whole device, but what the
 * line speaks of. What depends on it is not known and names the line; everything else stays certain.
 *
 * What has a place in an order (an entry of a list, a clause of a route-map, a pair of zones) carries its ignorance at
 * that place. All else stands in `Configuration.notKnown`, by scope.
 */
import type { Ip, Prefix } from '../net/index'
import type { ConfigRef, DeviceId, Source } from './configured'

/** Something that cannot be said, and the line it hangs on. */
export interface NotKnown {
  readonly because: ConfigRef
  /** What is open, to stand after "not known": `whether access-list 150 lets it through`. */
  readonly summary: string
  /** It hangs on the date alone, and is known once the device's clock has been set (clock.ts). */
  readonly byClock?: true
}

/** What of a device may be unknown. Names are those of the configuration. */
export type NotKnownScope =
  /** How the interface treats whatever passes it. */
  | { readonly kind: 'interface'; readonly interface: string; readonly direction?: 'in' | 'out' }
  /** The interface's own address. */
  | { readonly kind: 'address'; readonly interface: string }
  /** Whether a static route is there, or where it leads. */
  | { readonly kind: 'route'; readonly prefix: Prefix }
  /** What a routing process learns, tells or originates; `prefix` absent = anything. */
  | { readonly kind: 'routing'; readonly protocol: string; readonly process: string; readonly prefix?: Prefix }
  /** Whether a neighbour of a routing process comes up; `interface` absent = on any. */
  | { readonly kind: 'neighbor'; readonly protocol: string; readonly interface?: string }
  | { readonly kind: 'redistribution'; readonly protocol: string; readonly process: string; readonly from: string }
  /** An entry of a crypto map; `sequence` absent = the map as a whole. */
  | {
      readonly kind: 'map-entry'
      readonly map: string
      readonly sequence?: number
      /** Only of peers that are asked to log in (XAUTH): entries with a profile of their own, and keys with `no-xauth`, are not. */
      readonly xauth?: true
    }
  | { readonly kind: 'dynamic-map'; readonly map: string }
  /** What IKE would agree on with whom; with a policy, a profile or a ring of keys only where that one counts. */
  | { readonly kind: 'ike'; readonly policy?: number; readonly profile?: string; readonly ring?: string }
  /** Who has a virtual address. */
  | { readonly kind: 'first-hop'; readonly interface: string; readonly group: number }
  /** What becomes of the addresses of what goes between two interfaces; absent = any. */
  | { readonly kind: 'nat'; readonly in?: string; readonly out?: string }
  /** What happens in a failure: to tunnels of a map when another router takes over; absent = anything. */
  | { readonly kind: 'take-over'; readonly map?: string }
  /** Which hosts have which addresses of a pool. */
  | { readonly kind: 'dhcp'; readonly pool?: string }
  /** Whether what a list stops is let through after all, as an answer. */
  | { readonly kind: 'inspection' }
  /** Who answers for an address. */
  | { readonly kind: 'adjacency'; readonly address: Ip }
  /** All that the device does. */
  | { readonly kind: 'device' }

export interface ScopedNotKnown extends NotKnown {
  readonly scope: NotKnownScope
}

/** Ignorance that hangs on a line of a device. */
export function notKnownAt(device: DeviceId, source: Source, summary: string): NotKnown {
  const { line, text, readAs } = source
  return { because: { device, line, text, ...(readAs === undefined ? {} : { readAs }) }, summary }
}

/** As a sentence: `Not known whether access-list 150 lets it through, because of line 48 of soho-24: permit …`. */
export function notKnownText({ because, summary }: NotKnown): string {
  return `Not known ${summary}, because of line ${because.line} of ${because.device}: ${quotedLine(because)}.`
}

/** A line in quotes, and how it was read where it was not read as it stands. */
export const quotedLine = ({ text, readAs }: Source): string =>
  `"${text.trim()}"${readAs === undefined ? '' : `, ${readAs}`}`

/** All that a configuration, or a part of one, leaves open, wherever in it that stands. */
export function leftOpenIn(value: unknown): readonly NotKnown[] {
  const found: NotKnown[] = []
  gatherOpen(value, found)
  return found
}

function gatherOpen(value: unknown, found: NotKnown[]): void {
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) for (const item of value) gatherOpen(item, found)
  else if (value instanceof Map) for (const item of value.values()) gatherOpen(item, found)
  else if (isNotKnown(value)) found.push(value)
  else for (const name of Object.keys(value)) gatherOpen(Reflect.get(value, name), found)
}

const isNotKnown = (value: object): value is NotKnown => 'because' in value && 'summary' in value

/** ` (also line 12, 14–17)`, of what several lines say alike; nothing of one. Lines rise. */
export function alsoAt(others: readonly number[]): string {
  const runs: { readonly first: number; last: number }[] = []
  for (const line of others) {
    const run = runs.at(-1)
    if (run && line === run.last + 1) run.last = line
    else runs.push({ first: line, last: line })
  }
  const said = runs.map(({ first, last }) => {
    if (first === last) return `${first}`
    return last === first + 1 ? `${first}, ${last}` : `${first}–${last}`
  })
  return said.length === 0 ? '' : ` (also line ${said.join(', ')})`
}
