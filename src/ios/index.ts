/** IOS as a language: text ⇄ IosConfig, nothing lost. */

export { availabilityOf, effectOf, identityText, standingIos } from './about'
export { readPartly, writeEntry, writeOptions } from './commands/access-entry'
export { numberedType } from './commands/access-list'
export { IOS } from './commands/all'
export { readStamp, readSummerTime, readZone } from './commands/clock-words'
export { type Cursor, cursorOf, next, nextName, peek, takeWord } from './commands/entry-cursor'
export { icmpNamed, icmpText, PROTOCOL_NUMBERS } from './commands/entry-words'
export { addressesIn, LOG_LEVELS, readLogging } from './commands/log-words'
export { portName, portNumber } from './commands/ports'
export { type TimeRangeCommand, timeRangesOf } from './commands/time-range'
export { readAbsolute, readKeyLifetime, readPeriodic } from './commands/time-words'
export { trackedThing } from './commands/track'
export type { Command } from './commands/types'
export type {
  AccessEntry,
  AddressMatch,
  EntryOption,
  ExtendedEntry,
  GroupMember,
  PortMatch,
} from './commands/types-access-list'
export type { MetricWords } from './commands/types-routing'
export { highlightTokens, type Token, type TokenKind } from './highlight'
export { line as knownLine, section as knownSection } from './known/groups'
export { layOutIos } from './layout'
export { findPlaceholders, type ParsedIos, parseIos, setApart, substitutePlaceholders } from './parse'
export { applyPatch, diffToPatch, mergeSections, sameConfiguration } from './patch'
export { renderCommand, renderIos, renderWithLines, statement } from './render'
export { IOS_SECRETS } from './secrets'
export { asPrinted } from './silent'
export { type IosConfig, isShut, type Statement, type TextDiagnostic } from './statement'
export { isOfFixedSwitch, isOfSwitch } from './switches'
export {
  consequential,
  FREE,
  firstWord,
  many,
  NEGATES,
  NO_SECRETS,
  negates,
  noEffect,
  OPENS_NOTHING,
  one,
  opens,
  PRINTED,
  REMOVES,
  refused,
  removes,
  repeated,
  SIMULATED,
  secretIn,
  short,
} from './syntax/facts'
export {
  type Availability,
  type Declaration,
  declarer,
  type Effect,
  type Undeclared,
  type Unknown,
} from './syntax/grammar'
export { type Columns, columnOf, NO_COLUMNS } from './syntax/indentation'
export { canonicalInterfaceName, shortInterfaceName } from './syntax/interface-name'
export type { KnownGroup } from './syntax/known'
export { type Kinded, type Language, languageOf, type Tree } from './syntax/language'
export { layOut } from './syntax/layout'
export type { Expected, Refusal } from './syntax/mode'
export { type LineInsertion, type LinePatch, patchesOf } from './syntax/patch'
export type { Element } from './syntax/pattern'
export { readCommand } from './syntax/read-command'
export { readText } from './syntax/reader'
export { remembered } from './syntax/remembered'
export { type ChangeScript, scriptOf } from './syntax/script'
export { type SecretForm, secretForms } from './syntax/secret-forms'
export { mustSeparate } from './syntax/separate'
export { standingLines } from './syntax/standing'
export { bannerEnd, endsText, type TextEnd, unreadTextEnd } from './syntax/text-block'
export { typeInto } from './syntax/typing'
export { isOfItsSection, readingText } from './syntax/unread'
export { readType7, writeType7 } from './type-seven'
export { changeScript } from './typing/script'
export { iosExpectedAfter, iosModeOf, iosPromptOf, type Typed, textBegunBy, typeLine } from './typing/type-line'
