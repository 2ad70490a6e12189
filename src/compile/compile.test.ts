/** What each kind of device is told, topic by topic. */
import { describe, expect, it } from 'vitest'
import type { Configuration } from '../config/index'
import {
  type Design,
  type Device,
  type DeviceChange,
  type Edit,
  NO_HISTORY,
  perform,
  placeSite,
  REFERENCE_DESIGNS,
} from '../design/index'
import { formatIp, formatPrefix } from '../net/index'
import { type CompiledDesign, compileDesign } from './index'

function builtIn(name: string): Design {
  const found = REFERENCE_DESIGNS.find((item) => item.name === name)
  if (!found) throw new Error(`no design ${name}`)
  return found.build()
}

function edited(design: Design, edit: Edit | string): Design {
  const result = typeof edit === 'string' ? edit : perform(design, NO_HISTORY, edit)
  if (typeof result === 'string') throw new Error(result)
  return result.design
}

const reference = builtIn('srnd-figure-c1')
const set = (name: string, change: DeviceChange, design = reference) =>
  edited(design, { kind: 'set-device', name, change })
const find = (compiled: CompiledDesign, device: string) => {
  const found = compiled.devices.find((item) => item.device === device)
  if (!found) throw new Error(`no ${device}`)
  return found
}
const linesOf = (design: Design, device: string) =>
  find(compileDesign(design), device)
    .text.split('\n')
    .map((line) => line.trim())

function plain(design: Design, device: string): Configuration {
  const found = find(compileDesign(design), device)
  if (found.language !== 'none') throw new Error(`${device} has a text`)
  return found.configuration
}

const routes = (of: Configuration) =>
  of.staticRoutes.map(
    ({ prefix, nextHop, interface: name }) =>
      `${formatPrefix(prefix)} ${nextHop === undefined ? (name ?? '') : formatIp(nextHop)}`,
  )

describe('the firewall (FACTS section 8)', () => {
  const lines = linesOf(reference, 'firewall')

  it('leads to each loopback by its own router, to the pools by the virtual address', () => {
    expect(lines.filter((line) => line.startsWith('route'))).toEqual([
      'route vpndmz 198.51.100.1 255.255.255.255 10.81.0.3 1',
      'route vpndmz 198.51.100.2 255.255.255.255 10.81.0.4 1',
      'route vpndmz 10.81.2.0 255.255.254.0 10.81.0.5 1',
      'route vpndmz 10.81.4.0 255.255.252.0 10.81.0.5 1',
      'route outside 0.0.0.0 0.0.0.0 198.51.100.253 1',
    ])
  })
  it('lets in ESP and ISAKMP to the loopbacks, and nothing else', () => {
    expect(lines.filter((line) => line.includes('OUTSIDE-IN'))).toEqual([
      'access-list OUTSIDE-IN extended permit esp any host 198.51.100.1',
      'access-list OUTSIDE-IN extended permit udp any host 198.51.100.1 eq isakmp',
      'access-list OUTSIDE-IN extended permit esp any host 198.51.100.2',
      'access-list OUTSIDE-IN extended permit udp any host 198.51.100.2 eq isakmp',
      'access-group OUTSIDE-IN in interface outside',
    ])
  })
  it('lets the pools reach headquarters, and the loopbacks their own tunnels', () => {
    expect(lines.filter((line) => line.includes('VPNDMZ-IN'))).toEqual([
      'access-list VPNDMZ-IN extended permit ip 10.81.2.0 255.255.254.0 10.1.0.0 255.255.255.0',
      'access-list VPNDMZ-IN extended permit ip 10.81.4.0 255.255.252.0 10.1.0.0 255.255.255.0',
      'access-list VPNDMZ-IN extended permit esp host 198.51.100.1 any',
      'access-list VPNDMZ-IN extended permit udp host 198.51.100.1 any eq isakmp',
      'access-list VPNDMZ-IN extended permit esp host 198.51.100.2 any',
      'access-list VPNDMZ-IN extended permit udp host 198.51.100.2 any eq isakmp',
      'access-group VPNDMZ-IN in interface vpndmz',
    ])
  })
  it('sends packets back only when it is told to', () => {
    const hairpin = 'same-security-traffic permit intra-interface'
    expect(lines).not.toContain(hairpin)
    expect(linesOf(set('firewall', { hairpin: true }), 'firewall')).toContain(hairpin)
  })
  it('lets UDP 4500 through when it is told to, and not else: SEED permits ESP and IKE alone', () => {
    const rule = /^access-list OUTSIDE-IN extended permit udp any host 198\.51\.100\.1 eq (4500|non500-isakmp)$/
    expect(lines.some((line) => rule.test(line))).toBe(false)
    expect(linesOf(set('soho-24', { release: '15.9' }), 'firewall').some((line) => rule.test(line))).toBe(false)
    expect(linesOf(set('firewall', { natTraversal: true }), 'firewall').some((line) => rule.test(line))).toBe(true)
  })
  it('binds no list that has no entries', () => {
    const alone = edited(builtIn('blank-pair'), { kind: 'remove-devices', names: ['gateway-1', 'gateway-2'] })
    const text = linesOf(edited(alone, { kind: 'set-vpn', vpn: { ...alone.vpn, pools: [] } }), 'firewall')
    expect(text.filter((line) => line.startsWith('access-'))).toEqual([])
  })
  it('is written as PIX 6 too', () => {
    const pix = linesOf(set('firewall', { dialect: 'pix' }), 'firewall')
    for (const line of [
      'PIX Version 6.3(5)',
      'nameif GigabitEthernet0/1 vpndmz security50',
      'fixup protocol skinny 2000',
      'ip address vpndmz 10.81.0.1 255.255.255.248',
      'static (vpndmz,outside) 198.51.100.1 198.51.100.1 netmask 255.255.255.255',
      'static (inside,vpndmz) 10.1.0.0 10.1.0.0 netmask 255.255.255.0',
      'access-list from-inet permit esp any host 198.51.100.2',
      'access-list from-vpn permit ip 10.81.4.0 255.255.252.0 10.1.0.0 255.255.255.0',
      'access-group from-vpn in interface vpndmz',
    ])
      expect(pix).toContain(line)
    expect(pix.some((line) => line.includes('extended') || line.startsWith('same-security'))).toBe(false)
  })
})

describe('a head-end', () => {
  const lines = (change: DeviceChange) => linesOf(set('gateway-1', change), 'gateway-1')
  const hsrp = { priority: 120, preempt: true, preemptDelaySeconds: 0, tracks: [] }

  it('says only what the design says', () => {
    expect(lines({ reverseRoute: false })).not.toContain('reverse-route')
    expect(lines({ sameInterfaceCache: false })).not.toContain('ip route-cache same-interface')
    expect(lines({ redirects: true })).not.toContain('no ip redirects')
    expect(lines({ defaultGateway: '' }).some((line) => line.startsWith('ip route 0.0.0.0'))).toBe(false)
    expect(lines({ hsrp: { ...hsrp, preempt: false } })).not.toContain('standby 1 preempt')
  })
  it('delays pre-emption and tracks what it is told to', () => {
    const told = lines({
      hsrp: { ...hsrp, preemptDelaySeconds: 60, tracks: [{ interface: 'FastEthernet0/1', decrement: 20 }] },
    })
    expect(told).toContain('standby 1 preempt delay minimum 60')
    expect(told).toContain('standby 1 track FastEthernet0/1 20')
  })
  it('calls its certificates as its release does', () => {
    expect(lines({})).toContain('crypto ca trustpoint vpn-ca')
    expect(lines({ release: '15.9' })).toContain('crypto pki trustpoint vpn-ca')
  })
  it('takes one secret for all sites when the design has one, and sites one for each peer', () => {
    const design = edited(reference, {
      kind: 'set-vpn',
      vpn: { ...reference.vpn, credentials: { kind: 'pre-shared-key', key: 'sesame' } },
    })
    expect(linesOf(design, 'gateway-1')).toContain('crypto isakmp key sesame address 0.0.0.0 0.0.0.0')
    expect(linesOf(design, 'soho-24').filter((line) => line.startsWith('crypto isakmp key'))).toEqual([
      'crypto isakmp key sesame address 198.51.100.1',
      'crypto isakmp key sesame address 198.51.100.2',
    ])
  })
  it('speaks EIGRP on both of two cross-overs', () => {
    const port = {
      name: 'FastEthernet1/0',
      role: 'cross-over',
      addressing: { kind: 'static', address: '192.168.82.3/24' },
      shutdown: false,
    } as const
    const text = linesOf(
      edited(reference, { kind: 'add-interface', device: 'gateway-1', interface: port }),
      'gateway-1',
    )
    expect(text.filter((line) => line.startsWith('network '))).toEqual(['network 192.168.81.0', 'network 192.168.82.0'])
  })
})

describe('a SOHO router', () => {
  it('lists its peers in the order of the design', () => {
    const text = linesOf(set('soho-24', { peers: ['gateway-2', 'gateway-1'] }), 'soho-24')
    expect(text.filter((line) => line.startsWith('set peer'))).toEqual([
      'set peer 198.51.100.2',
      'set peer 198.51.100.1',
    ])
  })
  it('hands out its LAN, and the CallManager to the phones', () => {
    expect(
      linesOf(reference, 'soho-24').filter((line) => /^(ip dhcp|network|default-router|option)/.test(line)),
    ).toEqual([
      'ip dhcp excluded-address 10.81.2.25',
      'ip dhcp pool home',
      'network 10.81.2.24 255.255.255.248',
      'default-router 10.81.2.25',
      'option 150 ip 10.1.0.10',
    ])
  })
  it('keeps a description on one line, however it was typed', () => {
    expect(linesOf(set('soho-24', { cryptoDescription: '  plain \t ipsec ' }), 'soho-24')).toContain(
      'description plain ipsec',
    )
    expect(
      linesOf(set('soho-24', { cryptoDescription: ' ' }), 'soho-24').some((line) => line.startsWith('description')),
    ).toBe(false)
  })
})

describe('devices without a text', () => {
  it('the Internet has a host route for each customer, and the loopbacks behind the firewall', () => {
    const configuration = plain(reference, 'internet')
    expect(routes(configuration)).toEqual([
      ...[0, 16, 24, 32, 40, 48].map((site, index) => `203.0.113.${10 + site}/32 Access${index + 1}`),
      '198.51.100.1/32 198.51.100.254',
      '198.51.100.2/32 198.51.100.254',
    ])
    const access = configuration.interfaces.filter((item) => item.name.startsWith('Access'))
    expect(
      access.every((item) => item.proxyArp.value && item.address.kind === 'static' && item.address.length === 32),
    ).toBe(true)
  })
  it('a home router hides its inside and hands out 192.168.1.102 first (SEED)', () => {
    const configuration = plain(reference, 'home-24')
    expect(configuration.interfaces.map((item) => [item.name, item.natSide])).toEqual([
      ['Outside', 'outside'],
      ['Inside', 'inside'],
    ])
    expect(configuration.dhcpPools.map((pool) => pool.excluded.map((range) => formatIp(range.last)))).toEqual([
      ['192.168.1.101'],
    ])
    expect(routes(configuration)).toEqual(['0.0.0.0/0 203.0.113.1'])
    expect(configuration.nat?.passThrough).toBe('cookie-spi')
  })
  it('hosts have their gateway, phones their CallManager and the keepalive of the parameters', () => {
    expect(routes(plain(reference, 'admin-pc'))).toEqual(['0.0.0.0/0 10.1.0.1'])
    const design = edited(reference, { kind: 'set-design', change: { parameters: { skinnyKeepaliveSeconds: 45 } } })
    expect(plain(design, 'phone-24').host?.skinny).toMatchObject({ keepaliveSeconds: 45 })
    expect(plain(set('phone-24', { callManager: '' }), 'phone-24').host?.skinny).toBeUndefined()
  })
  it('a switch has ports and no addresses', () => {
    const ports = plain(reference, 'hq-lan').interfaces
    expect(ports.map((item) => [item.kind, item.address.kind])).toEqual(ports.map(() => ['port', 'none']))
  })
})

describe('what surrounds the devices', () => {
  it('cables have rates both ways, and a time however short', () => {
    const { links } = compileDesign(reference).topology
    expect(links).toHaveLength(reference.links.length)
    expect(links.find((link) => link.media === 'dsl')).toMatchObject({
      bandwidthKbit: { ab: 256, ba: 1500 },
      delayMicros: 15_000,
    })
    expect(links.every((link) => link.delayMicros >= 1)).toBe(true)
  })
  it('the history is read to the microsecond; what it cannot mean is said and left out', () => {
    const event = (fault: string) => ({ atSeconds: 1.5, action: 'fault', fault }) as const
    const design = {
      ...reference,
      history: ['reload:gateway-1', 'explode:gateway-1', 'reload:nobody', 'cut:gateway-1/Serial0'].map(event),
    }
    const { history, diagnostics } = compileDesign(design)
    expect(history).toEqual([
      { at: 1_500_000, action: 'fault', fault: { kind: 'reload', device: 'gateway-1', orderly: false } },
    ])
    expect(diagnostics.map((item) => item.summary)).toEqual([
      expect.stringContaining('"explode" is not a kind of fault'),
      expect.stringContaining('there is no device nobody'),
      expect.stringContaining('gateway-1 has no interface Serial0'),
    ])
  })
  it('parameters of the design count where they are known', () => {
    const design = { ...reference, parameters: { bootSeconds: 7, triesPerPeer: 'many', nonsense: 1 } }
    const { parameters } = compileDesign(design)
    expect(parameters).toEqual({ ...compileDesign(reference).parameters, bootSeconds: 7 })
  })
})

describe('changes by hand', () => {
  it('are in the text and in what is read from it', () => {
    const patch = {
      delete: [{ section: ['crypto dynamic-map dmap 10'], text: 'reverse-route' }],
      insert: [{ section: [], text: 'ip cef' }],
    }
    const design = edited(reference, { kind: 'set-patch', name: 'gateway-2', patch })
    expect(linesOf(design, 'gateway-2')).toContain('ip cef')
    expect(linesOf(design, 'gateway-2')).not.toContain('reverse-route')
    expect(linesOf(design, 'gateway-1')).toContain('reverse-route')
  })
})

describe('a full house', () => {
  it('of 192 sites changes no byte of the head-ends and of the firewall (SEED)', () => {
    let design = reference
    for (
      let next = placeSite(design, { x: 0, y: 0 });
      typeof next !== 'string';
      next = placeSite(design, { x: 0, y: 0 })
    ) {
      design = edited(design, next)
    }
    const sohos = design.devices.filter((device: Device) => device.kind === 'soho')
    expect(sohos).toHaveLength(192)
    const compiled = compileDesign(design)
    for (const name of ['gateway-1', 'gateway-2', 'firewall'])
      expect(find(compiled, name).text).toBe(find(compileDesign(reference), name).text)
    expect(new Set(sohos.map((device) => find(compiled, device.name).text)).size).toBe(192)
  })
})
