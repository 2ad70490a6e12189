/** What a shape before a line comes to on it, counted packet by packet. */
import { describe, expect, it } from 'vitest'
import { ACCESS, ACCESSES, LINE_SIZE } from '../net/index'
import { COUNTED_HEADER } from './queueing'
import { callsIn, carriedKbit, countedKbit, mostShapedKbit } from './shaping'

const PACKETS = [112, 120, 256, 264]
const RATES = [128, 256, 768, 2000]

/** Bits that the line needs in ten seconds in which a shaper lets calls and packets of one size through. */
function linePacketByPacket(
  shapeKbit: number,
  access: (typeof ACCESSES)[number],
  voice: number,
  calls: number,
  other: number,
): number {
  const seconds = 10
  const voices = calls * 50 * seconds
  const left = shapeKbit * 1000 * seconds - voices * (voice + COUNTED_HEADER) * 8
  const others = Math.max(0, left) / ((other + COUNTED_HEADER) * 8)
  return (voices * LINE_SIZE[access](voice) + others * LINE_SIZE[access](other)) * 8
}

describe.each(ACCESSES)('a shape before %s', (access) => {
  const cases = RATES.flatMap((kbit) => PACKETS.map((packet) => [kbit, packet] as const))
  it.each(cases)(
    'of %i kbit/s with a call of %i bytes: the greatest that holds is carried, and one more is not',
    (kbit, packet) => {
      const line = { kbit, access, mtu: ACCESS[access].mtu }
      const at = { packet, perSecond: 50, calls: 1 }
      const most = mostShapedKbit(line, at)
      expect(carriedKbit(most, line, at)).toBeCloseTo(kbit, 6)
      expect(carriedKbit(most + 1, line, at)).toBeGreaterThan(kbit)
    },
  )
  it('with transfers of large packets of any length that fill as many cells as a full one never needs more than the line', () => {
    const line = { kbit: 256, access, mtu: ACCESS[access].mtu }
    const at = { packet: 112, perSecond: 50, calls: 1 }
    const most = mostShapedKbit(line, at)
    const [least, full] = [line.mtu - 40, line.mtu]
    for (let other = least; other <= full; other++)
      expect(linePacketByPacket(most, access, 112, 1, other)).toBeLessThanOrEqual(256 * 10_000 * 1.001)
  })
})

it('85 % of a DSL line of 256 kbit/s is more than it carries with a call (FACTS section 6: 84.8 kbit/s of 50.4 that are counted)', () => {
  const line = { kbit: 256, access: 'pppoe-atm', mtu: 1492 } as const
  const at = { packet: 112, perSecond: 50, calls: 1 }
  expect(countedKbit(at)).toBeCloseTo(50.4, 6)
  // 84.8 of the call; the rest in packets that fill 32 cells, the shortest of them 1449 bytes.
  expect(carriedKbit(217.6, line, at)).toBeCloseTo(84.8 + (217.6 - 50.4) * ((32 * 53) / (1449 + 14)), 3)
  expect(mostShapedKbit(line, at)).toBeCloseTo(50.4 + (256 - 84.8) / ((32 * 53) / (1449 + 14)), 3)
})

it('as many calls are reckoned with as a priority class has room for, one at least', () => {
  const call = { packet: 112, perSecond: 50 }
  expect([40, 50.4, 100.7, 100.8].map((kbit) => callsIn(kbit, call))).toEqual([1, 1, 1, 2])
})
