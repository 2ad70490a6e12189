/**
 * Grammar as data: each command is declared once, with the modes it stands in, the mode it opens, its pattern, what
 * it means and how it is written. Generic over the language: IOS and ASA have tables of their own.
 */
import { type Element, parsePattern, type RawArguments } from './pattern'

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

export interface Declaration<C extends { readonly kind: string }> {
  readonly kind: C['kind']
  readonly modes: readonly string[]
  /** The mode this command opens for the lines below it. */
  readonly opens?: string
  readonly pattern: string
  readonly elements: readonly Element[]
  /** What may stand after `no` instead of the whole command. */
  readonly bare?: readonly Element[]
  /** The command's meaning, or a sentence that says what is wrong with its values. */
  readonly make: (args: Arguments) => C | string
  readonly write: (command: C) => string
}

export interface Options {
  readonly opens?: string
  readonly bare?: string
}

type Fields<C, K> = Omit<Extract<C, { readonly kind: K }>, 'kind'>

/** A typed way to declare commands of one language. */
export function declarer<C extends { readonly kind: string }>() {
  return <K extends C['kind']>(
    kind: K,
    modes: string | readonly string[],
    pattern: string,
    make: (args: Arguments) => Fields<C, K> | string,
    write: (command: Extract<C, { readonly kind: K }>) => string,
    options: Options = {},
  ): Declaration<C> => ({
    kind,
    modes: typeof modes === 'string' ? [modes] : modes,
    pattern,
    elements: parsePattern(pattern),
    ...(options.opens === undefined ? {} : { opens: options.opens }),
    ...(options.bare === undefined ? {} : { bare: parsePattern(options.bare) }),
    make: (args) => {
      const fields = make(args)
      return typeof fields === 'string' ? fields : ({ kind, ...fields } as unknown as C)
    },
    // The table is looked up by kind, so the command is of this declaration's kind.
    write: write as (command: C) => string,
  })
}
