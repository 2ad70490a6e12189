/**
 * From one configuration to another: the lines to type, in any language of this syntax. First what goes, inside sections
 * before whole sections, since a device does not let go of what is still in use; then what comes, in the order of the new
 * configuration. What a section holds several of is changed item by item. Where order counts and the new order is not
 * reached by adding at the end, the list is written anew. Lines that interrupt something say so.
 */
import type { Disturbs, Place, Undeclared } from './grammar'
import { isSilent, type Kinded, keyOf, type Language, type Target, type Tree } from './language'
import { GLOBAL_MODE, NO_MODE } from './mode'
import { type Read, readCommand } from './read-command'
import { standingLines } from './standing'
import { knownIn, opensUnread, weightOf, withoutIt } from './weight'

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
  readonly cuts: Disturbs
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
    const lines = leaving(language, [...level.gone, ...level.come]).flatMap((line) =>
      line.text.split('\n').map((text, index) => ({ text, cuts: index === 0 ? line.cuts : 'nothing' })),
    )
    return {
      lines: lines.map((line) => line.text),
      rest: level.rest,
      marks: lines.flatMap(({ cuts }, line) => (cuts === 'nothing' ? [] : [{ line, cuts }])),
    }
  }
}

/**
 * Where the section that is open would take a line that is not its own, it is left first: a router reads a line in the
 * innermost section that has it.
 */
function leaving<D extends Kinded>(language: Language<D>, lines: readonly Line[]): readonly Line[] {
  const out: Line[] = []
  let open: readonly string[] = []
  for (const [index, line] of lines.entries()) {
    const depth = depthOf(line)
    const text = line.text.split('\n')[0]?.trim() ?? ''
    const around = open[depth - 1] ?? GLOBAL_MODE
    const own = readCommand(language, around, text, 'in full')
    if (open.slice(depth).some((mode) => wouldTake(language, mode, text, weightOf(language, own))))
      for (let at = open.length; at > depth; at--) out.push({ text: `${' '.repeat(at)}exit`, cuts: 'nothing' })
    open = open.slice(0, depth)
    out.push(line)
    // Of a section that nothing reads what stands below a line tells that it opens one.
    const next = lines[index + 1]
    const isAbove = next !== undefined && depthOf(next) > depth
    const opens = own.kind === 'read' ? own.opens !== undefined : isAbove || opensUnread(language, around, text)
    if (opens) open = [...open, openedBy(own)]
  }
  return out
}

const depthOf = ({ text }: Line): number => text.length - text.trimStart().length

/** `exit-address-family` and its like leave their section by themselves. */
const LEAVES = /^exit-|^address-family-exit$/

const openedBy = <D>(read: Read<D>): string => (read.kind === 'read' ? read.opens : undefined) ?? NO_MODE

/** A section that nothing reads takes whatever is typed in it. */
function wouldTake<D extends Kinded>(language: Language<D>, mode: string, line: string, weight: number): boolean {
  if (mode === NO_MODE) return !LEAVES.test(line)
  if (readCommand(language, mode, line, 'shortened').kind === 'read') return true
  return (knownIn(language, mode, line)?.by ?? 0) >= weight
}

function levelScript<D extends Kinded>(target: Target<D>, from: Trees<D>, to: Trees<D>, depth: number): LevelScript {
  const { language } = target
  const kit = kitOf(target, depth)
  const [before, after] = [kit.gathered(from.filter(kit.isTyped)), kit.gathered(to.filter(kit.isTyped))]
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
      // What stays is at least emptied.
      const own = left.lines.length > 0 ? [] : levelScript(target, item.children, [], depth + 1).gone
      if (own.length > 0) inside.push(kit.entering(item), ...own)
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
  const ordered = orderedScript(target, kit, before, after, depth)
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
  const cuts = (item: Item) => disturbanceOf(language, item.command)
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
    place: (item: Item): Place<D> | undefined => language.orderOf(item.command),
    /** Lines that name several things of one subject as one line of them all. */
    gathered: (items: Trees<D>): Trees<D> => {
      const lines = new Map<string, Item>()
      return items
        .flatMap((item): Trees<D> => {
          const several = language.declarationOf(item.command)?.several
          if (!several || item.negated) return [item]
          const key = keyOf(language.identityOf(item.command))
          const first = lines.get(key)
          const all = first ? [...several.of(first.command as D), ...several.of(item.command as D)] : []
          lines.set(key, first ? { ...first, command: several.make([...new Set(all)], first.command as D) } : item)
          return first ? [] : [item]
        })
        .map((item) => lines.get(keyOf(language.identityOf(item.command))) ?? item)
    },
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
          if (language.setsBack !== undefined)
            return { lines: [line(item, `${language.setsBack} ${plain(item)}`)], rest: [] }
          return { lines: [line(item, item.negated ? plain(item) : `no ${plain(item)}`)], rest: [] }
        case 'removes':
        case 'removes-all':
          return { lines: [line(item, item.negated ? plain(item) : withoutIt(namedBy(language, item)))], rest: [] }
      }
    },
  }
}

/** What a line interrupts; of one that nothing reads, by what it leaves open, and by whether it decides who logs in. */
function disturbanceOf<D extends Kinded>(language: Language<D>, command: D | Undeclared): Disturbs {
  const declared = language.declarationOf(command)?.disturbs
  if (declared !== undefined) return typeof declared === 'function' ? declared(command as D) : declared
  if (command.kind !== 'unknown') return 'nothing'
  const { known, text } = command as Undeclared & { readonly kind: 'unknown' }
  if (/^(?:no )?(?:aaa|login)\b/.test(text)) return 'connection'
  if (known?.kind !== 'consequential') return 'nothing'
  return known.unknown === 'tunnels' || known.unknown === 'map-entry' ? 'tunnels' : 'connection'
}

/** A text that goes is named by its first line, or, where that is text already, by its first words. */
function namedBy<D extends Kinded>(language: Language<D>, item: Tree<D | Undeclared>): string {
  const text = language.write(item.command, item.negated)
  const opens = language.opensOf(item.command)
  if (opens.kind !== 'text') return text
  const [first = ''] = text.split('\n')
  return opens.until(item.command as D)?.wholeLine ? first : first.split(/\s/).slice(0, 2).join(' ')
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

/** A line of a list whose lines keep their order. */
interface Entry<D extends Kinded> {
  readonly item: Tree<D | Undeclared>
  readonly line: Line
}

function orderedScript<D extends Kinded>(
  target: Target<D>,
  kit: Kit<D>,
  before: Trees<D>,
  after: Trees<D>,
  depth: number,
): Omit<LevelScript, 'rest'> {
  const gone: Line[] = []
  const come: Line[] = []
  const [old, fresh] = [grouped(kit, before), grouped(kit, after)]
  for (const name of new Set([...old.keys(), ...fresh.keys()])) {
    const left = old.get(name)
    const right = fresh.get(name)?.entries ?? []
    const wanted = new Set(right.map(({ line }) => line.text))
    const entries = left?.entries ?? []
    const kept = entries.filter(({ line }) => left?.clear !== undefined || wanted.has(line.text))
    const isGrown = kept.every(({ line }, index) => right[index]?.line.text === line.text)
    const [first] = entries
    if (!isGrown && first && left?.clear !== undefined) gone.push({ ...first.line, text: `${kit.pad}${left.clear}` })
    else {
      const leaving = entries.filter(({ line }) => !isGrown || !wanted.has(line.text))
      gone.push(...leaving.map(({ line }) => ({ ...line, text: `${kit.pad}no ${line.text.trim()}` })))
    }
    for (const [index, { item, line }] of right.entries()) {
      const stays = isGrown ? kept[index] : undefined
      const below = levelScript(target, stays?.item.children ?? [], item.children, depth + 1)
      if (below.gone.length > 0) gone.unshift(line, ...below.gone)
      if (!stays || below.come.length > 0) come.push(line, ...below.come)
    }
  }
  return { gone, come }
}

function grouped<D extends Kinded>(kit: Kit<D>, items: Trees<D>) {
  const groups = new Map<string, { readonly entries: Entry<D>[]; readonly clear: string | undefined }>()
  for (const item of items) {
    const place = kit.place(item)
    if (!place) continue
    const found = groups.get(place.list) ?? { entries: [], clear: place.clear }
    found.entries.push({ item, line: kit.line(item, kit.text(item)) })
    groups.set(place.list, found)
  }
  return groups
}
