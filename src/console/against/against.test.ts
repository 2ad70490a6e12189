/**
 * Pasted outputs: those of real devices (samples of ntc-templates and genieparser, Apache-2.0, trimmed to the lines
 * that matter), the source document's own, and the simulator's, read by the same readers.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { viewOf } from '../../sim/index'
import { play, reference, settle, struck } from '../../testing/lab'
import { SEED_ROUTES } from '../../testing/seed-routes'
import { SHOW_IOS } from '../commands/show-ios'
import { exec } from '../exec'
import { compareWithReal } from './compare'
import { outputsOf } from './outputs'
import { readPrinted } from './read'

const lab = settle(reference())

function printed(device: string, command: string, of = lab): string {
  const configuration = of.built.scene.configurations.find((item) => item.device === device)
  if (!configuration) throw new Error(`no ${device}`)
  const result = exec({ view: viewOf(of.network), configuration, text: '' }, command)
  return result.ok ? result.output : ''
}

function rowsOf(text: string) {
  const table = readPrinted(text)
  if (typeof table === 'string') throw new Error(table)
  return { ...table, rows: Object.fromEntries(table.rows.map((row) => [row.key, row.fields])) }
}

describe('show ip route', () => {
  it('reads masks from headings, several paths, broken lines and summaries (ntc cisco_ios_show_ip_route)', () => {
    const { rows, unread, command } = rowsOf(`Gateway of last resort is 194.0.0.2 to network 0.0.0.0

     1.0.0.0/32 is subnetted, 1 subnets
S       1.1.1.1 [1/0] via 212.0.0.1
                [1/0] via 192.168.0.1
     5.0.0.0/24 is subnetted, 1 subnets
D EX    5.5.5.0 [170/2297856] via 10.0.1.2, 00:12:01, Serial0/0
     10.0.0.0/8 is variably subnetted, 5 subnets, 3 masks
C       10.0.1.0/24 is directly connected, Serial0/0
B        11.1.0.0/17 [200/0], 2w0d, Null0
O E2    192.168.10.168/29
           [110/20] via 7.7.7.170, 12:54:35, TenGigabitEthernet7/4
O*E2 0.0.0.0/0 [110/1] via 194.0.0.2, 00:05:35, FastEthernet0/0.100
C    194.0.0.0/16 is directly connected, FastEthernet0/0.100
`)
    expect(command).toBe('show ip route')
    expect(unread).toEqual([])
    expect(rows).toEqual({
      '1.1.1.1/32': { code: 'S', 'distance/metric': '1/0; 1/0', via: '212.0.0.1; 192.168.0.1' },
      '5.5.5.0/24': { code: 'D EX', 'distance/metric': '170/2297856', via: '10.0.1.2 Se0/0' },
      '10.0.1.0/24': { code: 'C', via: 'connected Se0/0' },
      '11.1.0.0/17': { code: 'B', 'distance/metric': '200/0', via: 'Nu0' },
      '192.168.10.168/29': { code: 'O E2', 'distance/metric': '110/20', via: '7.7.7.170 Te7/4' },
      '0.0.0.0/0': { code: 'O E2', 'distance/metric': '110/1', via: '194.0.0.2 Fa0/0.100' },
      '194.0.0.0/16': { code: 'C', via: 'connected Fa0/0.100' },
    })
  })

  it('reads 15.x with its legend and local routes (genie ShowIpRoute golden_output_1)', () => {
    const { rows, unread } = rowsOf(`R1_iosv#show ip route
Codes: L - local, C - connected, S - static, R - RIP, M - mobile, B - BGP
       ia - IS-IS inter area, * - candidate default, U - per-user static route
       a - application route
       + - replicated route, % - next hop override

Gateway of last resort is not set

      10.9.0.0/32 is subnetted, 1 subnets
S        10.36.3.3 is directly connected, GigabitEthernet0/3
                 is directly connected, GigabitEthernet0/2
      10.0.0.0/8 is variably subnetted, 5 subnets, 2 masks
L        10.1.2.1/32 is directly connected, GigabitEthernet0/0
`)
    expect(unread).toEqual([])
    expect(rows).toEqual({
      '10.36.3.3/32': { code: 'S', via: 'connected Gi0/3; connected Gi0/2' },
      '10.1.2.1/32': { code: 'L', via: 'connected Gi0/0' },
    })
  })

  it.each(['gateway-1', 'gateway-2'])("the source document's table of %s agrees with the simulation", (device) => {
    const text = (SEED_ROUTES[device] ?? []).join('\n')
    const comparison = compareWithReal(text, (command) => printed(device, command))
    if (typeof comparison === 'string') throw new Error(comparison)
    expect(comparison.unread).toEqual([])
    expect(comparison.rows.map((row) => [row.key, row.verdict])).toEqual(
      comparison.rows.map((row) => [row.key, 'same']),
    )
    expect(comparison.rows).toHaveLength(10)
  })

  it('names what the real router lacks, has too much, and has otherwise', () => {
    const cut = struck(lab, { kind: 'cut', device: 'gateway-1', interface: 'FastEthernet0/1' })
    const real = `${printed('gateway-1', 'show ip route', cut)}\nS    172.16.0.0/16 [1/0] via 10.81.0.1`.replace(
      '10.81.0.1\n',
      '10.81.0.2\n',
    )
    const comparison = compareWithReal(real, (command) => printed('gateway-1', command))
    if (typeof comparison === 'string') throw new Error(comparison)
    const of = (verdict: string) => comparison.rows.filter((row) => row.verdict === verdict).map((row) => row.key)
    expect(of('only-simulated').sort()).toEqual(['10.81.2.24/29', '10.81.2.48/29', '192.168.81.0/24'])
    expect(of('only-real')).toEqual(['172.16.0.0/16'])
    expect(comparison.rows.filter((row) => row.verdict === 'differs').map((row) => row.differing)).toEqual([
      [{ field: 'via', real: '10.81.0.2', simulated: '10.81.0.1' }],
    ])
  })
})

describe('the local routes that 15 prints and 12.2 does not', () => {
  const LOCAL = 'L        10.81.0.3/32 is directly connected, FastEthernet0/0'
  const ours = printed('gateway-1', 'show ip route')
  const only = (real: string, simulated: string) => {
    const comparison = compareWithReal(real, () => simulated)
    if (typeof comparison === 'string') throw new Error(comparison)
    return comparison.rows.flatMap(({ key, verdict }) => (verdict === 'same' ? [] : [`${verdict} ${key}`]))
  }
  const listing = `${ours}\n${LOCAL}`
  it('are no difference of the networks, whichever of the two prints them', () => {
    expect(ours).not.toMatch(/^L /m)
    expect(only(listing, ours)).toEqual([])
    expect(only(ours, listing)).toEqual([])
  })
  it('are compared where both print them', () => {
    expect(only(listing.replace('10.81.0.3/32', '10.81.0.6/32'), listing)).toEqual([
      'only-real 10.81.0.6/32',
      'only-simulated 10.81.0.3/32',
    ])
  })
})

describe('show crypto map', () => {
  it("reads the source document's entry of a head-end", () => {
    const { rows, unread } = rowsOf(`gateway-1#show crypto map
Crypto Map: "test" idb: Loopback0 local address: 64.100.1.1
Crypto Map "test" 1 ipsec-isakmp
        Dynamic map template tag: dmap
Crypto Map "test" 191 ipsec-isakmp
        Peer = 165.1.2.3
        Extended IP access list
            access-list permit ip any 10.81.2.0 0.0.0.7
            dynamic (created from dynamic map dmap/10)
        Current peer: 165.1.2.3
        Security association lifetime: 4608000 kilobytes/3600 seconds
        PFS (Y/N): N
        Transform sets={ t1, }
        Reverse Route Injection Enabled
`)
    expect(unread).toEqual([])
    expect(rows).toEqual({
      'test local address': { address: '64.100.1.1' },
      'test 1': { template: 'dmap' },
      'test, permit ip any 10.81.2.0 0.0.0.7': {
        peers: '165.1.2.3',
        protects: 'permit ip any 10.81.2.0 0.0.0.7',
        'made by': 'dmap/10',
        'current peer': '165.1.2.3',
        lifetime: '4608000 kilobytes/3600 seconds',
        PFS: 'N',
        'transform sets': 't1',
        'reverse route': 'Enabled',
      },
    })
  })

  it("reads the source document's entry of a SOHO router", () => {
    const { rows, unread } = rowsOf(`router-vpn#show crypto map
Crypto Map "test" 1 ipsec-isakmp
        Description: plain ol' ipsec
        Peer = 64.100.1.1
        Peer = 64.100.1.2
        Extended IP access list 101
            access-list 101 permit ip 10.81.2.0 0.0.0.7 any
        Current peer: 64.100.1.1
        Security association lifetime: 4608000 kilobytes/3600 seconds
        PFS (Y/N): N
        Transform sets={
                t1,
        }
        QOS pre-classification
        Interfaces using crypto map test:
                Ethernet0
`)
    expect(unread).toEqual([])
    expect(rows['test 1']).toMatchObject({
      peers: '64.100.1.1; 64.100.1.2',
      'current peer': '64.100.1.1',
      'transform sets': 't1',
      list: '101',
    })
  })

  it('reads a later release (genie ShowCryptoMap golden_output_2)', () => {
    const { rows, unread } = rowsOf(`Crypto Map IPv4 "ikev2-cryptomap" 1 ipsec-isakmp
	Peer = 172.20.249.12
	Peer = 172.20.249.3
	IKEv2 Profile: ikev2profile
	Access-List SS dynamic: False
	Extended IP access list 102
	Current peer: 172.20.249.12
	Security association lifetime: 4608000 kilobytes/3600 seconds
	Dualstack (Y/N): N

	Responder-Only (Y/N): N
	PFS (Y/N): N
	Mixed-mode : Disabled
	Transform sets={
		aes256-sha1:  { esp-aes esp-sha-hmac  } ,
	}
	Interfaces using crypto map ikev2-cryptomap:
		Vlan1`)
    expect(unread).toEqual([])
    expect(rows['ikev2-cryptomap 1']).toMatchObject({ 'transform sets': 'aes256-sha1', list: '102' })
  })
})

describe('the others', () => {
  it('show crypto isakmp sa, 12.2 and 15.x', () => {
    expect(
      rowsOf(`dst             src             state           conn-id    slot
64.100.1.1      192.168.1.102   QM_IDLE             108       0`).rows,
    ).toEqual({ '64.100.1.1 from 192.168.1.102': { state: 'QM_IDLE' } })
    const later = rowsOf(`IPv4 Crypto ISAKMP SA
dst             src             state          conn-id status
100.0.10.2      100.13.220.2    QM_IDLE          29609 ACTIVE
100.0.10.2      100.12.82.2     MM_NO_STATE      29188 ACTIVE (deleted)

IPv6 Crypto ISAKMP SA
`)
    expect(later.unread).toEqual([])
    expect(later.rows['100.0.10.2 from 100.12.82.2']).toEqual({ state: 'MM_NO_STATE', status: 'ACTIVE (deleted)' })
  })

  it('show standby (ntc cisco_ios_show_standby1)', () => {
    const { rows, unread } = rowsOf(`Vlan76 - Group 76
  State is Standby
    4 state changes, last state change 27w0d
  Virtual IP address is 128.88.163.190
    Secondary virtual IP address 128.88.8.129
  Active virtual MAC address is 0000.0c07.ac4c
    Local virtual MAC address is 0000.0c07.ac4c (v1 default)
  Hello time 3 sec, hold time 10 sec
    Next hello sent in 1.840 secs
  Authentication text, string "fweq12as"
  Preemption enabled, delay min 180 secs, reload 300 secs
  Active router is 128.88.163.163, priority 255 (expires in 9.648 sec)
  Standby router is local
  Priority 250 (configured 250)
  Group name is "hsrp-Vl76-76" (default)`)
    expect(unread).toEqual([])
    expect(rows['Vl76 group 76']).toEqual({
      state: 'Standby',
      'virtual address': '128.88.163.190',
      'hello/hold': '3/10',
      preempt: 'yes',
      'active router': '128.88.163.163',
      'standby router': 'local',
      priority: '250',
    })
  })

  it('show ip eigrp neighbors (ntc cisco_ios_show_ip_eigrp_neighbors and …neighbors2)', () => {
    const { rows, unread } = rowsOf(`IP-EIGRP neighbors for process 1
H   Address                 Interface       Hold Uptime   SRTT   RTO  Q  Seq
                                            (sec)         (ms)       Cnt Num
0   192.168.1.2            Gi0/0             10 00:12:45   19   100  0  11
1   192.168.2.2            Gi0/1             12 00:11:24   14   100  0  10`)
    expect(unread).toEqual([])
    expect(rows).toEqual({
      '192.168.1.2': { interface: 'Gi0/0', AS: '1' },
      '192.168.2.2': { interface: 'Gi0/1', AS: '1' },
    })
    expect(rowsOf('EIGRP-IPv4 Neighbors for AS(545)\n2   10.205.205.11  Vl624  10 3w2d  4 100 0 13336').rows).toEqual({
      '10.205.205.11': { interface: 'Vl624', AS: '545' },
    })
  })
})

describe('outputs of several boxes in one paste, of 12.4 and of XE', () => {
  const SESSION = `hub-1#sh ip ro
Codes: L - local, C - connected, S - static, R - RIP, M - mobile, B - BGP
       n - NAT, Ni - NAT inside, No - NAT outside, Nd - NAT DIA
       & - replicated local route overrides by connected

Gateway of last resort is 192.0.2.1 to network 0.0.0.0

O*E2  0.0.0.0/0 [110/1] via 10.0.0.9, 2w3d, GigabitEthernet0/0/1
      10.0.0.0/8 is variably subnetted, 3 subnets, 2 masks
D EX     10.81.2.0/29
           [170/2588160] via 10.0.0.3, 00:12:01, Vlan10
 --More-- \b\b\b\b\b\b\b\b\b        \b\b\b\b\b\b\b\b\bL        10.0.0.2/32 is directly connected, GigabitEthernet0/0/1
hub-1#show standby
Vlan10 - Group 1 (version 2)
  State is Active
    4 state changes, last state change 3d02h
  Virtual IP address is 10.0.0.1
  Active virtual MAC address is 0000.0c9f.f001 (MAC In Use)
    Local virtual MAC address is 0000.0c9f.f001 (v2 default)
  Hello time 250 msec, hold time 1 sec
    Next hello sent in 0.112 secs
  Preemption enabled, delay min 60 secs
  Active router is local
  Standby router is 10.0.0.3, priority 100 (expires in 0.896 sec)
  Priority 110 (configured 110)
    Track object 1 state Up decrement 20
  Group name is "hsrp-Vl10-1" (default)
branch#show crypto isakmp sa
IPv4 Crypto ISAKMP SA
dst             src             state          conn-id slot status
192.0.2.1       198.51.100.7    QM_IDLE           1001    0 ACTIVE
IPv6 Crypto ISAKMP SA
branch#show ip eigrp vrf RED neighbors
EIGRP-IPv4 Neighbors for AS(7) VRF(RED)
H   Address                 Interface              Hold Uptime   SRTT   RTO  Q  Seq
                                                   (sec)         (ms)       Cnt Num
0   10.0.0.2                Gi0/0/1.100              12 02:11:02    1   200  0  31
branch#show ip interface brief
Interface                  IP-Address      OK? Method Status                Protocol
GigabitEthernet0/0/0       192.0.2.9       YES DHCP   up                    up
Virtual-Access1            10.255.0.1      YES unset  up                    up
Vlan10                     unassigned      YES NVRAM  administratively down down
branch#`
  const outputs = outputsOf(SESSION)
  const tables = outputs.map(({ text }) => rowsOf(text))
  it('are told apart by their prompts, and read without a line left', () => {
    expect(outputs.map(({ host }) => host)).toEqual(['hub-1', 'hub-1', 'branch', 'branch', 'branch'])
    expect(tables.flatMap(({ unread }) => unread)).toEqual([])
    expect(tables.map(({ command }) => command)).toEqual([
      'show ip route',
      'show standby',
      'show crypto isakmp sa',
      'show ip eigrp vrf RED neighbors',
      'show ip interface brief',
    ])
  })
  it('have rows that do not hang on the layout', () => {
    const [routes, standby, sas, neighbors, brief] = tables.map(({ rows }) => rows)
    expect(routes).toEqual({
      '0.0.0.0/0': { code: 'O E2', 'distance/metric': '110/1', via: '10.0.0.9 Gi0/0/1' },
      '10.81.2.0/29': { code: 'D EX', 'distance/metric': '170/2588160', via: '10.0.0.3 Vl10' },
      '10.0.0.2/32': { code: 'L', via: 'connected Gi0/0/1' },
    })
    expect(standby).toEqual({
      'Vl10 group 1': {
        state: 'Active',
        'virtual address': '10.0.0.1',
        'hello/hold': '0.25/1',
        preempt: 'yes',
        'active router': 'local',
        'standby router': '10.0.0.3',
        priority: '110',
      },
    })
    expect(sas).toEqual({ '192.0.2.1 from 198.51.100.7': { state: 'QM_IDLE', status: 'ACTIVE' } })
    expect(neighbors).toEqual({ '10.0.0.2': { interface: 'Gi0/0/1.100', AS: '7' } })
    expect(Object.keys(brief ?? {})).toEqual(['Gi0/0/0', 'Vi1', 'Vl10'])
  })
})

describe('any other show', () => {
  const COMMANDS = SHOW_IOS.flatMap(({ pattern }) => (/[<[(|]/.test(pattern) ? [] : [pattern]))
  it('of the same device agrees with itself, and leaves no line unread', () => {
    expect(COMMANDS.length).toBeGreaterThan(30)
    const apart = COMMANDS.flatMap((command) => {
      const text = printed('gateway-1', command)
      const comparison = compareWithReal(`gateway-1#${command}\n${text}`, (asked) => printed('gateway-1', asked))
      if (typeof comparison === 'string') return [`${command}: ${comparison}`]
      const differ = comparison.rows.filter(({ verdict }) => verdict !== 'same')
      return [
        ...differ.map(({ key }) => `${command}: ${key}`),
        ...comparison.unread.map((at) => `${command}: ${at.text}`),
      ]
    })
    expect(apart).toEqual([])
  })
  it('of minutes later departs in ages and counters alone, which are not compared', () => {
    const later = play(lab, [], 200)
    for (const command of [
      'show ip ospf neighbor',
      'show interfaces',
      'show crypto ipsec sa',
      'show ip arp',
      'show crypto session',
    ]) {
      const comparison = compareWithReal(`gateway-1#${command}\n${printed('gateway-1', command, later)}`, (asked) =>
        printed('gateway-1', asked),
      )
      const rows =
        typeof comparison === 'string' ? comparison : comparison.rows.filter(({ verdict }) => verdict !== 'same')
      expect([command, rows]).toEqual([command, []])
    }
  })
  it('is a row a line below its heading, and says so', () => {
    const { rows, byLines } = rowsOf(`r#show ip protocols
Routing Protocol is "eigrp 64"
  Outgoing update filter list for all interfaces is not set
  Routing for Networks:
    192.168.81.0`)
    expect(byLines).toBe(true)
    expect(Object.keys(rows)).toContain('Routing Protocol is "eigrp 64" › Routing for Networks: › 192.168.81.0')
  })
})

describe('a session', () => {
  it('is cut at its prompts, and only what follows a show counts', () => {
    const outputs = outputsOf(
      'r1#terminal length 0\nr1#sh ip ro\nC 10.0.0.0/8\nr1#conf t\nr1(config)#exit\nfw/act# show route\nx\n',
    )
    expect(outputs).toEqual([
      { host: 'r1', line: 2, text: 'r1#sh ip ro\nC 10.0.0.0/8' },
      { host: 'fw', line: 6, text: 'fw/act# show route\nx\n' },
    ])
  })
})

describe('columns as terminals print them', () => {
  const rowsOf = (text: string) => {
    const table = readPrinted(text)
    if (typeof table === 'string') throw new Error(table)
    return { command: table.command, rows: table.rows, unread: table.unread }
  }
  it('one neighbour on two networks is two rows (ntc cisco_ios show_ip_ospf_neighbor four_neighbors)', () => {
    const { command, rows } = rowsOf(
      [
        'Neighbor ID     Pri   State           Dead Time   Address         Interface',
        '10.190.30.2        1   FULL/BDR        00:00:04    10.190.16.11     GigabitEthernet0/2.101',
        '10.190.30.2        1   FULL/BDR        00:00:04    10.190.16.3      GigabitEthernet0/2.100',
      ].join('\n'),
    )
    expect(command).toBe('show ip ospf neighbor')
    expect(rows.map(({ key, fields }) => [key, fields.address])).toEqual([
      ['10.190.30.2 on Gi0/2.101', '10.190.16.11'],
      ['10.190.30.2 on Gi0/2.100', '10.190.16.3'],
    ])
  })
  it('a name too long for its column is of the line below (ntc cisco_ios show_standby_brief)', () => {
    const { command, rows, unread } = rowsOf(
      [
        'Interface   Grp  Pri P State   Active          Standby         Virtual IP',
        'Vl500       1    120 P Active  local           10.1.5.3      10.1.5.1',
        'Vl4010 ',
        '     1    120 P Active  local           10.1.254.3    10.1.254.1',
      ].join('\n'),
    )
    expect([command, unread]).toEqual(['show standby brief', []])
    expect(rows.map(({ key }) => key)).toEqual(['Vl500 group 1', 'Vl4010 group 1'])
  })
  it('the time above an output is none of it', () => {
    expect(
      rowsOf('r1#show ip route\nTue May 22 22:32:30.765 UTC\n\nC 192.0.2.0/24 is directly connected, Vlan1').unread,
    ).toEqual([])
  })
  it.each([
    ['Vlan1 is up, line protocol is up\n  Hardware is EtherSVI', 'show interfaces'],
    ['Vlan1 is up, line protocol is up\n  Broadcast address is 255.255.255.255', 'show ip interface'],
    ['Vlan1 is up, line protocol is up\n  Internet Address 10.0.0.1/24, Area 0', 'show ip ospf interface'],
    ['Extended IP access list OUT\n    10 permit ip any any', 'show access-lists'],
    ['EIGRP-IPv4 Traffic Statistics for AS(64)\n  Hellos sent/received: 1/2', 'show ip eigrp traffic'],
    ['Track Type        Instance\n1     list', 'show track brief'],
    ['Track 1\n  List boolean and', 'show track'],
    ['Network object group SITES\n host 1.1.1.1', 'show object-group'],
    ['Total active translations: 0 (0 static, 0 dynamic; 0 extended)', 'show ip nat statistics'],
    ['Interface                      Status         Protocol Description\nFa0/0', 'show interfaces description'],
    ['Failover On\nFailover unit Primary', 'show failover'],
    ['2 in use, 2 most used\nTCP outside 1.1.1.1:80 inside 10.0.0.1:1025, idle 0:00:05', 'show conn'],
    ['1 in use, 1 most used\nFlags: D - DNS\nNAT from inside:1.1.1.1', 'show xlate'],
    ['access-list IN; 1 elements\naccess-list IN line 1', 'show access-list'],
    ['Auto NAT Policies (Section 2)\n1 (inside) to (outside)', 'show nat'],
    ['Cisco IOS Software, C1900 Software, Version 15.9(3)M\n\nr1 uptime is 2 weeks', 'show version'],
    ['Device ID: r2\nVersion :\nCisco IOS Software, C1900 Software', 'show cdp neighbors detail'],
    ['interface: Vlan1\n    Crypto map tag: VPN, local addr 192.0.2.1', 'show crypto ipsec sa'],
    ['Pro Inside global      Inside local       Outside local      Outside global', 'show ip nat translations'],
  ])('without a prompt it is seen what printed %j', (text, command) => {
    expect(rowsOf(text).command).toBe(command)
  })
})

describe('what cannot be read', () => {
  it.each([
    ['', 'Nothing was pasted'],
    ['hello', 'cannot be seen of which command'],
    ['x'.repeat(3_000_000), '3 MB long'],
  ])('is answered by a sentence', (text, said) => {
    expect(readPrinted(text)).toContain(said)
  })

  it('a line that fits nothing is told with its number', () => {
    const table = readPrinted(
      'gateway-1#sh ip ro\nGateway of last resort is not set\nS 10.0.0.0/8 [1/0] via 1.1.1.1\n%%% noise',
    )
    expect(table).toMatchObject({ unread: [{ line: 4, text: '%%% noise' }] })
  })

  it('no text makes it throw', () => {
    const words = fc.constantFrom(
      'S',
      'D EX',
      '10.0.0.0/29',
      'is subnetted',
      '[1/0] via',
      'Crypto Map "x" 1',
      '{',
      '\n',
      ',',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(words, fc.string())), (parts) => {
        const table = readPrinted(`router#show ip route\n${parts.join(' ')}`)
        expect(typeof table === 'string' ? table.length : table.rows.length + 1).toBeGreaterThan(0)
      }),
      { numRuns: 300 },
    )
  })
})
