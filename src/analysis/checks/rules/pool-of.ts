/** Which pool a site's LAN belongs to, as the head-ends' lists say. */
import { covers, ipOf, lengthOfMask, type Prefix, prefixOf, tableValues } from '../../../net/index'
import type { Scope } from '../scope'

/** The network that a head-end's list permits around a LAN; the LAN itself when none does. */
export function poolOf({ headEnds }: Scope, lan: Prefix): Prefix {
  for (const { config } of headEnds) {
    for (const list of tableValues(config.accessLists)) {
      for (const { action, source, notKnown } of list.entries) {
        const length = lengthOfMask(ipOf(~source.wildcard))
        const pool = length === undefined || length === 0 ? undefined : prefixOf(source.address, length)
        if (action === 'permit' && !notKnown && pool && covers(pool, lan)) return pool
      }
    }
  }
  return lan
}
