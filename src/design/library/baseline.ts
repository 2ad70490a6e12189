/**
 * The management baseline to begin with, in the words that every device of its kind in the design takes. It is a
 * proposal to edit: users and secrets are asked for, addresses of servers are the design's own where it has one.
 */
import { isReleaseSince } from '../../config/index'
import { formatIp, maskOf, wildcardOf } from '../../net/index'
import type { BaselineRole } from '../model/baseline'
import type { Design } from '../model/design'
import type { Device, InterfaceRole } from '../model/device'
import { devicesOf, ownAddress, withRole } from '../model/read'

/** Shown where the design has no server to name: an address for documents (RFC 5737). */
const NO_SERVER = '192.0.2.10'

export function usualBaseline(design: Design, role: BaselineRole): string {
  const first = design.devices.find((device) => device.kind === role)
  if (role !== 'firewall') return routerBaseline(design, role)
  const dialect = first?.kind === 'firewall' ? first.dialect : 'asa'
  return dialect === 'ios' ? routerBaseline(design, role) : firewallBaseline(design, dialect)
}

/** Where a device of the role speaks to headquarters from, and where strangers are. */
const SIDES: Readonly<Record<BaselineRole, readonly [inside: InterfaceRole, outside: readonly InterfaceRole[]]>> = {
  'head-end': ['stick', ['stick', 'outside']],
  soho: ['lan', ['outside']],
  router: ['lan', ['outside']],
  firewall: ['inside', ['outside']],
}

function routerBaseline(design: Design, role: BaselineRole): string {
  const devices = design.devices.filter((device) => device.kind === role)
  const has = (since: string) =>
    devices.every((device) => !('release' in device) || isReleaseSince(device.release, since))
  const [inside, outside] = SIDES[role]
  const source = presentRole(devices, inside)
  const server = serverAddress(design)
  const from = (line: string) => (source === undefined ? [] : [`${line} {interface:${source}}`])
  return text([
    'service timestamps debug datetime msec localtime show-timezone',
    'service timestamps log datetime msec localtime show-timezone',
    'service password-encryption',
    'service tcp-keepalives-in',
    'service tcp-keepalives-out',
    'no service pad',
    'enable secret {secret:enable}',
    'username admin privilege 15 secret {secret:admin}',
    'aaa new-model',
    'aaa authentication login default local',
    'aaa authorization exec default local',
    'clock timezone UTC 0',
    'ip domain-name example.com',
    'ip ssh time-out 60',
    'ip ssh authentication-retries 3',
    ...(has('12.3(4)T') ? ['ip ssh version 2'] : []),
    'no ip http server',
    ...(has('12.2(15)T') ? ['no ip http secure-server'] : []),
    'no ip source-route',
    'logging buffered 64000 informational',
    'logging trap informational',
    ...from('logging source-interface'),
    `logging ${server}`,
    ...(has('12.3(4)T') ? ['archive', ' log config', '  logging enable', '  hidekeys'] : []),
    ...headquartersOf(design).map((prefix) => `access-list 98 permit ${prefix}`),
    'snmp-server community {secret:snmp} RO 98',
    ...from('snmp-server trap-source'),
    'banner motd ^C',
    'Authorised users only. What is done here is recorded.',
    '^C',
    ...from('ntp source'),
    `ntp server ${server}`,
    ...outside
      .filter((side) => presentRole(devices, side))
      .flatMap((side) => [`interface {interface:${side}}`, ' no cdp enable']),
    'line con 0',
    ' exec-timeout 10 0',
    ' logging synchronous',
    'line vty 0 4',
    ' exec-timeout 10 0',
    ' transport input ssh',
  ])
}

function firewallBaseline(design: Design, dialect: 'asa' | 'pix'): string {
  const server = serverAddress(design)
  const networks = insideNetworks(design)
  return text([
    'enable password {secret:enable}',
    'username admin password {secret:admin} privilege 15',
    'aaa authentication ssh console LOCAL',
    'aaa authentication serial console LOCAL',
    'aaa authentication enable console LOCAL',
    'domain-name example.com',
    ...networks.map(({ address, mask }) => `ssh ${address} ${mask} inside`),
    'ssh timeout 10',
    ...(dialect === 'asa' ? ['ssh version 2'] : []),
    'console timeout 10',
    'clock timezone UTC 0',
    dialect === 'asa' ? 'logging enable' : 'logging on',
    'logging timestamp',
    'logging buffered informational',
    'logging trap informational',
    `logging host inside ${server}`,
    'snmp-server community {secret:snmp}',
    `snmp-server host inside ${server}`,
    `ntp server ${server} source inside`,
    'banner motd Authorised users only. What is done here is recorded.',
  ])
}

const text = (lines: readonly string[]): string => `${lines.join('\n')}\n`

const presentRole = (devices: readonly Device[], role: InterfaceRole): InterfaceRole | undefined =>
  devices.some((device) => withRole(device, role).length > 0) ? role : undefined

function serverAddress(design: Design): string {
  const own = devicesOf(design, 'server').flatMap((server) => ownAddress(withRole(server, 'host')[0]) ?? [])[0]
  return own ? formatIp(own.ip) : NO_SERVER
}

const insidePrefixes = (design: Design) =>
  devicesOf(design, 'firewall').flatMap((firewall) =>
    withRole(firewall, 'inside').flatMap((item) => ownAddress(item)?.subnet ?? []),
  )

const insideNetworks = (design: Design) =>
  insidePrefixes(design).map((prefix) => ({
    address: formatIp(prefix.address),
    mask: formatIp(maskOf(prefix.length)),
  }))

/** As a standard list writes them; anybody who is private where the design has no headquarters (RFC 1918). */
function headquartersOf(design: Design): readonly string[] {
  const found = insidePrefixes(design).map(
    (prefix) => `${formatIp(prefix.address)} ${formatIp(wildcardOf(prefix.length))}`,
  )
  return found.length > 0 ? [...new Set(found)] : ['10.0.0.0 0.255.255.255']
}
