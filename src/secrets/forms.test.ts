/** Whatever says that it has a secret: the secret of a line of that form goes, and everything else of the line stays. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ASA_SECRETS } from '../asa/index'
import { IOS_SECRETS } from '../ios/index'
import { DOTS, masked, maskedDeep } from './index'
import { lineOf, shortened, taint } from './testing/tainted'

/** A word that no form has, as secrets are: of any length and signs. */
const aSecret = fc.stringMatching(/^[A-Za-z$./@]{2}[A-Za-z0-9$./@#!?]{0,20}Z$/).filter((text) => !text.includes('://'))

const forms = [...IOS_SECRETS, ...ASA_SECRETS]
const title = (form: (typeof forms)[number]) => lineOf(form, () => '<secret>')

describe('every form of a line with a secret', () => {
  it('is known by dozens', () => expect(forms.length).toBeGreaterThan(80))

  it.each(forms.map((form) => [title(form), form] as const))('%s', (_title, form) => {
    fc.assert(
      fc.property(aSecret, fc.constantFrom('', ' ', 'no ', ' 12  ', '+ ', 'r1(config-if)#'), (secret, before) => {
        const line = before + lineOf(form, () => secret)
        const shown = before + lineOf(form, () => DOTS)
        expect(masked(line)).toBe(shown)
        expect(maskedDeep({ a: [line], n: 1 })).toEqual({ a: [shown], n: 1 })
      }),
      { numRuns: 10 },
    )
  })

  it('is known when its words are cut short, as people type them', () => {
    const { next, shown } = taint()
    const lines = forms.map((form) => lineOf(form, next, shortened))
    expect(lines.some((line) => line.startsWith('cry isa key '))).toBe(true)
    expect(lines.filter((line) => shown(masked(line)).length > 0)).toEqual([])
  })
})
