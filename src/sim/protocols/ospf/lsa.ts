/** Advertisements: their names, ages, and which of two is newer (RFC 2328 sections 12.1.7, 13.1). */
import {
  formatIp,
  type Ip,
  type OspfHeader,
  type OspfKind,
  type OspfLsa,
  type OspfName,
  type Prefix,
} from '../../../net/index'
import { NEVER, SECOND, type SimTime } from '../../kernel/time'
import type { StoredLsa } from './state'

/** Seconds (appendix B). */
export const MAX_AGE = 3600
const MAX_AGE_DIFFERENCE = 900
export const REFRESH_SECONDS = 1800

/** Only one kind goes beyond its area. */
export const scopeOf = (kind: OspfKind, area: number): number | undefined => (kind === 'external' ? undefined : area)

export function lsaKey(area: number | undefined, { kind, id, length, router }: OspfName): string {
  return `${area ?? '*'} ${kind} ${formatIp(id)}/${length} ${formatIp(router)}`
}

export const externalName = (prefix: Prefix, router: Ip): OspfName => ({
  kind: 'external',
  id: prefix.address,
  length: prefix.length,
  router,
})

function ageAt({ born }: Pick<StoredLsa, 'born'>, now: SimTime): number {
  return Math.min(MAX_AGE, Math.floor((now - born) / SECOND))
}

/** As it is told on: with its age now. */
export function agedLsa(stored: StoredLsa, now: SimTime): OspfLsa {
  const age = ageAt(stored, now)
  return age === stored.lsa.age ? stored.lsa : { ...stored.lsa, age }
}

export function headerAt(stored: StoredLsa, now: SimTime): OspfHeader {
  return headerOf(agedLsa(stored, now))
}

export function headerOf({ kind, id, length, router, sequence, checksum, age }: OspfHeader): OspfHeader {
  return { kind, id, length, router, sequence, checksum, age }
}

/** Above 0 when `a` is the newer instance, 0 when they are the same. */
export function newer(a: OspfHeader, b: OspfHeader): number {
  if (a.sequence !== b.sequence) return a.sequence - b.sequence
  if (a.checksum !== b.checksum) return a.checksum - b.checksum
  if (a.age >= MAX_AGE !== b.age >= MAX_AGE) return a.age >= MAX_AGE ? 1 : -1
  return Math.abs(a.age - b.age) > MAX_AGE_DIFFERENCE ? b.age - a.age : 0
}

/** An advertisement as the database holds it; its maker's own do not become too old there. */
export function stored(key: string, area: number | undefined, lsa: OspfLsa, now: SimTime, own: boolean): StoredLsa {
  const born = (now - lsa.age * SECOND) as SimTime
  const due = own || lsa.age >= MAX_AGE ? NEVER : ((born + MAX_AGE * SECOND) as SimTime)
  return { key, ...(area === undefined ? {} : { area }), lsa, born, installed: now, due }
}
