/**
 * Small mistakes that a person could have made. All mistakes of a file are put into its text at once, each behind a
 * switch (`runtime.ts` holds them), so that a file is loaded once however many of its mistakes are tried.
 */
import { readFileSync } from 'node:fs'
import { parseAst } from 'vite'

export interface Mutant {
  readonly id: number
  readonly file: string
  /** From 1. */
  readonly line: number
  /** What stands there, and what is put in its place. */
  readonly before: string
  readonly after: string
}

/** A place where a mistake can be made; those inside it stand in `inner`, in the order of the text. */
interface Found {
  readonly start: number
  readonly end: number
  /** Where the word begins that is mistaken. */
  readonly at: number
  readonly before: string
  readonly after: string
  /** The text with the switch; `part` gives a piece of the file with the switches inside it. */
  readonly text: (id: number, part: (from: number, to: number) => string) => string
  readonly inner: readonly Found[]
}

type Place = Omit<Found, 'inner'>

interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [field: string]: unknown
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string' && 'start' in value

const OPERATORS: ReadonlyMap<string, string> = new Map([
  ['===', '!=='],
  ['!==', '==='],
  ['<', '<='],
  ['<=', '<'],
  ['>', '>='],
  ['>=', '>'],
  ['+', '-'],
  ['-', '+'],
  ['*', '/'],
])

const JOINS: ReadonlyMap<string, string> = new Map([
  ['&&', '||'],
  ['||', '&&'],
  ['??', '&&'],
])

const LITERALS: ReadonlyMap<string, string> = new Map([
  ['true', 'false'],
  ['false', 'true'],
  ['1', '2'],
  ['32', '31'],
])

const METHODS: ReadonlyMap<string, string> = new Map([
  ['some', 'every'],
  ['every', 'some'],
])

const OF_MATH: ReadonlyMap<string, string> = new Map([
  ['min', 'max'],
  ['max', 'min'],
])

/** Wrappers of types that hold an expression; all else that begins so is a type and no code. */
const TYPED = new Set(['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression'])

/** What decides whether a loop goes on: a mistake there may never end, and is left alone. */
const LOOP_PARTS: ReadonlyMap<string, readonly string[]> = new Map([
  ['WhileStatement', ['test']],
  ['DoWhileStatement', ['test']],
  ['ForStatement', ['init', 'test', 'update']],
])

function operator(node: Node, source: string): Place | undefined {
  const { start, end, left, right } = node
  const word = String(node.operator)
  const isLazy = node.type === 'LogicalExpression'
  const other = (isLazy ? JOINS : OPERATORS).get(word)
  if (other === undefined || !isNode(left) || !isNode(right)) return undefined
  // What waits cannot be moved into a function of its own.
  if (isLazy && /\b(await|yield)\b/.test(source.slice(right.start, right.end))) return undefined
  const at = source.indexOf(word, left.end)
  const behind = at + word.length
  return {
    start,
    end,
    at,
    before: source.slice(start, end),
    after: source.slice(start, at) + other + source.slice(behind, end),
    text: (id, part) =>
      `__mutants.${isLazy ? 'join' : 'operator'}(${id}, '${word}', (${part(start, at)}\n), ${isLazy ? '() => ' : ''}(${part(behind, end)}\n))`,
  }
}

function literal({ start, end }: Node, source: string): Place | undefined {
  const before = source.slice(start, end)
  const after = LITERALS.get(before)
  return after === undefined
    ? undefined
    : { start, end, at: start, before, after, text: (id) => `(__mutants.at(${id}) ? ${after} : ${before})` }
}

/** Only the name is replaced, from the end of the object that it is asked of. */
function method({ callee }: Node, source: string): Place | undefined {
  if (!isNode(callee) || callee.type !== 'MemberExpression' || callee.computed === true) return undefined
  const { object, property } = callee
  if (!isNode(object) || !isNode(property)) return undefined
  const before = source.slice(property.start, property.end)
  const after = (source.slice(object.start, object.end) === 'Math' ? OF_MATH : METHODS).get(before)
  if (after === undefined) return undefined
  const dot = source.slice(object.end, property.start)
  const { start, end } = property
  return dot.includes('?.')
    ? undefined
    : {
        start: source.lastIndexOf('.', start),
        end,
        at: start,
        before,
        after,
        text: (id) => `[__mutants.at(${id}) ? '${after}' : '${before}']`,
      }
}

function here(node: Node, source: string): Place | undefined {
  if (node.type === 'BinaryExpression' || node.type === 'LogicalExpression') return operator(node, source)
  if (node.type === 'Literal') return literal(node, source)
  return node.type === 'CallExpression' ? method(node, source) : undefined
}

/** Names of what is declared are no code: keys, the sources of imports, names of members. */
const isName = (parent: Node, field: string): boolean =>
  field === 'key' || (field === 'property' && parent.computed !== true) || parent.type.startsWith('Import')

function childrenOf(node: Node): readonly Node[] {
  const leftAlone = LOOP_PARTS.get(node.type) ?? []
  return Object.entries(node)
    .filter(([field]) => !leftAlone.includes(field) && !isName(node, field))
    .flatMap(([, value]) => (Array.isArray(value) ? value : [value]).filter(isNode))
    .sort((a, b) => a.start - b.start)
}

function foundIn(node: Node, source: string): readonly Found[] {
  if (node.type.startsWith('TS') && !TYPED.has(node.type)) return []
  const inner = childrenOf(node).flatMap((child) => foundIn(child, source))
  const place = here(node, source)
  if (place === undefined) return inner
  const isInside = ({ start, end }: Found) => start >= place.start && end <= place.end
  const own = { ...place, inner: inner.filter(isInside) }
  return [...inner.filter((item) => !isInside(item)), own].sort((a, b) => a.start - b.start)
}

const shown = (text: string): string => text.replace(/\s+/g, ' ').slice(0, 160)

export interface Switched {
  readonly text: string
  readonly mutants: readonly Mutant[]
}

/** A file with all of its mistakes behind switches, numbered from `first`. */
export function switched(file: string, first: number): Switched {
  const source = readFileSync(file, 'utf8')
  const program: unknown = parseAst(source, { lang: 'ts' }, file)
  const mutants: Mutant[] = []
  const number = ({ at, before, after }: Found): number => {
    const id = first + mutants.length
    mutants.push({ id, file, line: source.slice(0, at).split('\n').length, before: shown(before), after: shown(after) })
    return id
  }
  const written = (from: number, to: number, found: readonly Found[]): string => {
    let done = from
    let out = ''
    for (const item of found) {
      if (item.start < done || item.end > to) continue
      const id = number(item)
      out += source.slice(done, item.start) + item.text(id, (a, b) => written(a, b, item.inner))
      done = item.end
    }
    return out + source.slice(done, to)
  }
  const text = written(0, source.length, isNode(program) ? foundIn(program, source) : [])
  return { text, mutants }
}
