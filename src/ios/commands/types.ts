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
import type { QosCommand } from './types-qos'
import type { RoutingCommand } from './types-routing'
import type { SystemCommand } from './types-system'
import type { ZoneCommand } from './types-zones'

/** The commands of protocols, each declared in the protocol's own folder, which adds its own here under its name. */
// biome-ignore lint/suspicious/noEmptyInterface: it is filled by declaration, from the folders of protocols.
export interface ProtocolCommands {}

/** Commands that have a declaration. */
export type Declared =
  | ProtocolCommands[keyof ProtocolCommands]
  | SystemCommand
  | InterfaceCommand
  | RoutingCommand
  | AccessListCommand
  | CryptoCommand
  | Ikev2Command
  | QosCommand
  | ZoneCommand

export type Command = Declared | Undeclared
