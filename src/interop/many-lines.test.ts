/**
 * Configurations of very many lines of one kind: reading them, making a design of them, the scene that is simulated, its
 * texts, and the script from one such text to another cost work in their number, not in the square of it. Work is
 * counted, not timed: look-ups, and entries walked or copied.
 */
import { describe, expect, it } from 'vitest'
import { compileDesign } from '../compile/index'
import { changeScript, parseIos } from '../ios/index'
import { counted } from '../testing/work-counter'
import { importConfigurations } from './import/import'

const FEW = 100
const MANY = 400

/** A quarter more than in proportion, for what is sorted. */
const MOST = (MANY / FEW) * 1.25

const octets = (number: number) => `${Math.floor(number / 65_536)}.${Math.floor(number / 256) % 256}.${number % 256}`
const net = (at: number) => `10.${octets(at * 8)}`

const KINDS: Readonly<Record<string, (at: number) => string>> = {
  'static routes': (at) => `ip route ${net(at)} 255.255.255.248 10.81.0.1`,
  'routes to nowhere': (at) => `ip route ${net(at)} 255.255.255.248 Null0`,
  'entries of a named list': (at) => `${at === 0 ? 'ip access-list extended X\n' : ''} permit ip host ${net(at)} any`,
  'entries of a numbered list': (at) => `access-list 101 permit ip host ${net(at)} any`,
  lists: (at) => `ip access-list extended L${at}\n permit ip any any`,
  'entries of a prefix-list': (at) => `ip prefix-list P seq ${at + 1} permit ${net(at)}/29`,
  'entries of a prefix-list without numbers': (at) => `ip prefix-list P permit ${net(at)}/29`,
  'entries of a route-map': (at) => `route-map M permit ${at + 1}\n match ip address 1`,
  'keys of peers': (at) => `crypto isakmp key secret${at} address ${net(at)}`,
  'entries of a crypto map': (at) => `crypto map M ${at + 1} ipsec-isakmp\n set peer ${net(at)}\n match address 101`,
  'transform sets': (at) => `crypto ipsec transform-set T${at} esp-3des esp-sha-hmac`,
  keyrings: (at) => `crypto keyring K${at}\n pre-shared-key address ${net(at)} key s${at}`,
  profiles: (at) =>
    `crypto isakmp profile P${at}\n keyring default\n match identity address ${net(at)} 255.255.255.255`,
  'networks of EIGRP': (at) => `${at === 0 ? 'router eigrp 64\n' : ''} network ${net(at)} 0.0.0.7`,
  'networks of OSPF': (at) => `${at === 0 ? 'router ospf 1\n' : ''} network ${net(at)} 0.0.0.7 area 0`,
  'static translations': (at) =>
    `ip nat inside source static 192.168.${Math.floor(at / 250)}.${(at % 250) + 1} ${net(at)}`,
  'pools of translation': (at) => `ip nat pool N${at} ${net(at)} ${net(at)} netmask 255.255.255.248`,
  tunnels: (at) =>
    `interface Tunnel${at}\n ip address ${net(at)} 255.255.255.254\n tunnel source FastEthernet0/0\n tunnel destination 198.51.${Math.floor(at / 250)}.${(at % 250) + 1}`,
  loopbacks: (at) => `interface Loopback${at}\n ip address 10.${octets(at * 8 + 1)} 255.255.255.248`,
  'DHCP pools': (at) => `ip dhcp pool D${at}\n network ${net(at)} 255.255.255.248`,
  'excluded addresses': (at) => `ip dhcp excluded-address ${net(at)}`,
  hosts: (at) => `ip host h${at} ${net(at)}`,
  users: (at) => `username u${at} password 0 p${at}`,
  classes: (at) => `class-map match-any C${at}\n match ip dscp ef`,
  policies: (at) => `policy-map P${at}\n class class-default\n  fair-queue`,
  'key chains': (at) => `key chain K${at}\n key 1\n  key-string s${at}`,
  'tracked objects': (at) => `track ${at + 1} interface FastEthernet0/0 line-protocol`,
  zones: (at) => `zone security Z${at}`,
  VRFs: (at) => `ip vrf V${at}\n rd 1:${at}`,
  'standby groups': (at) =>
    `interface Vlan${at + 1}\n ip address 10.${octets(at * 8 + 1)} 255.255.255.248\n standby 1 ip 10.${octets(at * 8 + 3)}`,
  'lines that are not known': (at) => `frobnicate ${at}`,
  'lines with a no': (at) => `no ip route ${net(at)} 255.255.255.248 10.81.0.1`,
  'lines of a banner': (at) =>
    at === 0 ? 'banner motd ^C\nhello' : at % FEW === FEW - 1 ? '^C\nbanner login ^C' : `hostname evil${at}`,
}

const ASA_HEAD = `ASA Version 9.1
hostname fw
interface GigabitEthernet0/0
 nameif outside
 security-level 0
 ip address 198.51.100.254 255.255.255.252
!
`

const ASA_KINDS: Readonly<Record<string, (at: number) => string>> = {
  objects: (at) => `object network o${at}\n host ${net(at)}`,
  'members of a group': (at) => `${at === 0 ? 'object-group network G\n' : ''} network-object host ${net(at)}`,
  groups: (at) => `object-group network G${at}\n network-object host ${net(at)}`,
  'entries of a list': (at) => `access-list A extended permit ip host ${net(at)} any`,
  names: (at) => `name ${net(at)} n${at}`,
  routes: (at) => `route outside ${net(at)} 255.255.255.248 198.51.100.253`,
  'translations of objects': (at) =>
    `object network o${at}\n host ${net(at)}\n nat (outside,outside) static 203.0.113.9`,
}

const HEAD = 'version 15.0\nhostname big\ninterface FastEthernet0/0\n ip address 10.81.0.3 255.255.255.248\n!\n'
const text = (line: (at: number) => string, count: number, head = HEAD) =>
  `${head}${Array.from({ length: count }, (_, at) => line(at)).join('\n')}\n!\nend\n`

/** Reading a configuration into a design, and the texts of that design. */
function throughDesign(configuration: string): readonly number[] {
  const read = () => importConfigurations([{ name: 'big', text: configuration }], { values: {} })
  let design = read().design
  const importing = counted(() => {
    design = read().design
  })
  if (!design) throw new Error('it gives a design')
  const made = design
  return [importing, counted(() => compileDesign(made))]
}

/** The lines to type from nothing to a configuration, and back. */
function thereAndBack(configuration: string): readonly number[] {
  const [long, short] = [parseIos(configuration).config, parseIos(HEAD).config]
  return [counted(() => changeScript(short, long)), counted(() => changeScript(long, short))]
}

const ratios = (few: readonly number[], many: readonly number[]): readonly number[] =>
  many.map((cost, at) => cost / (few[at] ?? 0))

describe('many lines of a kind cost in their number', () => {
  it.each(Object.entries(KINDS))('of a router: %s', (_name, line) => {
    const [few, many] = [text(line, FEW), text(line, MANY)]
    const found = [...ratios(throughDesign(few), throughDesign(many)), ...ratios(thereAndBack(few), thereAndBack(many))]
    expect(found.filter((ratio) => !(ratio <= MOST))).toEqual([])
  })
  it.each(Object.entries(ASA_KINDS))('of a firewall: %s', (_name, line) => {
    const found = ratios(throughDesign(text(line, FEW, ASA_HEAD)), throughDesign(text(line, MANY, ASA_HEAD)))
    expect(found.filter((ratio) => !(ratio <= MOST))).toEqual([])
  })
})
