/** Diffie-Hellman groups and forms of keys that IOS knows. */
import type { Arguments } from '../syntax/grammar'

const GROUPS = [1, 2, 5, 14, 15, 16, 19, 20, 21, 24]
/** Why a number is no Diffie-Hellman group. */
export const groupProblem = (group: number) =>
  GROUPS.includes(group) ? undefined : `${group} is not a Diffie-Hellman group (${GROUPS.join(', ')})`

/** How a key is written: `0` in clear, `6` encrypted. */
export const keyType = (a: Arguments): { readonly type?: '0' | '6' } =>
  a.has('type') ? { type: a.text('type') as '0' | '6' } : {}
