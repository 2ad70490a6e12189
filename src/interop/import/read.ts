/** One text → what it is: its language, its lines, its name, and which kind of device speaks so. */
import { type AsaConfig, firewallRelease, mergeAsaSections, parseAsa } from '../../asa/index'
import { convertAsa } from '../../convert/index'
import {
  findPlaceholders,
  type IosConfig,
  mergeSections,
  parseIos,
  setApart,
  substitutePlaceholders,
  type TextDiagnostic,
} from '../../ios/index'
import { lookUp, type NameTable, nameTable, parseIp, tableEntries } from '../../net/index'
import { firewallOf, iosOf } from '../verdicts/availability'
import { consequencesOf, together, withConsequences } from '../verdicts/consequences'
import { asaVerdicts, iosVerdicts, type LineVerdict } from '../verdicts/verdicts'
import { asaCommands } from './asa-commands'
import { saidRelease } from './box'
import { isFirewallText } from './firewall'
import { foreignSystem } from './foreign'
import { isHeadEnd } from './head-end'
import { isIosFirewall } from './ios-firewall'
import { hasCommand, last, type ParsedDevice, parsedOf } from './parsed'
import { isSoho } from './soho'
import type { Source } from './split'
import type { ImportDiagnostic, Normalised, Placeholder } from './types'
import { unwrapped } from './wrapped'

interface ReadBase {
  readonly file: string
  /** As the text says; empty when it does not. */
  readonly hostname: string
  /** The device's own lines, placeholders filled. */
  readonly text: string
  /** Line of the file by index of line of the text. */
  readonly numbers: readonly number[]
  /** Of each line of the text. */
  readonly verdicts: readonly LineVerdict[]
}

export type ReadText =
  | (ReadBase & {
      readonly language: 'ios'
      readonly kind: 'head-end' | 'soho' | 'router' | 'firewall'
      readonly config: IosConfig
      readonly told: ParsedDevice
      /** True of a part of a configuration, as the source document prints them: no version, or no interface. */
      readonly excerpt: boolean
    })
  | (ReadBase & { readonly language: 'asa'; readonly kind: 'firewall'; readonly config: AsaConfig })

export interface Reading {
  /** Absent when nothing of the text was understood. */
  readonly read?: ReadText
  readonly diagnostics: readonly ImportDiagnostic[]
  readonly placeholders: readonly Placeholder[]
  /** Lines whose placeholders were given their values. */
  readonly filled: readonly Normalised[]
}

export function readSource(printed: Source, values: NameTable<string>): Reading {
  const foreign = foreignSystem(printed.text)
  if (foreign !== undefined) return { diagnostics: [notRead(printed, foreign)], placeholders: [], filled: [] }
  const { source: whole, joined, notes: wraps } = unwrapped(printed, isFirewallText(printed.text) ? 'asa' : 'ios')
  const { source, apart, notes } = setSourceApart(whole)
  const known = nameTable(tableEntries(values).filter(([, value]) => parseIp(value) !== undefined))
  const placeholders = placeholdersOf(source, known)
  const text = substitutePlaceholders(source.text, known)
  const firewall = isFirewallText(text)
  const parsed = firewall ? parseAsa(text) : parseIos(text)
  const read =
    parsed.config && 'dialect' in parsed.config
      ? readAsa(source, text, parsed.config)
      : readIos(source, text, parsed.config)
  const verdicts = read?.verdicts ?? []
  const remarks = together(
    [
      ...withConsequences(parsed.diagnostics, verdicts),
      ...consequencesOf(verdicts, parsed.diagnostics, 'as they stand'),
    ],
    verdicts,
    (line) => source.numbers[line - 1] ?? line,
  )
  const told = [...remarks.map((item) => inFile(source, item)), ...wraps, ...notes]
  return read
    ? { read, diagnostics: told, placeholders, filled: [...joined, ...apart, ...filledIn(source, text)] }
    : { diagnostics: [notUnderstood(source)], placeholders: [], filled: [] }
}

/** A document's line that is two stays two. */
function setSourceApart(printed: Source): {
  readonly source: Source
  readonly apart: readonly Normalised[]
  readonly notes: readonly ImportDiagnostic[]
} {
  const { text, numbers } = setApart(printed.text)
  const source = { ...printed, text, numbers: numbers.map((line) => printed.numbers[line - 1] ?? 0) }
  const rows = text.split('\n')
  const before = printed.text.split('\n')
  const apart = numbers.flatMap((line, index): readonly Normalised[] =>
    numbers[index + 1] === line
      ? [
          {
            file: printed.file,
            line: printed.numbers[line - 1] ?? 0,
            from: before[line - 1] ?? '',
            to: `${rows[index] ?? ''}\n${rows[index + 1] ?? ''}`,
          },
        ]
      : [],
  )
  const notes = apart.map(
    ({ file, line }): ImportDiagnostic => ({
      severity: 'info',
      file,
      line,
      summary: 'A remark and the next entry stood on one line',
      detail: 'They were read as two lines.',
      remedy: 'Check that the remark ends where it should.',
    }),
  )
  return { source, apart, notes }
}

function filledIn({ file, text, numbers }: Source, filled: string): readonly Normalised[] {
  if (text === filled) return []
  const after = filled.split('\n')
  return text.split('\n').flatMap((from, index) => {
    const to = after[index] ?? ''
    return from === to ? [] : [{ file, line: numbers[index] ?? 0, from, to }]
  })
}

function readAsa({ file, numbers }: Source, text: string, config: AsaConfig): ReadText {
  const hostname = asaCommands(config.statements, 'hostname').at(-1)?.name ?? ''
  const { configuration } = convertAsa(hostname, config, { release: '' })
  const verdicts = asaVerdicts(config.statements, configuration, firewallOf(firewallRelease(config), config.dialect))
  return {
    file,
    text,
    numbers,
    verdicts,
    hostname,
    language: 'asa',
    kind: 'firewall',
    config: mergeAsaSections(config),
  }
}

/** What tells a router's text from any other: at least one line that only a router has. */
const TELLING = new Set([
  'hostname',
  'interface',
  'router-eigrp',
  'crypto-map',
  'transform-set',
  'access-list',
  'ip-access-list',
  'ip-route',
  'route-map',
  'isakmp-policy',
])

function readIos({ file, numbers }: Source, text: string, parsed: IosConfig): ReadText | undefined {
  const config = mergeSections(parsed)
  const { statements } = config
  if (!statements.some((item) => TELLING.has(item.command.kind))) return undefined
  const told = parsedOf(config)
  const hostname = last(told.lines, 'hostname')?.name ?? ''
  const kind = kindOf(told)
  return {
    file,
    text,
    numbers,
    verdicts: iosVerdicts(parsed.statements, told.configuration, iosOf(saidRelease(parsed), parsed.statements)),
    hostname,
    language: 'ios',
    kind,
    config,
    told,
    excerpt: isExcerpt(kind, statements, text),
  }
}

function kindOf(told: ParsedDevice): IosText['kind'] {
  if (isHeadEnd(told.configuration)) return 'head-end'
  if (isSoho(told)) return 'soho'
  return isIosFirewall(told.configuration) ? 'firewall' : 'router'
}

type IosText = Extract<ReadText, { readonly language: 'ios' }>

/** A router prints its version, its interfaces, and what is below a line further right; a document leaves that out. */
function isExcerpt(kind: ReadText['kind'], statements: IosConfig['statements'], text: string): boolean {
  if (hasCommand(statements, 'version')) return false
  if (kind === 'soho') return !hasCommand(statements, 'interface')
  return kind === 'head-end' && !/^ (?!access-list)\S/m.test(text)
}

const inFile = ({ file, numbers }: Source, item: TextDiagnostic): ImportDiagnostic => ({
  ...item,
  file,
  line: numbers[item.line - 1] ?? item.line,
})

function notRead({ file }: Source, system: string): ImportDiagnostic {
  return {
    severity: 'error',
    file,
    line: 0,
    summary: `${file} is a configuration of ${system}, which is not read`,
    detail:
      'Only IOS, IOS XE, PIX and ASA are: a line that looks alike may mean something else on another system. It was not imported, and nothing was changed.',
    remedy: 'Draw the device as a router, a switch or a firewall with its addresses, or import what stands beside it.',
  }
}

function notUnderstood(source: Source): ImportDiagnostic {
  return {
    severity: 'error',
    file: source.file,
    line: 0,
    summary: `${source.file} is no configuration that is understood`,
    detail: 'No line of it is one that a router or a firewall has. It was not imported, and nothing was changed.',
    remedy: 'Choose the output of "show running-config" of an IOS router, a PIX or an ASA.',
  }
}

function placeholdersOf(source: Source, values: NameTable<string>): readonly Placeholder[] {
  const lines = source.text.split('\n')
  return findPlaceholders(source.text).map((name) => {
    const line = source.numbers[lines.findIndex((text) => text.includes(name))] ?? 0
    const value = lookUp(values, name)
    return { name, file: source.file, line, ...(value === undefined ? {} : { value }) }
  })
}
