/**
 * A device's text in the two forms that a box takes. *As startup-config* it is put into the box as a file and read at the
 * next boot. *To paste* it is typed: a box fresh from the factory has its interfaces shut down and takes no `version`
 * line, and sections are left where a line behind them could be taken for theirs.
 */
import { ASA, type AsaStatement, parseAsa } from '../../asa/index'
import { isLogicalInterface, platformNamed } from '../../config/index'
import { IOS, type Kinded, type Language, parseIos, type Tree, type Undeclared } from '../../ios/index'
import { placeOf } from './order'

export type ExportForm = 'paste' | 'startup'

/** What is said of the device and of whoever pastes. */
export interface FormOptions {
  /** The box it is for, as the design calls it; absent = not known. */
  readonly platform?: string
  /** A reload that is taken back when all went well; absent = none. */
  readonly reloadMinutes?: number
}

type WrittenLanguage = 'ios' | 'asa'

export function inForm(
  device: string,
  language: WrittenLanguage,
  text: string,
  form: ExportForm,
  options: FormOptions = {},
): string {
  return form === 'startup' ? startup(device, text, options) : paste(device, language, text, options)
}

const licenceLines = ({ platform }: FormOptions): readonly string[] =>
  (platform === undefined ? undefined : platformNamed(platform))?.licence ?? []

function startup(device: string, text: string, options: FormOptions): string {
  const licences = licenceLines(options)
  const lines = text.split('\n')
  const at = Math.max(0, lines.findIndex((line) => line.startsWith('hostname ')) + 1)
  const needed = lines.some((line) => line.startsWith('crypto ')) ? licences : []
  return [
    `! ${device}: as startup-config. Copy it to the box as a file and reload; it is not for pasting.`,
    ...lines.slice(0, at),
    ...needed,
    ...lines.slice(at),
  ].join('\n')
}

function paste(device: string, language: WrittenLanguage, text: string, options: FormOptions): string {
  const { reloadMinutes } = options
  const net = reloadMinutes === undefined || language === 'asa' ? [] : [`reload in ${reloadMinutes}`, '']
  const keep = language === 'ios' ? 'copy running-config startup-config' : 'write memory'
  return [
    `! ${device}: to paste, behind the # of enable. What is there already is not taken away.`,
    ...net,
    'configure terminal',
    ...typedLines(language, text, options),
    'end',
    `! When all is as it should be:${net.length > 0 ? ' reload cancel, then' : ''} ${keep}`,
    '',
  ].join('\n')
}

/** The lines between `configure terminal` and `end`. */
function typedLines(language: WrittenLanguage, text: string, options: FormOptions): readonly string[] {
  const blocks =
    language === 'ios'
      ? blocksOf(IOS, parseIos(text).config.statements, isRouterPort)
      : blocksOf(ASA, parseAsa(text).config.statements, isFirewallPort)
  const needed = blocks.some(([first = '']) => first.startsWith('crypto ')) ? licenceLines(options) : []
  return [...needed.map((line) => [line]), ...blocks]
    .map((lines) => ({ lines, place: placeOf(language, lines.join('\n')) }))
    .sort((a, b) => a.place - b.place)
    .flatMap(({ lines }) => lines)
}

/** A port that a box has from the factory: shut down until somebody says otherwise. */
const isRouterPort = (item: Tree<unknown>): boolean =>
  /^interface \S+$/.test(item.text) && !isLogicalInterface(item.text.slice('interface '.length))

/** Below a section only: PIX 6 writes it into the line itself. */
const isFirewallPort = (item: AsaStatement | Tree<unknown>): boolean =>
  /^interface \S+$/i.test(item.text) && item.children.length > 0 && !/\.\d+$/.test(item.text)

function blocksOf<D extends Kinded>(
  language: Language<D>,
  statements: readonly Tree<D | Undeclared>[],
  isPort: (item: Tree<D | Undeclared>) => boolean,
): readonly (readonly string[])[] {
  return statements
    .filter(({ command }) => !isUntyped(command.kind) && language.opensOf(command).kind !== 'closes')
    .map((item) => blockOf(language, item, 0, isPort(item) ? [' no shutdown'] : []))
}

const isUntyped = (kind: string): boolean => kind === 'comment' || kind === 'version' || kind === 'asa-version'

function blockOf<D extends Kinded>(
  language: Language<D>,
  item: Tree<D | Undeclared>,
  depth: number,
  more: readonly string[],
): readonly string[] {
  const text = `${' '.repeat(depth)}${language.write(item.command, item.negated)}`
  const opens = !item.negated && (language.opensOf(item.command).kind === 'section' || item.children.length > 0)
  if (!opens) return text.split('\n')
  const below = item.children.filter(({ command }) => command.kind !== 'comment')
  const shut = below.some((child) => child.text === 'shutdown' && !child.negated)
  const last = below.at(-1)
  const closes = last !== undefined && language.opensOf(last.command).kind === 'closes'
  return [
    ...text.split('\n'),
    ...below.flatMap((child) => blockOf(language, child, depth + 1, [])),
    ...(shut ? [] : more),
    ...(closes || below.length + more.length === 0 ? [] : [`${' '.repeat(depth + 1)}exit`]),
  ]
}
