/**
 * Findings that hang on a line that is not simulated: what a check read as missing or wrong may be so or not, by that
 * line. Such a finding is not told; in its place stands that it is not known, with the line.
 */
import { type Configuration, type NotKnownScope, quotedLine, type ScopedNotKnown } from '../../config/index'
import type { CheckFound } from './check'
import type { Scope } from './scope'

type Kind = NotKnownScope['kind']

const TOLD: readonly Kind[] = ['routing', 'redistribution']
const AGREED: readonly Kind[] = ['ike', 'map-entry', 'dynamic-map']

/** What each check reads, of what may be open. Others speak of lines that are there. */
const READS: ReadonlyMap<string, readonly Kind[]> = new Map([
  ['proxy-mismatch', ['map-entry', 'dynamic-map', 'interface']],
  ['nat-exemption', ['nat', 'map-entry', 'interface']],
  ['no-reverse-route', ['dynamic-map']],
  ['no-redistribution', TOLD],
  ['default-leak', TOLD],
  ['site-lan-in-pool', TOLD],
  ['summary-loop', TOLD],
  ['cross-over-eigrp', ['routing', 'neighbor', 'interface']],
  ['hsrp-tie', ['first-hop']],
  ['preempt-delay', ['first-hop']],
  ['ike-policies', AGREED],
  ['transform-sets', AGREED],
  ['tunnel-ike-policies', AGREED],
  ['tunnel-transform-sets', AGREED],
  ['single-peer', ['map-entry']],
  ['strange-peer', ['map-entry']],
  ['no-keepalive', ['ike']],
  ['silent-nat', ['ike']],
  // Rules of the design, which its devices' lines may answer otherwise.
  ['cross-over', ['routing', 'neighbor', 'interface', 'device']],
  ['peers', ['map-entry', 'interface']],
])

/** What a check found, without what cannot be known. */
export function knownOnly(
  name: string,
  title: string,
  scope: Scope,
  found: readonly CheckFound[],
): readonly CheckFound[] {
  const kinds = READS.get(name)
  if (!kinds || found.length === 0) return found
  const heads = scope.headEnds.map((head) => head.config)
  const told = found.map((item) => {
    const own = scope.configurations.filter((config) => config.device === item.device)
    const open = [...own, ...heads].map((config) => openIn(config, kinds)).find((other) => other)
    return open ? notKnown(title, open) : item
  })
  // What hangs on one line is said once.
  return told.filter((item, at) => told.findIndex((other) => other.summary === item.summary) === at)
}

/** The line because of which a rule of the design has no answer. */
export function openForRule(
  rule: string,
  title: string,
  configurations: readonly Configuration[],
): CheckFound | undefined {
  const kinds = READS.get(rule) ?? []
  const open = configurations.map((config) => openIn(config, kinds)).find((found) => found)
  return open && notKnown(title, open)
}

const openIn = (config: Configuration, kinds: readonly Kind[]): ScopedNotKnown | undefined =>
  config.notKnown?.find(({ scope }) => kinds.includes(scope.kind))

function notKnown(title: string, { because, summary }: ScopedNotKnown): CheckFound {
  return {
    severity: 'warning',
    device: because.device,
    line: because.line,
    summary: `Not known whether this holds: ${title}. Not known ${summary}, because of line ${because.line}, ${quotedLine(because)}`,
    remedy: `See on the device ${summary}, or take the line out to see what holds without it.`,
    notKnown: { because, summary },
  }
}
