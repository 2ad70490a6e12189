/** What the declarations say of a command, for whoever has one in hand. */
import { IOS } from './commands/all'
import type { Command } from './commands/types'
import type { Statement } from './statement'
import type { Availability, Effect } from './syntax/grammar'
import { keyOf } from './syntax/language'
import { standingLines } from './syntax/standing'

/** What a line means for paths and times; nothing = the line is not known. */
export const effectOf = (command: Command, negated: boolean): Effect | undefined => IOS.effectOf(command, negated)

/** Which releases and software have a command; nothing = no declaration knows it. */
export const availabilityOf = (command: Command): Availability | undefined => IOS.availabilityOf(command)

/** What a line is about, as a text: of two lines of a section with the same one the later replaces the earlier. */
export const identityText = (command: Command): string => keyOf(IOS.identityOf(command))

/** The lines that stand after all of them were typed one after the other. */
export const standingIos = (statements: readonly Statement[]): readonly Statement[] => standingLines(IOS, statements)
