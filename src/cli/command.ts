/** What every command of the headless contract is: a name, its lines in the usage, and what it does with a call. */
import type { Call } from './arguments'

export interface Streams {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
}

export interface Command {
  readonly name: string
  /** How it is called, and in a few words what it does; one pair a line of the usage. */
  readonly usage: readonly (readonly [call: string, meaning: string])[]
  /** The exit code: 0 = done and good, 1 = done and something is wrong with the design. */
  readonly run: (call: Call, streams: Streams) => number | Promise<number>
}

/** A call that cannot be served: its sentence goes to standard error, the exit code is 2. */
export class Unusable extends Error {}

/** One JSON value as standard output gets it. */
export const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`
