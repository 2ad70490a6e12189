/** Whatever says that it has a secret: the secret of a line of that form goes, and everything else of the line stays. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ASA_SECRETS } from '../asa/index'
import { IOS_SECRETS, type SecretForm } from '../ios/index'
import { DOTS, masked, maskedDeep } from './index'

type Element = SecretForm['elements'][number]

/** A word that no form has, as secrets are: of any length and signs. */
const aSecret = fc.stringMatching(/^[A-Za-z$./@]{2}[A-Za-z0-9$./@#!?]{0,20}Z$/).filter((text) => !text.includes('://'))

function lineOf(form: SecretForm, secret: string): readonly string[] {
  const wordOf = (element: Element): readonly string[] => {
    if (element.type === 'optional') return element.elements.flatMap(wordOf)
    if (element.type === 'literal') return element.word === '…' ? ['vrf', 'Red'] : [element.word]
    if (form.isSecret(element.name)) return [secret]
    if (element.choices) return [element.choices[0] ?? '']
    return [{ int: '7', ip: '10.1.2.3', mask: '255.255.255.0' }[element.kind] ?? 'Name1']
  }
  return form.elements.flatMap(wordOf)
}

const forms = [...IOS_SECRETS, ...ASA_SECRETS]
const title = (form: SecretForm) => lineOf(form, '<secret>').join(' ')

describe('every form of a line with a secret', () => {
  it('is known by dozens', () => expect(forms.length).toBeGreaterThan(80))

  it.each(forms.map((form) => [title(form), form] as const))('%s', (_title, form) => {
    fc.assert(
      fc.property(aSecret, fc.constantFrom('', ' ', 'no ', ' 12  ', '+ ', 'r1(config-if)#'), (secret, before) => {
        const line = before + lineOf(form, secret).join(' ')
        const shown = before + lineOf(form, DOTS).join(' ')
        expect(masked(line)).toBe(shown)
        expect(maskedDeep({ a: [line], n: 1 })).toEqual({ a: [shown], n: 1 })
      }),
      { numRuns: 10 },
    )
  })
})
