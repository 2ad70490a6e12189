import { describe, expect, it } from 'vitest'
import type { Configuration } from '../../../config/index'
import { ip, lookUp, prefix, wordTable } from '../../../net/index'
import { A, hub, LAN, Lab, type LabOptions, SITE, spoke, withEntry, withIsakmp } from '../testing/ike'
import { interfaceUp } from '../testing/script'
import { allOf } from './register'

function up(
  site: Configuration = spoke('soho', LAN, [A]),
  headEnd: Configuration = hub('gw'),
  options: LabOptions = {},
) {
  const lab = new Lab({ gw: { config: headEnd, address: A }, soho: { config: site, address: SITE } }, options)
  lab.packet('soho')
  return lab.run(10)
}

const reasons = (lab: Lab, who: string) => lab.script.effects('sa-down', who).map(({ effect }) => effect.reason)

describe('lifetimes of an IPsec pair (FACTS section 2)', () => {
  it('a new pair is up before the old one goes, 30 s before the end, while traffic flows', () => {
    const lab = up()
    const [first] = lab.live('soho')
    const end = (first?.expires ?? 0) / 1e6
    const fates = new Set<string>()
    while (lab.script.now < end + 5) {
      fates.add(lab.packet('soho'))
      fates.add(lab.packet('gw'))
      lab.run(lab.script.now + 5)
    }
    expect([...fates]).toEqual(['arrived'])
    const [, second] = lab.script.effects('sa-up', 'soho')
    expect(second?.seconds).toBeGreaterThan(end - 30)
    expect(second?.seconds).toBeLessThan(end - 28)
    expect(lab.live('soho')).toHaveLength(1)
    expect(lab.live('gw')).toHaveLength(1)
    expect(reasons(lab, 'soho')).toEqual(['its lifetime ended; a successor stands'])
    expect(lab.times('attempt', 'soho')).toHaveLength(1)
  })

  it('no successor when idle; the pair ends, and the next packet to protect starts anew', () => {
    const lab = up()
    lab.run(4000)
    expect(lab.live('soho')).toEqual([])
    expect(lab.live('gw')).toEqual([])
    expect(reasons(lab, 'soho')).toEqual(['its lifetime ended'])
    expect(lab.packet('gw')).toBe('no SA')
    lab.packet('soho')
    lab.run(4005)
    expect(lab.live('gw')).toHaveLength(1)
  })

  it('traffic in the last seconds of an idle pair still renews it', () => {
    const lab = up()
    lab.run(3590)
    expect(lab.script.effects('sa-up', 'soho')).toHaveLength(1)
    lab.packet('soho')
    lab.run(3600)
    expect(lab.script.effects('sa-up', 'soho')).toHaveLength(2)
  })

  it('the volume counts too, and is renewed 256 KB early', () => {
    const lab = up(withEntry(spoke('soho', LAN, [A]), { lifetime: { seconds: 3600, kilobytes: 2560 } }))
    const [first] = lab.live('soho')
    const send = (kilobytes: number) =>
      lab.script.input('soho', { kind: 'sent', sa: first?.id ?? 0, bytes: kilobytes * 1024 })
    send(2300)
    lab.run(15)
    expect(lab.live('soho')).toHaveLength(1)
    send(5)
    lab.run(20)
    expect(lab.live('soho')).toHaveLength(2)
    send(300)
    lab.run(25)
    expect(reasons(lab, 'soho')).toEqual(['its volume is used up'])
    expect(reasons(lab, 'gw')).toEqual(['the peer deleted it'])
    expect(lab.live('gw')).toHaveLength(1)
  })

  it('a peer that is gone is not renewed: the next packets take the list of peers again', () => {
    const lab = up(withIsakmp(spoke('soho', LAN, [A]), { keepalive: undefined as never }))
    lab.talk(3500, ['soho'], 10)
    lab.dead.add('gw')
    lab.talk(3700, ['soho'], 1)
    expect(lab.live('soho')).toEqual([])
    expect(lab.times('peer-silent', 'soho').length).toBeGreaterThan(0)
    lab.reboot('gw')
    lab.talk(3800, ['soho'], 1)
    expect(lab.packet('soho')).toBe('arrived')
  })
})

describe('the end of an IKE SA', () => {
  const short = (config: Configuration) =>
    withIsakmp(config, {
      policies: [
        { priority: 1, encryption: '3des', hash: 'sha', authentication: 'rsa-sig', group: 1, lifetimeSeconds: 600 },
      ],
    })

  it('leaves its pairs standing, and is made anew by the next packet when a keepalive needs it', () => {
    const lab = up(short(spoke('soho', LAN, [A])))
    lab.run(620)
    expect(allOf(lab.script.state('soho').sas)).toEqual([])
    expect(lab.live('soho')).toHaveLength(1)
    lab.packet('soho')
    lab.run(630)
    expect(allOf(lab.script.state('soho').sas).map((sa) => sa.phase)).toEqual(['QM_IDLE'])
    expect(lab.script.effects('sa-up', 'soho')).toHaveLength(1)
    lab.dead.add('gw')
    lab.talk(660, ['soho'], 0.5)
    expect(lab.live('soho')).toEqual([])
  })

  it('a peer that died meanwhile is noticed by that', () => {
    const lab = up(short(spoke('soho', LAN, [A])))
    lab.run(620)
    lab.dead.add('gw')
    lab.talk(640, ['soho'], 1)
    expect(reasons(lab, 'soho')).toEqual(['the peer is dead'])
  })
})

describe('goodbyes', () => {
  it('a shutdown that says so takes the SAs of both ends', () => {
    const lab = up()
    lab.script.input('gw', { kind: 'stop', sendDelete: true })
    lab.run(11)
    expect(lab.live('gw')).toEqual([])
    expect(lab.live('soho')).toEqual([])
    expect(allOf(lab.script.state('soho').sas)).toEqual([])
  })

  it('a reload says nothing by default: the site must notice (FACTS section 2)', () => {
    const lab = up()
    lab.script.input('gw', { kind: 'stop', sendDelete: false })
    lab.run(11)
    expect(lab.live('gw')).toEqual([])
    expect(lab.live('soho')).toHaveLength(1)
  })

  it.each([
    ['ipsec', 1, 0],
    ['ike', 0, 1],
    ['all', 0, 0],
  ] as const)('clear %s leaves %i IKE SAs and %i pairs at both ends', (what, sas, pairs) => {
    const lab = up()
    lab.script.input('gw', { kind: 'clear', what })
    lab.run(11)
    for (const end of ['gw', 'soho']) {
      expect(allOf(lab.script.state(end).sas)).toHaveLength(sas)
      expect(lab.live(end)).toHaveLength(pairs)
    }
  })
})

describe('ESP with an SPI that nobody knows', () => {
  const recovering = (config: Configuration) => withIsakmp(config, { invalidSpiRecovery: { value: true } })

  it('is ignored by a peer that has rebooted: the sender is told nothing (FACTS section 2)', () => {
    const lab = up()
    lab.reboot('gw')
    const before = lab.script.effects('send', 'gw').length
    expect(lab.packet('soho')).toBe('unknown SPI')
    lab.run(11)
    expect(lab.script.effects('send', 'gw')).toHaveLength(before)
    expect(lab.live('soho')).toHaveLength(1)
  })

  /** A head-end with a static entry for the site, the mirror image of the site's own. */
  function staticHeadEnd(site: Configuration): Configuration {
    const [mine] = lookUp(site.accessLists, '101')?.entries ?? []
    const entries = mine ? [{ ...mine, source: mine.destination, destination: mine.source }] : []
    return {
      ...spoke('gw', '10.2.0.0/16', [SITE]),
      accessLists: wordTable({ 101: { name: '101', type: 'extended', entries } }),
    }
  }

  it('with recovery on, a static entry makes an IKE SA, whose initial contact clears the sender', () => {
    const site = spoke('soho', LAN, [A])
    const lab = up(site, recovering(staticHeadEnd(site)))
    expect(lab.live('gw')).toHaveLength(1)
    lab.reboot('gw')
    expect(lab.packet('soho')).toBe('unknown SPI')
    lab.run(20)
    expect(lab.times('recovery', 'gw')).toHaveLength(1)
    expect(reasons(lab, 'soho')).toEqual(['the peer announced initial contact'])
    lab.packet('soho')
    lab.run(30)
    expect(lab.packet('soho')).toBe('arrived')
  })

  it('is disowned under a standing IKE SA, recovery or not (Cisco, Invalid SPI Recovery)', () => {
    const lab = up()
    const [sa] = lab.live('soho')
    lab.script.input('gw', { kind: 'unknown-spi', remote: ip(SITE), spi: sa?.outboundSpi ?? 0 })
    lab.run(11)
    expect(reasons(lab, 'soho')).toEqual(['the peer deleted it'])
  })

  it('with recovery on, a dynamic map still cannot begin one', () => {
    const lab = up(undefined, recovering(hub('gw')))
    lab.reboot('gw')
    lab.packet('soho')
    lab.run(20)
    expect(lab.times('recovery', 'gw')).toEqual([])
    expect(lab.live('soho')).toHaveLength(1)
  })
})

describe('what changes under standing SAs', () => {
  it('an interface that goes down and comes back keeps them; a new address ends them', () => {
    const lab = up()
    lab.script.input('soho', {
      kind: 'interface',
      interface: 'FastEthernet0/0',
      up: false,
      mac: interfaceUp('x', 1, undefined).mac,
    })
    lab.plug('soho')
    expect(lab.live('soho')).toHaveLength(1)
    lab.script.input('soho', interfaceUp('FastEthernet0/0', 1, prefix('203.0.113.99/32')))
    expect(lab.live('soho')).toEqual([])
    expect(reasons(lab, 'soho')).toEqual(['the address of this end changed'])
  })

  it('a changed line waits for the next negotiation, a removed crypto map does not', () => {
    const lab = up()
    const site = spoke('soho', LAN, [A])
    lab.script.reconfigure('soho', { configuration: withEntry(site, { transformSets: ['t9'] }) })
    expect(lab.live('soho')).toHaveLength(1)
    const { crypto: _gone, ...rest } = site
    lab.script.reconfigure('soho', { configuration: rest })
    lab.run(11)
    expect(lab.live('soho')).toEqual([])
    expect(lab.live('gw')).toEqual([])
  })

  it('the current peer is the one in use', () => {
    const lab = up()
    expect(lab.script.state('soho').entries).toMatchObject([{ map: 'test', sequence: 1, index: 0, failed: 0 }])
    expect(lab.live('soho')[0]?.remote).toBe(ip(A))
  })
})
