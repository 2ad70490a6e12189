/** Entries that have numbers: their own, or so many after the greatest before them. */
import type { Undeclared } from './grammar'
import type { Kinded, Language, Tree } from './language'

type Removal = Undeclared & { readonly kind: 'removal' }
type Numbered = NonNullable<Removal['entry']>

/** The entry of a list that a removal names by its number; a number that is taken stays whose it was. */
export function entryNumbered<D extends Kinded>(
  language: Language<D>,
  lines: readonly Tree<D | Undeclared>[],
  { list, number, step }: Numbered,
): Tree<D | Undeclared> | undefined {
  let greatest = 0
  for (const item of lines) {
    const own = numberIn(language, item, list)
    if (own === undefined) continue
    const at = own === 'next' ? greatest + step : own
    if (at === number) return item
    greatest = Math.max(greatest, at)
  }
  return undefined
}

/** The lines without one entry; the others keep their numbers, so that the next removal names what it named before. */
export function withoutEntry<D extends Kinded>(
  language: Language<D>,
  lines: readonly Tree<D | Undeclared>[],
  gone: Tree<D | Undeclared>,
  { list, step }: Pick<Numbered, 'list' | 'step'>,
): readonly Tree<D | Undeclared>[] {
  let greatest = 0
  let isBehind = false
  return lines.flatMap((item) => {
    const own = numberIn(language, item, list)
    if (own === undefined) return [item]
    const at = own === 'next' ? greatest + step : own
    greatest = Math.max(greatest, at)
    if (item === gone) {
      isBehind = true
      return []
    }
    // The first one says its number; those behind it follow from there.
    const command = isBehind && own === 'next' ? language.orderOf(item.command)?.at?.(at) : undefined
    if (!command) return [item]
    isBehind = false
    return [{ ...item, command }]
  })
}

/** Whether another entry of its list has the number that an entry brings. */
export function isTaken<D extends Kinded>(
  language: Language<D>,
  lines: readonly Tree<D | Undeclared>[],
  { command }: Pick<Tree<D | Undeclared>, 'command'>,
): boolean {
  const place = language.orderOf(command)
  if (!place || typeof place.number !== 'number') return false
  return entryNumbered(language, lines, { list: place.list, number: place.number, step: place.step }) !== undefined
}

/** Its number in a list; nothing = the line is not of the list, or none that counts. */
function numberIn<D extends Kinded>(
  language: Language<D>,
  { command }: Tree<D | Undeclared>,
  list: string,
): number | 'next' | undefined {
  const place = language.orderOf(command)
  if (place) return place.list === list && place.number !== 'none' ? place.number : undefined
  // An entry that is not read has its place among the others of its section.
  if (command.kind !== 'unknown' || list !== ENTRIES) return undefined
  const [, own, word = ''] = /^(\d+)?\s*(\S+)/.exec((command as Undeclared & { readonly kind: 'unknown' }).text) ?? []
  if (!/^(?:permit|deny|dynamic|evaluate)$/i.test(word)) return undefined
  return own === undefined ? 'next' : Number(own)
}

/** The list that a section is, and how far apart a router numbers entries that bring no number. */
export const ENTRIES = 'entries'
export const ENTRIES_STEP = 10

/** Whether an entry says what another one says at its own place: the list has it already (IOS). */
export const isElsewhere = <D extends Kinded>(
  language: Language<D>,
  before: Pick<Tree<D | Undeclared>, 'command'>,
  again: Pick<Tree<D | Undeclared>, 'command'>,
): boolean => language.orderOf(before.command)?.number !== language.orderOf(again.command)?.number

/** The entries of one section's lists by their numbers, as they come and go. */
export class NumberBook<D extends Kinded> {
  private readonly lists = new Map<string, { greatest: number; readonly keys: Map<number, string>; hasLost: boolean }>()
  private readonly numbers = new Map<string, number>()

  private readonly language: Language<D>

  constructor(language: Language<D>) {
    this.language = language
  }

  /** Writes an entry down; false = another one has its number. */
  enter(key: string, item: Tree<D | Undeclared>): boolean {
    if (this.numbers.has(key)) return true
    const place = this.language.orderOf(item.command)
    const list = place?.list ?? ENTRIES
    const own = numberIn(this.language, item, list)
    if (own === undefined) return true
    const page = this.lists.get(list) ?? { greatest: 0, keys: new Map(), hasLost: false }
    this.lists.set(list, page)
    const number = own === 'next' ? page.greatest + (place?.step ?? ENTRIES_STEP) : own
    if (page.keys.has(number)) return false
    page.keys.set(number, key)
    page.greatest = Math.max(page.greatest, number)
    this.numbers.set(key, number)
    return true
  }

  keyAt({ list, number }: Pick<Numbered, 'list' | 'number'>): string | undefined {
    return this.lists.get(list)?.keys.get(number)
  }

  /** Strikes an entry out; the others keep their numbers. */
  strike(key: string, list: string): void {
    const page = this.lists.get(list)
    const number = this.numbers.get(key)
    if (!page || number === undefined) return
    page.keys.delete(number)
    this.numbers.delete(key)
    page.hasLost = true
    if (page.keys.size === 0) this.lists.delete(list)
    if (number === page.greatest) page.greatest = Math.max(0, ...page.keys.keys())
  }

  /** The line, saying its number where that no longer follows from those before it. */
  saying(key: string, item: Tree<D | Undeclared>): Tree<D | Undeclared> {
    const place = this.language.orderOf(item.command)
    const number = this.numbers.get(key)
    if (!place?.at || place.number !== 'next' || number === undefined) return item
    return this.lists.get(place.list)?.hasLost ? { ...item, command: place.at(number) } : item
  }
}
