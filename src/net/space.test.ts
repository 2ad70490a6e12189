/** Free and taken blocks: against a list that is searched through, and against the pools of ip-num. */
import fc from 'fast-check'
import { IPv4CidrRange, IPv4Prefix, Pool, RangedSet } from 'ip-num'
import { describe, expect, it } from 'vitest'
import {
  ALL_FREE,
  blocksOf,
  coverOf,
  covers,
  endOfTaken,
  formatPrefix,
  freeBlocks,
  ip,
  ipOf,
  isFree,
  lowestFree,
  overlaps,
  type Prefix,
  prefix,
  type Space,
  sizeOf,
  subnetAt,
  takenOf,
  tightestFree,
  withTaken,
} from './index'

const POOL = prefix('10.81.4.0/22')

const block = fc
  .tuple(fc.integer({ min: 23, max: 30 }), fc.nat())
  .map(([length, n]) => subnetAt(POOL, length, n % 2 ** (length - 22)) ?? POOL)
const blocks = fc.array(block, { maxLength: 12 })
const spaceOf = (taken: readonly Prefix[]): Space => taken.reduce((space, one) => withTaken(space, one), ALL_FREE)
const subnets = (length: number) =>
  Array.from({ length: 2 ** (length - 22) }, (_, n) => subnetAt(POOL, length, n) ?? POOL)
const freeOf = (taken: readonly Prefix[], length: number) =>
  subnets(length).filter((one) => !taken.some((other) => overlaps(one, other)))

describe('a space', () => {
  it('finds what a search through all blocks finds', () => {
    fc.assert(
      fc.property(blocks, fc.integer({ min: 23, max: 30 }), fc.nat(1023), (taken, length, offset) => {
        const space = spaceOf(taken)
        const free = freeOf(taken, length)
        const from = ipOf(POOL.address + offset)
        expect(lowestFree(space, POOL, length)).toEqual(free[0])
        expect(lowestFree(space, POOL, length, from)).toEqual(free.find((one) => one.address >= from))
        expect(subnets(length).filter((one) => isFree(space, one))).toEqual(free)
        const used = subnets(32).filter((one) => taken.some((other) => covers(other, one))).length
        expect(takenOf(space, POOL)).toBe(used)
      }),
      { numRuns: 60 },
    )
  })
  it('parts what is free into as few blocks as can be, and takes the tightest', () => {
    fc.assert(
      fc.property(blocks, fc.integer({ min: 23, max: 30 }), (taken, length) => {
        const space = spaceOf(taken)
        const free = freeBlocks(space, POOL)
        expect(free.reduce((sum, one) => sum + sizeOf(one), 0)).toBe(sizeOf(POOL) - takenOf(space, POOL))
        const merged = free.filter(
          (one) =>
            one.length > 22 &&
            isFree(space, { ...one, length: one.length - 1 }) &&
            one.address % (2 * sizeOf(one)) === 0,
        )
        expect(merged).toEqual([])
        const fit = tightestFree(space, POOL, length)
        const holders = free.filter((one) => one.length <= length)
        const best = Math.max(...holders.map((one) => one.length))
        expect(fit && holders.find((one) => covers(one, fit))?.length).toBe(holders.length === 0 ? undefined : best)
      }),
      { numRuns: 60 },
    )
  })
  it('gives out, one after the other, what a pool of ip-num does, which takes blocks of one size only', () => {
    const pool = new Pool([RangedSet.fromCidrRange(IPv4CidrRange.fromCidr('10.81.4.0/22'))])
    let space: Space = ALL_FREE
    for (const length of Array.from({ length: 40 }, () => 29)) {
      const theirs = pool.getCidrRange(IPv4Prefix.fromNumber(BigInt(length))).toCidrString()
      const ours = lowestFree(space, POOL, length)
      expect(ours && formatPrefix(ours)).toBe(theirs)
      if (ours) space = withTaken(space, ours)
    }
  })
  it('knows where the taken part ends', () => {
    expect(endOfTaken(ALL_FREE, POOL)).toBe(POOL.address)
    expect(endOfTaken(spaceOf([prefix('10.81.4.8/29'), prefix('10.81.4.64/29')]), POOL)).toBe(ip('10.81.4.72'))
    expect(endOfTaken(spaceOf([prefix('10.81.7.248/29')]), POOL)).toBeUndefined()
  })
})

describe('blocks', () => {
  it('cover a range exactly, in order', () => {
    expect(blocksOf(ip('10.81.2.0'), ip('10.81.7.255')).map(formatPrefix)).toEqual(['10.81.2.0/23', '10.81.4.0/22'])
    expect(blocksOf(ipOf(0), ipOf(0xffffffff)).map(formatPrefix)).toEqual(['0.0.0.0/0'])
  })
  it('have one that covers them all', () => {
    const cover = coverOf([prefix('10.81.2.0/23'), prefix('10.81.4.0/22')])
    expect(cover && formatPrefix(cover)).toBe('10.81.0.0/21')
    expect(coverOf([])).toBeUndefined()
  })
})
