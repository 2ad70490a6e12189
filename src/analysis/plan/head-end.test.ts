/** What head-ends carry: the published counts for 192 sites, and loads against the figures of a box. */
import { describe, expect, it } from 'vitest'
import { DEFAULT_PLAN, type PlanBasis, type PlatformFigures } from '../../config/index'
import { reference, settle } from '../../testing/lab'
import { breakOf, usagesOf } from './boxes'
import { loadOf, type Shares } from './load'
import { planOf } from './plan'

const SHARES: Shares = {
  ipsecSas: 2,
  ikeLifetimeSeconds: 86_400,
  ipsecLifetimeSeconds: 3600,
  cryptoPackets: 0.1,
  keepalivePackets: 0.2,
  call: { cryptoPackets: 100, cryptoKbit: 89.6, clearKbit: 31.2, sealedKbit: 52 },
}

describe('192 sites on one head-end', () => {
  const load = loadOf(SHARES, 192, 10, true)
  it('are 192 IKE and 384 ESP SAs, and a quick mode every 18.75 s', () => {
    expect([load.ikeSas, load.ipsecSas]).toEqual([192, 384])
    expect(1 / load.rekeys).toBeCloseTo(18.75, 9)
  })
  it('a call is 100 packets a second to seal or open, and crosses a stick twice each way', () => {
    expect(load.cryptoPackets - load.cryptoPacketsIdle).toBeCloseTo(1000, 9)
    expect(load.stickInKbit).toBeCloseTo(832, 9)
    expect(loadOf(SHARES, 192, 10, false).stickOutKbit).toBeCloseTo(520, 9)
  })
})

describe('a box', () => {
  const figures: PlatformFigures = { platform: 'c2651xm', source: 'a test', ikeSas: 400, ipsecSas: 600 }
  const asked = (headroomPercent: number) =>
    usagesOf({
      both: loadOf(SHARES, 96, 5, true),
      alone: loadOf(SHARES, 192, 10, true),
      figures,
      stickKbit: 100_000,
      headroomPercent,
    })
  it('breaks where the scarcest of its figures, less the headroom, is used up', () => {
    expect(breakOf(asked(100))).toEqual({ sites: 300, resource: 'IPsec SAs' })
    expect(breakOf(asked(75))).toEqual({ sites: 225, resource: 'IPsec SAs' })
  })
  it('says nothing of what nobody has told', () => {
    const setups = asked(75).find(({ resource }) => resource === 'set-ups and rekeys')
    expect(setups).not.toHaveProperty('figure')
    expect(setups).not.toHaveProperty('mostSites')
  })
})

describe('the head-ends of the reference design', () => {
  const { built, network } = settle(reference())
  const planned = (basis: Partial<PlanBasis>, calls?: number) => {
    const work = planOf(
      { ...built.scene, network },
      { values: DEFAULT_PLAN, sites: new Map(), platforms: [], ...basis },
      calls,
    )
    let next = work.next()
    while (!next.done) next = work.next()
    return next.value.headEnds
  }
  it('are spread as the sites are: four on the active, two aside over the cross-over', () => {
    const { boxes, crossOverKbit, sites, calls, curve } = planned({}, 6)
    expect([sites, calls]).toEqual([6, 6])
    expect(boxes.map(({ device, both, alone }) => [device, both.sites, alone.ipsecSas])).toEqual([
      ['gateway-1', 4, 12],
      ['gateway-2', 2, 12],
    ])
    // 60 bytes and 18 of Ethernet, 50 times a second, from headquarters to two phones.
    expect(crossOverKbit).toBeCloseTo(2 * 31.2, 9)
    expect(curve.map((point) => point.sites)).toEqual([6, 12, 24, 48, 96, 192, 384, 768, 1000, 2000, 5000, 10_000])
    for (const { known, breaks, storm } of boxes)
      expect([known, breaks?.resource, storm]).toEqual([false, 'calls on the stick, each way', undefined])
  })
  it('count what phones and keepalives send while nobody talks', () => {
    const [box] = planned({}).boxes
    expect(box?.alone.cryptoPacketsIdle).toBeGreaterThan(0)
    expect(box?.alone.keepalivePackets).toBeGreaterThan(0)
  })
  it('queue all sites behind the rate of the box that is said, and name who says so', () => {
    const platforms = [{ platform: 'c2651xm', source: 'measured by us', setupsPerSecond: 4 }]
    const { boxes, curve } = planned({ platforms })
    // Five wait before the sixth, which then takes as long as a set-up does: half a second to four.
    for (const { storm } of boxes) {
      expect(storm?.lastBackSeconds).toBeGreaterThan(5 / 4 + 0.5)
      expect(storm?.lastBackSeconds).toBeLessThan(5 / 4 + 4)
    }
    expect(boxes[0]?.stormSays).toMatch(/^the last has its tunnel after \d\.\d s$/)
    expect(curve.find(({ sites }) => sites === 1000)?.storm?.askedAgain).toBeGreaterThan(10)
    expect(boxes[0]?.usages.find(({ resource }) => resource === 'set-ups and rekeys')).toMatchObject({
      figure: 4,
      source: 'measured by us',
    })
  })
})
