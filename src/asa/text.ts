/** Text ⇄ AsaConfig, and changes by hand. The line syntax is that of IOS; only the commands are others. */
import { type Language, readCommand, readText, type TextDiagnostic } from '../ios/index'
import { ASA_DECLARATIONS } from './commands'
import type { AsaCommand, AsaConfig, AsaStatement } from './types'

const LANGUAGE: Language<AsaCommand> = {
  declarations: ASA_DECLARATIONS,
  unknown: (text) => ({ kind: 'unknown', text }),
  comment: (text) => ({ kind: 'comment', text }),
  blockEnd: () => undefined,
  block: (text) => ({ kind: 'unknown', text }),
}

const WRITERS = new Map([...ASA_DECLARATIONS].reverse().map((item) => [item.kind, item]))

/** Reads a firewall's configuration. PIX 6 is known by its `nameif … securityN` lines or its version. */
export function parseAsa(text: string): {
  readonly config: AsaConfig
  readonly diagnostics: readonly TextDiagnostic[]
} {
  const { statements, diagnostics } = readText(LANGUAGE, text)
  const pix = /^\s*(PIX Version|nameif \S+ \S+ security\d+)/im.test(text)
  return { config: { dialect: pix ? 'pix' : 'asa', statements }, diagnostics }
}

function renderAsaCommand(command: AsaCommand, negated: boolean): string {
  if (command.kind === 'unknown' || command.kind === 'comment') return command.text
  const text = WRITERS.get(command.kind)?.write(command) ?? ''
  return negated ? `no ${text}` : text
}

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
    return { ...item, text, line, children: item.children.map((child) => write(child, depth + 1)) }
  }
  const statements = config.statements.map((item, index) => {
    const before = config.statements[index - 1]
    if (before && (before.children.length > 0 || item.children.length > 0)) lines.push('!')
    return write(item, 0)
  })
  return { text: lines.length === 0 ? '' : `${lines.join('\n')}\n`, config: { ...config, statements } }
}

export function renderAsa(config: AsaConfig): string {
  return renderAsaWithLines(config).text
}

interface AsaPatch {
  readonly delete: readonly { readonly section: readonly string[]; readonly text: string }[]
  readonly insert: readonly { readonly section: readonly string[]; readonly text: string; readonly after?: string }[]
}

const same = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((text, index) => text === b[index])

/** Applies changes by hand; sections are interfaces, named by the line that opens them. */
export function applyAsaPatch(config: AsaConfig, patch: AsaPatch): AsaConfig {
  return { ...config, statements: level(config.statements, [], 'global', patch) }
}

function level(
  items: readonly AsaStatement[],
  section: readonly string[],
  mode: string,
  patch: AsaPatch,
): readonly AsaStatement[] {
  const canonical = (item: AsaStatement) => renderAsaCommand(item.command, item.negated)
  const gone = patch.delete.filter((change) => same(change.section, section)).map((change) => change.text)
  const kept = items.filter((item) => !gone.includes(canonical(item)))
  const lines = patch.insert
    .filter((change) => same(change.section, section))
    .reduce<readonly AsaStatement[]>((before, change) => {
      const anchor = change.after === undefined ? -1 : before.findIndex((item) => canonical(item) === change.after)
      const at = change.after === '' ? 0 : anchor < 0 ? before.length : anchor + 1
      return [...before.slice(0, at), readAsaLine(change.text, mode), ...before.slice(at)]
    }, kept)
  // Interfaces last, so that one inserted just now gets its own lines too.
  return lines.map((item) =>
    item.command.kind === 'interface'
      ? { ...item, children: level(item.children, [...section, canonical(item)], 'interface', patch) }
      : item,
  )
}

function readAsaLine(text: string, mode: string): AsaStatement {
  const read = readCommand(
    ASA_DECLARATIONS.filter((item) => item.modes.includes(mode)),
    text.trim(),
  )
  const command: AsaCommand = read.kind === 'read' ? read.command : { kind: 'unknown', text: text.trim() }
  return { command, negated: read.kind === 'read' && read.negated, line: 0, text: text.trim(), children: [] }
}
