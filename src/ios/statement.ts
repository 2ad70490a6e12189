/**
 * What an IOS configuration is once read: a tree of statements, each a command as a value plus the text it
 * came from. Addresses stay dotted text here; `convert` turns them into numbers. Nothing is ever lost: a line
 * that no grammar knows is a statement of kind `unknown`, kept verbatim at its place.
 */
import type { Command } from './commands/types'

export interface Statement {
  readonly command: Command
  /** True for the `no` (or `default`) form of the command. */
  readonly negated: boolean
  /** 1-based line of the text this statement was read from; 0 when a program built it. */
  readonly line: number
  /** The line as it was written, without its indentation; the canonical text when a program built it. */
  readonly text: string
  /** Statements of the mode that this command opens, for example under `interface`. */
  readonly children: readonly Statement[]
}

/** Whether a statement of either language is an interface that is shut down: what is said below it moves no packet. */
export const isShut = ({ command, negated, children }: Bare): boolean =>
  command.kind === 'interface' &&
  !negated &&
  children.findLast((child) => child.command.kind === 'shutdown')?.negated === false

interface Bare {
  readonly command: { readonly kind: string }
  readonly negated: boolean
  readonly children: readonly Bare[]
}

/** One device's configuration. */
export interface IosConfig {
  readonly statements: readonly Statement[]
}

/** A remark on a configuration's text, for a person. */
export interface TextDiagnostic {
  readonly severity: 'error' | 'warning' | 'info'
  /** 1-based; 0 when it is about the whole text. */
  readonly line: number
  readonly summary: string
  readonly detail: string
  /** What to do about it. */
  readonly remedy: string
}
