/** The firewall's commands, declared once each; PIX 6 writes some of them otherwise, under the same kinds. */
import { type Declaration, declarer, type PortMatch, portName, portNumber } from '../ios/index'
import { parseIp } from '../net/index'
import type { AsaAddress, AsaCommand } from './types'

const declare = declarer<AsaCommand>()
const line = (...words: readonly (string | number | false | undefined)[]) =>
  words.filter((word) => word !== undefined && word !== false && word !== '').join(' ')

const PROTOCOLS = ['ip', 'icmp', 'tcp', 'udp', 'esp', 'ah', 'gre', 'eigrp', 'ospf']
type Rule = Omit<Extract<AsaCommand, { readonly kind: 'access-list' }>, 'kind' | 'list' | 'extended'>

/** Reads `permit udp any host A eq isakmp`; a string says what is wrong. */
function readRule(text: string): Rule | string {
  const words = text.trim().split(/\s+/)
  let at = 0
  const next = () => words[at++] ?? ''
  const address = (): AsaAddress | string => {
    const word = next()
    if (word === 'any' || word === 'any4') return { kind: 'any' }
    const host = word === 'host' ? next() : word
    if (host === '') return 'an address is missing'
    if (parseIp(host) === undefined) return `"${host}" is not an address`
    if (word === 'host') return { kind: 'host', address: host }
    const mask = next()
    return parseIp(mask) === undefined ? `the mask after ${host} is missing` : { kind: 'network', address: host, mask }
  }
  const port = (protocol: string): PortMatch | string | undefined => {
    const word = words[at]
    if (word !== 'eq' && word !== 'gt' && word !== 'lt' && word !== 'neq' && word !== 'range') return undefined
    at += 1
    const first = portNumber(protocol, next())
    if (first === undefined) return `"${words[at - 1] ?? ''}" is not a port`
    if (word !== 'range') return { kind: word, port: first }
    const last = portNumber(protocol, next())
    return last === undefined ? 'the last port is missing' : { kind: 'range', first, last }
  }
  const action = next()
  if (action !== 'permit' && action !== 'deny') return 'permit or deny is expected'
  const protocol = next()
  if (!PROTOCOLS.includes(protocol) && !/^\d+$/.test(protocol)) return `"${protocol}" is not a protocol`
  const source = address()
  if (typeof source === 'string') return source
  const sourcePort = port(protocol)
  if (typeof sourcePort === 'string') return sourcePort
  const destination = address()
  if (typeof destination === 'string') return destination
  const destinationPort = port(protocol)
  if (typeof destinationPort === 'string') return destinationPort
  const log = words[at] === 'log'
  if (at + (log ? 1 : 0) < words.length) return `"${words[at] ?? ''}" does not fit here`
  return {
    action,
    protocol,
    source,
    destination,
    log,
    ...(sourcePort ? { sourcePort } : {}),
    ...(destinationPort ? { destinationPort } : {}),
  }
}

function writeAddress(address: AsaAddress): string {
  return address.kind === 'any'
    ? 'any'
    : address.kind === 'host'
      ? `host ${address.address}`
      : `${address.address} ${address.mask}`
}

/** As IOS names them, but UDP 4500: only IOS has a name for it. */
const portText = (protocol: string, port: number) => (port === 4500 ? '4500' : portName(protocol, port))

function writePort(protocol: string, port: PortMatch | undefined): string | undefined {
  if (!port) return undefined
  return port.kind === 'range'
    ? `range ${portText(protocol, port.first)} ${portText(protocol, port.last)}`
    : `${port.kind} ${portText(protocol, port.port)}`
}

function writeRule(rule: Rule): string {
  return line(
    rule.action,
    rule.protocol,
    writeAddress(rule.source),
    writePort(rule.protocol, rule.sourcePort),
    writeAddress(rule.destination),
    writePort(rule.protocol, rule.destinationPort),
    rule.log && 'log',
  )
}

const SETTINGS = [
  'names',
  'mtu',
  'timeout',
  'class-map',
  'policy-map',
  'service-policy',
  'inspect',
  'match',
  'logging',
  'telnet',
  'ssh',
  'http',
  'enable',
  'passwd',
  'domain-name',
  'global',
  'nat',
  'sysopt',
  'parameters',
  'class',
  'threat-detection',
  'pager',
  'failover',
  'icmp',
]

export const ASA_DECLARATIONS: readonly Declaration<AsaCommand>[] = [
  declare(
    'asa-version',
    'global',
    'ASA Version <release:word>',
    (a) => ({ release: a.text('release') }),
    (c) => `${c.product ?? 'ASA'} Version ${c.release}`,
  ),
  declare(
    'asa-version',
    'global',
    'PIX Version <release:word>',
    (a) => ({ release: a.text('release'), product: 'PIX' as const }),
    (c) => `PIX Version ${c.release}`,
  ),
  declare(
    'hostname',
    'global',
    'hostname <name:word>',
    (a) => ({ name: a.text('name') }),
    (c) => `hostname ${c.name}`,
  ),
  declare(
    'interface',
    'global',
    'interface <name:word> [<hardware:word>]',
    (a) => ({ name: a.text('name'), ...a.optional('hardware') }),
    (c) => line('interface', c.name, c.hardware),
    { opens: 'interface' },
  ),
  declare(
    'description',
    'interface',
    'description <text:rest>',
    (a) => ({ text: a.text('text') }),
    (c) => `description ${c.text}`,
  ),
  declare(
    'nameif',
    'interface',
    'nameif <name:word>',
    (a) => ({ name: a.text('name') }),
    (c) => line('nameif', c.interface, c.name, c.security !== undefined && `security${c.security}`),
    { bare: 'nameif' },
  ),
  declare(
    'nameif',
    'global',
    'nameif <interface:word> <name:word> <level:word>',
    (a) => ({
      name: a.text('name'),
      interface: a.text('interface'),
      security: Number(a.text('level').replace(/^security/, '')),
    }),
    (c) => line('nameif', c.interface, c.name, `security${c.security ?? 0}`),
  ),
  declare(
    'security-level',
    'interface',
    'security-level <level:int>',
    (a) => (a.number('level') > 100 ? 'a security level lies between 0 and 100' : { level: a.number('level') }),
    (c) => `security-level ${c.level}`,
    { bare: 'security-level' },
  ),
  declare(
    'ip-address',
    'interface',
    'ip address <address:ip> <mask:mask>',
    (a) => ({ address: a.text('address'), mask: a.text('mask') }),
    (c) => line('ip address', c.nameif, c.address, c.mask),
    { bare: 'ip address' },
  ),
  declare(
    'ip-address',
    'global',
    'ip address <nameif:word> <address:ip> <mask:mask>',
    (a) => ({ address: a.text('address'), mask: a.text('mask'), nameif: a.text('nameif') }),
    (c) => line('ip address', c.nameif, c.address, c.mask),
  ),
  declare(
    'shutdown',
    'interface',
    'shutdown',
    () => ({}),
    () => 'shutdown',
  ),
  declare(
    'same-security-traffic',
    'global',
    'same-security-traffic permit <scope:inter-interface|intra-interface>',
    (a) => ({ scope: a.text('scope') as 'inter-interface' }),
    (c) => `same-security-traffic permit ${c.scope}`,
  ),
  declare(
    'access-list-remark',
    'global',
    'access-list <list:word> remark <text:rest>',
    (a) => ({ list: a.text('list'), text: a.text('text') }),
    (c) => `access-list ${c.list} remark ${c.text}`,
  ),
  // One declaration for both spellings, so that what is wrong is said of the rule and not of the word `extended`.
  declare(
    'access-list',
    'global',
    'access-list <list:word> <rule:rest>',
    (a) => {
      const text = a.text('rule')
      const extended = /^extended\s/i.test(text)
      const rule = readRule(extended ? text.slice('extended'.length) : text)
      return typeof rule === 'string' ? rule : { ...rule, list: a.text('list'), extended }
    },
    (c) => line('access-list', c.list, c.extended && 'extended', writeRule(c)),
  ),
  declare(
    'access-group',
    'global',
    'access-group <list:word> <direction:in|out> interface <interface:word>',
    (a) => ({ list: a.text('list'), direction: a.text('direction') as 'in' | 'out', interface: a.text('interface') }),
    (c) => `access-group ${c.list} ${c.direction} interface ${c.interface}`,
  ),
  declare(
    'route',
    'global',
    'route <interface:word> <address:ip> <mask:mask> <gateway:ip> [<metric:int>]',
    (a) => ({
      interface: a.text('interface'),
      address: a.text('address'),
      mask: a.text('mask'),
      gateway: a.text('gateway'),
      metric: a.has('metric') ? a.number('metric') : 1,
    }),
    (c) => line('route', c.interface, c.address, c.mask, c.gateway, c.metric),
  ),
  declare(
    'static',
    'global',
    'static <pair:word> <mapped:ip> <real:ip> netmask <mask:mask>',
    (a) => {
      const pair = /^\((\w+),(\w+)\)$/.exec(a.text('pair'))
      return pair
        ? {
            real: pair[1] ?? '',
            mapped: pair[2] ?? '',
            mappedAddress: a.text('mapped'),
            realAddress: a.text('real'),
            mask: a.text('mask'),
          }
        : 'the interfaces stand in brackets: (inside,outside)'
    },
    (c) => `static (${c.real},${c.mapped}) ${c.mappedAddress} ${c.realAddress} netmask ${c.mask}`,
  ),
  declare(
    'fixup',
    'global',
    'fixup <words:rest>',
    (a) => ({ words: a.text('words') }),
    (c) => `fixup ${c.words}`,
  ),
  ...SETTINGS.map((word) =>
    declare(
      'setting',
      'global',
      `${word} [<words:rest>]`,
      (a) => ({ words: line(word, a.text('words')) }),
      (c) => c.words,
    ),
  ),
  declare(
    'end',
    'global',
    'end',
    () => ({}),
    () => 'end',
  ),
]
