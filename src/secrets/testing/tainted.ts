/**
 * Lines that hold secrets, made from every form that says it has one, each secret a word that stands nowhere else: what
 * shows one of these words shows a secret.
 */
import type { SecretForm } from '../../ios/index'

type Element = SecretForm['elements'][number]

const VALUES: ReadonlyMap<string, string> = new Map([
  ['int', '7'],
  ['ip', '10.1.2.3'],
  ['mask', '255.255.255.0'],
])

/** A line of a form with all its words, as they are or as `spelled` writes them. */
export function lineOf(form: SecretForm, secret: () => string, spelled = (word: string) => word): string {
  const wordsOf = (element: Element): readonly string[] => {
    if (element.type === 'optional') return element.elements.flatMap(wordsOf)
    if (element.type === 'literal') return element.word === '…' ? ['vrf', 'Red'] : [spelled(element.word)]
    if (form.isSecret(element.name)) return [secret()]
    if (element.choices) return [element.choices[0] ?? '']
    return [VALUES.get(element.kind) ?? 'Name1']
  }
  return form.elements.flatMap(wordsOf).join(' ')
}

/** Secrets by number, and those that a text shows. */
export function taint(): { readonly next: () => string; readonly shown: (text: string) => readonly string[] } {
  let count = 0
  return {
    next: () => `Taint${++count}Z`,
    shown: (text) => [...new Set(text.match(/Taint\d+Z/g) ?? [])],
  }
}

/** As people type it: the longer words cut short, but not before a hyphen, where another word may end. */
export function shortened(word: string): string {
  if (word.length < 6) return word
  const length = Math.max(3, word.length - 4)
  return word.slice(0, word[length] === '-' ? length + 2 : length)
}
