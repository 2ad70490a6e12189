/**
 * Where the secrets of a line stand, by its form: from the declarations, and for words that are not read from patterns of
 * their own. In these `…` stands for any words, and arguments called `secret…` are the secrets; one without such an
 * argument says that lines of its form have none, against a shorter one that would take a word of theirs.
 */
import type { Declaration } from './grammar'
import { type Element, parsePattern } from './pattern'

export interface SecretForm {
  readonly elements: readonly Element[]
  readonly isSecret: (argument: string) => boolean
  /** The whole line must be of this form, as a declaration says all of it. */
  readonly whole: boolean
}

const isNamedSecret = (argument: string) => argument.startsWith('secret')

type Holder = Pick<Declaration<{ readonly kind: string }>, 'secrets' | 'elements'>

export function secretForms(declarations: readonly Holder[], notRead: readonly string[]): readonly SecretForm[] {
  const loose = (pattern: string): SecretForm => ({
    elements: parsePattern(pattern),
    isSecret: isNamedSecret,
    whole: false,
  })
  const formsOf = ({ secrets, elements }: Holder): readonly SecretForm[] => {
    switch (secrets.kind) {
      case 'none':
        return []
      case 'arguments':
        return [{ elements, isSecret: (argument) => secrets.names.includes(argument), whole: true }]
      case 'forms':
        return secrets.patterns.map(loose)
    }
  }
  return [...declarations.flatMap(formsOf), ...notRead.map(loose)]
}
