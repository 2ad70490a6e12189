/** Shorthands for the declarations of IOS commands. */
import { declarer } from '../syntax/grammar'
import type { Declared } from './types'

export const declare = declarer<Declared>()

/** A range check as `make` uses it: a sentence when the number lies outside. */
export function outside(name: string, value: number, least: number, most: number): string | undefined {
  return value < least || value > most ? `${name} ${value} must lie between ${least} and ${most}` : undefined
}

/** Joins the words that are there. */
export function line(...words: readonly (string | number | false | undefined)[]): string {
  return words.filter((word) => word !== undefined && word !== false && word !== '').join(' ')
}
