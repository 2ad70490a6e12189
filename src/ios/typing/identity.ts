/**
 * What a line of a running configuration is about: of two lines about the same thing the later replaces the earlier, and
 * a `no` takes it away. A line that adds to others of its kind (entries, peers, networks) is about itself.
 */
import type { Command } from '../commands/types'

/** Settings that are on without a line: only their `no` is shown. */
const SILENT_WHEN_ON: ReadonlySet<Command['kind']> = new Set<Command['kind']>([
  'ip-redirects',
  'ip-proxy-arp',
  'ip-unreachables',
  'ip-domain-lookup',
  'ipsec-nat-transparency',
  'isakmp-default-policy',
  'standby-redirects',
  'eigrp-split-horizon',
  'family-split-horizon',
])

/** Settings whose `no` is a line of its own, since some release has them on. */
const ON_SOMEWHERE: ReadonlySet<Command['kind']> = new Set<Command['kind']>([
  ...SILENT_WHEN_ON,
  'auto-summary',
  'ip-classless',
  'ip-cef',
  'ip-http-server',
  'ip-subnet-zero',
  'ip-route-cache',
  'eigrp-log-neighbor-changes',
  'eigrp-log-neighbor-warnings',
  'keepalive',
])

export const isSilentWhenOn = (command: Command): boolean => SILENT_WHEN_ON.has(command.kind)
export const keepsItsNo = (command: Command): boolean => ON_SOMEWHERE.has(command.kind) || isPassiveException(command)

/** `no passive-interface X` is an exception from `passive-interface default`. */
const isPassiveException = (command: Command) => command.kind === 'passive-interface' && command.interface !== 'default'

/** The thing a line is about, within its section; nothing = the line is about itself. */
export function identityOf(command: Command): string | undefined {
  const key = keyOf(command)
  return key === undefined ? undefined : [command.kind, ...key].join(' ')
}

type Key = readonly (string | number | undefined)[]

/** Whole lines that add up. */
const ADDITIVE: ReadonlySet<Command['kind']> = new Set<Command['kind']>([
  'unknown',
  'comment',
  'access-list',
  'access-entry',
  'service',
  'logging',
  'ntp-server',
  'ip-name-server',
  'ip-helper-address',
  'trustpoint-setting',
  'line-setting',
  'certificate',
  'banner',
  'distribute-list',
  'ip-nat-inside-source',
  'ip-nat-static',
  'profile-match-address',
  'profile-match-name',
])

function keyOf(command: Command): Key | undefined {
  if (ADDITIVE.has(command.kind)) return undefined
  switch (command.kind) {
    case 'interface':
    case 'transform-set':
    case 'trustpoint':
    case 'certificate-chain':
    case 'dhcp-pool':
    case 'key-chain':
    case 'crypto-keyring':
    case 'router-eigrp-named':
    case 'isakmp-profile':
    case 'ip-access-list':
      return [command.name]
    case 'isakmp-policy':
      return [command.priority]
    case 'dynamic-map':
    case 'route-map':
      return [command.name, command.sequence]
    case 'crypto-map':
      return [command.map, command.sequence]
    case 'crypto-map-local-address':
    case 'crypto-map-isakmp-profile':
      return [command.map]
    case 'router-eigrp':
    case 'eigrp-hello-interval':
    case 'eigrp-hold-time':
    case 'eigrp-split-horizon':
    case 'eigrp-family':
    case 'eigrp-authentication-mode':
    case 'eigrp-authentication-key':
      return [command.as]
    case 'line':
      return [command.words]
    case 'username':
      return [command.words.split(' ')[0]]
    default:
      return itemKey(command)
  }
}

function itemKey(command: Command): Key {
  switch (command.kind) {
    case 'ip-route':
      return [command.vrf, command.address, command.mask, command.interface, command.nextHop]
    case 'isakmp-key':
    case 'keyring-key':
      return [command.address, command.mask]
    case 'isakmp-key-hostname':
    case 'keyring-key-hostname':
      return [command.host]
    case 'dhcp-excluded':
      return [command.first, command.last]
    case 'set-peer':
      return [command.peer]
    case 'network':
      return [command.address, command.wildcard]
    case 'redistribute':
      return [command.source, command.process]
    case 'passive-interface':
    case 'eigrp-family-interface':
      return [command.interface]
    case 'key':
      return [command.id]
    case 'key-lifetime':
      return [command.way]
    case 'eigrp-neighbor':
    case 'family-summary':
      return [command.address]
    case 'offset-list':
      return [command.direction, command.interface]
    case 'eigrp-exit':
      return [command.word]
    case 'eigrp-summary':
      return [command.as, command.address, command.mask]
    case 'standby-track':
      return [command.group, command.interface]
    case 'standby-ip':
    case 'standby-priority':
    case 'standby-preempt':
    case 'standby-timers':
    case 'standby-authentication':
    case 'standby-name':
      return [command.group]
    case 'ip-access-group':
    case 'service-policy':
      return [command.direction]
    case 'ip-address':
      return [command.secondary ? command.address : '']
    case 'ip-route-cache':
      return [command.what]
    case 'ip-http-server':
      return [String(command.secure)]
    default:
      return []
  }
}
