/**
 * From one configuration to another: the lines to type. First what goes, inside sections before whole sections, since
 * IOS does not let go of what is still in use; then what comes, in the order of the new configuration. Where order counts
 * (entries of a list, peers) and the new order is not reached by adding at the end, the whole is written anew.
 */
import { IOS } from '../commands/all'
import { mergeSections } from '../patch'
import type { IosConfig, Statement } from '../statement'
import { keyOf } from '../syntax/language'

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

const canonical = (item: Statement) => IOS.write(item.command, item.negated)
const identity = (item: Statement) => keyOf(IOS.identityOf(item.command))

/** Lines that separate or end a text. */
const isSilent = (item: Statement) =>
  item.command.kind === 'comment' || item.command.kind === 'removal' || IOS.opensOf(item.command).kind === 'closes'

function levelScript(from: readonly Statement[], to: readonly Statement[], depth: number): LevelScript {
  const before = from.filter((item) => !isSilent(item))
  const after = to.filter((item) => !isSilent(item))
  const pad = ' '.repeat(depth)
  const ordered = orderedScript(before, after, pad)
  const isFree = (item: Statement) => IOS.orderOf(item.command) === undefined
  const old = new Map(before.filter(isFree).map((item) => [identity(item), item]))
  const fresh = new Map(after.filter(isFree).map((item) => [identity(item), item]))
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
  return IOS.declarationOf(before.command)?.change === 'remove first' && canonical(before) !== canonical(after)
}

function arrival(before: Statement | undefined, item: Statement, depth: number): readonly string[] {
  const pad = ' '.repeat(depth)
  const text = canonical(item)
  const isSame = before !== undefined && canonical(before) === text
  if (IOS.opensOf(item.command).kind === 'text')
    return isSame ? [] : [`${pad}${text}`, ...item.children.map((child) => child.text)]
  const children = isSame && before ? before.children : []
  const script = levelScript(children, item.children, depth + 1)
  if (isSame && script.come.length === 0) return []
  return [`${pad}${text}`, ...script.come]
}

interface Removal {
  readonly inside: readonly string[]
  readonly lines: readonly string[]
  readonly rest: readonly string[]
}

const removed = (line: string): Removal => ({ inside: [], lines: [line], rest: [] })

/** How a line goes that the new configuration does not have. */
function removal(item: Statement, pad: string): Removal {
  const text = canonical(item)
  const effect = IOS.noOf(item.command)
  const plain = IOS.write(item.command, false)
  switch (effect.kind) {
    case 'refused':
      return effect.script === 'stays'
        ? { inside: [], lines: [], rest: [`${text}: ${effect.says}`] }
        : {
            inside: [],
            lines: [`${pad}default ${text}`, `${pad}${text}`, `${pad} shutdown`],
            rest: [`${text}: a physical interface stays; it is set back and shut down`],
          }
    case 'negates':
      // What a release does by itself is said by default; a no would be a setting of its own.
      return removed(`${pad}default ${plain}`)
    case 'removes':
    case 'removes-all':
      return removed(`${pad}${item.negated ? plain : noOf(item)}`)
  }
}

/** A text that goes is named by its first words. */
function noOf(item: Statement): string {
  const text = canonical(item)
  const named = IOS.opensOf(item.command).kind === 'text' ? text.split(' ').slice(0, 2).join(' ') : text
  return `no ${named}`
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
    const place = IOS.orderOf(item.command)
    if (!place) continue
    const found = groups.get(place.list) ?? { lines: [], reset: place.clear }
    found.lines.push(canonical(item))
    groups.set(place.list, found)
  }
  return groups
}
