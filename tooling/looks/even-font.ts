/**
 * A font of one glyph, for tests of layout: every character there is is a box as wide as another, so that a text is as long
 * and as high on every machine, whatever fonts it has. As the Ahem font of the Web Platform Tests, but of a usual width.
 * The tables are those that the OpenType specification demands of a TrueType font; `cmap` is of format 13, many to one.
 */

const EM = 1000
const WIDTH = 540
const ASCENT = 930
const DESCENT = 240

type Bytes = readonly number[]

const u16 = (value: number): Bytes => [(value >> 8) & 255, value & 255]
const u32 = (value: number): Bytes => [...u16((value >>> 16) & 65535), ...u16(value & 65535)]
const all16 = (...values: readonly number[]): Bytes => values.flatMap(u16)
const all32 = (...values: readonly number[]): Bytes => values.flatMap(u32)
const ascii = (text: string): Bytes => [...text].map((letter) => letter.charCodeAt(0))

/** Five points would do for a box; four are one: counter-clockwise, each by its step from the one before. */
const BOX = [
  ...all16(1, 60, 0, WIDTH - 60, 700),
  ...all16(3, 0),
  ...[1, 1, 1, 1],
  ...all16(60, 0, WIDTH - 120, 0),
  ...all16(0, 700, 0, 65536 - 700),
]

const LAST_CHARACTER = 0x10ffff

const TABLES: readonly (readonly [tag: string, bytes: Bytes])[] = [
  [
    'OS/2',
    [
      ...all16(4, WIDTH, 400, 5, 0, 650, 700, 0, 140, 650, 700, 0, 480, 50, 300, 0),
      ...Array<number>(10).fill(0),
      ...all32(0, 0, 0, 0),
      ...ascii('NONE'),
      ...all16(64, 32, 65535, ASCENT, 65536 - DESCENT, 0, ASCENT, DESCENT),
      ...all32(1, 0),
      ...all16(500, 700, 0, 32, 1),
    ],
  ],
  ['cmap', [...all16(0, 1, 3, 10), ...u32(12), ...all16(13, 0), ...all32(28, 0, 1, 32, LAST_CHARACTER, 1)]],
  ['glyf', BOX],
  [
    'head',
    [
      ...all32(0x00010000, 0x00010000, 0, 0x5f0f3cf5),
      ...all16(3, EM),
      ...all32(0, 0, 0, 0),
      ...all16(0, 65536 - DESCENT, WIDTH, ASCENT, 0, 8, 2, 1, 0),
    ],
  ],
  ['hhea', [...u32(0x00010000), ...all16(ASCENT, 65536 - DESCENT, 0, WIDTH, 0, 0, WIDTH, 1, 0, 0, 0, 0, 0, 0, 0, 2)]],
  ['hmtx', all16(WIDTH, 0, WIDTH, 60)],
  ['loca', all32(0, 0, BOX.length)],
  ['maxp', [...u32(0x00010000), ...all16(2, 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0)]],
  ['name', [...all16(0, 1, 18, 3, 1, 0x409, 1, 8, 0), 0, 69, 0, 118, 0, 101, 0, 110]],
  ['post', all32(0x00030000, 0, 0, 0, 0, 0, 0, 0)],
]

const PAD = 4
const padded = (bytes: Bytes): Bytes => [...bytes, ...Array<number>((PAD - (bytes.length % PAD)) % PAD).fill(0)]

/** The font, as a style sheet takes it in an address. */
export function evenFont(): string {
  const header = 12 + 16 * TABLES.length
  const records: number[] = []
  const bodies: number[] = []
  for (const [tag, bytes] of TABLES) {
    records.push(...ascii(tag), ...all32(0, header + bodies.length, bytes.length))
    bodies.push(...padded(bytes))
  }
  const start = [...u32(0x00010000), ...all16(TABLES.length, 128, 3, TABLES.length * 16 - 128)]
  return `data:font/ttf;base64,${Buffer.from([...start, ...records, ...bodies]).toString('base64')}`
}
