/** IOS as a language: text ⇄ IosConfig, nothing lost. */

export { portName, portNumber } from './commands/ports'
export type { Command } from './commands/types'
export type { AccessEntry, AddressMatch, PortMatch } from './commands/types-access-list'
export type { MetricWords } from './commands/types-routing'
export { highlightTokens, type Token, type TokenKind } from './highlight'
export { findPlaceholders, type ParsedIos, parseIos, substitutePlaceholders } from './parse'
export { applyPatch, diffToPatch, type LinePatch } from './patch'
export { renderCommand, renderIos, renderWithLines, statement } from './render'
export type { IosConfig, Statement, TextDiagnostic } from './statement'
export { type Declaration, declarer } from './syntax/grammar'
export { shortInterfaceName } from './syntax/interface-name'
export { type Language, readCommand, readText } from './syntax/reader'
