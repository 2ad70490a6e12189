/** What the page says of a site's service: its tone, the state with the reason, and how many are hurt since when. */
import type { ServiceState, SiteStatus } from '../../engine/messages'
import type { Tone } from '../components/Status'
import { decimal, said, t } from '../words/language'

export const SERVICE_TONES: Readonly<Record<ServiceState, Tone>> = {
  'in service': 'good',
  'hears nothing': 'bad',
  'is not heard': 'bad',
  silent: 'bad',
  'not registered': 'warn',
  'in clear': 'bad',
  'not known': 'unknown',
}

/** The states in which a site is hurt, the gravest first, as one and as several sites are spoken of. */
const HURT: readonly (readonly [state: Exclude<ServiceState, 'in service'>, one: string, several: string])[] = [
  ['silent', 'silent', 'silent'],
  ['hears nothing', 'hears nothing', 'hear nothing'],
  ['is not heard', 'is not heard', 'are not heard'],
  ['in clear', 'in clear', 'in clear'],
  ['not registered', 'not registered', 'not registered'],
  ['not known', 'not known', 'not known'],
]

/** `hears nothing`, of several `hear nothing`. */
export function hurtWords(state: Exclude<ServiceState, 'in service'>, count: number): string {
  const [, one, several] = HURT.find(([item]) => item === state) ?? [state, state, state]
  return said(count === 1 ? one : several)
}

export const GRAVEST: readonly Exclude<ServiceState, 'in service'>[] = HURT.map(([state]) => state)

export function serviceWord({ state, reason, peer }: SiteStatus): string {
  if (state === 'in service') return peer === undefined ? t('in service') : t('in service, tunnel to {peer}', { peer })
  return reason === undefined ? said(state) : `${said(state)}: ${reason}`
}

/** `4/6 in service · 2 hear nothing since 5.0 s`; times count from `zero`. Of several the earliest is told. */
export function serviceSummary(sites: readonly SiteStatus[], zero: number): string {
  if (sites.length === 0) return ''
  const served = sites.filter(({ state }) => state === 'in service').length
  const hurt = HURT.flatMap(([state, one, several]) => {
    const found = sites.filter((site) => site.state === state)
    if (found.length === 0) return []
    const known = found.flatMap(({ since }) => since ?? [])
    const since = known.length === found.length ? sinceWhen(known, zero) : ''
    return [`${found.length} ${said(found.length === 1 ? one : several)}${since}`]
  })
  return [t('{served}/{all} in service', { served, all: sites.length }), ...hurt].join(' · ')
}

/** What was known before an edit, of the sites that the design still has; empty when there is nothing of them. */
export function lastKnownSummary(
  sites: readonly SiteStatus[],
  devices: readonly { readonly name: string }[],
  zero: number,
): string {
  const names = new Set(devices.map(({ name }) => name))
  const known = sites.filter(({ site }) => names.has(site))
  return known.length === 0 ? '' : t('Last known: {serviceSummary}', { serviceSummary: serviceSummary(known, zero) })
}

/** Those that came about in the scenario are told from those that were so before it. */
function sinceWhen(moments: readonly number[], zero: number): string {
  const since = { sinceShort: sinceShort(Math.min(...moments), zero) }
  const isMixed = moments.some((at) => at < zero) && moments.some((at) => at >= zero)
  return isMixed ? `, ${t('the first since {sinceShort}', since)}` : ` ${t('since {sinceShort}', since)}`
}

/** Of all that is hurt in short: how long before a scenario began is in the list of sites. */
const sinceShort = (since: number, zero: number) => (since < zero ? t('before the scenario') : sinceText(since, zero))

/** A moment of a run as the timeline counts it, and the command line: what was so before it began is counted back from there. */
export function sinceText(since: number, zero: number): string {
  const seconds = decimal(Math.abs(since - zero) / 1e6, 1)
  return since < zero ? t('{seconds} s before the scenario', { seconds }) : `${seconds} s`
}

/** The hurt first, the gravest of them before the others. */
export function byHurt(sites: readonly SiteStatus[]): readonly SiteStatus[] {
  const rank = ({ state }: SiteStatus) => {
    const found = HURT.findIndex(([item]) => item === state)
    return found < 0 ? HURT.length : found
  }
  return [...sites].sort((a, b) => rank(a) - rank(b))
}
