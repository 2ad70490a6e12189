/** What made an SA: the site's packet and peer line, the peers it tried before, and the template that answered. */
import { formatPrefix, lookUp, type Prefix, parseIp } from '../../net/index'
import type { JournalEntry } from '../../sim/index'
import { configOf, deviceOf, eventLink, lastOf, lineLink, type Story } from './story'
import type { WhyLink } from './types'

/** Seconds that may lie between the two ends' word of one SA. */
const TWIN_SECONDS = 5

/** The chain of one end's `sa-up` entry, which is its last link. */
export function tunnelChain(story: Story, up: JournalEntry): readonly WhyLink[] {
  const far = twinOf(story, up)
  const starter = up.data?.initiator === true ? up : far
  const begin = starter ? attemptChain(story, starter) : []
  const between = far && far !== up && starter === far ? [eventLink(far)] : []
  return [...begin, ...between, eventLink(up)]
}

/** The other end's entry: the same networks seen from there. */
function twinOf({ network }: Story, up: JournalEntry): JournalEntry | undefined {
  const { from, protects } = up.data ?? {}
  const twins = network.journal.filter(
    (entry) =>
      entry.event === 'sa-up' &&
      entry.device !== up.device &&
      entry.protocol === up.protocol &&
      entry.data?.from === protects &&
      entry.data?.protects === from &&
      Math.abs(entry.at - up.at) <= TWIN_SECONDS * 1e6,
  )
  return twins.sort((a, b) => Math.abs(a.at - up.at) - Math.abs(b.at - up.at))[0]
}

/** On the starting end: the list of what is protected, the peers that were given up, and the attempt that succeeded. */
function attemptChain(story: Story, up: JournalEntry): readonly WhyLink[] {
  const { device } = up
  const peer = up.data?.peer
  const attempt = lastOf(story, device, 'attempt', { peer }, up.at)
  const failures = attempt ? failuresBefore(story, device, attempt) : []
  return [...matchLines(story, device, up), ...failures.map(eventLink), ...(attempt ? [eventLink(attempt)] : [])]
}

const FAILURES: ReadonlySet<string> = new Set(['peer-silent', 'peer-refused', 'peer-dead'])

/** What made this end leave the peer before; only as far back as the success before it. */
function failuresBefore({ network }: Story, device: string, attempt: JournalEntry): readonly JournalEntry[] {
  const own = network.journal.filter((entry) => entry.device === device && entry.id < attempt.id)
  const success = own.findLast((entry) => entry.event === 'sa-up' && entry.protocol === 'ipsec')?.id ?? -1
  return own.filter((entry) => entry.id > success && FAILURES.has(entry.event)).slice(-2)
}

function matchLines(story: Story, device: string, up: JournalEntry): readonly WhyLink[] {
  const config = configOf(story, device)
  const from = up.data?.from
  for (const entry of config?.crypto?.maps.flatMap((map) => map.entries) ?? []) {
    const list = entry.match && lookUp(config?.accessLists, entry.match.value)
    const line = list?.entries.find(({ source }) => networkOf(source) === from)
    if (!line) continue
    return [
      ...lineLink(device, line.line, 'What is to be encrypted'),
      ...lineLink(device, entry.source, 'By this crypto map'),
    ]
  }
  return []
}

function networkOf({ address, wildcard }: { readonly address: number; readonly wildcard: number }): string {
  const length = 32 - Math.log2((wildcard >>> 0) + 1)
  return Number.isInteger(length) ? formatPrefix({ address, length } as Prefix) : ''
}

/** The chain of an SA that a device has, or had, with a peer for a network. */
export function saChain(story: Story, device: string, peer: string, protects: string): readonly WhyLink[] {
  const up = lastOf(story, device, 'sa-up', { protocol: 'ipsec', peer, protects }, story.asOf)
  return up ? tunnelChain(story, up) : []
}

/** Phase 1 is told by its attempt, on whichever end made it. */
export function ikeChain(story: Story, device: string, peer: string): readonly WhyLink[] {
  const mine = lastOf(story, device, 'attempt', { peer }, story.asOf)
  if (mine) return [...failuresBefore(story, device, mine).map(eventLink), eventLink(mine)]
  const up = lastOf(story, device, 'sa-up', { protocol: 'ipsec', peer }, story.asOf)
  return up ? tunnelChain(story, up).slice(0, -1) : []
}

export const deviceOfText = (story: Story, address: string): string | undefined => {
  const ip = parseIp(address)
  return ip === undefined ? undefined : deviceOf(story, ip)
}
