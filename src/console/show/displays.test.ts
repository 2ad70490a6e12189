/** Displays that people type at such a network, each in the layout of the capture that it names. */
import { describe, expect, it } from 'vitest'
import { viewOf } from '../../sim/index'
import { type Lab, reference, settle, settleWith } from '../../testing/lab'
import { exec } from '../exec'
import { columnsOf } from '../testing/layout'
import { FRESH_TERMINAL } from '../types'

const lab = settle(reference())

function shown({ built, network }: Lab, device: string, command: string, text = '', release?: string) {
  const configuration = built.scene.configurations.find((item) => item.device === device)
  if (!configuration) throw new Error(`no ${device}`)
  const told = release === undefined ? configuration : { ...configuration, release }
  return exec({ view: viewOf(network), configuration: told, text }, command)
}
const lines = (of: Lab, device: string, command: string, text = '', release?: string) =>
  shown(of, device, command, text, release).output.split('\n')

describe('show track', () => {
  const tracks = [
    'track 10 interface FastEthernet0/1 line-protocol',
    'track 11 ip route 10.99.0.0 255.255.0.0 reachability',
    'track 12 list boolean and',
    ' object 10',
    ' object 11 not',
  ]
  const of = settleWith({ 'gateway-1': (text) => `${text}\n${tracks.join('\n')}\n` })
  it('brief has the columns of 15.x (published displays)', () => {
    const [head, ...rows] = lines(of, 'gateway-1', 'show track brief')
    expect(head).toBe('Track Type        Instance                   Parameter        State Last Change')
    expect(rows.map((row) => row.replace(/\S+$/, 'AGE'))).toEqual([
      '10    interface   FastEthernet0/1            line-protocol    Up    AGE',
      '11    ip route    10.99.0.0/16               reachability     Down  AGE',
      '12    list                                   boolean          Up    AGE',
    ])
  })
  it('of a list names its objects and how they stand', () => {
    const list = lines(of, 'gateway-1', 'show track 12')
    expect(list.slice(1, 3)).toEqual(['  List boolean and', '  Boolean AND is Up'])
    expect(list).toContain('    object 10 Up')
    expect(list).toContain('    object 11 not Down')
  })
})

it('show object-group lists members as the lines have them (ntc cisco_ios_show_object-group.raw)', () => {
  const text = [
    'object-group network SITES',
    ' description of the sites',
    ' host 1.1.1.1',
    ' 10.0.0.0 255.0.0.0',
    ' group-object OTHERS',
    'object-group service VOICE',
    ' udp range 16384 32767',
    'interface FastEthernet0/0',
  ].join('\n')
  const groups = [
    'Network object group SITES',
    ' Description of the sites',
    ' host 1.1.1.1',
    ' 10.0.0.0 255.0.0.0',
    ' group-object OTHERS',
    'Service object group VOICE',
    ' udp range 16384 32767',
  ]
  expect(lines(lab, 'gateway-1', 'show object-group', text)).toEqual(groups)
  expect(lines(lab, 'gateway-1', 'show object-group VOICE', text)).toEqual(groups.slice(5))
  expect(lines(lab, 'gateway-1', 'show object-group NONE', text)).toEqual(['% Object group NONE is not configured'])
})

it('show interfaces description has the columns of ntc cisco_ios_show_interfaces_description.raw', () => {
  const [head, ...rows] = lines(lab, 'gateway-1', 'show interfaces description')
  expect(head).toBe('Interface                      Status         Protocol Description')
  const row = rows.find((line) => line.startsWith('Fa0/0 ')) ?? ''
  expect(columnsOf(row).slice(0, 3)).toEqual(columnsOf(head ?? '').slice(0, 3))
  expect(row).toMatch(/up +up +Private$/)
})

describe('show ip route summary', () => {
  it('counts what show ip route lists, by where it is from', () => {
    const summary = lines(lab, 'gateway-1', 'show ip route summary')
    const listed = lines(lab, 'gateway-1', 'show ip route').filter((line) => /^[CSD]\*? .*(?:via|connected)/.test(line))
    const [, networks, subnets] = /^Total +(\d+) +(\d+)$/m.exec(summary.join('\n')) ?? []
    const [, internal] = /^internal +(\d+)$/m.exec(summary.join('\n')) ?? []
    expect(Number(networks) - Number(internal) + Number(subnets)).toBe(listed.length)
    expect(summary[0]).toBe('IP routing table name is Default-IP-Routing-Table(0)')
    expect(summary.some((line) => /^eigrp 64 +\d+ +\d+$/.test(line))).toBe(true)
  })
  it('of 15.x counts local routes too, and is named otherwise', () => {
    const later = lines(lab, 'gateway-1', 'show ip route summary', '', '15.9')
    expect(later[0]).toBe('IP routing table name is default (0x0)')
    const count = (of: readonly string[]) => Number(/^connected +\d+ +(\d+)/m.exec(of.join('\n'))?.[1])
    expect(count(later)).toBeGreaterThan(count(lines(lab, 'gateway-1', 'show ip route summary')))
  })
})

it('show ip nat statistics tells interfaces, mappings and what is in use (genie ShowIpNatStatistics golden_output_1)', () => {
  const nat = [
    'ip nat pool OUT 198.51.100.240 198.51.100.243 netmask 255.255.255.240',
    'ip nat inside source list 7 pool OUT',
    'access-list 7 permit 10.9.9.0 0.0.0.255',
  ]
  const of = settleWith({ 'soho-24': (text) => `${text}\n${nat.join('\n')}\n` })
  const stats = lines(of, 'soho-24', 'show ip nat statistics', nat.join('\n'))
  expect(stats[0]).toMatch(/^Total active translations: \d+ \(\d+ static, \d+ dynamic; \d+ extended\)$/)
  expect(stats).toContain('-- Inside Source')
  expect(stats.slice(-4)).toEqual([
    expect.stringMatching(/^\[Id: \d\] access-list 7 pool OUT refcount 0$/),
    ' pool OUT: netmask 255.255.255.240',
    '\tstart 198.51.100.240 end 198.51.100.243',
    '\ttype generic, total addresses 4, allocated 0 (0%)',
  ])
})

describe('IKE', () => {
  it('show crypto isakmp peers has a block for each peer (genie ShowCryptoIsakmpPeer golden_output)', () => {
    const peers = shown(lab, 'gateway-1', 'show crypto isakmp peers').output
    expect(peers).toContain('Peer: 203.0.113.10 Port: 500 Local: 198.51.100.1\n Phase1 id: 203.0.113.10')
  })
  it('show crypto isakmp key has the columns of published displays, and is not for user mode', () => {
    const keyed = (text: string) =>
      `${text}\ncrypto isakmp key cisco address 10.10.10.2\ncrypto isakmp key all address 0.0.0.0 0.0.0.0\n`
    const of = settleWith({ 'gateway-1': keyed })
    const keys = lines(of, 'gateway-1', 'show crypto isakmp key')
    expect(keys[0]).toBe('Keyring      Hostname/Address                            Preshared Key')
    expect(keys).toContain('default      10.10.10.2                                  cisco')
    expect(keys).toContain('default      0.0.0.0        [0.0.0.0]                    all')
    const configuration = of.built.scene.configurations.find((item) => item.device === 'gateway-1')
    if (!configuration) throw new Error('no gateway-1')
    const context = { view: viewOf(of.network), configuration, text: '' }
    expect(exec(context, 'show crypto isakmp key', { ...FRESH_TERMINAL, mode: 'user' }).ok).toBe(false)
  })
})

describe('what is not simulated', () => {
  it.each(['show processes cpu', 'show memory', 'show inventory', 'show ip nat translations verbose', 'show users'])(
    '%s says so',
    (command) => {
      const { ok, output } = shown(lab, 'gateway-1', command)
      expect(ok).toBe(false)
      expect(output).toMatch(/^% "show .*" is a display of IOS, but what it shows \(.+\) is not simulated here\.$/)
    },
  )
})

it.each([
  ['', 'Y'],
  ['crypto ipsec security-association replay window-size 512', 'Y'],
  ['crypto ipsec security-association replay disable', 'N'],
])('show crypto ipsec sa says by the window whether replays are found: "%s"', (line, says) => {
  const of = settleWith({ 'gateway-1': (text) => `${text}\n${line}\n` })
  const said = lines(of, 'gateway-1', 'show crypto ipsec sa').filter((text) => text.includes('replay detection'))
  expect(said.length).toBeGreaterThan(1)
  expect(new Set(said)).toEqual(new Set([`        replay detection support: ${says}`]))
})
