/**
 * Every IOS command the product understands, as values. The grammar (how each is written, abbreviated and in
 * which mode it stands) lives beside this file, one file per family. Addresses and masks are dotted text.
 * Times are in the unit that IOS writes (seconds, tens of microseconds for `delay`).
 */
import type { Undeclared } from '../syntax/grammar'
import type { AccessListCommand } from './types-access-list'
import type { CryptoCommand } from './types-crypto'
import type { Ikev2Command } from './types-ikev2'
import type { InterfaceCommand } from './types-interface'
import type { RoutingCommand } from './types-routing'
import type { SystemCommand } from './types-system'
import type { ZoneCommand } from './types-zones'

/** Commands that have a declaration. */
export type Declared =
  | SystemCommand
  | InterfaceCommand
  | RoutingCommand
  | AccessListCommand
  | CryptoCommand
  | Ikev2Command
  | ZoneCommand

export type Command = Declared | Undeclared
