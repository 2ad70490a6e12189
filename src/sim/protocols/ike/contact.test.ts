import { describe, expect, it } from 'vitest'
import { formatPrefix, ip } from '../../../net/index'
import { A, hub, LAN, Lab, pair, SITE, spoke, withIsakmp } from '../testing/ike'

describe('INITIAL-CONTACT (RFC 2407 section 4.6.3.3)', () => {
  it('makes the head-end drop what it still has of a site that restarted', () => {
    const lab = pair()
    lab.packet('soho')
    lab.run(10)
    const [stale] = lab.live('gw')
    lab.reboot('soho')
    lab.packet('soho')
    lab.run(20)
    expect(lab.live('gw')).toHaveLength(1)
    expect(lab.live('gw')[0]?.id).not.toBe(stale?.id)
    expect(lab.script.effects('sa-down', 'gw').map(({ effect }) => effect.reason)).toEqual([
      'the peer announced initial contact',
    ])
  })

  it('spares another site behind the same NAT', () => {
    const lab = new Lab({
      gw: { config: hub('gw'), address: A },
      one: { config: spoke('one', LAN, [A]), address: '192.168.1.2', outside: SITE },
      two: { config: spoke('two', '10.81.2.8/29', [A]), address: '192.168.1.3', outside: SITE },
    })
    lab.packet('one')
    lab.run(10)
    lab.packet('two')
    lab.run(20)
    expect(lab.live('gw').map((sa) => formatPrefix(sa.proxy.remote))).toEqual([LAN, '10.81.2.8/29'])
  })

  it('is not sent while something with that peer still stands', () => {
    const lab = pair()
    lab.packet('soho')
    lab.run(10)
    lab.script.input('soho', { kind: 'clear', what: 'ike' })
    lab.talk(20, ['soho'])
    const contacts = lab
      .messages()
      .flatMap(({ payload }) => (payload.type === 'identity' ? [payload.initialContact] : []))
    expect(contacts).toEqual([true, false, false, false])
    expect(lab.live('gw')).toHaveLength(1)
  })
})

describe('a NAT between the ends', () => {
  const both = (natTraversal: boolean) =>
    new Lab({
      gw: { config: withIsakmp(hub('gw'), { natTraversal: { value: natTraversal } }), address: A },
      soho: {
        config: withIsakmp(spoke('soho', LAN, [A]), { natTraversal: { value: natTraversal }, natKeepaliveSeconds: 20 }),
        address: '192.168.1.102',
        outside: SITE,
      },
    })
  const ports = (lab: Lab) =>
    lab.script
      .effects('send')
      .map(({ effect: { packet } }) => (packet.payload.protocol === 'udp' ? packet.payload.sourcePort : 0))

  it('is found by both ends, and the conversation moves to UDP 4500 with message 5 (RFC 3947)', () => {
    const lab = both(true)
    lab.packet('soho')
    lab.run(6)
    expect(ports(lab)).toEqual([500, 500, 500, 500, 4500, 4500, 4500, 4500, 4500])
    expect(lab.live('gw')[0]).toMatchObject({ natPort: 4500, remote: ip(SITE) })
    expect(lab.live('soho')[0]?.natPort).toBe(4500)
  })

  it('that sends from another port is followed, for IKE and for ESP of SAs that stand (RFC 3947 section 6)', () => {
    const lab = both(true)
    lab.packet('soho')
    lab.run(6)
    const [sa] = lab.live('gw')
    if (!sa) throw new Error('there is no SA')
    const told = (who: string) => lab.script.effects('sa-moved', who).map(({ effect }) => [effect.id, effect.natPort])
    lab.script.input('gw', { kind: 'heard', sa: sa.id, bytes: 100, port: 1025 })
    expect([told('gw'), told('soho')]).toEqual([[[sa.id, 1025]], []])
    lab.script.input('gw', { kind: 'clear', what: 'ipsec' })
    const last = lab.script.effects('send', 'gw').at(-1)?.effect.packet.payload
    expect(last).toMatchObject({ sourcePort: 4500, destinationPort: 1025 })
  })

  it('is not followed by the end behind it, whoever says so', () => {
    const lab = both(true)
    lab.packet('soho')
    lab.run(6)
    lab.script.input('soho', { kind: 'heard', sa: lab.live('soho')[0]?.id ?? 0, bytes: 100, port: 1025 })
    expect(lab.script.effects('sa-moved')).toEqual([])
  })

  it('is kept open by the end behind it, when told to', () => {
    const lab = both(true)
    lab.packet('soho')
    lab.run(65)
    const kept = lab.script
      .effects('send')
      .filter(({ effect: { packet } }) => packet.payload.protocol === 'udp' && packet.payload.message.kind === 'opaque')
    expect(kept.map(({ who }) => who)).toEqual(['soho', 'soho', 'soho'])
  })

  it('is not looked for by ends without NAT traversal, as in 12.2(11)T', () => {
    const lab = both(false)
    lab.packet('soho')
    lab.run(6)
    expect(new Set(ports(lab))).toEqual(new Set([500]))
    expect(lab.live('gw')[0]?.natPort).toBeUndefined()
  })
})
