/** Kinds of lines that real configurations have and that are easily taken for something else: small files, one a kind. */
import { describe, expect, it } from 'vitest'
import { parseAsa } from '../../asa/index'
import { compileDesign } from '../../compile/index'
import { convertAsa, convertIos } from '../../convert/index'
import { checkDesign } from '../../design/index'
import { parseIos } from '../../ios/index'
import { formatIp, parseIp } from '../../net/index'
import { importConfigurations } from '../index'

/** What is imported of one text: the devices that came of it, what was said (no information), and what comes out. */
function imported(text: string) {
  const { design, diagnostics } = importConfigurations([{ name: 'x.cfg', text }], { values: {} })
  if (!design) throw new Error('nothing was imported')
  const devices = compileDesign(design).devices.filter((item) => item.text !== '')
  return {
    names: devices.map((item) => item.device),
    texts: devices.map((item) => item.text),
    told: diagnostics.filter((item) => item.severity !== 'info').map((item) => item.summary),
  }
}

const ROUTER = 'version 12.4\nhostname r\n!\n'
const PORT = 'interface FastEthernet0/0\n ip address 192.0.2.9 255.255.255.0\n!\n'

describe('texts of a router that are no commands', () => {
  it.each([
    ['a menu', 'menu M title ^C\nhostname other\n 1) Reload\n^C\nmenu M text 1 Show version\n'],
    ['a macro', 'macro name M\nswitchport mode access\nhostname other\n@\n'],
    ['a message of a line', 'line vty 0 4\n vacant-message ^C\nhostname other\n^C\n login\n'],
    ['a banner for logins', 'aaa authentication banner ^Chello\nhostname other\n^C\n'],
    ['a banner of odd delimiters', 'banner exec #\nhostname other\n#\nbanner login ~~\n'],
    ['a banner between letters', 'banner exec z\nhostname other\nz\n'],
    ['what was typed to be done at once', 'line con 0\n do show clock\n logging synchronous\n'],
    ['what is taken away that is not simulated', 'no mpls ip\nno track 7\nno redundancy\n'],
  ])('%s', (_kind, lines) => {
    const text = `${ROUTER}${lines}${PORT}end\n`
    expect(imported(text)).toEqual({ names: ['r'], texts: [text], told: [] })
  })
  it('a text that nothing ends swallows nothing', () => {
    const text = `${ROUTER}menu M title ^C\n${PORT}end\n`
    expect(imported(text).texts).toEqual([text])
  })
  it('what a log wrote between the lines, and the pager’s mark that was wiped out with blanks', () => {
    const log = '*Mar  1 00:12:11.123: %SYS-5-CONFIG_I: Configured from console by vty0\n'
    const { names, texts, told } = imported(
      `r#show run\n${ROUTER}crypto isakmp policy 1\n --More--          encr aes\n --More--         ${PORT}${log}end\n\nr#\n`,
    )
    expect({ names, told }).toEqual({ names: ['r'], told: [] })
    expect(texts).toEqual([`${ROUTER}crypto isakmp policy 1\n encr aes\n${PORT}end\n`])
  })
})

describe('a firewall', () => {
  const PIX = `PIX Version 6.3(5)
interface ethernet0 auto
interface ethernet1 auto shutdown
nameif ethernet0 outside security0
nameif ethernet1 inside security100
hostname pix
names
name 10.1.0.1 self
name 198.51.100.253 isp
ip address outside 198.51.100.254 255.255.255.0
ip address inside self 255.255.255.0
no failover
route outside 0.0.0.0 0.0.0.0 isp 1
`
  it('of PIX 6 has names where addresses are due, and ports that are shut', () => {
    expect(imported(PIX)).toEqual({ names: ['pix'], texts: [PIX], told: [] })
    const { configuration } = convertAsa('pix', parseAsa(PIX).config, { release: 'pix-6.3(5)' })
    expect(configuration.staticRoutes.map((route) => route.nextHop && formatIp(route.nextHop))).toEqual([
      '198.51.100.253',
    ])
    expect(configuration.interfaces.map((item) => item.shutdown.value)).toEqual([false, true])
    expect(configuration.notKnown ?? []).toEqual([])
  })
  it('with a name that nobody defined leaves open what hangs on it', () => {
    const text = PIX.replace('name 198.51.100.253 isp\n', '')
    const { configuration } = convertAsa('pix', parseAsa(text).config, { release: 'pix-6.3(5)' })
    expect(configuration.staticRoutes).toEqual([])
    expect(configuration.notKnown?.map((item) => item.because.text.trim())).toEqual([
      'route outside 0.0.0.0 0.0.0.0 isp 1',
    ])
  })
  it('of ASA 9 has lines that it writes by itself, which leave nothing open', () => {
    const text = `ASA Version 9.8(4)20
!
hostname fw
names
no mac-address auto
interface GigabitEthernet1/1
 nameif outside
 security-level 0
 ip address 198.51.100.254 255.255.255.0
!
ftp mode passive
no failover
icmp unreachable rate-limit 1 burst-size 1
no arp permit-nonconnected
arp rate-limit 32768
crypto ipsec security-association pmtu-aging infinite
crypto ca trustpool policy
threat-detection basic-threat
dynamic-access-policy-record DfltAccessPolicy
`
    expect(imported(text)).toEqual({ names: ['fw'], texts: [text], told: [] })
  })
})

describe('lines of a router that are read as they stand, with nothing to say', () => {
  const NEWER = 'version 15.4\nhostname r\n!\n'
  it.each([
    ['that it routes', 'ip routing\n'],
    ['a group by the length of its mask', 'object-group network G\n 10.9.0.0 /16\n'],
    ['a metric and how far from it', 'route-map M permit 10\n match metric 500 +- 20\n'],
    ['a lease that never ends', 'ip dhcp pool P\n network 10.0.0.0 255.255.255.0\n lease infinite\n'],
    [
      'what is kept of a probe',
      'ip sla 1\n icmp-echo 192.0.2.1\n tag isp\nip sla schedule 1 life forever start-time now\n',
    ],
    ['NAT keepalives of IKE version 2', 'crypto ikev2 nat keepalive 20\n'],
    ['tracking of devices', 'ip device tracking\n'],
  ])('%s', (_kind, lines) => {
    const text = `${NEWER}${lines}${PORT}end\n`
    expect(imported(text)).toEqual({ names: ['r'], texts: [text], told: [] })
  })
  it('a route by a lease that nobody takes never enters the table, and is said', () => {
    expect(imported(`${ROUTER}${PORT}ip route 0.0.0.0 0.0.0.0 dhcp 200\nend\n`).told).toEqual([])
    const { diagnostics } = convertIos(
      'r',
      parseIos(`${ROUTER}${PORT}ip route 0.0.0.0 0.0.0.0 dhcp 200\nend\n`).config,
      { release: '12.4' },
    )
    expect(diagnostics.map((item) => item.summary)).toEqual(['No interface takes its address by DHCP'])
  })
  it('a route that hangs on an object which no line defines stands, and it is said', () => {
    const text = `${ROUTER}${PORT}ip route 10.7.0.0 255.255.0.0 192.0.2.1 track 9\nend\n`
    expect(imported(text).told).toEqual([])
    const { diagnostics, configuration } = convertIos('r', parseIos(text).config, { release: '12.4' })
    expect(diagnostics.map((item) => item.summary)).toEqual(['Object 9 is not defined'])
    expect(configuration.staticRoutes.map(({ notKnown }) => notKnown)).toEqual([undefined])
  })
  it('a group of HSRP that hangs on such an object keeps its priority, and it is said', () => {
    const lines = ' standby 1 ip 192.0.2.1\n standby 1 track 9 decrement 20\n'
    const { diagnostics, configuration } = convertIos('r', parseIos(`${ROUTER}${PORT}${lines}end\n`).config, {
      release: '12.4',
    })
    expect(diagnostics.map((item) => item.summary)).toEqual(['Object 9 is not defined'])
    expect(configuration.notKnown).toBeUndefined()
  })
})

describe('lines of a firewall', () => {
  const PORTS =
    'interface Ethernet0/0\n nameif outside\n security-level 0\n ip address 192.0.2.1 255.255.255.0\ninterface Ethernet0/1\n nameif dmz\n security-level 50\n ip address 10.0.0.1 255.255.255.0\n'
  it('a static line that names what it translates, with limits of connections behind it, leaves it as it is', () => {
    const text = `ASA Version 8.2(1)\nhostname fw\nnames\nname 198.51.100.1 gw\n${PORTS}static (dmz,outside) gw gw netmask 255.255.255.255 tcp 100 50\n`
    expect(imported(text)).toEqual({ names: ['fw'], texts: [text], told: [] })
    const { firewall } = convertAsa('fw', parseAsa(text).config, { release: '' }).configuration
    expect(firewall?.identities.map(({ network }) => `${formatIp(network.address)}/${network.length}`)).toEqual([
      '198.51.100.1/32',
    ])
  })
  it('a pair of units that cannot find each other by its lines is said to be drawn as one', () => {
    const text = `ASA Version 8.2(1)\nhostname fw\n${PORTS}failover\nfailover lan unit primary\nfailover link folink Ethernet0/3\n`
    const { diagnostics } = convertAsa('fw', parseAsa(text).config, { release: '' })
    expect(diagnostics.map(({ line, summary }) => `${line}: ${summary}`)).toEqual([
      '11: A firewall of two units is drawn as one: no line says which interface the failover link is (failover lan interface)',
    ])
  })
  it('what compiles lists, and who dials in by a client, changes nothing', () => {
    const text = `ASA Version 8.2(1)\nhostname fw\n${PORTS}access-list compiled\nip local pool RA 10.9.0.1-10.9.0.9 mask 255.255.255.0\n`
    expect(imported(text).told).toEqual([])
  })
})

describe('a terminal of eighty columns', () => {
  const wrap = (text: string) => text.replaceAll(/^(.{80})(?=.)/gm, '$1\n')
  const LONG =
    'interface FastEthernet0/1\n description the line of the second provider, which is to be used when the first is down\n' +
    ' ip address 10.0.0.1 255.255.255.0\n' +
    'access-list 101 permit udp 10.81.7.0 0.0.0.255 host 198.51.100.1 eq isakmp log-input\n' +
    'access-list 101 permit ip any any\n'
  it('broke lines: each is one again, and is said', () => {
    const text = `${ROUTER}${LONG}${PORT}end\n`
    expect(wrap(text)).not.toBe(text)
    expect(imported(wrap(text))).toEqual({ names: ['r'], texts: [text], told: [] })
    const { normalised, diagnostics } = importConfigurations([{ name: 'x.cfg', text: wrap(text) }], { values: {} })
    expect(normalised.map(({ line, to }) => [line, to.trim().split(' ')[0]])).toEqual([
      [5, 'description'],
      [8, 'access-list'],
    ])
    expect(diagnostics.map((item) => item.summary)).toContain('A terminal of 80 columns broke the line into 2')
  })
  it('of a firewall', () => {
    const rule = 'access-list OUTSIDE-IN extended permit udp 198.51.100.0 255.255.255.0 host 192.0.2.1 eq isakmp log\n'
    const text = `ASA Version 8.2(1)\nhostname fw\n${rule}access-list OUTSIDE-IN extended deny ip any any\n`
    expect(imported(wrap(text))).toEqual({ names: ['fw'], texts: [text], told: [] })
  })
  it('a line of eighty characters that another command follows is whole', () => {
    const text = `${ROUTER}${' description '.padEnd(80, 'x').replace(/^/, 'interface Ethernet0\n')}\n${PORT}end\n`
    expect(imported(text)).toEqual({ names: ['r'], texts: [text], told: [] })
  })
})

describe('tables of their own', () => {
  const router = (name: string, vrf: string, address = '192.0.2.2') =>
    `version 15.4\nhostname ${name}\n!\nvrf definition A\n !\n address-family ipv4\n exit-address-family\n!\ninterface GigabitEthernet0/0\n vrf forwarding A\n ip address 192.0.2.2 255.255.255.0\n!\ninterface GigabitEthernet0/1\n${vrf === '' ? '' : ` vrf forwarding ${vrf}\n`} ip address ${address} 255.255.255.0\n!\nend\n`
  const found = (text: string) => {
    const { design, diagnostics } = importConfigurations([{ name: 'x.cfg', text }], { values: {} })
    if (!design) throw new Error('nothing was imported')
    return {
      told: diagnostics.filter(({ severity }) => severity === 'warning').map(({ summary }) => summary),
      rules: checkDesign(design).flatMap(({ rule }) => (/duplicate|overlap/.test(rule) ? [rule] : [])),
      links: design.links.length,
    }
  }

  it('may have the same addresses, and are not cabled to each other', () => {
    expect(found(router('r', ''))).toEqual({ told: [], rules: [], links: 0 })
  })
  it('may not have them twice', () => {
    const { told, rules } = found(router('r', 'A'))
    expect(told).toEqual([expect.stringContaining('has the address 192.0.2.2 of')])
    expect(rules).toContain('duplicate-address')
  })
})

describe('a configuration of another system', () => {
  it.each([
    [
      'NX-OS',
      '!Command: show running-config\nversion 7.0(3)I7(6)\nswitchname N9K\nvdc N9K id 1\ninterface Vlan10\n  ip address 10.1.1.5/24\n',
    ],
    [
      'NX-OS',
      'hostname N9K\nfeature interface-vlan\ninterface Ethernet1/1\n  no switchport\n  ip address 10.1.1.5/24\n',
    ],
    [
      'IOS XR',
      '!! IOS XR Configuration 6.5.3\nhostname XR\ninterface GigabitEthernet0/0/0/0\n ipv4 address 10.0.0.1 255.255.255.0\n',
    ],
    ['Junos', 'version 18.4R1;\nsystem {\n    host-name SRX;\n}\n'],
    [
      'Junos',
      'set version 18.4R1\nset system host-name SRX\nset interfaces ge-0/0/0 unit 0 family inet address 10.0.0.1/24\n',
    ],
    ['EOS', '! device: leaf1 (vEOS, EOS-4.20.1F)\nhostname leaf1\ninterface Ethernet1\n   ip address 10.0.0.1/31\n'],
    ['FortiOS', '#config-version=FGT60E\nconfig system global\n    set hostname "F"\nend\n'],
    ['VRP or Comware', '#\n sysname HW\n#\ninterface GigabitEthernet0/0/1\n ip address 10.0.0.1 255.255.255.0\n'],
    ['RouterOS', '/interface bridge\nadd name=b1\n/ip address\nadd address=10.0.0.1/24 interface=b1\n'],
  ])('is named and not read: %s', (system, text) => {
    const { design, diagnostics } = importConfigurations([{ name: 'x.cfg', text }], { values: {} })
    expect(design).toBeUndefined()
    expect(diagnostics.map(({ severity, summary }) => [severity, summary])).toEqual([
      ['error', `x.cfg is a configuration of ${system}, which is not read`],
    ])
  })
  it('is none where a router only says a word of one', () => {
    const text =
      'version 15.9\nhostname r\nbanner motd ^C\nset system host-name is for others\n^C\ninterface Loopback0\n description sysname X\n ip address 10.0.0.1 255.255.255.255\n'
    expect(importConfigurations([{ name: 'x.cfg', text }], { values: {} }).design).toBeDefined()
  })
})

describe('what a device prints of what it does not use', () => {
  const lines = (text: string) =>
    importConfigurations([{ name: 'x.cfg', text }], { values: {} }).devices[0]?.lines ?? { consequential: -1 }
  it.each([
    ['a port that is shut', 'interface Serial0/0\n no ip address\n encapsulation frame-relay\n shutdown\n!\n'],
    ['what a port is by itself', 'interface BRI0\n no ip address\n isdn termination multidrop\n!\n'],
    ['a line that nobody dials', 'interface Async1\n no ip address\n encapsulation slip\n!\n'],
  ])('leaves nothing open: %s', (_kind, text) => {
    const whole = `${ROUTER}${PORT}${text}end\n`
    expect(imported(whole)).toEqual({ names: ['r'], texts: [whole], told: [] })
    expect(lines(whole).consequential).toBe(0)
  })
  it('leaves it open as soon as the port is not shut', () => {
    const whole = `${ROUTER}${PORT}interface Serial0/0\n ip address 10.9.9.1 255.255.255.252\n encapsulation frame-relay\n!\nend\n`
    expect(lines(whole).consequential).toBe(1)
    expect(imported(whole).told[0]).toContain('Not known what becomes of what passes Serial0/0')
  })
  it('leaves no tunnel open on a firewall that has none, and none of its addresses', () => {
    const text = `ASA Version 9.6(3)1 \n!\nhostname fw\nxlate per-session deny tcp any4 any4\n!\ninterface GigabitEthernet0/0\n nameif outside\n security-level 0\n ip address 192.0.2.1 255.255.255.0 \n!\ncrypto ipsec security-association lifetime seconds 28800\n: end\n`
    expect(imported(text).told).toEqual([])
    expect(lines(text).consequential).toBe(0)
  })
})

describe('what a text says of its release', () => {
  const releaseOf = (lines: string) => {
    const text = `version 12.2\nhostname r\n!\n${PORT}${lines}end\n`
    const { design, normalised } = importConfigurations([{ name: 'x.cfg', text }], { values: {} })
    const device = design?.devices.find(({ name }) => name === 'r')
    return [device && 'release' in device ? device.release : '', normalised.length]
  }
  it('is more than its train where it has the name of the port of NAT traversal, which then stays as it stood', () => {
    expect(releaseOf('')).toEqual(['12.2(11)T', 0])
    expect(releaseOf('access-list 101 permit udp any any eq non500-isakmp\n')).toEqual(['12.2(13)T', 0])
  })
})

describe('names of a firewall that stand for addresses', () => {
  it('are taken wherever an address is due', () => {
    const text = `ASA Version 8.2(3) \n!\nhostname fw\nname 10.1.0.0 LAN\nname 192.0.2.5 FIRST\nname 192.0.2.9 LAST\nname 192.0.2.2 OTHER\nname 192.0.2.254 GW\n!\ninterface Ethernet0/0\n nameif outside\n security-level 0\n ip address 192.0.2.1 255.255.255.0 standby OTHER\n!\ninterface Ethernet0/1\n nameif inside\n security-level 100\n ip address 10.1.0.1 255.255.0.0 \n!\nglobal (outside) 1 FIRST-LAST netmask 255.255.255.0\nnat (inside) 1 LAN 255.255.0.0\nroute outside 0.0.0.0 0.0.0.0 GW 1\nsla monitor 1\n type echo protocol ipIcmpEcho GW interface outside\nsla monitor schedule 1 life forever start-time now\n`
    const { configuration, diagnostics } = convertAsa('fw', parseAsa(text).config, { release: 'asa-8.2(3)' })
    expect(diagnostics).toEqual([])
    const [rule] = configuration.firewall?.translations ?? []
    expect(rule?.addresses).toEqual([{ address: parseIp('10.1.0.0'), wildcard: parseIp('0.0.255.255') }])
    expect(rule?.change).toMatchObject({
      how: 'dynamic',
      single: [{ first: parseIp('192.0.2.5'), last: parseIp('192.0.2.9') }],
    })
  })
})
