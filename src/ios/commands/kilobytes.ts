/** How much goes through a pair of IPsec SAs before it is renewed: kilobytes, or `disable`, which ends it by the clock alone. */
import type { Arguments } from '../syntax/grammar'

/** More than any pair carries: what `disable` asks the other end for. */
const NO_LIMIT = 4_294_967_295

export function kilobytesOf(a: Arguments): { readonly kilobytes: number } | string {
  const word = a.text('kilobytes')
  if ('disable'.startsWith(word) && word !== '') return { kilobytes: NO_LIMIT }
  if (!/^\d+$/.test(word)) return `"${word}" is no number of kilobytes`
  return { kilobytes: Number(word) }
}

export const kilobytesText = (kilobytes: number): string => (kilobytes === NO_LIMIT ? 'disable' : String(kilobytes))
