/** What a reader of Matroska finds in the file: its elements, their lengths, and the frames with their times. */
import { expect, it } from 'vitest'
import { type EncodedFrame, webmOf } from './webm'

interface Read {
  readonly id: number
  readonly content: Uint8Array
}

/** Elements that hold elements. */
const MASTERS: ReadonlySet<number> = new Set([
  0x1a45dfa3, 0x18538067, 0x1549a966, 0x1654ae6b, 0xae, 0xe0, 0x1f43b675, 0x1c53bb6b, 0xbb, 0xb7,
])

/** All elements, masters before what they hold; throws where lengths do not fit. */
function read(bytes: Uint8Array): readonly Read[] {
  const found: Read[] = []
  for (let at = 0; at < bytes.length; ) {
    const wide = Math.clz32(bytes[at] ?? 0) - 23
    const id = bytes.slice(at, at + wide).reduce((sum, byte) => sum * 256 + byte, 0)
    const size = Number(
      new DataView(bytes.buffer, bytes.byteOffset + at + wide, 8).getBigUint64(0) & 0xff_ffff_ffff_ffffn,
    )
    const begin = at + wide + 8
    if (begin + size > bytes.length) throw new Error(`${id.toString(16)} stands out of what holds it`)
    const content = bytes.subarray(begin, begin + size)
    found.push({ id, content }, ...(MASTERS.has(id) ? read(content) : []))
    at = begin + size
  }
  return found
}

const frame = (at: number, isKey: boolean): EncodedFrame => ({ bytes: Uint8Array.of(at & 0xff, 7), at, isKey })
const number = (bytes: Uint8Array | undefined) => [...(bytes ?? [])].reduce((sum, byte) => sum * 256 + byte, 0)

it('has its kind, codec, size and length, and every frame at its time in a cluster that begins by itself', () => {
  const frames = [frame(0, true), frame(80, false), frame(160, true), frame(33_000, false), frame(33_500.4, false)]
  const all = read(webmOf({ codec: 'V_VP8', width: 960, height: 434, duration: 35_000 }, frames))
  const of = (id: number) => all.filter((item) => item.id === id).map(({ content }) => content)
  const said = (id: number) => new TextDecoder().decode(of(id)[0])
  expect([said(0x4282), said(0x86)]).toEqual(['webm', 'V_VP8'])
  expect([number(of(0xb0)[0]), number(of(0xba)[0])]).toEqual([960, 434])
  const duration = of(0x4489)[0] ?? new Uint8Array(8)
  expect(new DataView(duration.buffer, duration.byteOffset, 8).getFloat64(0)).toBe(35_000)
  expect(of(0xe7).map(number)).toEqual([0, 160, 33_000])
  // Each place of the table is that of a cluster, counted from the segment's content; they have the clusters' times.
  const segment = of(0x18538067)[0] ?? new Uint8Array()
  const begins = of(0xf1).map((place) => number(segment.slice(number(place), number(place) + 4)))
  expect(begins).toEqual([0x1f43b675, 0x1f43b675])
  // The third begins with a frame that needs those before it: nobody is sent there.
  expect(of(0xb3).map(number)).toEqual([0, 160])
  const blocks = of(0xa3).map((block) => [number(block.slice(1, 3)), block[3], block[4]])
  expect(blocks).toEqual([
    [0, 0x80, 0],
    [80, 0, 80],
    [0, 0x80, 160],
    [0, 0, 33_000 & 0xff],
    [500, 0, 33_500 & 0xff],
  ])
  expect(of(0xa3).every((block) => block[0] === 0x81 && block.length === 6)).toBe(true)
})
