/** Names for what is alike in many declarations. A declaration says each of them; none stands for "like most". */
import type {
  About,
  Arguments,
  Availability,
  Effect,
  Identity,
  No,
  NoEffect,
  Opens,
  Place,
  Secrets,
  Short,
  Unknown,
} from './grammar'
import { parsePattern } from './pattern'

/** One line of its section is about this; with parts, one for each combination. */
export const one =
  <C>(subject: string, parts: (command: C) => About = () => []) =>
  (command: C): Identity => ({ about: [subject, ...parts(command)], adds: 'never' })

/** Lines of a subject add up; the same line said again changes nothing. */
export const many =
  <C>(subject: string, parts: (command: C) => About = () => []) =>
  (command: C): Identity => ({ about: [subject, ...parts(command)], adds: 'once' })

/** Lines add up, also equal ones: remarks. */
export const repeated =
  <C>(subject: string, parts: (command: C) => About = () => []) =>
  (command: C): Identity => ({ about: [subject, ...parts(command)], adds: 'each time' })

/** Its place among other lines means nothing. */
export const FREE = (): undefined => undefined
export const ordered = (list: string) => (): Place<never> => ({
  list,
  clear: undefined,
  number: 'none',
  step: 0,
  at: undefined,
})

/** The lines below it are no lines of its own. */
export const OPENS_NOTHING = { kind: 'nothing' } as const
export const opens = (
  mode: string,
  prompt: string,
  unread: Effect,
): Extract<Opens<unknown>, { readonly kind: 'section' }> => ({
  kind: 'section',
  mode: () => mode,
  modes: [mode],
  prompt: () => prompt,
  unread,
})

/** No device does it by itself: it is printed whenever it was typed. */
export const PRINTED = (): boolean => false

/** No word of it need be hidden; each command says so, or names the words. */
export const NO_SECRETS: Secrets = { kind: 'none' }

/** On by itself in every release: only its `no` is a line. */
export const ON_BY_ITSELF = (_command: unknown, negated: boolean): boolean => !negated

export const short = (pattern: string, about: (args: Arguments) => About): Short => ({
  pattern,
  elements: parsePattern(pattern),
  about,
  entry: undefined,
})
/** A `no` that names an entry of a list by the argument `sequence`; entries that bring no number stand `step` apart. */
export const numbered = (
  pattern: string,
  about: (args: Arguments) => About,
  list: (args: Arguments) => string,
  step: number,
): Short => ({
  pattern,
  elements: parsePattern(pattern),
  about,
  entry: (args) => ({ list: list(args), number: args.number('sequence'), step }),
})

export const REMOVES: NoEffect = { kind: 'removes' }
export const NEGATES: NoEffect = { kind: 'negates' }
export const removes = (...shorts: readonly Short[]): No<unknown> => ({ does: () => REMOVES, shorts })
export const negates = (...shorts: readonly Short[]): No<unknown> => ({ does: () => NEGATES, shorts })
export const refused = (says: string): No<unknown> => ({
  does: () => ({ kind: 'refused', says, script: 'stays' }),
  shorts: [],
})

const ROUTERS = ['ios', 'ios-xe'] as const
/** In every release that is simulated: 12.2 and later. */
export const EVERYWHERE = (): Availability => ({ since: '12.2', on: ROUTERS })
/** Inspection by context, which IOS XE has no more: there zones take its place (ISR 4000 configuration guides). */
export const INSPECTION = (): Availability => ({ since: '12.2', on: ['ios'] })
export const since = (release: string) => (): Availability => ({ since: release, on: ROUTERS })

export const SIMULATED = (): Effect => ({ kind: 'simulated' })
export const noEffect = (because: string) => (): Effect => ({ kind: 'none', because })
export const consequential = (unknown: Unknown, because: string) => (): Effect => ({
  kind: 'consequential',
  unknown,
  because,
})

export const firstWord = (words: string): string => words.trim().split(/\s/, 1)[0] ?? ''
/** Whether a release such as `12.2(11)T` or `15.9` is said, and of a number or a later one. */
export const isFrom = (release: string, number: number): boolean => Number.parseInt(release, 10) >= number

/** The arguments of the pattern that are secrets. */
export const secret = (...names: readonly string[]): Secrets => ({ kind: 'arguments', names })
/** The pattern takes the words as they come; in these forms of them the argument `secret` is one. */
export const secretIn = (...patterns: readonly string[]): Secrets => ({ kind: 'forms', patterns })
