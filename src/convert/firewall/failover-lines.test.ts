/** What the lines of a failover pair come to (ASA command reference: failover, failover lan, failover polltime, monitor-interface). */
import { describe, expect, it } from 'vitest'
import { parseAsa } from '../../asa/index'
import { formatIp } from '../../net/index'
import { convertAsa } from '../asa'

const PORTS = `interface GigabitEthernet0/0
 nameif outside
 security-level 0
 ip address 198.51.100.1 255.255.255.0 standby 198.51.100.2
interface GigabitEthernet0/1
 nameif inside
 security-level 100
 ip address 10.0.0.1 255.255.255.0 standby 10.0.0.2
interface GigabitEthernet0/2
 nameif lab
 security-level 50
 ip address 10.2.0.1 255.255.255.0
interface GigabitEthernet0/3
interface GigabitEthernet0/4.5
 vlan 5
 nameif guests
 security-level 10
 ip address 10.5.0.1 255.255.255.0 standby 10.5.0.2
`
const LINK = `failover lan interface folink GigabitEthernet0/3
failover interface ip folink 192.168.255.1 255.255.255.252 standby 192.168.255.2
`
const PRIMARY = 'failover\nfailover lan unit primary\n'

function read(lines: string, version = 'ASA Version 9.1(2)\n') {
  const text = `${version}hostname fw\n${PORTS}${lines}`
  const { configuration, diagnostics } = convertAsa('fw', parseAsa(text).config, { release: 'asa-9.1' })
  const addresses = new Map(
    configuration.interfaces.map(({ name, address }) => [
      name,
      address.kind === 'static' ? `${formatIp(address.address)}/${address.length}` : address.kind,
    ]),
  )
  return { pair: configuration.firewall?.failover, addresses, told: diagnostics.map(({ summary }) => summary) }
}

describe('a pair', () => {
  it('is none where failover is off, or was turned off again', () => {
    expect(read(`failover lan unit primary\n${LINK}`)).toMatchObject({ pair: undefined, told: [] })
    expect(read(`${PRIMARY}${LINK}no failover\n`)).toMatchObject({ pair: undefined, told: [] })
  })
  it('has its link, and times that are usual', () => {
    const { pair, addresses } = read(`${PRIMARY}${LINK}`)
    expect(pair).toMatchObject({
      unit: 'primary',
      stateful: false,
      pollSeconds: 1,
      holdSeconds: 15,
      interfacePollSeconds: 5,
      interfaceHoldSeconds: 25,
      policy: 1,
      link: { interface: 'GigabitEthernet0/3', length: 30 },
    })
    expect(pair && [formatIp(pair.link.own), formatIp(pair.link.peer)]).toEqual(['192.168.255.1', '192.168.255.2'])
    expect(addresses.get('GigabitEthernet0/3')).toBe('192.168.255.1/30')
    expect(addresses.get('GigabitEthernet0/1')).toBe('10.0.0.1/24')
  })
  it('has on its secondary the other end of the link, and the second addresses', () => {
    const { pair, addresses } = read(`failover\nfailover lan unit secondary\n${LINK}`)
    expect(pair?.unit).toBe('secondary')
    expect(addresses).toEqual(
      new Map([
        ['GigabitEthernet0/0', '198.51.100.2/24'],
        ['GigabitEthernet0/1', '10.0.0.2/24'],
        // Without a second address the unit that stands by has none.
        ['GigabitEthernet0/2', 'none'],
        ['GigabitEthernet0/3', '192.168.255.2/30'],
        ['GigabitEthernet0/4.5', '10.5.0.2/24'],
      ]),
    )
  })
  it('whose unit no line says is the secondary', () => {
    expect(read(`failover\n${LINK}`).pair?.unit).toBe('secondary')
  })
  it.each([
    ['failover polltime unit 2 holdtime 20', { pollSeconds: 2, holdSeconds: 20 }],
    ['failover polltime unit msec 500 holdtime 3', { pollSeconds: 0.5, holdSeconds: 3 }],
    ['failover polltime msec 200 holdtime msec 800', { pollSeconds: 0.2, holdSeconds: 0.8 }],
    // Three polls, where that is more than what is usual.
    ['failover polltime 10', { pollSeconds: 10, holdSeconds: 30 }],
    ['failover polltime interface 3 holdtime 15', { interfacePollSeconds: 3, interfaceHoldSeconds: 15 }],
    ['failover polltime interface msec 500', { interfacePollSeconds: 0.5, interfaceHoldSeconds: 2.5 }],
    ['failover link state GigabitEthernet0/3', { stateful: true }],
    ['failover interface-policy 2', { policy: 2 }],
    ['failover interface-policy 100%', { policy: 2 }],
  ])('is told by %j', (line, expected) => {
    expect(read(`${PRIMARY}${LINK}${line}\n`).pair).toMatchObject(expected)
  })
  it('watches ports with a second address, and none that a line excepts, nor a subinterface', () => {
    const watched = (more = '') =>
      read(`${PRIMARY}${LINK}${more}`).pair?.interfaces.flatMap(({ name, monitored }) => (monitored ? [name] : []))
    expect(watched()).toEqual(['GigabitEthernet0/0', 'GigabitEthernet0/1'])
    expect(watched('no monitor-interface outside\n')).toEqual(['GigabitEthernet0/1'])
  })
})

describe('a pair that is drawn as one, and said so', () => {
  it.each([
    [PRIMARY, 'no line says which interface the failover link is (failover lan interface)'],
    [`${PRIMARY}failover lan interface folink GigabitEthernet0/3\n`, 'folink has no addresses (failover interface ip)'],
    [`${PRIMARY}${LINK.replace('0/3', '0/9')}`, 'there is no interface GigabitEthernet0/9'],
  ])('%j', (lines, why) => {
    expect(read(lines)).toMatchObject({ pair: undefined, told: [`A firewall of two units is drawn as one: ${why}`] })
  })
  it('of PIX, whose units a serial cable joins', () => {
    const text =
      'PIX Version 6.3(5)\ninterface ethernet0 auto\nnameif ethernet0 outside security0\nhostname fw\nfailover\n'
    const { configuration, diagnostics } = convertAsa('fw', parseAsa(text).config, { release: 'pix-6.3' })
    expect(configuration.firewall?.failover).toBeUndefined()
    expect(diagnostics.map(({ summary }) => summary)).toEqual([
      expect.stringMatching(/^A firewall of two units is drawn as one: /),
    ])
  })
})
