/**
 * Is the peer alive? Three ways (FACTS sections 1 and 2); all end in `died`:
 *
 *   on-demand  when a packet is to be sent and nothing was heard for `seconds`: ask; repeat every `retrySeconds`;
 *              `dpdRetries` questions without any sign of life and the peer is dead (RFC 3706 section 5.4).
 *   periodic   ask every `seconds` unless a question or answer of the peer came meanwhile; then repeat as above.
 *   legacy     each end sends a keepalive every `seconds`, which the other answers; `legacyMisses` intervals without
 *              either and the peer is dead.
 *
 * Whether other traffic of the peer puts a periodic question or the legacy verdict off is the parameter
 * `keepaliveHears`. Where it does, that is looked at when the moment has come, so that packets move no deadline.
 *
 * In the first two ways anything heard, ESP included, ends the questions. It runs only when both ends are told to:
 * an end that speaks DPD speaks the older keepalive, too, so a legacy peer gets that. With keepalives at one end only
 * there are none, and a dead peer is noticed at the end of a lifetime (FACTS section 2).
 */
import type { KeepaliveConfig } from '../../../config/index'
import { formatIp } from '../../../net/index'
import { after, formatSeconds, NEVER, type SimTime, ZERO_TIME } from '../../kernel/time'
import { informational, transmit } from './send'
import type { IkeSa, KeepaliveState } from './state'
import { journal, later, profileOf, putSa, type Seen, type Work } from './work'

type Probing = Extract<KeepaliveState, { readonly mode: 'on-demand' | 'periodic' }>
type Legacy = Extract<KeepaliveState, { readonly mode: 'legacy' }>

/** What this end announces in main mode. */
export function keepaliveVendors(work: Seen): readonly string[] {
  const mode = configured(work)?.mode
  if (mode === undefined) return []
  return mode === 'legacy' ? ['legacy-keepalive'] : ['dpd', 'legacy-keepalive']
}

/** The configured keepalive under the profile that the parameters assume for the release. */
function configured(work: Seen, sa?: IkeSa): KeepaliveConfig | undefined {
  const { isakmp } = work.crypto
  const profile = isakmp.profiles.find((item) => item.name === sa?.isakmpProfile)
  const config = profile?.keepalive ?? isakmp.keepalive
  const { keepaliveProfile } = work.cx.parameters
  return config && keepaliveProfile !== 'configured' ? { ...config, mode: keepaliveProfile } : config
}

/** The keepalive of a new IKE SA; absent when one of both ends has none. */
export function startKeepalive(work: Work, sa: IkeSa): KeepaliveState | undefined {
  const common = sa.vendors
  const config = sa.version === 2 ? profileOf(work, sa)?.keepalive : configured(work, sa)
  if (!config) return undefined
  // A process timer of its own drives the ticks, so the first one falls anywhere in the interval (assumption).
  const tick = later(work, config.seconds * (1 - work.cx.random.next()))
  if (common.includes('dpd') && config.mode !== 'legacy') {
    const { mode, seconds, retrySeconds } = config
    return {
      mode,
      seconds,
      retrySeconds,
      sequence: 0,
      unanswered: 0,
      askedAt: NEVER,
      due: mode === 'periodic' ? tick : NEVER,
    }
  }
  if (!common.includes('legacy-keepalive')) return undefined
  const { seconds } = config
  return {
    mode: 'legacy',
    seconds,
    sequence: 0,
    due: tick,
    lastKeepalive: work.cx.now,
    verdict: verdictFrom(work, seconds),
  }
}

function verdictFrom(work: Work, seconds: number): SimTime {
  return later(work, work.cx.parameters.legacyMisses * seconds)
}

/** Whether a packet that leaves now must make this end ask. */
export const mustAsk = (sa: IkeSa, now: SimTime): boolean => now >= asksFrom(sa)

/** From when on a packet that is to be sent makes this end ask. */
export function asksFrom({ keepalive, lastHeard }: IkeSa): SimTime {
  return keepalive?.mode === 'on-demand' && keepalive.unanswered === 0 ? after(lastHeard, keepalive.seconds) : NEVER
}

/** Asks now, because a packet wants to go out. */
export function askNow(work: Work, sa: IkeSa): void {
  if (sa.keepalive && sa.keepalive.mode !== 'legacy') probe(work, sa, sa.keepalive)
}

/** Whether questions are open, which anything heard ends. */
export function isAsking(sa: IkeSa): boolean {
  return sa.keepalive !== undefined && sa.keepalive.mode !== 'legacy' && sa.keepalive.unanswered > 0
}

/** A first question is routine and worth no line; when it stays without an answer the journal hears of it. */
function isDoubted({ keepalive }: IkeSa): boolean {
  return keepalive !== undefined && keepalive.mode !== 'legacy' && keepalive.unanswered > 1
}

/** Something came from the peer; `hello` = a message of the keepalive itself. */
export function peerHeard(work: Work, sa: IkeSa, hello: boolean): IkeSa {
  const next = { ...sa, lastHeard: work.cx.now, ...heardKeepalive(work, sa.keepalive, hello) }
  if (isDoubted(sa)) say(work, sa, 'alive', `${formatIp(sa.remote)} is there after all`)
  putSa(work, next)
  return next
}

function heardKeepalive(work: Work, keepalive: KeepaliveState | undefined, hello: boolean) {
  if (!keepalive) return {}
  const { now } = work.cx
  if (keepalive.mode === 'legacy') {
    return hello
      ? { keepalive: { ...keepalive, lastKeepalive: now, verdict: verdictFrom(work, keepalive.seconds) } }
      : {}
  }
  if (keepalive.unanswered === 0 && !hello) return {}
  const due = keepalive.mode === 'periodic' ? later(work, keepalive.seconds) : NEVER
  return { keepalive: { ...keepalive, unanswered: 0, due } }
}

function probe(work: Work, sa: IkeSa, keepalive: Probing): void {
  const sequence = keepalive.sequence + 1
  const due = later(work, keepalive.retrySeconds)
  const askedAt = keepalive.unanswered === 0 ? work.cx.now : keepalive.askedAt
  putSa(work, { ...sa, keepalive: { ...keepalive, sequence, unanswered: keepalive.unanswered + 1, askedAt, due } })
  transmit(work, sa, informational(sa, { type: 'dpd', request: 'are-you-there', sequence }))
}

/** Questions, ticks and verdicts that are due. Answers why the peer is dead, if it is. */
export function keepaliveDue(work: Work, sa: IkeSa): string | undefined {
  const { keepalive } = sa
  if (!keepalive) return undefined
  return keepalive.mode === 'legacy' ? legacyDue(work, sa, keepalive) : probeDue(work, sa, keepalive)
}

/** When anything at all was last heard of the peer, where that counts. */
function lastSign(work: Work, sa: IkeSa): SimTime {
  return work.cx.parameters.keepaliveHears === 'anything' ? sa.lastHeard : ZERO_TIME
}

function legacyDue(work: Work, sa: IkeSa, told: Legacy): string | undefined {
  const { now, parameters } = work.cx
  const sign = lastSign(work, sa)
  const verdict = after(sign, parameters.legacyMisses * told.seconds)
  const keepalive = told.verdict <= now && verdict > now ? { ...told, lastKeepalive: sign, verdict } : told
  if (keepalive.verdict <= now) return `no keepalive for ${formatSeconds(now - keepalive.lastKeepalive)}`
  if (keepalive.due <= now) tick(work, sa, keepalive)
  else if (keepalive !== told) putSa(work, { ...sa, keepalive })
  return undefined
}

function probeDue(work: Work, sa: IkeSa, keepalive: Probing): string | undefined {
  const { now, parameters } = work.cx
  if (keepalive.due > now) return undefined
  const due = after(lastSign(work, sa), keepalive.seconds)
  if (keepalive.mode === 'periodic' && keepalive.unanswered === 0 && due > now) {
    putSa(work, { ...sa, keepalive: { ...keepalive, due } })
    return undefined
  }
  if (keepalive.unanswered >= parameters.dpdRetries) return `${keepalive.unanswered} questions unanswered`
  if (keepalive.unanswered === 1) doubt(work, sa, keepalive)
  probe(work, sa, keepalive)
  return undefined
}

function doubt(work: Work, sa: IkeSa, { askedAt }: Probing): void {
  const silence = formatSeconds(work.cx.now - sa.lastHeard)
  const text = `nothing heard of ${formatIp(sa.remote)} for ${silence}, and it does not answer; asking again`
  say(work, sa, 'unanswered', text, { askedAt, lastHeard: sa.lastHeard })
}

function tick(work: Work, sa: IkeSa, keepalive: Legacy): void {
  const sequence = keepalive.sequence + 1
  const missed = Math.floor((work.cx.now - keepalive.lastKeepalive) / (keepalive.seconds * 1e6))
  if (missed > 0)
    say(work, sa, 'unanswered', `${missed} keepalive${missed > 1 ? 's' : ''} of ${formatIp(sa.remote)} missed`)
  putSa(work, { ...sa, keepalive: { ...keepalive, sequence, due: later(work, keepalive.seconds) } })
  transmit(work, sa, informational(sa, { type: 'legacy-keepalive', request: 'keepalive', sequence }))
}

function say(work: Work, sa: IkeSa, event: string, text: string, facts: Readonly<Record<string, number>> = {}): void {
  const { source } = work.crypto.isakmp.keepalive ?? {}
  const data = { peer: formatIp(sa.remote), ...facts }
  journal(work, { protocol: 'ike', event, text: `IKE: ${text}`, data, ...(source ? { source } : {}) })
}
