/** The lines of one section of a running configuration: where they are, and where a new one stands among them. */
import type { Undeclared } from './grammar'
import { type Kinded, keyOf, type Language, type Target, type Tree } from './language'

export type Line<D extends Kinded> = Tree<D | Undeclared>
export type Lines<D extends Kinded> = readonly Line<D>[]

/** A line as its language writes it. */
export const canonical = <D extends Kinded>({ language }: Target<D>, item: Line<D>) =>
  language.write(item.command, item.negated)

export const same = (a: string, b: string) => a.trim() === b.trim()

/** After the last line of its kind, else before what ends the configuration. */
export function insert<D extends Kinded>({ language }: Target<D>, level: Lines<D>, made: Line<D>): Lines<D> {
  const own = keyOf(language.identityOf(made.command))
  const alike = level.findLastIndex(
    (item) => isAlike(language, item.command, made.command) || keyOf(language.identityOf(item.command)).startsWith(own),
  )
  const end = level.findIndex((item) => isEnd(language, item.command))
  const at = alike >= 0 ? alike + 1 : end >= 0 ? end : level.length
  return [...level.slice(0, at), made, ...level.slice(at)]
}

const isEnd = <D extends Kinded>(language: Language<D>, command: D | Undeclared): boolean => {
  const opens = language.opensOf(command)
  return opens.kind === 'closes' && opens.what === 'text'
}

/** Lines of one list stand together, and so do lines of one kind. */
function isAlike<D extends Kinded>(language: Language<D>, a: D | Undeclared, b: D | Undeclared): boolean {
  const list = language.orderOf(a)?.list
  return list === language.orderOf(b)?.list && (list !== undefined || a.kind === b.kind)
}

/** The lines of a section; nothing when there is no such section. */
export function levelAt<D extends Kinded>(
  target: Target<D>,
  statements: Lines<D>,
  section: readonly string[],
): Lines<D> | undefined {
  let level: Lines<D> = statements
  for (const line of section) {
    const found = level.find((item) => canonical(target, item) === line)
    if (!found) return undefined
    level = found.children
  }
  return level
}

export function replaceLevel<D extends Kinded>(
  target: Target<D>,
  statements: Lines<D>,
  section: readonly string[],
  level: Lines<D>,
): Lines<D> {
  const [first, ...rest] = section
  if (first === undefined) return level
  let done = false
  return statements.map((item) => {
    if (done || canonical(target, item) !== first) return item
    done = true
    return { ...item, children: replaceLevel(target, item.children, rest, level) }
  })
}
