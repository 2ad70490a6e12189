/** The GIF's own structure: what a reader of the format finds in it. */
import { describe, expect, it } from 'vitest'
import { makeFilm } from './encode'

const SIDE = 8

/** A square of one colour, with a spot of another. */
function frame(spot: number) {
  const pixels = new Uint8ClampedArray(SIDE * SIDE * 4)
  const words = new Uint32Array(pixels.buffer)
  words.fill(0xff_20_20_20)
  words[spot] = 0xff_00_00_ff
  return { pixels, width: SIDE, height: SIDE, milliseconds: 120 }
}

function filmed(spots: readonly number[]): Uint8Array {
  const film = makeFilm()
  for (const spot of spots) film.add(frame(spot))
  return film.bytes()
}

const text = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.slice(from, to))

/** Graphic control extensions: one for each frame. */
function controls(bytes: Uint8Array): readonly number[] {
  return [...bytes.keys()].filter((at) => bytes[at] === 0x21 && bytes[at + 1] === 0xf9 && bytes[at + 2] === 4)
}

describe('an animated GIF', () => {
  it('has its size, each frame with its time, repeats, and ends', () => {
    const bytes = filmed([3, 4, 5])
    expect(text(bytes, 0, 6)).toBe('GIF89a')
    expect([bytes[6], bytes[8]]).toEqual([SIDE, SIDE])
    expect(text(bytes, 0, bytes.length)).toContain('NETSCAPE2.0')
    expect(controls(bytes)).toHaveLength(3)
    expect(controls(bytes).map((at) => (bytes[at + 4] ?? 0) | ((bytes[at + 5] ?? 0) << 8))).toEqual([12, 12, 12])
    expect(bytes.at(-1)).toBe(0x3b)
  })
  it('writes what stands still only once', () => {
    const [one, moving, still] = [filmed([3]), filmed([3, 4]), filmed([3, 3])]
    expect(still.length).toBeLessThan(moving.length)
    expect(still.length - one.length).toBeLessThan(60)
    // What was drawn stays: disposal 1, and a place of the palette is see-through.
    const second = controls(still)[1] ?? 0
    expect([((still[second + 3] ?? 0) >> 2) & 7, (still[second + 3] ?? 0) & 1]).toEqual([1, 1])
  })
})
