/** The two gateways are one head-end: what one says and the other does not is a surprise kept for the fail-over. */
import type { DeviceId } from '../../../config/index'
import { samePrefix } from '../../../net/index'
import { add, type Check, type CheckFound, type LineFix } from '../check'
import { type HeadEndScope, lineBefore, type Scope, subnetOf, type TextLine } from '../scope'

/** Lines that differ by right: names, addresses, who is preferred, what is only said to people. */
const OWN =
  /^(?:hostname|description|ip address|no ip address|standby \d+ (?:priority|track)|bandwidth|delay|(?:eigrp |bgp )?router-id|ip ospf (?:cost|priority)|boot |license |snmp-server (?:location|contact|chassis-id|engineID)|enable (?:secret|password)|username \S+ .*(?:secret|password)|subject-name|fqdn|rsakeypair|certificate|quit|access-list \d+ remark|shutdown|interface Loopback)/

/** Sections that are a device's own in whole: what was issued to it, and what it signed by itself. */
const OWN_SECTION = /^crypto (?:pki|ca) (?:certificate chain\b|trustpoint TP-self-signed)/

/** Beginnings of what differs by right only in its end. */
const DELAYS = / delay (?:minimum|reload) .*$/

export const gatewayDrift: Check = {
  name: 'gateway-drift',
  title: 'The gateways say the same',
  why: 'Every site may be on either gateway, and moves without asking: a line that one of them lacks shows only after a failure.',
  source: 'Source document: both configurations are the same but for addresses and priority',
  check: (scope) => {
    const [first, ...others] = scope.headEnds
    if (!first) return []
    return others.flatMap((other) =>
      standTogether(first, other) ? drift(scope, first.config.device, other.config.device) : [],
    )
  },
}

/** Head-ends whose tunnels end in one network are one another's stand-in; those of two places differ by right. */
function standTogether({ stick: one }: HeadEndScope, { stick: other }: HeadEndScope): boolean {
  const [left, right] = [one && subnetOf(one), other && subnetOf(other)]
  return left === undefined || right === undefined || samePrefix(left, right)
}

interface Said {
  readonly key: string
  readonly line: TextLine
}

function said(scope: Scope, device: DeviceId): readonly Said[] {
  return withoutBanners(scope.lines(device))
    .filter(({ section, text }) => !OWN.test(text) && !OWN_SECTION.test(section[0] ?? text))
    .map((line) => ({ line, key: [...line.section, line.text.replace(DELAYS, '')].join('\n') }))
}

/** What a banner says is for people, between its opener and the line that has its delimiter again. */
function withoutBanners(lines: readonly TextLine[]): readonly TextLine[] {
  let delimiter: string | undefined
  return lines.filter(({ text, section }) => {
    if (delimiter !== undefined) {
      if (text.includes(delimiter)) delimiter = undefined
      return false
    }
    const [, mark, rest = ''] = (section.length === 0 && /^banner \S+ (\^C|\S)(.*)$/.exec(text)) || []
    if (mark === undefined) return true
    if (!rest.includes(mark)) delimiter = mark
    return false
  })
}

function drift(scope: Scope, a: DeviceId, b: DeviceId): readonly CheckFound[] {
  const [left, right] = [said(scope, a), said(scope, b)]
  const missing = (from: readonly Said[], to: readonly Said[]) => {
    const known = new Set(to.map((item) => item.key))
    return from.filter((item) => !known.has(item.key)).map((item) => item.line)
  }
  const [onlyA, onlyB] = [missing(left, right), missing(right, left)]
  const [owner, other, line] = onlyA[0] ? ([a, b, onlyA[0]] as const) : ([b, a, onlyB[0]] as const)
  if (!line) return []
  const count = onlyA.length + onlyB.length
  const about: CheckFound = {
    severity: 'warning',
    device: owner,
    line: line.number,
    summary: `It and ${other} differ in ${count === 1 ? 'a line' : `${count} lines`}: "${line.text}" stands here only`,
    remedy: 'Write the same on both, or take it away from both.',
  }
  const fix = conflicts(onlyA, onlyB) ? undefined : united(scope, [a, onlyA], [b, onlyB])
  return [fix ? { ...about, fix } : about]
}

/** Two lines of one section that begin alike say different things: which holds is for the architect. */
function conflicts(a: readonly TextLine[], b: readonly TextLine[]): boolean {
  const head = ({ section, text }: TextLine) => [...section, ...text.split(' ').slice(0, 3)].join('\n')
  const heads = new Set(a.map(head))
  return b.some((line) => heads.has(head(line)))
}

type Side = readonly [device: DeviceId, only: readonly TextLine[]]

function united(scope: Scope, a: Side, b: Side): LineFix {
  const copied = ([from, lines]: Side, to: DeviceId) =>
    lines.map((line) => add(to, line.section, line.text, lineBefore(scope, from, line.number)))
  const says = [
    [b[0], a[1].length],
    [a[0], b[1].length],
  ] as const
  const told = says.filter(([, count]) => count > 0).map(([device, count]) => `${count} to ${device}`)
  return {
    says: `Copies what is missing: ${told.join(', ')}.`,
    safe: true,
    changes: [...copied(a, b[0]), ...copied(b, a[0])],
  }
}
