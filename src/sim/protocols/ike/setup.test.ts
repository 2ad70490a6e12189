import { describe, expect, it } from 'vitest'
import { formatPrefix, ip, prefix, wordTable } from '../../../net/index'
import { A, B, hub, LAN, Lab, type LabOptions, pair, permit, SITE, spoke, withEntry } from '../testing/ike'

function dual(options: LabOptions = {}) {
  const ends = {
    'gw-1': { config: hub('gw-1'), address: A },
    'gw-2': { config: hub('gw-2'), address: B },
    soho: { config: spoke('soho', LAN, [A, B]), address: SITE },
  }
  return new Lab(ends, options)
}

describe("set-up between SEED's configurations", () => {
  it('takes six main-mode and three quick-mode messages, in turn (RFC 2409 sections 5 and 5.5)', () => {
    const lab = pair()
    lab.packet('soho')
    lab.run(6)
    expect(lab.messages().map(({ exchange, step }) => `${exchange} ${step}`)).toEqual([
      'main 1',
      'main 2',
      'main 3',
      'main 4',
      'main 5',
      'main 6',
      'quick 1',
      'quick 2',
      'quick 3',
    ])
    expect(lab.script.effects('send')[0]?.effect.packet).toMatchObject({
      source: ip(SITE),
      destination: ip(A),
      payload: { sourcePort: 500, destinationPort: 500 },
    })
  })

  it('chooses t1 and tunnel mode although the head-end says transport (FACTS section 1)', () => {
    const lab = pair()
    lab.packet('soho')
    lab.run(6)
    const expected = { name: 't1', cipher: 'esp-3des', integrity: 'esp-sha-hmac', mode: 'tunnel' }
    expect(lab.live('gw').map((sa) => sa.transform)).toEqual([expected])
    expect(lab.live('soho').map((sa) => sa.transform)).toEqual([expected])
  })

  it('leaves both ends with the two halves of the same pair', () => {
    const lab = pair()
    lab.packet('soho')
    lab.run(6)
    const [near] = lab.live('soho')
    const [far] = lab.live('gw')
    expect(far).toMatchObject({
      inboundSpi: near?.outboundSpi,
      outboundSpi: near?.inboundSpi,
      initiator: false,
      dynamic: { map: 'dmap', sequence: 10 },
      reverseRoute: { distance: 1 },
    })
    expect(far && [formatPrefix(far.proxy.local), formatPrefix(far.proxy.remote)]).toEqual(['0.0.0.0/0', LAN])
    expect(near?.dynamic).toBeUndefined()
    expect(lab.packet('soho')).toBe('arrived')
    expect(lab.packet('gw')).toBe('arrived')
  })

  it('takes between setupSecondsMin and setupSecondsMax in all, besides the wire, evenly drawn (FACTS section 1)', () => {
    const took = Array.from({ length: 60 }, (_, seed) => {
      const lab = pair(undefined, undefined, { seed: 100 + seed * 7 })
      lab.packet('soho')
      lab.run(6)
      return lab.script.effects('sa-up', 'gw')[0]?.seconds ?? 0
    })
    const wire = 9 * 0.001
    expect(Math.min(...took)).toBeGreaterThanOrEqual(0.5)
    expect(Math.max(...took)).toBeLessThanOrEqual(4 + wire + 1e-6)
    expect(Math.max(...took) - Math.min(...took)).toBeGreaterThan(2.5)
  })

  it('never begins at a dynamic map (FACTS section 2)', () => {
    const lab = pair()
    expect(lab.packet('gw')).toBe('no SA')
    lab.run(60)
    expect(lab.script.effects('send')).toEqual([])
  })

  it('takes the selectors that are offered, /28 too, when the template has no list (FACTS section 2)', () => {
    const site = spoke('soho', '10.81.2.0/28', [A])
    const lab = pair(site)
    lab.packet('soho')
    lab.run(6)
    expect(lab.live('gw').map((sa) => formatPrefix(sa.proxy.remote))).toEqual(['10.81.2.0/28'])
  })

  it('takes the smaller lifetime of both ends (FACTS section 2)', () => {
    const lab = pair(withEntry(spoke('soho', LAN, [A]), { lifetime: { seconds: 900, kilobytes: 9_000_000 } }))
    lab.packet('soho')
    lab.run(6)
    for (const end of ['gw', 'soho']) {
      const [sa] = lab.live(end)
      expect(sa && (sa.expires - sa.since) / 1e6).toBeCloseTo(900, 5)
      expect(sa?.kilobytes).toBe(4_608_000)
    }
  })

  it('honours transport mode when the protected traffic is that of the two peers themselves', () => {
    const site = {
      ...spoke('soho', LAN, [A]),
      accessLists: wordTable({ 101: permit('101', prefix(`${SITE}/32`), prefix(`${A}/32`)) }),
    }
    const sets = hub('gw').crypto?.transformSets ?? []
    const lab = pair({ ...site, ...(site.crypto ? { crypto: { ...site.crypto, transformSets: sets } } : {}) })
    lab.packet('soho')
    lab.run(6)
    expect(lab.live('gw').map((sa) => sa.transform.mode)).toEqual(['transport'])
    expect(lab.live('soho').map((sa) => sa.transform.mode)).toEqual(['transport'])
  })
})

describe('lost messages', () => {
  it('repeats main mode every 10 s as often as the parameters say, and the answer is repeated too', () => {
    const lab = pair(undefined, undefined, { parameters: { triesPerPeer: 3 } })
    lab.dead.add('gw')
    lab.packet('soho')
    lab.run(15)
    lab.dead.delete('gw')
    lab.run(30)
    expect(lab.times('sa-up', 'gw')[0]).toBeGreaterThan(20)
    expect(lab.times('sa-up', 'gw')[0]).toBeLessThan(24.1)
  })

  it.each([
    ['main', 2],
    ['main', 4],
    ['main', 6],
    ['quick', 1],
    ['quick', 2],
    ['quick', 3],
  ] as const)('recovers from the loss of %s mode message %i', (exchange, step) => {
    const lab = pair(undefined, undefined, { parameters: { triesPerPeer: 2 } })
    let lost = 0
    lab.script.lose = ({ payload }) => {
      const hit =
        payload.protocol === 'udp' &&
        payload.message.kind === 'ike' &&
        payload.message.exchange === exchange &&
        payload.message.step === step
      return hit && lost++ === 0
    }
    lab.packet('soho')
    lab.run(20)
    expect(lost).toBeGreaterThan(0)
    expect(lab.live('soho')).toHaveLength(1)
    expect(lab.live('gw')).toHaveLength(1)
  })
})

describe('the list of peers', () => {
  it('goes to the second peer after the first was silent for 10 s (FACTS sections 1 and 2)', () => {
    const lab = dual()
    lab.dead.add('gw-1')
    lab.packet('soho')
    lab.run(20)
    expect(lab.times('attempt', 'soho')).toEqual([0, 10])
    expect(lab.peerOf('soho')).toBe('gw-2')
    const [up] = lab.times('sa-up', 'gw-2')
    expect(up).toBeGreaterThan(10.3)
    expect(up).toBeLessThan(14.1)
  })

  it('gives a silent peer as many tries as the parameters say', () => {
    const lab = dual({ parameters: { triesPerPeer: 5 } })
    lab.dead.add('gw-1')
    lab.packet('soho')
    lab.run(60)
    expect(lab.times('attempt', 'soho')).toEqual([0, 50])
  })

  it('gives up when all are silent, and begins again with the next packet', () => {
    const lab = dual()
    lab.dead.add('gw-1').add('gw-2')
    lab.packet('soho')
    lab.run(100)
    expect(lab.times('attempt', 'soho')).toEqual([0, 10])
    expect(lab.times('gave-up', 'soho')).toEqual([20])
    lab.packet('soho')
    expect(lab.times('attempt', 'soho')).toEqual([0, 10, 100])
  })

  it('stays with the second peer when the first is back: no flip-flop by itself (FACTS section 2)', () => {
    const lab = dual()
    lab.dead.add('gw-1')
    lab.packet('soho')
    lab.run(20)
    lab.dead.delete('gw-1')
    lab.talk(4000, ['soho', 'gw-2'], 10)
    expect(lab.peerOf('soho')).toBe('gw-2')
  })
})
