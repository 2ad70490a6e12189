import { Unusable } from './command'

/** A whole number of an option, written in digits alone: an empty value is none. Throws Unusable with its bounds. */
export function wholeNumber(option: string, text: string, least: number, most: number): number {
  const value = /^-?\d+$/.test(text) ? Number(text) : Number.NaN
  if (!Number.isSafeInteger(value) || value < least || value > most)
    throw new Unusable(`--${option} ${text === '' ? '""' : text}: a whole number from ${least} to ${most} is expected`)
  return value
}
