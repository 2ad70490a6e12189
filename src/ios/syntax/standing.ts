/**
 * What stands after lines were typed one after the other: a section opened again goes on where it was, a line said again
 * replaces the earlier one at its place, and a `no` takes away what it names.
 */
import type { About, Declaration, Undeclared } from './grammar'
import { type Kinded, keyOf, type Language, sectionOpenedBy, type Tree } from './language'
import { isElsewhere, NumberBook } from './numbered'

type SeveralOf<D extends Kinded> = NonNullable<Declaration<D>['several']>
type Removal = Undeclared & { readonly kind: 'removal' }
type Trees<D extends Kinded> = readonly Tree<D | Undeclared>[]

/** The lines that stand, section by section. */
export function standingLines<D extends Kinded>(language: Language<D>, statements: Trees<D>): Trees<D> {
  const level = new Level(language)
  for (const item of statements) level.take(item)
  return level
    .lines()
    .map((item) => (item.children.length === 0 ? item : { ...item, children: standingLines(language, item.children) }))
}

/** The lines of one section, found by what they are about. */
class Level<D extends Kinded> {
  private readonly standing = new Map<string, Tree<D | Undeclared>>()
  /** Keys by each beginning of theirs. */
  private readonly within = new Map<string, Set<string>>()
  private count = 0

  private readonly language: Language<D>
  private readonly book: NumberBook<D>

  constructor(language: Language<D>) {
    this.language = language
    this.book = new NumberBook(language)
  }

  lines(): Trees<D> {
    return [...this.standing].map(([key, item]) => this.book.saying(key, item))
  }

  take(item: Tree<D | Undeclared>): void {
    const { command } = item
    const declaration = this.language.declarationOf(command)
    if (command.kind === 'removal') this.removeNamed(command as Removal, item)
    // What is not known is told by its words; a section of such lines stands as it is.
    else if (command.kind === 'unknown' && item.children.length === 0) this.put(this.language.identityOf(command), item)
    else if (!declaration) this.put([`at ${this.count++}`], item)
    else if (item.negated) this.negate(item)
    else this.add(item)
  }

  private add(item: Tree<D | Undeclared>): void {
    const { language } = this
    const about = language.identityOf(item.command)
    const declaration = language.declarationOf(item.command)
    const adds = declaration?.key(item.command as D).adds
    if (adds === 'each time') return this.put([...about, `at ${this.count++}`], item)
    if (declaration?.several) return this.addSeveral(about, item, declaration.several)
    const before = this.standing.get(keyOf(about))
    if (before && isElsewhere(language, before, item)) return
    const mode = sectionOpenedBy(language, item.command)
    const opened = before && !before.negated && mode !== undefined && sectionOpenedBy(language, before.command) === mode
    this.put(about, opened ? joined(before, item) : item)
  }

  /** Values of one line that are told in several keep the line they came from; said again they change nothing. */
  private addSeveral(about: About, item: Tree<D | Undeclared>, { of, make }: SeveralOf<D>): void {
    const known = new Set<string>()
    for (const key of this.within.get(keyOf(about)) ?? []) {
      const line = this.standing.get(key)
      for (const one of line ? of(line.command as D) : []) known.add(one)
    }
    const all = of(item.command as D)
    const more = [...new Set(all)].filter((one) => !known.has(one))
    if (more.length === 0) return
    const command = more.length === all.length ? item.command : make(more, item.command as D)
    this.put([...about, `at ${this.count++}`], { ...item, command })
  }

  private negate(item: Tree<D | Undeclared>): void {
    const { language } = this
    const about = language.identityOf(item.command)
    const effect = language.noOf(item.command)
    switch (effect.kind) {
      case 'negates':
        return this.put(about, item)
      case 'removes-all':
        return this.takeAway(effect.about, item)
      case 'refused':
        return
      case 'removes':
        return this.remove(about, item)
    }
  }

  private remove(about: About, item: Tree<D | Undeclared>): void {
    const declaration = this.language.declarationOf(item.command)
    const place = this.language.orderOf(item.command)
    if (place?.at)
      return this.standing.has(keyOf(about))
        ? this.strike(keyOf(about), place.list)
        : this.put([`at ${this.count++}`], item)
    if (!declaration?.several) return this.takeAway(about, item)
    const gone = new Set(declaration.several.of(item.command as D))
    for (const key of this.within.get(keyOf(about)) ?? []) {
      const line = this.standing.get(key)
      const left = line && declaration.several.of(line.command as D).filter((one) => !gone.has(one))
      if (line && left?.length)
        this.standing.set(key, { ...line, command: declaration.several.make(left, line.command as D) })
      else this.standing.delete(key)
    }
  }

  /** What the section does not have may stand outside of it: such a line is left for whoever reads the list. */
  private removeNamed({ about, entry }: Removal, item: Tree<D | Undeclared>): void {
    if (!entry) return this.takeAway(about, item)
    const key = this.book.keyAt(entry)
    if (key === undefined) this.put([`at ${this.count++}`], item)
    else this.strike(key, entry.list)
  }

  private strike(key: string, list: string | undefined): void {
    if (list !== undefined) this.book.strike(key, list)
    this.standing.delete(key)
  }

  private takeAway(about: About, by: Tree<D | Undeclared>): void {
    const setsBack = /^default\s/i.test(by.text)
    for (const key of this.within.get(keyOf(about)) ?? []) {
      const line = this.standing.get(key)
      const stays = line && this.language.noOf(line.command).kind === 'refused'
      if (line && stays && setsBack) this.standing.set(key, { ...line, children: [] })
      if (!stays) this.strike(key, line && this.language.orderOf(line.command)?.list)
    }
  }

  private put(about: About, item: Tree<D | Undeclared>): void {
    const key = keyOf(about)
    if (!item.negated && !this.book.enter(key, item)) return
    this.standing.set(key, item)
    for (let length = 1; length <= about.length; length++) {
      const prefix = keyOf(about.slice(0, length))
      const keys = this.within.get(prefix)
      if (keys) keys.add(key)
      else this.within.set(prefix, new Set([key]))
    }
  }
}

/** The line that opened the section first is the one to show, unless a later one says something else. */
function joined<C>(before: Tree<C>, again: Tree<C>): Tree<C> {
  const { line, text } = before.text === again.text ? before : again
  return { ...again, line, text, children: [...before.children, ...again.children] }
}
