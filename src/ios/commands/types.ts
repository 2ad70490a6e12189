/**
 * Every IOS command the product understands, as values. The grammar (how each is written, abbreviated and in
 * which mode it stands) lives beside this file, one file per family. Addresses and masks are dotted text.
 * Times are in the unit that IOS writes (seconds, tens of microseconds for `delay`).
 */
import type { AccessListCommand } from './types-access-list'
import type { CryptoCommand } from './types-crypto'
import type { Ikev2Command } from './types-ikev2'
import type { InterfaceCommand } from './types-interface'
import type { RoutingCommand } from './types-routing'
import type { SystemCommand } from './types-system'

/** A line no grammar knows; `opensMode` is true when indented lines followed it. */
export interface UnknownCommand {
  readonly kind: 'unknown'
  readonly text: string
}

/** A line that starts with `!`; kept, because people leave notes there. */
export interface CommentCommand {
  readonly kind: 'comment'
  readonly text: string
}

export type Command =
  | SystemCommand
  | InterfaceCommand
  | RoutingCommand
  | AccessListCommand
  | CryptoCommand
  | Ikev2Command
  | UnknownCommand
  | CommentCommand
