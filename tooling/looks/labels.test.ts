/** A label that is missing, cut, covered or moved is told; what rounding does is not. And the font that makes it the same everywhere. */
import { describe, expect, it } from 'vitest'
import { evenFont } from './even-font'
import { differences, type Label, lineOf, parse, render } from './labels'

const label = (text: string, x: number, y: number, more: Partial<Label> = {}): Label => ({
  text,
  x,
  y,
  width: 80,
  height: 16,
  size: 13,
  wrong: [],
  ...more,
})
const lines = (...labels: readonly Label[]) => labels.map(lineOf)
const kept = lines(label('Export', 100, 8), label('Share', 200, 8), label('0.0 s', 300, 8), label('0.0 s', 300, 40))

describe('the labels of a view', () => {
  it('are the same when rounding moved them', () => {
    const now = lines(label('Export', 104, 8), label('Share', 197, 11), label('0.0 s', 300, 40), label('0.0 s', 300, 8))
    expect(differences(kept, now)).toEqual([])
  })
  it('tell one that is missing, also one of two alike', () => {
    expect(differences(kept, kept.slice(1))).toEqual([`- ${kept[0]}`])
    expect(differences(kept, kept.slice(0, 3))).toEqual([`- ${kept[3]}`])
  })
  it('tell one that is new, moved, longer, larger, cut, or over another', () => {
    const share = kept[1] ?? ''
    const changed = [
      label('Share', 230, 8),
      label('Share', 200, 8, { width: 120 }),
      label('Share', 200, 8, { size: 15 }),
      label('Share', 200, 8, { wrong: ['cut'] }),
      label('Share', 200, 8, { wrong: ['over'] }),
    ]
    for (const other of changed) {
      const now = kept.map((line) => (line === share ? lineOf(other) : line))
      expect(differences(kept, now)).toEqual([`- ${share}`, `+ ${lineOf(other)}`])
    }
    expect(differences(kept, [...kept, lineOf(label('New', 0, 0))])).toEqual(['+ 0 0 10 2 13 New'])
    expect(changed).toHaveLength(5)
  })
  it('are read back from their file', () => {
    const parts = new Map([
      ['1440x900', kept],
      ['390x844', []],
    ])
    expect(parse(render(parts))).toEqual(parts)
  })
})

describe('the font', () => {
  it('is a TrueType font of ten tables, each within the file', () => {
    const bytes = Buffer.from(evenFont().split(',')[1] ?? '', 'base64')
    expect(bytes.readUInt32BE(0)).toBe(0x00010000)
    const count = bytes.readUInt16BE(4)
    const ends = Array.from({ length: count }, (_, at) => {
      const record = 12 + 16 * at
      return bytes.readUInt32BE(record + 8) + bytes.readUInt32BE(record + 12)
    })
    expect(count).toBe(10)
    expect(Math.max(...ends)).toBeLessThanOrEqual(bytes.length)
  })
})
