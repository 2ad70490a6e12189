/** Text ⇄ AsaConfig, and changes by hand. The line syntax is that of IOS; only the commands are others. */
import {
  type Availability,
  type Effect,
  type LinePatch,
  mustSeparate,
  patchesOf,
  readText,
  standingLines,
  type TextDiagnostic,
} from '../ios/index'
import { ASA } from './commands'
import type { AsaCommand, AsaConfig, AsaStatement } from './types'

/** Reads a firewall's configuration. PIX 6 is known by its `nameif … securityN` lines or its version; PIX 7 speaks as the ASA. */
export function parseAsa(text: string): {
  readonly config: AsaConfig
  readonly diagnostics: readonly TextDiagnostic[]
} {
  const { statements, diagnostics } = readText(ASA, text)
  const pix = /^[ \t]*(PIX Version [1-6]\b|nameif \S+ \S+ security\d+)/im.test(text)
  return { config: { dialect: pix ? 'pix' : 'asa', statements }, diagnostics }
}

/** What a line means for paths and times; nothing = the line is not known. */
export const asaEffectOf = (command: AsaCommand, negated: boolean): Effect | undefined => ASA.effectOf(command, negated)

/** Which firewalls have a command; nothing = no declaration knows it. */
export const asaAvailabilityOf = (command: AsaCommand): Availability | undefined => ASA.availabilityOf(command)

export const renderAsaCommand = (command: AsaCommand, negated: boolean): string => ASA.write(command, negated)

/** A statement as a program makes it. */
export function asaStatement(
  command: AsaCommand,
  children: readonly AsaStatement[] = [],
  negated = false,
): AsaStatement {
  return { command, negated, line: 0, text: renderAsaCommand(command, negated), children }
}

/** The text, and the configuration with every statement knowing its line. */
export function renderAsaWithLines(config: AsaConfig): { readonly text: string; readonly config: AsaConfig } {
  const lines: string[] = []
  const write = (item: AsaStatement, depth: number): AsaStatement => {
    const text = renderAsaCommand(item.command, item.negated)
    lines.push(`${' '.repeat(depth)}${text}`)
    const line = lines.length
    const children = item.children.map((child, index) => {
      if (item.command.kind !== 'unknown' && mustSeparate(ASA, item.children[index - 1], child))
        lines.push(`${' '.repeat(depth + 1)}!`)
      return write(child, depth + 1)
    })
    return { ...item, text, line, children }
  }
  const statements = config.statements.map((item, index) => {
    const before = config.statements[index - 1]
    const isSection = before !== undefined && (before.children.length > 0 || item.children.length > 0)
    if (isSection || mustSeparate(ASA, before, item)) lines.push('!')
    return write(item, 0)
  })
  return { text: lines.length === 0 ? '' : `${lines.join('\n')}\n`, config: { ...config, statements } }
}

export function renderAsa(config: AsaConfig): string {
  return renderAsaWithLines(config).text
}

export const PATCHES = patchesOf(ASA)

/** The lines that stand after all of them were typed one after the other. */
export const standingAsa = (statements: readonly AsaStatement[]): readonly AsaStatement[] =>
  standingLines(ASA, statements)

/** Applies changes by hand; sections are interfaces, named by the line that opens them. */
export function applyAsaPatch(config: AsaConfig, patch: LinePatch): AsaConfig {
  return { ...config, statements: PATCHES.apply(config.statements, patch) }
}

/** The patch that turns one configuration into another, up to the order of lines that the firewall does not care for. */
export function diffAsaToPatch(base: AsaConfig, edited: AsaConfig): LinePatch {
  return PATCHES.diff(base.statements, edited.statements)
}

/** A configuration in which every section stands once, with all of its lines. */
export function mergeAsaSections(config: AsaConfig): AsaConfig {
  return { ...config, statements: PATCHES.merge(config.statements) }
}

/** True when two configurations have the same lines, up to the order of those that the firewall does not care for. */
export function sameAsaConfiguration(a: AsaConfig, b: AsaConfig): boolean {
  return PATCHES.same(a.statements, b.statements)
}
