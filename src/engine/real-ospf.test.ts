/**
 * Two hubs with OSPF inside, as people run them: reverse routes of the active hub are redistributed, the core learns the sites,
 * and when the other hub takes over the core follows. Written in the style of public dual-hub configurations; all names and
 * keys are this test's.
 */
import { describe, expect, it } from 'vitest'
import { exec } from '../console/index'
import { importConfigurations } from '../interop/index'
import { formatPrefix, ip, lookUp } from '../net/index'
import { atSeconds, ROUTE_CODES, runUntil, type SimTime, sendEchoes, viewOf } from '../sim/index'
import { type Lab, play, settleWith, trace } from '../testing/lab'
import { buildScene } from './build'
import { examine } from './findings'

const text = (name: string, ...lines: readonly string[]) => ({
  name: `${name}.cfg`,
  text: `${['version 15.2', `hostname ${name}`, ...lines, 'end'].join('\n')}\n`,
})
const IKE = `crypto isakmp policy 10
 encr aes 256
 authentication pre-share
 group 2
crypto isakmp key OneKeyForAll77 address 0.0.0.0 0.0.0.0
crypto isakmp keepalive 10 3 periodic
crypto ipsec transform-set AES esp-aes 256 esp-sha-hmac
 mode tunnel`

const hub = (n: 1 | 2) =>
  text(
    `hub-${n}`,
    IKE,
    `crypto dynamic-map DYN 10
 set transform-set AES
 reverse-route
crypto map VPN 65000 ipsec-isakmp dynamic DYN
interface Loopback0
 ip address 10.255.0.${n} 255.255.255.255
interface GigabitEthernet0/0
 ip address 192.0.2.${9 + n} 255.255.255.248
 standby 1 ip 192.0.2.13
 standby 1 priority ${120 - 10 * n}
 standby 1 preempt
 standby 1 name HA
 standby 1 track GigabitEthernet0/1 30
 crypto map VPN redundancy HA
interface GigabitEthernet0/1
 ip address 10.1.1.${n} 255.255.255.0
 ip ospf message-digest-key 1 md5 InsideKey
 ip ospf cost 10
router ospf 1
 router-id 10.255.0.${n}
 log-adjacency-changes
 area 0 authentication message-digest
 auto-cost reference-bandwidth 10000
 passive-interface default
 no passive-interface GigabitEthernet0/1
 redistribute static subnets route-map SITES
 network 10.1.1.0 0.0.0.255 area 0
 network 10.255.0.0 0.0.0.255 area 0
ip route 0.0.0.0 0.0.0.0 192.0.2.9
ip prefix-list SITES seq 5 permit 10.20.0.0/16 le 32
route-map SITES permit 10
 match ip address prefix-list SITES
 set metric-type type-1`,
  )

const core = text(
  'core',
  `interface GigabitEthernet0/0
 ip address 10.1.1.254 255.255.255.0
 ip ospf message-digest-key 1 md5 InsideKey
 ip ospf priority 200
interface GigabitEthernet0/1
 ip address 10.1.100.1 255.255.255.0
router ospf 7
 router-id 10.255.0.254
 auto-cost reference-bandwidth 10000
 area 0 authentication message-digest
 passive-interface GigabitEthernet0/1
 network 10.1.0.0 0.0.255.255 area 0`,
)

const spoke = text(
  'spoke-1',
  IKE,
  `crypto map VPN 10 ipsec-isakmp
 set peer 192.0.2.13
 set transform-set AES
 match address 101
interface FastEthernet4
 ip address 203.0.113.11 255.255.255.0
 crypto map VPN
interface Vlan1
 ip address 10.20.1.1 255.255.255.0
ip route 0.0.0.0 0.0.0.0 203.0.113.1
access-list 101 permit ip 10.20.1.0 0.0.0.255 10.0.0.0 0.255.255.255`,
)

const imported = importConfigurations([hub(1), hub(2), core, spoke], { values: {} })
const { design } = imported
if (!design) throw new Error('nothing was imported')

/** From the site to the servers: the tunnel comes up, and what then is asked for is answered. */
const talk = (lab: Lab): readonly string[] => {
  const query = {
    source: ip('10.20.1.1'),
    target: ip('10.1.100.1'),
    repeat: 5,
    size: 100,
    timeoutSeconds: 2,
    doNotFragment: false,
  }
  return sendEchoes(lab.network, 'spoke-1', query).map(({ kind }) => kind)
}

const later = (lab: Lab, seconds: number, ...faults: readonly string[]): Lab =>
  play(
    lab,
    faults.map((fault) => [1, 'fault', fault] as const),
    seconds,
  )

describe('a hub pair with OSPF inside', () => {
  const idle = settleWith({}, design)
  const lab = later(idle, 0)
  const answers = talk(lab)
  runUntil(lab.network, (lab.network.now + atSeconds(30)) as SimTime)
  const ospfRoutes = ({ network }: Lab, device: string) =>
    (lookUp(viewOf(network).devices, device)?.routes ?? [])
      .filter(({ active, route }) => active && route.protocol.startsWith('ospf'))
      .map(
        ({ route }) =>
          `${ROUTE_CODES[route.protocol]} ${formatPrefix(route.prefix)} [${route.distance}/${route.metric}]`,
      )

  it('comes in without a finding about it', () => {
    const grave = examine(design, buildScene(design)).findings.filter(({ severity }) => severity !== 'info')
    expect(grave.map(({ rule }) => rule)).toEqual(['credentials'])
    const remarks = imported.diagnostics.map(({ summary }) => summary).join('\n')
    expect(remarks).not.toMatch(/not simulated|is not read/)
  })
  it('learns what is inside, and the core what the active hub has', () => {
    expect(ospfRoutes(lab, 'hub-2')).toEqual(
      expect.arrayContaining(['O 10.255.0.1/32 [110/11]', 'O 10.1.100.0/24 [110/20]']),
    )
    expect(ospfRoutes(idle, 'core')).toEqual(['O 10.255.0.1/32 [110/11]', 'O 10.255.0.2/32 [110/11]'])
    expect(answers.at(-1)).toBe('reply')
    expect(ospfRoutes(lab, 'core')).toContain('O E1 10.20.1.0/24 [110/30]')
    const { forward, return: back } = trace(lab, 'spoke-1/Vlan1', 'core/GigabitEthernet0/1')
    expect([forward.disposition, back.disposition]).toEqual(['accepted', 'accepted'])
  })
  it('prints what a router prints', () => {
    const configuration = lab.built.scene.configurations.find(({ device }) => device === 'core')
    if (!configuration) throw new Error('the core is missing')
    const shown = (line: string) => {
      const { ok, output } = exec({ view: viewOf(lab.network), configuration, text: '' }, line)
      expect([line, ok]).toEqual([line, true])
      return output
    }
    expect(shown('show ip route')).toMatch(
      /^O E1 {5}10\.20\.1\.0\/24 \[110\/30\] via 10\.1\.1\.1, .*, GigabitEthernet0\/0$/m,
    )
    expect(shown('show ip route 10.20.1.1')).toContain('Known via "ospf 7", distance 110, metric 30, type extern 1')
    expect(shown('show ip ospf neighbor')).toMatch(
      /^10\.255\.0\.2 {8}1 {3}FULL\/BDR {8}00:00:3\d {4}10\.1\.1\.2 {8}Gig/m,
    )
    expect(shown('show ip ospf interface brief')).toMatch(
      /^Gi0\/0 {8}7 {5}0 {15}10\.1\.1\.254\/24 {6}10 {4}DR {4}2\/2$/m,
    )
    expect(shown('show ip ospf interface')).toContain(
      'Designated Router (ID) 10.255.0.254, Interface address 10.1.1.254',
    )
    expect(shown('show ip ospf')).toContain(' Routing Process "ospf 7" with ID 10.255.0.254')
    const database = shown('show ip ospf database')
    expect(database).toMatch(
      /Type-5 AS External Link States\n\n.*Tag\n10\.20\.1\.0 {7}10\.255\.0\.1 {6}\d+ +0x80000001 0x00[0-9A-F]{4} 0$/m,
    )
    expect(database).toMatch(/Router Link States \(Area 0\)\n\n.*Link count\n10\.255\.0\.1 {6}10\.255\.0\.1/)
    const syslog = lab.network.journal
      .filter(({ device, syslog: line }) => device === 'core' && line?.facility === 'OSPF')
      .map(({ syslog: line }) => `%OSPF-${line?.severity}-${line?.mnemonic}: ${line?.text}`)
    expect(syslog).toContain(
      '%OSPF-5-ADJCHG: Process 7, Nbr 10.255.0.1 on GigabitEthernet0/0 from LOADING to FULL, Loading Done',
    )
  })
  it('takes the route away with the hub, and has it of the other when that takes over', () => {
    const gone = later(lab, 60, 'power:hub-1')
    const lost = gone.network.journal.find(
      ({ device, protocol, event, at }) =>
        at > lab.network.now && device === 'core' && protocol === 'ospf' && event === 'neighbor-down',
    )
    expect(lost?.text).toContain('Dead timer expired')
    talk(gone)
    runUntil(gone.network, (gone.network.now + atSeconds(90)) as SimTime)
    expect(ospfRoutes(gone, 'core')).toContain('O E1 10.20.1.0/24 [110/30]')
    const { forward, return: back } = trace(gone, 'spoke-1/Vlan1', 'core/GigabitEthernet0/1')
    expect([forward.disposition, back.disposition]).toEqual(['accepted', 'accepted'])
    expect(back.hops.map(({ device }) => device)).toContain('hub-2')
  })
})
