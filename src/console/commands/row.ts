/** What a command of any device gets, and what comes of it. */
import type { Fault } from '../../config/index'
import type { DeviceTables } from '../../sim/index'
import { type Arguments, type Row, rowsOf } from '../language/match'
import { type Layouts, layoutsOf } from '../show/layouts'
import type { ConsoleContext, Effect, Terminal } from '../types'

export interface Call {
  readonly context: ConsoleContext
  readonly tables: DeviceTables
  readonly layouts: Layouts
  readonly args: Arguments
  readonly terminal: Terminal
}

export interface Outcome {
  readonly output: string
  readonly terminal?: Terminal
  readonly effects?: readonly Effect[]
  readonly ok?: boolean
}

export type Action = (call: Call) => string | Outcome

export type CommandRow = Row<Action>

/** A command of the table; `[…]` in its pattern makes words optional. */
export const command = (pattern: string, action: Action): readonly CommandRow[] => rowsOf(pattern, action)

/** A command that does something to the device at once. */
export const faulty =
  (make: (call: Call) => Fault): Action =>
  (call) => ({ output: '', effects: [{ kind: 'fault', fault: make(call) }] })

export const callOf = (context: ConsoleContext, tables: DeviceTables, terminal: Terminal, args: Arguments): Call => ({
  context,
  tables,
  terminal,
  args,
  layouts: layoutsOf(context.configuration.release),
})
