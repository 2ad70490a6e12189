/**
 * What a text tells the import and hand edits: the configuration that is simulated, with names resolved and defaults filled
 * in, and the lines that stand, for what a design keeps only when it was said. Both are of one reading; nothing of the
 * import looks at other lines.
 */
import type { Configuration } from '../../config/index'
import { convertIos } from '../../convert/index'
import { type Command, type IosConfig, type Statement, standingIos } from '../../ios/index'
import { releaseOf } from './box'

type Of<K extends Command['kind']> = Extract<Command, { readonly kind: K }>

export interface ParsedDevice {
  readonly configuration: Configuration
  readonly lines: readonly Statement[]
  /** As the text says it, or as its `version` is taken. */
  readonly release: string
}

/** Longer lines are no settings of a design: they stay with the text. */
const MAX_SETTING = 10_000

export function parsedOf(config: IosConfig): ParsedDevice {
  const release = releaseOf(config)
  const short = { statements: config.statements.flatMap(withoutLong) }
  const lines = standingIos(short.statements)
  return {
    configuration: convertIos(last(lines, 'hostname')?.name ?? '', short, { release }).configuration,
    lines,
    release,
  }
}

function withoutLong(item: Statement): readonly Statement[] {
  if (item.text.length > MAX_SETTING) return []
  return item.children.length === 0 ? [item] : [{ ...item, children: item.children.flatMap(withoutLong) }]
}

export interface Section<K extends Command['kind']> {
  readonly command: Of<K>
  readonly children: readonly Statement[]
  readonly line: number
}

/** The lines of a kind that stand, with what is below them. */
export function sections<K extends Command['kind']>(lines: readonly Statement[], kind: K): readonly Section<K>[] {
  return lines.flatMap((item) =>
    item.command.kind === kind && !item.negated
      ? [{ command: item.command as Of<K>, children: item.children, line: item.line }]
      : [],
  )
}

export function commands<K extends Command['kind']>(lines: readonly Statement[], kind: K): readonly Of<K>[] {
  return sections(lines, kind).map((item) => item.command)
}

/** The last of a kind: of lines that set one value it is the one that counts. */
export function last<K extends Command['kind']>(lines: readonly Statement[], kind: K): Of<K> | undefined {
  return commands(lines, kind).at(-1)
}

export function hasCommand(lines: readonly Statement[], kind: Command['kind'], negated = false): boolean {
  return lines.some((item) => item.command.kind === kind && item.negated === negated)
}

/** What stands below the line that opens an interface. */
export function interfaceLines({ lines }: ParsedDevice, name: string | undefined): readonly Statement[] {
  const known = INTERFACES.get(lines) ?? new Map(sections(lines, 'interface').map((item) => [item.command.name, item]))
  INTERFACES.set(lines, known)
  return (name === undefined ? undefined : known.get(name))?.children ?? []
}

/** By the text's lines: each of its interfaces asks. */
const INTERFACES = new WeakMap<readonly Statement[], ReadonlyMap<string, Section<'interface'>>>()
