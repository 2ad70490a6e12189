/**
 * From one configuration to another: the lines to type, in any language of this syntax. First what goes, inside sections
 * before whole sections, since a device does not let go of what is still in use; then what comes, in the order of the new
 * configuration. What a section holds several of is changed item by item. Where order counts and the new order is not
 * reached by adding at the end, the list is written anew. Lines that interrupt something say so.
 */
import type { Place, Undeclared } from './grammar'
import { isSilent, type Kinded, keyOf, type Language, type Target, type Tree } from './language'
import { standingLines } from './standing'

/** A line to type that interrupts something while the change is made. */
export interface Mark {
  /** Index of the line in the script. */
  readonly line: number
  readonly cuts: 'connection' | 'tunnels'
}

export interface ChangeScript {
  /** With the indentation of their sections; to be typed after `configure terminal`. */
  readonly lines: readonly string[]
  /** Differences that no line brings about, each with its reason. */
  readonly rest: readonly string[]
  /** Lines that may cut the connection one types over, or drop tunnels. */
  readonly marks: readonly Mark[]
}

interface Line {
  readonly text: string
  readonly cuts: 'nothing' | 'connection' | 'tunnels'
}

interface LevelScript {
  readonly gone: readonly Line[]
  readonly come: readonly Line[]
  readonly rest: readonly string[]
}

/** Of the device that is typed at: its release decides which lines it does by itself. */
export type ScriptOf<D> = (from: Trees<D>, to: Trees<D>, release: string) => ChangeScript

type Trees<D> = readonly Tree<D | Undeclared>[]

/** The lines that make one configuration into another; the rollback is the script the other way round. */
export function scriptOf<D extends Kinded>(language: Language<D>): ScriptOf<D> {
  return (from, to, release) => {
    const level = levelScript({ language, release }, standingLines(language, from), standingLines(language, to), 0)
    const lines = [...level.gone, ...level.come].flatMap((line) =>
      line.text.split('\n').map((text, index) => ({ text, cuts: index === 0 ? line.cuts : 'nothing' })),
    )
    return {
      lines: lines.map((line) => line.text),
      rest: level.rest,
      marks: lines.flatMap(({ cuts }, line) => (cuts === 'nothing' ? [] : [{ line, cuts }])),
    }
  }
}

function levelScript<D extends Kinded>(target: Target<D>, from: Trees<D>, to: Trees<D>, depth: number): LevelScript {
  const { language } = target
  const kit = kitOf(target, depth)
  const [before, after] = [from.filter(kit.isTyped), to.filter(kit.isTyped)]
  const free = (items: Trees<D>) =>
    new Map(items.filter((item) => !language.orderOf(item.command)).map((item) => [kit.identity(item), item]))
  const [old, fresh] = [free(before), free(after)]
  const inside: Line[] = []
  const gone: Line[] = []
  const rest: string[] = []
  for (const [key, item] of old) {
    const next = fresh.get(key)
    if (!next) {
      const left = kit.removal(item)
      gone.push(...left.lines)
      rest.push(...left.rest)
    } else if (kit.goesFirst(item, next)) gone.push(kit.line(item, `no ${kit.text(item)}`))
    else {
      gone.push(...kit.lessened(item, next))
      const script = levelScript(target, item.children, next.children, depth + 1)
      // A section that is opened by other words is written anew below, with all of its lines.
      if (script.gone.length > 0) inside.push(kit.entering(item), ...script.gone)
      rest.push(...script.rest)
    }
  }
  const come = [...fresh].flatMap(([key, item]) => arrival(target, kit, old.get(key), item, depth))
  const ordered = orderedScript(kit, before, after)
  return { gone: [...inside, ...gone, ...ordered.gone], come: [...come, ...ordered.come], rest }
}

type Kit<D extends Kinded> = ReturnType<typeof kitOf<D>>

/** What is asked of the lines of one section. */
function kitOf<D extends Kinded>(target: Target<D>, depth: number) {
  const { language } = target
  type Item = Tree<D | Undeclared>
  const pad = ' '.repeat(depth)
  const text = (item: Item) => language.write(item.command, item.negated)
  const plain = (item: Item) => language.write(item.command, false)
  const cuts = (item: Item) => language.declarationOf(item.command)?.disturbs ?? 'nothing'
  const line = (item: Item, words: string): Line => ({ text: `${pad}${words}`, cuts: cuts(item) })
  const itemsOf = (item: Item) => language.declarationOf(item.command)?.several?.of(item.command as D)
  const withItems = (item: Item, items: readonly string[]): string => {
    const made = language.declarationOf(item.command)?.several?.make(items, item.command as D)
    return made ? language.write(made, false) : plain(item)
  }
  return {
    pad,
    text,
    line,
    itemsOf,
    withItems,
    place: (item: Item): Place | undefined => language.orderOf(item.command),
    isVerbatim: (item: Item) => language.opensOf(item.command).kind === 'text',
    entering: (item: Item): Line => ({ text: `${pad}${text(item)}`, cuts: 'nothing' }),
    identity: (item: Item) => keyOf(language.identityOf(item.command)),
    isTyped: (item: Item) =>
      item.command.kind !== 'comment' && language.opensOf(item.command).kind !== 'closes' && !isSilent(target, item),
    goesFirst: (item: Item, next: Item) =>
      language.declarationOf(item.command)?.change === 'remove first' && text(item) !== text(next),
    /** The things that a line names and the new one does not. */
    lessened: (item: Item, next: Item): readonly Line[] => {
      const kept = new Set(itemsOf(next))
      const left = (itemsOf(item) ?? []).filter((one) => !kept.has(one))
      return left.length === 0 ? [] : [line(item, `no ${withItems(item, left)}`)]
    },
    removal: (item: Item): { readonly lines: readonly Line[]; readonly rest: readonly string[] } => {
      const effect = language.noOf(item.command)
      switch (effect.kind) {
        case 'refused':
          return effect.script === 'stays'
            ? { lines: [], rest: [`${text(item)}: ${effect.says}`] }
            : {
                lines: [line(item, `default ${text(item)}`), line(item, text(item)), line(item, ' shutdown')],
                rest: [`${text(item)}: a physical interface stays; it is set back and shut down`],
              }
        case 'negates':
          // What a release does by itself is said by default; a no would be a setting of its own.
          return { lines: [line(item, `default ${plain(item)}`)], rest: [] }
        case 'removes':
        case 'removes-all':
          return { lines: [line(item, item.negated ? plain(item) : `no ${namedBy(language, item)}`)], rest: [] }
      }
    },
  }
}

/** A text that goes is named by its first words. */
function namedBy<D extends Kinded>(language: Language<D>, item: Tree<D | Undeclared>): string {
  const text = language.write(item.command, item.negated)
  return language.opensOf(item.command).kind === 'text' ? text.split(/\s/).slice(0, 2).join(' ') : text
}

function arrival<D extends Kinded>(
  target: Target<D>,
  kit: Kit<D>,
  before: Tree<D | Undeclared> | undefined,
  item: Tree<D | Undeclared>,
  depth: number,
): readonly Line[] {
  const isSame = before !== undefined && kit.text(before) === kit.text(item)
  if (kit.isVerbatim(item)) return isSame ? [] : [kit.line(item, kit.text(item))]
  const known = new Set(before && !before.negated ? kit.itemsOf(before) : [])
  const more = kit.itemsOf(item)?.filter((one) => !known.has(one))
  if (before && more && known.size > 0) return more.length === 0 ? [] : [kit.line(item, kit.withItems(item, more))]
  const script = levelScript(target, isSame && before ? before.children : [], item.children, depth + 1)
  if (isSame && script.come.length === 0) return []
  return [isSame ? kit.entering(item) : kit.line(item, kit.text(item)), ...script.come]
}

function orderedScript<D extends Kinded>(
  kit: Kit<D>,
  before: Trees<D>,
  after: Trees<D>,
): { readonly gone: readonly Line[]; readonly come: readonly Line[] } {
  const gone: Line[] = []
  const come: Line[] = []
  const [old, fresh] = [grouped(kit, before), grouped(kit, after)]
  for (const name of new Set([...old.keys(), ...fresh.keys()])) {
    const left = old.get(name)
    const right = fresh.get(name)?.lines ?? []
    const wanted = new Set(right.map((line) => line.text))
    const kept = (left?.lines ?? []).filter((line) => left?.clear !== undefined || wanted.has(line.text))
    const isGrown = kept.every((line, index) => right[index]?.text === line.text)
    const [first] = left?.lines ?? []
    if (!isGrown && first && left?.clear !== undefined) gone.push({ ...first, text: `${kit.pad}${left.clear}` })
    else {
      const leaving = (left?.lines ?? []).filter((line) => !isGrown || !wanted.has(line.text))
      gone.push(...leaving.map((line) => ({ ...line, text: `${kit.pad}no ${line.text.trim()}` })))
    }
    come.push(...(isGrown ? right.slice(kept.length) : right))
  }
  return { gone, come }
}

function grouped<D extends Kinded>(kit: Kit<D>, items: Trees<D>) {
  const groups = new Map<string, { readonly lines: Line[]; readonly clear: string | undefined }>()
  for (const item of items) {
    const place = kit.place(item)
    if (!place) continue
    const found = groups.get(place.list) ?? { lines: [], clear: place.clear }
    found.lines.push(kit.line(item, kit.text(item)))
    groups.set(place.list, found)
  }
  return groups
}
