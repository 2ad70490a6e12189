/**
 * Grammar as data: all that is known of a command stands in its declaration, and nothing about it anywhere else. Every
 * field is required; what is alike in many commands has a name in `facts`. Generic over the language: IOS and ASA have
 * tables of their own.
 */
import { type Element, parsePattern, type RawArguments } from './pattern'
import type { TextEnd } from './text-block'

/** Arguments by name, with the conversions a declaration needs. */
export interface Arguments {
  text(name: string): string
  number(name: string): number
  has(name: string): boolean
  /** The value wrapped for an optional field: absent → an empty object. */
  optional<K extends string>(name: K): { readonly [P in K]?: string }
  optionalNumber<K extends string>(name: K): { readonly [P in K]?: number }
}

export function argumentsOf(raw: RawArguments): Arguments {
  return {
    text: (name) => raw[name] ?? '',
    number: (name) => Number(raw[name] ?? 0),
    has: (name) => raw[name] !== undefined || raw[`#${name}`] !== undefined,
    optional: <K extends string>(name: K) =>
      (raw[name] === undefined ? {} : { [name]: raw[name] }) as { readonly [P in K]?: string },
    optionalNumber: <K extends string>(name: K) =>
      (raw[name] === undefined ? {} : { [name]: Number(raw[name]) }) as { readonly [P in K]?: number },
  }
}

/** Words that name a thing, the general before the particular: `['standby', 1, 'priority']`. */
export type About = readonly (string | number | undefined)[]

/** What identifies a line within its section. */
export interface Identity {
  /** Of two lines about the same thing the later replaces the earlier, of whatever kind they are. */
  readonly about: About
  /** Lines that add up are told apart by all of their words; said again they change nothing, or come once more. */
  readonly adds: 'never' | 'once' | 'each time'
}

/** What a line opens for the lines below it. */
export type Opens<C> =
  | { readonly kind: 'nothing' }
  /** A section; a router's prompt shows its words in brackets. */
  | {
      readonly kind: 'section'
      readonly mode: (command: C) => string
      /** Every mode that it may open. */
      readonly modes: readonly string[]
      readonly prompt: (command: C) => string
      /** The effect of a line in it whose command is declared, but which is not read. */
      readonly unread: Effect
    }
  /** Lines taken as they stand until one that ends them; nothing = the text ends on the line itself. */
  | {
      readonly kind: 'text'
      readonly until: (command: C) => TextEnd | undefined
      /** The command with the whole of its text, its own line included. */
      readonly make: (command: C, text: string) => C
    }
  /** The line closes its section, or the whole text. */
  | { readonly kind: 'closes'; readonly what: 'section' | 'text' }

/** How a line that is not read was understood, as far as it was. */
export interface Reading {
  /** Its beginning that fits a command; absent when not even its first words do. */
  readonly asFarAs?: string
  /** The line that it is nearest to; only of one whose words the language does not have. */
  readonly nearest?: string
  /** What it may change, should a device take it, or were the nearest line meant; only of such a line. */
  readonly mayChange?: Effect
}

/** Lines that no declaration knows, or that only speak of others. */
export type Undeclared =
  /** Kept verbatim at its place; `known` when the language has its words, and what they mean. */
  | { readonly kind: 'unknown'; readonly text: string; readonly known?: Effect; readonly reading?: Reading }
  /** A line that starts with `!`; kept, because people leave notes there. */
  | { readonly kind: 'comment'; readonly text: string }
  /**
   * A line that takes others away in fewer words than they have (`no access-list 1`), or sets them back (`default …`):
   * every line goes whose identity begins so.
   */
  | {
      readonly kind: 'removal'
      readonly text: string
      readonly about: About
      /** Of a list whose entries have numbers, that one alone. */
      readonly entry?: { readonly list: string; readonly number: number; readonly step: number }
    }

/** What `no` does to a line. */
export type NoEffect =
  | { readonly kind: 'removes' }
  /** Everything goes whose identity begins so: of a numbered list no single entry can be taken away. */
  | { readonly kind: 'removes-all'; readonly about: About }
  /** The `no` is a line of its own, since a release has the command on by itself. */
  | { readonly kind: 'negates' }
  /** It stays, and the device says so; a script sets its section back by `default` when it can. */
  | { readonly kind: 'refused'; readonly says: string; readonly script: 'stays' | 'set back' }

/** Fewer words than the command that may stand after `no`; every line goes whose identity begins so. */
export interface Short {
  readonly pattern: string
  readonly elements: readonly Element[]
  readonly about: (args: Arguments) => About
  /** The entry that goes alone, by its number. */
  readonly entry: ((args: Arguments) => NonNullable<(Undeclared & { readonly kind: 'removal' })['entry']>) | undefined
}

export interface No<C> {
  readonly does: (command: C) => NoEffect
  readonly shorts: readonly Short[]
}

/** Where a command exists: from a release on, until a release (absent = still), on these kinds of software. */
export interface Availability {
  readonly since: string
  readonly until?: string
  readonly on: readonly ('ios' | 'ios-xe' | 'pix' | 'asa')[]
}

/** What nobody knows when a line that has consequences is not simulated. */
export type Unknown =
  | 'entry'
  | 'list'
  | 'route'
  | 'routing'
  | 'neighbour'
  | 'interface'
  | 'map-entry'
  | 'tunnels'
  | 'redundancy'
  | 'translation'
  | 'inspection'
  | 'addressing'
  | 'queue'
  | 'device'

export type Effect =
  | { readonly kind: 'simulated' }
  /** None on paths and times, and why. */
  | { readonly kind: 'none'; readonly because: string }
  | { readonly kind: 'consequential'; readonly unknown: Unknown; readonly because: string }

/** A list in which order counts, and the words that take all of it away at once; nothing = each entry by itself. */
export interface Place<C> {
  readonly list: string
  readonly clear: string | undefined
  /** The entry's number: its own, or the next one; none = it has none, or does not count. */
  readonly number: number | 'next' | 'none'
  /** How far apart entries are numbered that bring no number; 0 = they have none. */
  readonly step: number
  /** The entry with a number of its own. */
  readonly at: ((number: number) => C) | undefined
}

/** Which words of a line whoever reads it must not see. */
export type Secrets =
  | { readonly kind: 'none' }
  /** Arguments of the pattern, by name. */
  | { readonly kind: 'arguments'; readonly names: readonly string[] }
  /** The pattern takes these words as they come: their forms, in which arguments called `secret…` are secrets. */
  | { readonly kind: 'forms'; readonly patterns: readonly string[] }

interface Several<C, Own> {
  readonly of: (command: C) => readonly string[]
  /** The command with other items; what else it says stays. */
  readonly make: (items: readonly string[], command: C) => Own
}

/** What a change interrupts. */
export type Disturbs = 'nothing' | 'connection' | 'tunnels'

interface Facts<C, Own> {
  /** The sections it stands in. */
  readonly modes: readonly string[]
  readonly pattern: string
  /** The command's fields but its kind, or a sentence that says what is wrong, with the word that is in quotes at its head. */
  readonly make: (args: Arguments) => Own | string
  readonly write: (command: C) => string
  readonly key: (command: C) => Identity
  /** A line that names several things, said again, names them all; a `no` takes single ones away. */
  readonly several: Several<C, Own> | undefined
  /** What becomes of a line that is said again with other words. */
  readonly change: 'in place' | 'remove first'
  /** The list whose lines keep their order among each other; nothing = its place means nothing. */
  readonly order: (command: C) => Place<C> | undefined
  readonly opens: Opens<C>
  readonly no: No<C>
  /** True when a device of the release does so by itself and prints no line for it; empty = the release is not said. */
  readonly silent: (command: C, negated: boolean, release: string) => boolean
  /** What a change of the line interrupts: the connection that one may be typing over, or tunnels. */
  readonly disturbs: Disturbs | ((command: C) => Disturbs)
  readonly has: (command: C) => Availability
  readonly effect: (command: C, negated: boolean) => Effect
  readonly secrets: Secrets
}

export interface Declaration<C extends { readonly kind: string }> extends Facts<C, C> {
  readonly kind: C['kind']
  readonly elements: readonly Element[]
}

type Of<C, K> = Extract<C, { readonly kind: K }>

/** A typed way to declare commands of one language; the compiler names every fact that is missing. */
export function declarer<C extends { readonly kind: string }>() {
  return <K extends C['kind']>(
    facts: Facts<Of<C, K>, Omit<Of<C, K>, 'kind'>> & { readonly kind: K },
  ): Declaration<C> => {
    const make = (args: Arguments) => {
      const fields = facts.make(args)
      return typeof fields === 'string' ? fields : { kind: facts.kind, ...fields }
    }
    const several = facts.several && {
      of: facts.several.of,
      make: (items: readonly string[], command: Of<C, K>) => ({
        kind: facts.kind,
        ...facts.several?.make(items, command),
      }),
    }
    // The table is looked up by kind, so that the functions are only called with commands of this declaration's kind.
    return { ...facts, make, several, elements: parsePattern(facts.pattern) } as unknown as Declaration<C>
  }
}
