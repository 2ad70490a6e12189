/**
 * Words that a language has and this product does not read: by section, each with its effect, so that a valid line is
 * never called a misspelling and one that matters never passes in silence. The words of the declarations stand beside
 * them, since a shortened word is understood only where one of all these is meant.
 */
import type { Effect } from './grammar'
import { type Element, leadingWords, type Shortening, type Word } from './pattern'

/** What is known of a line that is not read. */
export interface Known {
  readonly effect: Effect
  /** The lines below it are its own. */
  readonly opens: boolean
}

/** Words of one effect, the first ones of each line, separated by commas or line ends; `*` stands for any one word. */
export interface KnownGroup extends Known {
  readonly words: string
}

interface Node {
  readonly next: Map<string, Node>
  /** Behind any one word (`*` in a list). */
  any?: Node
  known?: Known
  /** A declaration's own words end here. */
  declared?: true
}

export interface FoundWords extends Known {
  /** How many words of the line it is known by. */
  readonly by: number
  /** No declaration begins with as many of them: it is another command, however alike the first words are. */
  readonly beyond: boolean
}

export interface Vocabulary {
  /** What is known of a line by its first words, and by how many of them; the longest that fit count. */
  readonly knownOf: (words: readonly Word[]) => FoundWords | undefined
  /** Whether a shortened word can only mean one of all the words that may stand there. */
  readonly shortening: Shortening
  /** Whether the first of the words that does not stand in full could be several. */
  readonly isAmbiguous: (words: readonly Word[]) => boolean
  /** How many of the words the language has one behind the other, and those that it has behind them; or any word. */
  readonly after: (words: readonly Word[]) => {
    readonly fits: number
    readonly next: readonly string[]
    readonly isAny: boolean
  }
}

export function vocabularyOf(groups: readonly KnownGroup[], patterns: readonly (readonly Element[])[]): Vocabulary {
  const root: Node = { next: new Map() }
  for (const { words, effect, opens } of groups)
    for (const line of words.split(/[,\n]/))
      if (line.trim() !== '') nodeAt(root, line.trim().toLowerCase().split(/\s+/)).known = { effect, opens }
  for (const elements of patterns) nodeAt(root, leadingWords(elements)).declared = true
  return {
    knownOf: (words) => {
      let node: Node | undefined = root
      let found: FoundWords | undefined
      for (const [index, word] of words.entries()) {
        node = node.next.get(word.text.toLowerCase()) ?? node.any
        if (!node) break
        if (node.declared && found) found = { ...found, beyond: false }
        if (node.known) found = { ...node.known, by: index + 1, beyond: node.declared !== true }
      }
      return found
    },
    shortening: (words, at, meant) => {
      const node = follow(root, words.slice(0, at))
      // Behind an argument the pattern alone says what may stand.
      if (!node || node.next.size === 0) return true
      const typed = words[at]?.text.toLowerCase() ?? ''
      if (node.next.has(typed)) return false
      return [...node.next.keys()].every((word) => word === meant.toLowerCase() || !word.startsWith(typed))
    },
    isAmbiguous: (words) => {
      let node: Node | undefined = root
      for (const { text } of words) {
        const begun = node ? begunBy(node, text.toLowerCase()) : []
        if (begun.length !== 1) return begun.length > 1
        node = node?.next.get(begun[0] ?? '')
      }
      return false
    },
    after: (words) => {
      let node = root
      for (const [index, word] of words.entries()) {
        const next = node.next.get(word.text.toLowerCase()) ?? node.any
        if (!next) return { fits: index, ...behind(node) }
        node = next
      }
      return { fits: words.length, ...behind(node) }
    },
  }
}

const behind = ({ next, any }: Node) => ({ next: [...next.keys()], isAny: any !== undefined })

function nodeAt(root: Node, words: readonly string[]): Node {
  let node = root
  for (const word of words) {
    const next: Node = (word === '*' ? node.any : node.next.get(word)) ?? { next: new Map() }
    if (word === '*') node.any = next
    else node.next.set(word, next)
    node = next
  }
  return node
}

/** The words that a typed one may be: itself in full, else all that it begins. */
const begunBy = ({ next }: Node, typed: string): readonly string[] =>
  next.has(typed) ? [typed] : [...next.keys()].filter((word) => word.startsWith(typed))

/** The node that the words lead to, shortened ones to the only word they begin. */
function follow(root: Node, words: readonly Word[]): Node | undefined {
  let node: Node | undefined = root
  for (const { text } of words) {
    const begun = begunBy(node, text.toLowerCase())
    node = begun.length === 1 ? node.next.get(begun[0] ?? '') : undefined
    if (!node) return undefined
  }
  return node
}
