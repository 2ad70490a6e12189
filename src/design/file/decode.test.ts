/** Files of every encoding that configurations come in: read whole, with the encoding told, and nothing replaced. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeText } from './decode'

const utf16 = (text: string, order: 'LE' | 'BE', mark: boolean) => {
  const buffer = Buffer.from(mark ? `\ufeff${text}` : text, 'utf16le')
  return new Uint8Array(order === 'LE' ? buffer : buffer.swap16())
}

const TEXT = 'hostname r1\r\ninterface Ethernet0\r\n description café München\r\n'

describe('encodings of a file', () => {
  it.each([
    ['UTF-8', Buffer.from(TEXT), 'UTF-8'],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${TEXT}`), 'UTF-8'],
    ['UTF-16 LE with a mark', utf16(TEXT, 'LE', true), 'UTF-16 LE'],
    ['UTF-16 BE with a mark', utf16(TEXT, 'BE', true), 'UTF-16 BE'],
    ['UTF-16 LE without', utf16(TEXT, 'LE', false), 'UTF-16 LE'],
    ['UTF-16 BE without', utf16(TEXT, 'BE', false), 'UTF-16 BE'],
    ['Latin-1', Buffer.from(TEXT, 'latin1'), 'Windows-1252'],
  ])('%s', (_, bytes, encoding) => {
    expect(decodeText(new Uint8Array(bytes))).toEqual({ text: TEXT, encoding, guessed: encoding === 'Windows-1252' })
  })
  it('the quotes and dashes of Windows', () => {
    expect(decodeText(Uint8Array.of(0x93, 0x61, 0x94, 0x96, 0x80, 0xe9)).text).toBe('“a”–€é')
  })
  it('any text as UTF-8 comes back, and any bytes give as many characters as they can', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const bytes = new Uint8Array(Buffer.from(`a${text}`, 'utf8'))
        expect(decodeText(bytes)).toEqual({ text: `a${text}`, encoding: 'UTF-8', guessed: false })
      }),
    )
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const { text, guessed } = decodeText(bytes)
        if (guessed) expect(text).toHaveLength(bytes.length)
        expect(text.length).toBeLessThanOrEqual(bytes.length)
      }),
    )
  })
})
