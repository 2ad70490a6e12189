/** Terms are found as whole words, once in a text, and nothing of the text is lost. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { partsOf } from './find-terms'
import { TERMS } from './terms'

const marked = (text: string) => partsOf(text).flatMap(({ term }) => (term ? [term.name] : []))

describe('terms in a text', () => {
  it('are found by name and by other spellings, the longest first', () => {
    expect(marked('RRI offers it to EIGRP: D EX 10.81.2.24')).toEqual(['RRI', 'EIGRP', 'D EX'])
    expect(marked('NAT-T through a NAT, and reverse-route')).toEqual(['NAT-T', 'NAT', 'RRI'])
  })
  it('are marked where they come first only, and never within a name', () => {
    expect(marked('HSRP here, HSRP there')).toEqual(['HSRP'])
    expect(marked('hq-NAT, ARPANET, SA_1 and standby-lan')).toEqual([])
  })
  it('leave the text as it was', () => {
    const word = fc.constantFrom('RRI', 'the ', 'SA', ' ', 'proxy', '-', 'D EX', 'x')
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        const text = words.join('')
        expect(
          partsOf(text)
            .map((part) => part.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })
  it('have a meaning, a source and one home each', () => {
    const words = TERMS.flatMap(({ name, also = [] }) => [name, ...also])
    expect(new Set(words).size).toBe(words.length)
    expect(TERMS.filter(({ means, source }) => means.length < 20 || source === '')).toEqual([])
  })
})
