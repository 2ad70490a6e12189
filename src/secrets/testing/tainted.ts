/**
 * Lines that hold secrets, made from every form that says it has one, each secret a word that stands nowhere else: what
 * shows one of these words shows a secret.
 */
import { type AsaDeclaration, ASA_SECRETS } from '../../asa/index'
import { IOS_SECRETS, type SecretForm } from '../../ios/index'

type Element = SecretForm['elements'][number]

const VALUES: ReadonlyMap<string, string> = new Map([
  ['int', '7'],
  ['ip', '10.1.2.3'],
  ['mask', '255.255.255.0'],
  ['wild', '0.0.0.255'],
  ['if', 'FastEthernet0/0'],
])

/** A line of a form; its optional words are written, or not. */
export function lineOf(
  form: SecretForm,
  secret: () => string,
  { whole = true, shorten = (word: string) => word }: { readonly whole?: boolean; readonly shorten?: (word: string) => string } = {},
): string {
  const wordsOf = (element: Element): readonly string[] => {
    if (element.type === 'optional') return whole ? element.elements.flatMap(wordsOf) : []
    if (element.type === 'literal') return element.word === '…' ? ['vrf', 'Red'] : [shorten(element.word)]
    if (form.isSecret(element.name)) return [secret()]
    if (element.choices) return [element.choices[0] ?? '']
    return [VALUES.get(element.kind) ?? 'Name1']
  }
  return form.elements.flatMap(wordsOf).join(' ')
}
