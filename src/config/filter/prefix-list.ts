/** What a prefix-list says of a network: the first entry whose prefix holds it and whose lengths fit decides. */
import { covers, type Prefix } from '../../net/index'
import type { NotKnown } from '../not-known'
import type { PrefixList, PrefixListEntry } from '../policy'

export type Answer =
  | { readonly action: 'permit' | 'deny' }
  | { readonly action: 'not-known'; readonly notKnown: NotKnown }

export const PERMIT: Answer = { action: 'permit' }
export const DENY: Answer = { action: 'deny' }

/** A list that is not defined, or has no entries, matches everything (IOS command reference, ip prefix-list). */
export function evaluatePrefixList(list: PrefixList | undefined, prefix: Prefix): Answer {
  if (!list || list.entries.length === 0) return PERMIT
  let doubt: NotKnown | undefined
  let permits = false
  let denies = false
  for (const entry of list.entries) {
    if (!holds(entry, prefix)) continue
    if (entry.action !== 'deny') permits = true
    if (entry.action !== 'permit') denies = true
    if (entry.notKnown) doubt ??= entry.notKnown
    else return doubt && permits && denies ? { action: 'not-known', notKnown: doubt } : permits ? PERMIT : DENY
  }
  return doubt && permits ? { action: 'not-known', notKnown: doubt } : DENY
}

function holds({ prefix, least, greatest }: PrefixListEntry, of: Prefix): boolean {
  if (!covers(prefix, of)) return false
  if (least === undefined && greatest === undefined) return of.length === prefix.length
  return of.length >= (least ?? prefix.length) && of.length <= (greatest ?? 32)
}
