import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { linkInPng, linkInSvg, metadataOf, withLink } from './carried'

/** One grey pixel. */
const PNG = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=='),
  (letter) => letter.charCodeAt(0),
)
const LINK = 'share=1.eJyrVkrOT0lVslIKDvZXqgUALQUFZA'

describe('a design in a picture', () => {
  it('comes out of a PNG as it went in, and leaves the pixels alone', () => {
    expect(linkInPng(PNG)).toBeUndefined()
    const made = withLink(PNG, LINK)
    expect(linkInPng(made)).toBe(LINK)
    const at = Buffer.from(made).indexOf('IDAT')
    expect([...inflateSync(made.subarray(at + 4, at + 14))]).toEqual([0, 0x80])
    // The checksum of IHDR, as it stands, is what ours is computed by: that of iTXt must be as right.
    const own = Buffer.from(made).indexOf('iTXt')
    expect(Buffer.from(made).readUInt32BE(own - 4)).toBe('headend-design'.length + 5 + LINK.length)
  })

  it('is not looked for beyond the end, in other files, or in a chunk of another name', () => {
    const made = withLink(PNG, LINK)
    for (const cut of [0, 7, 9, 30, 40, 60]) expect(linkInPng(made.subarray(0, cut))).toBeUndefined()
    const lying = made.slice()
    lying.fill(0xff, 33, 37)
    expect(linkInPng(lying)).toBeUndefined()
    expect(linkInPng(Uint8Array.of(1, 2, 3))).toBeUndefined()
    expect(withLink(Uint8Array.of(1, 2, 3), LINK)).toEqual(Uint8Array.of(1, 2, 3))
  })

  it('comes out of an SVG, and nothing but a link does', () => {
    expect(linkInSvg(`<svg>${metadataOf(LINK)}<g/></svg>`)).toBe(LINK)
    expect(linkInSvg('<svg><metadata id="headend-design">share=1.<b>x</b></metadata></svg>')).toBeUndefined()
    expect(linkInSvg('<svg/>')).toBeUndefined()
  })
})
