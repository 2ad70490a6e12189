/** Displays of a PIX and an ASA, held against public captures; each test names the capture or reference that its layout is from. */
import { describe, expect, it } from 'vitest'
import { parseAsa } from '../../asa/index'
import { convertAsa } from '../../convert/index'
import { atSeconds, createNetwork, runUntil, viewOf } from '../../sim/index'
import { reference, settle } from '../../testing/lab'
import { exec } from '../exec'

const lab = settle(reference())

/** The reference design's firewall, as another product or release would print it. */
function shown(command: string, release?: string): readonly string[] {
  const found = lab.built.scene.configurations.find((item) => item.device === 'firewall')
  if (!found?.firewall) throw new Error('no firewall')
  const pix = release?.startsWith('pix') === true
  const firewall = { ...found.firewall, ...(pix ? { dialect: 'pix' as const } : {}) }
  const configuration = { ...found, firewall, ...(release === undefined ? {} : { release }) }
  return exec({ view: viewOf(lab.network), configuration, text: '' }, command).output.split('\n')
}

/** A firewall by itself, told by its text. */
function alone(text: string, release: string) {
  const { configuration } = convertAsa('fw', parseAsa(text).config, { release })
  const topology = { devices: [], links: [] }
  const network = createNetwork({ ...lab.built.scene, topology, configurations: [configuration], history: [] })
  runUntil(network, atSeconds(200))
  return (command: string) => exec({ view: viewOf(network), configuration, text }, command).output.split('\n')
}

const ASA = `ASA Version 9.1
interface GigabitEthernet0/0
 description to the provider
 nameif outside
 security-level 0
 ip address 198.51.100.254 255.255.255.0 standby 198.51.100.253
interface GigabitEthernet0/1
 nameif inside
 security-level 100
 ip address 10.1.0.1 255.255.0.0 standby 10.1.0.2
interface GigabitEthernet0/2
object network WEB
 host 10.1.0.10
object network WEB
 nat (inside,outside) static 198.51.100.10
access-list IN remark what the world may ask
access-list IN extended permit tcp any host 10.1.0.10 eq www log
access-list IN extended permit icmp any any echo-reply
access-list IN extended permit udp any gt 1023 host 10.1.0.10 lt 1024
access-list IN extended deny ip any host 10.1.0.99 inactive
access-list SPLIT standard permit 10.0.0.0 255.0.0.0
access-list SPLIT standard permit host 192.0.2.1
access-group IN in interface outside
failover
failover lan unit primary
failover lan interface FO GigabitEthernet0/2
failover interface ip FO 192.168.254.1 255.255.255.252 standby 192.168.254.2
`
const asa = alone(ASA, 'asa-9.1')

describe('show access-list (ntc cisco_asa_show_access-list.raw)', () => {
  const rows = asa('show access-list IN').map((line) => line.replace(/ 0x[0-9a-f]{8} $/, ' HASH'))
  it('has remarks, types of ICMP, log with its level, open ranges, and what is switched off', () => {
    expect(rows[0]).toMatch(/^access-list IN; 3 elements; name hash: 0x[0-9a-f]{8}$/)
    expect(rows.slice(1)).toEqual([
      'access-list IN line 1 remark what the world may ask ',
      'access-list IN line 2 extended permit tcp any host 10.1.0.10 eq www log informational interval 300 (hitcnt=0) HASH',
      'access-list IN line 3 extended permit icmp any any echo-reply (hitcnt=0) HASH',
      'access-list IN line 4 extended permit udp any gt 1023 host 10.1.0.10 lt 1024 (hitcnt=0) HASH',
      'access-list IN line 5 extended deny ip any host 10.1.0.99 inactive (hitcnt=0) (inactive) HASH',
    ])
  })
  it('of a standard list has one address (cisco_asa_show_access-list3.raw)', () => {
    expect(
      asa('show access-list SPLIT')
        .slice(1)
        .map((line) => line.replace(/ \(.*$/, '')),
    ).toEqual([
      'access-list SPLIT line 1 standard permit 10.0.0.0 255.0.0.0',
      'access-list SPLIT line 2 standard permit host 192.0.2.1',
    ])
  })
})

describe('show route', () => {
  it('of 9.2 on has local routes in nine columns (ntc cisco_asa_show_route_alt_multiline.raw)', () => {
    const rows = shown('show route', 'asa-9.16')
    expect(rows[0]).toBe('Codes: L - local, C - connected, S - static, R - RIP, M - mobile, B - BGP')
    expect(rows.some((line) => /^S\* {7}0\.0\.0\.0 0\.0\.0\.0 \[1\/0\] via \S+, outside$/.test(line))).toBe(true)
    expect(rows.some((line) => /^L {8}\S+ 255\.255\.255\.255 is directly connected, outside$/.test(line))).toBe(true)
  })
  it('of 8.x has neither (ntc cisco_asa_show_route.raw, its last part)', () => {
    const rows = shown('show route', 'asa-8.4')
    expect(rows.some((line) => line.startsWith('L '))).toBe(false)
    expect(rows.some((line) => /^C {4}\S+ \S+ is directly connected, inside$/.test(line))).toBe(true)
  })
})

describe('show interface', () => {
  it('of an ASA has the description (ntc cisco_asa_show_interface.raw)', () => {
    expect(asa('show interface outside')).toContain('\tDescription: to the provider')
  })
  it('of a PIX is its own (PIX 6.3 command reference; published displays)', () => {
    const rows = shown('show interface outside', 'pix-6.3')
    expect(rows.slice(0, 4)).toEqual([
      expect.stringMatching(/^interface \S+ "outside" is up, line protocol is up$/),
      expect.stringMatching(/^ {2}Hardware is i82559 ethernet, address is \S+$/),
      expect.stringMatching(/^ {2}IP address \S+, subnet mask \S+$/),
      expect.stringMatching(/^ {2}MTU 1500 bytes, BW \d+ Kbit full duplex$/),
    ])
    expect(rows.join('\n')).not.toContain('Traffic Statistics')
  })
})

it('show conn of a PIX calls the ends out and in (PIX 6.3 command reference, show conn)', () => {
  const rows = shown('show conn', 'pix-6.3')
  expect(
    rows.some((line) => /^UDP out 203\.0\.113\.10:500 in 198\.51\.100\.1:500 idle \d+:\d\d:\d\d flags -$/.test(line)),
  ).toBe(true)
  expect(
    rows.some((line) =>
      /^TCP out 10\.81\.2\.2:\d+ in 10\.1\.0\.10:2000 idle \d+:\d\d:\d\d Bytes \d+ flags UIOB$/.test(line),
    ),
  ).toBe(true)
})

describe('show xlate', () => {
  it.each([
    ['asa-8.4', 'Flags: D - DNS, i - dynamic, r - portmap, s - static, I - identity, T - twice'],
    ['asa-9.1', 'Flags: D - DNS, e - extended, I - identity, i - dynamic, r - portmap,'],
  ])(
    'of %s explains its flags as that release does (ntc cisco_asa_show_xlate.raw; ASA 9 command reference)',
    (release, flags) => {
      expect(alone(ASA, release)('show xlate')[1]).toBe(flags)
    },
  )
})

it('show nat detail says what stands behind the names (ASA command reference, show nat)', () => {
  expect(asa('show nat detail')).toEqual([
    'Auto NAT Policies (Section 2)',
    '1 (inside) to (outside) source static WEB 198.51.100.10',
    '    translate_hits = 0, untranslate_hits = 0',
    '    Source - Origin: 10.1.0.10/32, Translated: 198.51.100.10/32',
  ])
})

describe('show failover (ntc cisco_asa_show_failover1.raw)', () => {
  it('names both units, the link and the interfaces', () => {
    const rows = asa('show failover')
    expect(rows.slice(0, 3)).toEqual([
      'Failover On',
      'Failover unit Primary',
      expect.stringMatching(/^Failover LAN Interface: \S+ GigabitEthernet0\/2 \(down\)$/),
    ])
    expect(rows).toContain('\tThis host: Primary - Active')
    expect(rows.some((line) => line.startsWith('\tOther host: Secondary - '))).toBe(true)
    expect(rows).toContain('\t\t  Interface outside (198.51.100.254): No Link (Waiting)')
    expect(rows).toContain('\t\t  Interface outside (198.51.100.253): Unknown (Waiting)')
  })
  it('of a firewall by itself is off', () => {
    expect(shown('show failover')).toEqual(['Failover Off'])
  })
})

it('show logging and show version are those of the release (ntc cisco_asa_show_logging_1.raw, cisco_asa_show_version1.raw)', () => {
  expect(shown('show logging', 'asa-9.1')).toContain('    Hide Username logging: disabled')
  expect(shown('show logging', 'asa-8.4')).not.toContain('    Hide Username logging: disabled')
  expect(shown('show logging', 'pix-6.3').join('\n')).not.toContain('ASDM')
  expect(asa('show version').join('\n')).toMatch(/\n\S+ up 3 mins 20 secs/)
})

it('what a firewall shows of things that are not simulated is answered so', () => {
  const found = lab.built.scene.configurations.find((item) => item.device === 'firewall')
  if (!found) throw new Error('no firewall')
  for (const command of ['show cpu usage', 'show vpn-sessiondb', 'show crypto ipsec sa'])
    expect(exec({ view: viewOf(lab.network), configuration: found, text: '' }, command)).toMatchObject({
      ok: false,
      output: expect.stringContaining('is not simulated here'),
    })
})
