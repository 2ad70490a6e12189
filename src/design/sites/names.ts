/**
 * What sites are called. Without a pattern by the last octet of their LAN, as SEED's tables tell them apart, more octets where
 * that is taken, and at last a number. In a pattern `{n}` is a running number (`{n:3}` with three digits), `{octet}` the
 * last octet and `{octets}` all of them.
 */
import { formatIp, type Prefix } from '../../net/index'
import { hostnameProblem } from '../edit/names'

export interface SiteNames {
  readonly router: string
  readonly home: string
  readonly phone: string
}

type Taken = (name: string) => boolean

/** A site's other names follow its router's: `soho-24` has `home-24`, `store-7` has `home-store-7`. */
export function namesFor(router: string): SiteNames {
  const id = router.startsWith('soho-') && router.length > 5 ? router.slice(5) : router
  return { router, home: `home-${id}`, phone: `phone-${id}` }
}

const fits = (names: SiteNames, taken: Taken): boolean => ![names.router, names.home, names.phone].some(taken)

/** What a site may be known by, the shortest first: `24`, `2-24`, `81-2-24`, `10-81-2-24`. */
export function siteIds(lan: Prefix): readonly string[] {
  const octets = formatIp(lan.address).split('.')
  return octets.map((_, index) => octets.slice(3 - index).join('-'))
}

/** Names by the octets of a LAN. */
export function octetNames(lan: Prefix, taken: Taken): SiteNames {
  const octets = formatIp(lan.address).split('.')
  const short = siteIds(lan)
    .map((id) => namesFor(`soho-${id}`))
    .find((names) => fits(names, taken))
  if (short) return short
  for (let n = 2; ; n++) {
    const names = namesFor(`soho-${octets.join('-')}-${n}`)
    if (fits(names, taken)) return names
  }
}

/** Why a pattern makes no names. */
export function patternProblem(pattern: string): string | undefined {
  const unknown = /\{(?!n(?::\d)?\}|octets?\})[^}]*\}?/.exec(pattern)
  if (unknown) return `"${unknown[0]}" is no part of a name: there are {n}, {n:3}, {octet} and {octets}`
  return hostnameProblem(filled(pattern, 1, ['10', '81', '255', '248']))
}

const hasNumber = (pattern: string): boolean => /\{n(?::\d)?\}/.test(pattern)

function filled(pattern: string, n: number, octets: readonly string[]): string {
  return pattern
    .replace(/\{n(?::(\d))?\}/g, (_, digits?: string) => String(n).padStart(Number(digits ?? 1), '0'))
    .replaceAll('{octets}', octets.join('-'))
    .replaceAll('{octet}', octets[3] ?? '')
}

/** The first name of a pattern, from a number on, that is free; the number goes on behind it. */
export function patternNames(
  pattern: string,
  from: number,
  lan: Prefix,
  taken: Taken,
): { readonly names: SiteNames; readonly next: number } {
  const octets = formatIp(lan.address).split('.')
  const counts = hasNumber(pattern)
  for (let n = from; ; n++) {
    const plain = filled(pattern, n, octets)
    // Without a number the first to come has the name, those after it a number of their own.
    const names = namesFor(counts || n === from ? plain : `${plain}-${n - from + 1}`)
    if (fits(names, taken)) return { names, next: counts ? n + 1 : from }
  }
}

/** Whether the number of a pattern is taken, whatever the LAN: only then may it be passed over for good. */
export const numberTaken = (pattern: string, n: number, taken: Taken): boolean =>
  hasNumber(pattern) && !/\{octets?\}/.test(pattern) && !fits(namesFor(filled(pattern, n, [])), taken)
