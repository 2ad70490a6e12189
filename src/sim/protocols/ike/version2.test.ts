/** IKEv2 as a timed script (RFC 7296): two round trips, NAT in the first, keepalives, renewal, and what is refused. */
import { describe, expect, it } from 'vitest'
import type { Configuration, Ikev2Match, Ikev2Profile } from '../../../config/index'
import { prefix } from '../../../net/index'
import { A, B, hub, LAN, Lab, type LabOptions, line, pair, SITE, spoke, withEntry, withIsakmp } from '../testing/ike'

const PROFILE: Ikev2Profile = {
  name: 'vpn',
  matches: [{ kind: 'any' }],
  local: 'rsa-sig',
  remote: 'rsa-sig',
  keys: [],
  trustpoint: 'ca',
  lifetimeSeconds: 86_400,
  keepalive: { seconds: 10, retrySeconds: 2, mode: 'on-demand' },
  source: line(1, 'crypto ikev2 profile vpn'),
}

/** The same device with IKEv2 alone: no policy of version 1 is left. */
function two(config: Configuration, change: Partial<Ikev2Profile> = {}, group = 19): Configuration {
  const { crypto } = config
  if (!crypto) return config
  const proposal = { name: 'p', encryption: ['aes-cbc-256'], hashes: ['sha256'], groups: [group], source: line(2, '') }
  const named = { ikev2Profile: { value: 'vpn' } }
  const changed = withEntry(withIsakmp(config, { policies: [] }), named)
  return {
    ...changed,
    crypto: {
      ...(changed.crypto ?? crypto),
      ikev2: { proposals: [proposal], profiles: [{ ...PROFILE, ...change }] },
      dynamicMaps: crypto.dynamicMaps.map((item) => ({ ...item, ...named })),
    },
  }
}

const ends = (site: Partial<Ikev2Profile> = {}, headEnd: Partial<Ikev2Profile> = {}, options: LabOptions = {}) =>
  pair(two(spoke('soho', LAN, [A]), site), two(hub('gw'), headEnd), options)
const exchanges = (lab: Lab) => lab.messages().map(({ exchange, step }) => `${exchange} ${step}`)
const key = (text: string): Partial<Ikev2Profile> => ({
  local: 'pre-share',
  remote: 'pre-share',
  keys: [{ key: text, peers: prefix('0.0.0.0/0'), source: line(3, '') }],
})

describe('set-up', () => {
  it('takes two round trips, and brings the first tunnel with it (sections 1.2 and 1.3)', () => {
    const lab = ends()
    lab.packet('soho')
    lab.run(6)
    expect(exchanges(lab)).toEqual(['init 1', 'init 2', 'auth 3', 'auth 4'])
    const [near] = lab.live('soho')
    expect(lab.live('gw')[0]).toMatchObject({ inboundSpi: near?.outboundSpi, outboundSpi: near?.inboundSpi })
    expect([lab.packet('soho'), lab.packet('gw')]).toEqual(['arrived', 'arrived'])
  })
  it('moves to UDP 4500 with the proof when NAT lies between (section 2.23)', () => {
    const natted = (config: Configuration) => withIsakmp(config, { natTraversal: { value: true } })
    const config = natted(two(spoke('soho', LAN, [A])))
    const lab = new Lab({
      gw: { config: natted(two(hub('gw'))), address: A },
      soho: { config, address: '192.168.1.102', outside: SITE },
    })
    lab.packet('soho')
    lab.run(6)
    const ports = lab.script
      .effects('send')
      .map(({ effect: { packet } }) => packet.payload.protocol === 'udp' && packet.payload.destinationPort)
    expect(ports).toEqual([500, 500, 4500, 4500])
    expect(lab.live('gw')[0]?.natPort).toBe(4500)
  })
  it('does not look for NAT with an end that does not traverse it: both stay at UDP 500 and ESP (section 2.23)', () => {
    const natted = (config: Configuration) => withIsakmp(config, { natTraversal: { value: true } })
    const lab = new Lab({
      gw: { config: natted(two(hub('gw'))), address: A },
      soho: { config: two(spoke('soho', LAN, [A])), address: '192.168.1.102', outside: SITE },
    })
    lab.packet('soho')
    lab.run(6)
    const sent = lab.script.effects('send').map(({ effect: { packet } }) => packet.payload)
    expect(sent.map((payload) => payload.protocol === 'udp' && payload.destinationPort)).toEqual([500, 500, 500, 500])
    expect(lab.live('gw')).toHaveLength(1)
    expect(lab.live('gw')[0]?.natPort).toBeUndefined()
  })
  it('works with one secret, and not with two', () => {
    const good = ends(key('sesame'), key('sesame'))
    good.packet('soho')
    expect(good.run(6).live('gw')).toHaveLength(1)
    const bad = ends(key('sesame'), key('barley'))
    bad.packet('soho')
    expect(bad.run(6).live('gw')).toEqual([])
    expect(bad.times('refused', 'gw')).toHaveLength(1)
  })
  it('is refused when the proposals differ, or the answering end has no profile', () => {
    const differ = pair(two(spoke('soho', LAN, [A])), two(hub('gw'), {}, 14))
    differ.packet('soho')
    expect(differ.run(6).live('gw')).toEqual([])
    const old = pair(two(spoke('soho', LAN, [A])), hub('gw'))
    old.packet('soho')
    old.run(6)
    expect(exchanges(old)).toEqual(['init 1', 'informational 1'])
  })
  it('goes on to the next peer when the first is silent (FACTS section 1)', () => {
    const lab = new Lab({
      'gw-1': { config: two(hub('gw-1')), address: A },
      'gw-2': { config: two(hub('gw-2')), address: B },
      soho: { config: two(spoke('soho', LAN, [A, B])), address: SITE },
    })
    lab.dead.add('gw-1')
    lab.packet('soho')
    lab.run(20)
    expect(lab.peerOf('soho')).toBe('gw-2')
    expect(lab.times('peer-silent', 'soho')[0]).toBeGreaterThanOrEqual(10)
  })
})

describe('a standing SA', () => {
  it('asks on demand, without the other end being told to (section 2.4); five questions unanswered and it is dead', () => {
    const quiet = two(hub('gw'))
    const { keepalive: _none, ...profile } = PROFILE
    const ikev2 = { proposals: quiet.crypto?.ikev2?.proposals ?? [], profiles: [profile] }
    const lab = pair(
      two(spoke('soho', LAN, [A])),
      quiet.crypto ? { ...quiet, crypto: { ...quiet.crypto, ikev2 } } : quiet,
    )
    lab.packet('soho')
    lab.run(6)
    lab.dead.add('gw')
    lab.talk(60, ['soho'])
    const [dead = 0] = lab.times('peer-dead', 'soho')
    // 10 s of silence and five questions, 2 s apart; the last word of the peer was within the first seconds.
    expect(dead).toBeGreaterThanOrEqual(20)
    expect(dead).toBeLessThanOrEqual(27)
  })
  it('renews a tunnel in one round trip (section 1.3.1)', () => {
    const site = withEntry(two(spoke('soho', LAN, [A])), { lifetime: { seconds: 300, kilobytes: 4_608_000 } })
    const lab = pair(site, two(hub('gw')))
    lab.talk(290, ['soho'], 5)
    expect(exchanges(lab).filter((text) => text.startsWith('child'))).toEqual(['child 1', 'child 2'])
    expect(lab.talk(310, ['soho'], 5).packet('soho')).toBe('arrived')
  })
  it('takes its tunnels along when it ends (section 1.4.1)', () => {
    const lab = ends({ lifetimeSeconds: 120 }, { lifetimeSeconds: 120 })
    lab.packet('soho')
    lab.run(6)
    expect(lab.live('gw')).toHaveLength(1)
    lab.run(130)
    expect([lab.live('soho'), lab.live('gw')]).toEqual([[], []])
  })
})

describe('who a profile is for (RFC 7296 section 3.5)', () => {
  const address = (text: string): Ikev2Match => ({ kind: 'address', peers: prefix(text) })
  const domain: Ikev2Match = { kind: 'fqdn', name: 'example.net', domain: true }
  const stands = (site: Partial<Ikev2Profile>, headEnd: Partial<Ikev2Profile>) => {
    const lab = ends({ ...key('k'), ...site }, { ...key('k'), ...headEnd })
    lab.packet('soho')
    lab.run(6)
    return lab
  }
  it('is for a peer whose address its line covers, and for no other', () => {
    expect(stands({}, { matches: [address(`${SITE}/32`)] }).live('gw')).toHaveLength(1)
    const other = stands({}, { matches: [address('192.0.2.99/32')] })
    expect([other.live('gw'), other.live('soho')]).toEqual([[], []])
  })
  it('is for a name that the peer shows, which no address line meets', () => {
    const named = { identity: 'soho-1.example.net' }
    expect(stands(named, { matches: [domain] }).live('gw')).toHaveLength(1)
    expect(stands(named, { matches: [address('0.0.0.0/0')] }).live('gw')).toEqual([])
    expect(stands({}, { matches: [domain] }).live('gw')).toEqual([])
    expect(stands({ identity: 'soho-1.example.org' }, { matches: [domain] }).live('gw')).toEqual([])
  })
  it('holds for who begins, too: the answering end shows itself to the profile of the entry', () => {
    expect(stands({ matches: [address(`${A}/32`)] }, {}).live('soho')).toHaveLength(1)
    expect(stands({ matches: [address('192.0.2.99/32')] }, {}).live('soho')).toEqual([])
  })
  it('leaves open what a line that nobody can judge would meet, and names the line', () => {
    const because = { device: 'gw', line: 9, text: ' match certificate MAP' }
    const open: Ikev2Match = { kind: 'not-known', notKnown: { because, summary: 'which peers it is for' } }
    expect(stands({}, { matches: [open] }).live('gw')[0]?.notKnown?.because).toEqual(because)
    expect(stands({}, { matches: [open, address(`${SITE}/32`)] }).live('gw')[0]?.notKnown).toBeUndefined()
  })
})
