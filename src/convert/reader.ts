/** What every converter works with: the statements, the release's defaults, and where to put remarks. */
import {
  byClock,
  type Diagnostic,
  type InterfaceConfig,
  type NotKnownScope,
  notKnownAt,
  type ReleaseDefaults,
  releaseDefaults,
  type ScopedNotKnown,
  type Source,
} from '../config/index'
import { type Command, effectOf, type IosConfig, readingText, type Statement, standingIos } from '../ios/index'
import { ANY_ADDRESS, type Ip, parseIp } from '../net/index'

export interface Reader {
  readonly device: string
  readonly release: string
  readonly defaults: ReleaseDefaults
  /** The lines that stand. */
  readonly config: IosConfig
  /** The lines as the text has them, with those that say that there is nothing (`no ip address`). */
  readonly typed: readonly Statement[]
  readonly diagnostics: Diagnostic[]
  /** What lines that are not read, or not simulated, leave open. */
  readonly notKnown: ScopedNotKnown[]
}

export function createReader(device: string, config: IosConfig, release: string): Reader {
  const standing = { statements: standingIos(config.statements) }
  const { statements: typed } = config
  return { device, release, defaults: releaseDefaults(release), config: standing, typed, diagnostics: [], notKnown: [] }
}

/** A statement whose command is known to be of one kind. */
export interface Known<K extends Command['kind']> {
  readonly command: Extract<Command, { readonly kind: K }>
  readonly negated: boolean
  readonly source: Source
  readonly children: readonly Statement[]
}

/** The statements of one kind at a level, in order. */
export function all<K extends Command['kind']>(statements: readonly Statement[], kind: K): readonly Known<K>[] {
  return (kindsOf(statements).get(kind) ?? NONE) as readonly unknown[] as readonly Known<K>[]
}

type Kinds = ReadonlyMap<Command['kind'], readonly Known<Command['kind']>[]>

const NONE: readonly Known<Command['kind']>[] = []

const kinds = new WeakMap<readonly Statement[], Kinds>()

/** A level's statements by kind, found once: every protocol asks for some. */
function kindsOf(statements: readonly Statement[]): Kinds {
  const known = kinds.get(statements)
  if (known) return known
  const made = new Map<Command['kind'], Known<Command['kind']>[]>()
  for (const item of statements) {
    const { command, negated, children } = item
    const one = { command, negated, source: sourceOf(item), children }
    const alike = made.get(command.kind)
    if (alike) alike.push(one)
    else made.set(command.kind, [one])
  }
  kinds.set(statements, made)
  return made
}

/** The last statement of a kind: a later line overrides an earlier one. */
export function last<K extends Command['kind']>(statements: readonly Statement[], kind: K): Known<K> | undefined {
  return all(statements, kind).at(-1)
}

/** The last statement of a kind, unless it is its `no` form. */
export function lastSet<K extends Command['kind']>(statements: readonly Statement[], kind: K): Known<K> | undefined {
  const found = last(statements, kind)
  return found?.negated ? undefined : found
}

/** A switch with a default: the line that sets or negates it, else the default. */
export function toggle(
  statements: readonly Statement[],
  kind: Command['kind'],
  fallback: boolean,
): { readonly value: boolean; readonly source?: Source } {
  const found = last(statements, kind)
  return found ? { value: !found.negated, source: found.source } : { value: fallback }
}

export function sourceOf({ command, line, text }: Statement): Source {
  const readAs = command.kind === 'unknown' ? readingText(command) : undefined
  return { line, text, ...(readAs === undefined ? {} : { readAs }) }
}

/**
 * The words of a line that is not read and has consequences, as it is read at the nearest: a line that begins a list, an
 * entry or a route leaves open what it begins, however it goes on.
 */
export function unreadWords({ command, negated }: Statement): string | undefined {
  if (command.kind !== 'unknown' || negated) return undefined
  const effect = effectOf(command, negated) ?? command.reading?.mayChange
  const text = (command.reading?.nearest ?? command.text).trim()
  return effect?.kind === 'consequential' && !/^(?:no|default)\s/i.test(text) ? text : undefined
}

/** An address that the grammar has already checked. */
export function address(text: string): Ip {
  return parseIp(text) ?? ANY_ADDRESS
}

export function warn(
  reader: Reader,
  source: Source | undefined,
  summary: string,
  detail: string,
  remedy: string,
  severity: Diagnostic['severity'] = 'warning',
): void {
  reader.diagnostics.push({ severity, device: reader.device, line: source?.line ?? 0, summary, detail, remedy })
}

/** A word that a router heeds and that has nothing to act on here: said, so that nobody takes it for simulated. */
export const remarkIdle = (reader: Reader, source: Source, word: string, why: string): void =>
  warn(reader, source, `${word} changes nothing here`, why, 'The rest of the line acts as it stands.', 'info')

/** Something stays open because of a line that acts on a router and not here: said in the remarks, and wherever it counts. */
export function leaveOpen(
  reader: Reader,
  source: Source,
  scope: NotKnownScope,
  summary: string,
  what: string,
  untilClock = false,
): void {
  const open = notKnownAt(reader.device, source, summary)
  reader.notKnown.push({ scope, ...(untilClock ? byClock(open) : open) })
  const text = `What depends on it is not known: ${summary}.`
  warn(reader, source, what, text, 'Do not take what is said of it here for an answer.')
}

/** A remark on a line that names an interface nobody has; Null0 always exists. */
export function checkInterface(
  reader: Reader,
  source: Source,
  name: string | undefined,
  interfaces: readonly InterfaceConfig[],
  detail: string,
): void {
  if (name === undefined || name === 'Null0' || interfaces.some((item) => item.name === name)) return
  warn(reader, source, `${name} does not exist`, detail, 'Correct the name of the interface.')
}
