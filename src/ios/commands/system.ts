/** Declarations: names, services, DHCP, lines. */
import { declare, line } from './declare'

const LINE_WORDS = ['login', 'password', 'transport', 'exec-timeout', 'logging', 'stopbits', 'access-class', 'privilege', 'history', 'length', 'session-timeout', 'modem', 'speed', 'flowcontrol']

export const SYSTEM = [
  declare('version', 'global', 'version <release:word>', (a) => ({ release: a.text('release') }), (c) => `version ${c.release}`),
  declare('hostname', 'global', 'hostname <name:word>', (a) => ({ name: a.text('name') }), (c) => `hostname ${c.name}`),
  declare('service', 'global', 'service <words:rest>', (a) => ({ words: a.text('words') }), (c) => `service ${c.words}`),
  declare('ip-domain-name', 'global', 'ip domain-name <name:word>', (a) => ({ name: a.text('name') }), (c) => `ip domain-name ${c.name}`),
  declare('ip-domain-lookup', 'global', 'ip domain-lookup', () => ({}), () => 'ip domain-lookup'),
  declare('ip-name-server', 'global', 'ip name-server <address:ip>', (a) => ({ address: a.text('address') }), (c) => `ip name-server ${c.address}`),
  declare('ip-subnet-zero', 'global', 'ip subnet-zero', () => ({}), () => 'ip subnet-zero'),
  declare('ip-classless', 'global', 'ip classless', () => ({}), () => 'ip classless'),
  declare('ip-cef', 'global', 'ip cef', () => ({}), () => 'ip cef'),
  declare('ip-http-server', 'global', 'ip http server', () => ({ secure: false }), (c) => `ip http ${c.secure ? 'secure-server' : 'server'}`),
  declare('ip-http-server', 'global', 'ip http secure-server', () => ({ secure: true }), () => 'ip http secure-server'),
  declare('enable-secret', 'global', 'enable secret <words:rest>', (a) => ({ words: a.text('words') }), (c) => `enable secret ${c.words}`),
  declare('username', 'global', 'username <words:rest>', (a) => ({ words: a.text('words') }), (c) => `username ${c.words}`),
  declare('logging', 'global', 'logging <words:rest>', (a) => ({ words: a.text('words') }), (c) => `logging ${c.words}`),
  declare('clock', 'global', 'clock <words:rest>', (a) => ({ words: a.text('words') }), (c) => `clock ${c.words}`),
  declare('ntp-server', 'global', 'ntp server <address:ip>', (a) => ({ address: a.text('address') }), (c) => `ntp server ${c.address}`),
  declare('banner', 'global', 'banner <text:rest>', (a) => ({ text: a.text('text') }), (c) => `banner ${c.text}`),
  declare('line', 'global', 'line <words:rest>', (a) => (/^(con|aux|vty|tty|console|\d)/.test(a.text('words')) ? { words: a.text('words') } : 'name con 0, aux 0 or vty 0 4'), (c) => `line ${c.words}`, { opens: 'line' }),
  ...LINE_WORDS.map((word) => declare('line-setting', 'line', `${word} [<words:rest>]`, (a) => ({ words: line(word, a.text('words')) }), (c) => c.words)),
  declare('end', 'global', 'end', () => ({}), () => 'end'),
  declare('exit', ['global', 'interface', 'router', 'line', 'crypto-map', 'isakmp-policy'], 'exit', () => ({}), () => 'exit'),
]

export const DHCP = [
  declare('dhcp-excluded', 'global', 'ip dhcp excluded-address <first:ip> [<last:ip>]', (a) => ({ first: a.text('first'), ...a.optional('last') }), (c) => line('ip dhcp excluded-address', c.first, c.last)),
  declare('dhcp-pool', 'global', 'ip dhcp pool <name:word>', (a) => ({ name: a.text('name') }), (c) => `ip dhcp pool ${c.name}`, { opens: 'dhcp-pool' }),
  declare('dhcp-network', 'dhcp-pool', 'network <address:ip> <mask:mask>', (a) => ({ address: a.text('address'), mask: a.text('mask') }), (c) => `network ${c.address} ${c.mask}`),
  declare('dhcp-default-router', 'dhcp-pool', 'default-router <address:ip> [<second:ip>]', (a) => ({ addresses: [a.text('address'), a.text('second')].filter(Boolean) }), (c) => line('default-router', ...c.addresses)),
  declare('dhcp-dns-server', 'dhcp-pool', 'dns-server <address:ip> [<second:ip>]', (a) => ({ addresses: [a.text('address'), a.text('second')].filter(Boolean) }), (c) => line('dns-server', ...c.addresses)),
  declare('dhcp-domain-name', 'dhcp-pool', 'domain-name <name:word>', (a) => ({ name: a.text('name') }), (c) => `domain-name ${c.name}`),
  declare('dhcp-option-150', 'dhcp-pool', 'option 150 ip <address:ip> [<second:ip>]', (a) => ({ addresses: [a.text('address'), a.text('second')].filter(Boolean) }), (c) => line('option 150 ip', ...c.addresses)),
  declare('dhcp-lease', 'dhcp-pool', 'lease <days:int> [<hours:int> [<minutes:int>]]', (a) => ({ days: a.number('days'), hours: a.number('hours'), minutes: a.number('minutes') }), (c) => line('lease', c.days, (c.hours > 0 || c.minutes > 0) && c.hours, c.minutes > 0 && c.minutes)),
  declare('dhcp-import-all', 'dhcp-pool', 'import all', () => ({}), () => 'import all'),
]
