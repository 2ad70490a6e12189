/** What every command of the headless contract is: how it is called, what it means, and what it does with a call. */

export interface Call {
  readonly command: string
  readonly words: readonly string[]
  readonly options: Readonly<Record<string, string>>
  /** Options that may be given more than once, each with all of its values in order. */
  readonly lists: Readonly<Record<string, readonly string[]>>
  readonly flags: ReadonlySet<string>
}

export interface Streams {
  readonly out: (text: string) => void
  /** The width of the terminal that standard output is; absent when it is a file or a pipe. */
  readonly columns?: number
  readonly err: (text: string) => void
}

export interface CommandOption {
  /** As the usage writes it: `--json`, or `--at <T>` when a value belongs to it. */
  readonly flags: string
  readonly meaning: string
  /** The values that it takes, where there are only some: shells complete them. */
  readonly values?: readonly string[]
  /** True when it may be given more than once. */
  readonly repeated?: true
}

export interface Command {
  readonly name: string
  readonly summary: string
  /** Its positional words: `<DESIGN>` is needed, `[NAME]` may be left out, `<FILE...>` is one or more. */
  readonly words: readonly string[]
  readonly options: readonly CommandOption[]
  /** Calls that work, without the program's name, each with what it is for. */
  readonly examples: readonly (readonly [call: string, purpose: string])[]
  /** True when what it prints is a text of its own, as a device's or a file's, and no answer that may be laid out. */
  readonly verbatim?: true
  /** The exit code: 0 = done and good, 1 = done and something is wrong with the design. */
  readonly run: (call: Call, streams: Streams) => number | Promise<number>
}

/** Options that several commands have, each written once. */
export const JSON_OPTION: CommandOption = { flags: '--json', meaning: 'one JSON value on standard output' }
export const SCENARIO_OPTION: CommandOption = {
  flags: '--scenario <S>',
  meaning: 'what happens: a scenario of the design by its name, or a file in YAML or JSON',
}
export const AT_OPTION: CommandOption = {
  flags: '--at <T>',
  meaning:
    'the moment the question is about, as 90s or 2m30s; without it the settled network, or the end of the scenario',
}

/** Commands take it, whatever their table says: what is printed is masked in one place. */
export const SHOW_SECRETS: CommandOption = {
  flags: '--show-secrets',
  meaning: 'keys and passwords as they are, in place of dots',
}

/** A call that cannot be served: its sentence goes to standard error, the exit code is 2. */
export class Unusable extends Error {}

/** One JSON value as standard output gets it. */
export const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`
