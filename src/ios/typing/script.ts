/**
 * From one configuration to another: the lines to type. First what goes, inside sections before whole sections, since
 * IOS does not let go of what is still in use; then what comes, in the order of the new configuration. Where order counts
 * (entries of a list, peers) and the new order is not reached by adding at the end, the whole is written anew.
 */
import type { Command } from '../commands/types'
import { mergeSections } from '../patch'
import { renderCommand } from '../render'
import type { IosConfig, Statement } from '../statement'
import { identityOf, keepsItsNo } from './identity'

export interface ChangeScript {
  /** With the indentation of their sections; to be typed after `configure terminal`. */
  readonly lines: readonly string[]
  /** Differences that no line brings about, each with its reason. */
  readonly rest: readonly string[]
}

/** The lines that make `from` into `to`; the rollback is the script from `to` to `from`. */
export function changeScript(from: IosConfig, to: IosConfig): ChangeScript {
  const level = levelScript(mergeSections(from).statements, mergeSections(to).statements, 0)
  return { lines: [...level.gone, ...level.come], rest: level.rest }
}

interface LevelScript {
  readonly gone: readonly string[]
  readonly come: readonly string[]
  readonly rest: readonly string[]
}

const canonical = (item: Statement) => renderCommand(item.command, item.negated)
const keyOf = (item: Statement) => identityOf(item.command) ?? ` ${canonical(item)}`

/** Lines that separate or end a text. */
const SILENT: ReadonlySet<Command['kind']> = new Set<Command['kind']>(['comment', 'end', 'exit'])

function levelScript(from: readonly Statement[], to: readonly Statement[], depth: number): LevelScript {
  const before = from.filter((item) => !SILENT.has(item.command.kind))
  const after = to.filter((item) => !SILENT.has(item.command.kind))
  const pad = ' '.repeat(depth)
  const ordered = orderedScript(before, after, pad)
  const isFree = (item: Statement) => groupOf(item.command) === undefined
  const old = new Map(before.filter(isFree).map((item) => [keyOf(item), item]))
  const fresh = new Map(after.filter(isFree).map((item) => [keyOf(item), item]))
  const inside: string[] = []
  const gone: string[] = []
  const rest: string[] = []
  for (const [key, item] of old) {
    const next = fresh.get(key)
    if (!next) {
      const left = removal(item, pad)
      inside.push(...left.inside)
      gone.push(...left.lines)
      rest.push(...left.rest)
    } else if (mustGoFirst(item, next)) gone.push(`${pad}no ${canonical(item)}`)
    else if (item.children.length > 0) {
      const script = levelScript(item.children, next.children, depth + 1)
      // A section that is opened by other words is written anew below, with all of its lines.
      if (script.gone.length > 0) inside.push(`${pad}${canonical(item)}`, ...script.gone)
      rest.push(...script.rest)
    }
  }
  // Of lines about the same thing the last is the one that stands.
  const come = [...fresh].flatMap(([key, item]) => arrival(old.get(key), item, depth))
  return { gone: [...inside, ...gone, ...ordered.gone], come: [...come, ...ordered.come], rest }
}

/** A map's entry that waits for its peers cannot become one that begins, or the other way round. */
function mustGoFirst(before: Statement, after: Statement): boolean {
  return before.command.kind === 'crypto-map' && canonical(before) !== canonical(after)
}

function arrival(before: Statement | undefined, item: Statement, depth: number): readonly string[] {
  const pad = ' '.repeat(depth)
  const text = canonical(item)
  const isSame = before !== undefined && canonical(before) === text
  if (isVerbatim(item.command)) return isSame ? [] : [`${pad}${text}`, ...item.children.map((child) => child.text)]
  const children = isSame && before ? before.children : []
  const script = levelScript(children, item.children, depth + 1)
  if (isSame && script.come.length === 0) return []
  // A version is printed, never typed.
  return item.command.kind === 'version' ? [] : [`${pad}${text}`, ...script.come]
}

const isVerbatim = (command: Command) => command.kind === 'banner' || command.kind === 'certificate'

interface Removal {
  readonly inside: readonly string[]
  readonly lines: readonly string[]
  readonly rest: readonly string[]
}

const removed = (line: string): Removal => ({ inside: [], lines: [line], rest: [] })

/** How a line goes that the new configuration does not have. */
function removal(item: Statement, pad: string): Removal {
  const text = canonical(item)
  const { command } = item
  const stays = (reason: string): Removal => ({ inside: [], lines: [], rest: [`${text}: ${reason}`] })
  switch (command.kind) {
    case 'version':
      return stays('it tells the release and cannot be typed')
    case 'hostname':
      return stays('a router always has a hostname')
    case 'line':
      return stays('a line cannot be removed')
    case 'interface':
      return /^(?:Loopback|Tunnel|Dialer|BVI|Vlan|Port-channel)/.test(command.name) || command.name.includes('.')
        ? removed(`${pad}no ${text}`)
        : {
            inside: [],
            lines: [`${pad}default ${text}`, `${pad}${text}`, `${pad} shutdown`],
            rest: [`${text}: a physical interface stays; it is set back and shut down`],
          }
    case 'banner':
      return removed(`${pad}no ${text.split(' ').slice(0, 2).join(' ')}`)
    default:
      // What a release does by itself is said by default; a no would be a setting of its own.
      if (keepsItsNo(command)) return removed(`${pad}default ${renderCommand(command, false)}`)
      return removed(`${pad}${item.negated ? renderCommand(command, false) : `no ${text}`}`)
  }
}

/** Lines whose order counts, by what they are entries of; `reset` takes all of them away. */
function groupOf(command: Command): { readonly name: string; readonly reset?: string } | undefined {
  switch (command.kind) {
    case 'access-list':
      return { name: `access-list ${command.number}`, reset: `no access-list ${command.number}` }
    case 'access-entry':
    case 'set-peer':
      return { name: command.kind }
    default:
      return undefined
  }
}

function orderedScript(
  before: readonly Statement[],
  after: readonly Statement[],
  pad: string,
): Omit<LevelScript, 'rest'> {
  const gone: string[] = []
  const come: string[] = []
  const [old, fresh] = [grouped(before), grouped(after)]
  for (const name of new Set([...old.keys(), ...fresh.keys()])) {
    const left = old.get(name)
    const right = fresh.get(name)?.lines ?? []
    const kept = (left?.lines ?? []).filter((line) => left?.reset !== undefined || right.includes(line))
    const isGrown = kept.every((line, index) => right[index] === line)
    const leaving = isGrown ? (left?.lines ?? []).filter((line) => !kept.includes(line)) : (left?.lines ?? [])
    if (left?.reset !== undefined && !isGrown) gone.push(`${pad}${left.reset}`)
    else gone.push(...leaving.map((line) => `${pad}no ${line}`))
    come.push(...(isGrown ? right.slice(kept.length) : right).map((line) => `${pad}${line}`))
  }
  return { gone, come }
}

function grouped(items: readonly Statement[]) {
  const groups = new Map<string, { readonly lines: string[]; readonly reset: string | undefined }>()
  for (const item of items) {
    const group = groupOf(item.command)
    if (!group) continue
    const found = groups.get(group.name) ?? { lines: [], reset: group.reset }
    found.lines.push(canonical(item))
    groups.set(group.name, found)
  }
  return groups
}
