/** Declarations: object-groups, which entries of access lists name, and prefix-lists. */
import { lengthOfMask, parseIp, parsePrefix } from '../../net/index'
import {
  consequential,
  EVERYWHERE,
  FREE,
  many,
  NO_SECRETS,
  noEffect,
  numbered,
  OPENS_NOTHING,
  one,
  PRINTED,
  removes,
  SIMULATED,
  short,
  since,
} from '../syntax/facts'
import { isProtocol } from './access-entry'
import { declare, line } from './declare'
import { type Cursor, cursorOf, next, nextName, peek, takeWord } from './entry-cursor'
import { readNumbers, writePort } from './entry-ports'
import { type IcmpMessage, icmpNamed, icmpText } from './entry-words'
import { portNumber } from './ports'
import type { GroupMember, PortMatch } from './types-access-list'

/** Reads a line of a network group; a string says what is wrong. */
function readNetwork(text: string): GroupMember | string {
  const cursor = cursorOf(text)
  const word = next(cursor)
  const [first, last] = [nextName(cursor), nextName(cursor)]
  switch (word) {
    case 'any':
      return { kind: 'any' }
    case 'host':
      return parseIp(first) === undefined ? `"${first}" is not an address` : { kind: 'host', address: first }
    case 'group-object':
      return first === '' ? 'the name of a group is missing' : { kind: 'group', name: first }
    case 'range':
      return parseIp(first) === undefined || parseIp(last) === undefined
        ? 'two addresses are expected after range'
        : { kind: 'range', first, last }
    default: {
      const mask = parseIp(first)
      if (parseIp(word) === undefined) return `"${word}" is not an address`
      if (/^\/\d{1,2}$/.test(first) && Number(first.slice(1)) <= 32)
        return { kind: 'network', address: word, mask: first }
      return mask === undefined || lengthOfMask(mask) === undefined
        ? `the mask after ${word} is missing`
        : { kind: 'network', address: word, mask: first }
    }
  }
}

function readService(text: string): GroupMember | string {
  const cursor = cursorOf(text)
  const protocol = next(cursor)
  if (protocol === 'group-object') {
    const name = nextName(cursor)
    return name === '' ? 'the name of a group is missing' : { kind: 'group', name }
  }
  if (!isProtocol(protocol) && protocol !== 'tcp-udp') return `"${protocol}" is not a protocol`
  const member = protocol === 'icmp' ? readIcmp(cursor) : readPorts(cursor, protocol)
  if (typeof member === 'string' || cursor.at >= cursor.words.length) return member
  return `"${cursor.words[cursor.at] ?? ''}" does not fit here`
}

function readIcmp(cursor: Cursor): GroupMember | string {
  const word = peek(cursor)
  if (word === undefined) return { kind: 'service', protocol: 'icmp' }
  const icmp: IcmpMessage | undefined = icmpNamed(word) ?? (/^\d{1,3}$/.test(word) ? { type: Number(word) } : undefined)
  cursor.at += 1
  return icmp ? { kind: 'service', protocol: 'icmp', icmp } : `"${word}" is no ICMP message`
}

function readPorts(cursor: Cursor, protocol: string): GroupMember | string {
  const sourcePort = takeWord(cursor, 'source') ? readGroupPort(cursor, protocol) : undefined
  if (typeof sourcePort === 'string') return sourcePort
  const destinationPort = cursor.at < cursor.words.length ? readGroupPort(cursor, protocol) : undefined
  if (typeof destinationPort === 'string') return destinationPort
  return {
    kind: 'service',
    protocol,
    ...(sourcePort ? { sourcePort } : {}),
    ...(destinationPort ? { destinationPort } : {}),
  }
}

/** Here `eq` may be left out. */
function readGroupPort(cursor: Cursor, protocol: string): PortMatch | string {
  const names = protocol === 'udp' ? 'udp' : 'tcp'
  const bare = portNumber(names, peek(cursor) ?? '')
  if (bare === undefined) return readNumbers(cursor, names) ?? `"${cursor.words[cursor.at - 1] ?? ''}" is no port`
  cursor.at += 1
  return { kind: 'eq', port: bare }
}

function writeMember(member: GroupMember): string {
  switch (member.kind) {
    case 'any':
      return 'any'
    case 'host':
      return `host ${member.address}`
    case 'network':
      return `${member.address} ${member.mask}`
    case 'range':
      return `range ${member.first} ${member.last}`
    case 'group':
      return `group-object ${member.name}`
    case 'service': {
      const names = member.protocol === 'udp' ? 'udp' : 'tcp'
      const from = writePort(names, member.sourcePort)
      return line(
        member.protocol,
        from !== undefined && `source ${from}`,
        writePort(names, member.destinationPort),
        member.icmp && icmpText(member.icmp),
      )
    }
  }
}

const SEQUENCE_STEP = 5
const PREFIX_LIST = 'ip prefix-list <name:word>'

export const LISTS = [
  declare({
    kind: 'object-group',
    modes: ['global'],
    pattern: 'object-group <type:network|service> <name:word>',
    make: (a) => ({ type: a.text('type') as 'network', name: a.text('name') }),
    write: (c) => `object-group ${c.type} ${c.name}`,
    key: one('object-group', (c) => [c.name]),
    several: undefined,
    change: 'in place',
    order: FREE,
    silent: PRINTED,
    disturbs: 'connection',
    opens: {
      kind: 'section',
      mode: (c) => `object-group-${c.type}`,
      modes: ['object-group-network', 'object-group-service'],
      unread: consequential('list', 'what lists that name the group match may be otherwise')(),
      prompt: (c) => `config-${c.type}-group`,
    },
    no: removes(),
    has: since('12.4(20)T'),
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'group-member',
    modes: ['object-group-network'],
    pattern: '<member:rest>',
    make: (a) => {
      const member = readNetwork(a.text('member'))
      return typeof member === 'string' ? member : { member }
    },
    write: (c) => writeMember(c.member),
    key: many('member'),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    no: removes(),
    has: since('12.4(20)T'),
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'group-member',
    modes: ['object-group-service'],
    pattern: '<member:rest>',
    make: (a) => {
      const member = readService(a.text('member'))
      return typeof member === 'string' ? member : { member }
    },
    write: (c) => writeMember(c.member),
    key: many('member'),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    no: removes(),
    has: since('12.4(20)T'),
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'prefix-list',
    modes: ['global'],
    pattern: `${PREFIX_LIST} [seq <sequence:int>] <action:permit|deny> <prefix:word> [ge <least:int>] [le <greatest:int>]`,
    make: (a) => {
      const prefix = parsePrefix(a.text('prefix'))
      if (!prefix) return `"${a.text('prefix')}" is no network such as 10.81.2.0/23`
      const [least, greatest] = [
        a.has('least') ? a.number('least') : undefined,
        a.has('greatest') ? a.number('greatest') : 32,
      ]
      if (least !== undefined && (least <= prefix.length || least > greatest))
        return 'lengths must rise: /length < ge <= le'
      if (greatest > 32 || (a.has('greatest') && greatest < prefix.length))
        return 'lengths must rise: /length < ge <= le <= 32'
      return {
        name: a.text('name'),
        action: a.text('action') as 'permit' | 'deny',
        prefix: a.text('prefix'),
        ...a.optionalNumber('sequence'),
        ...a.optionalNumber('least'),
        ...a.optionalNumber('greatest'),
      }
    },
    write: (c) =>
      line(
        'ip prefix-list',
        c.name,
        c.sequence !== undefined && `seq ${c.sequence}`,
        c.action,
        c.prefix,
        c.least !== undefined && `ge ${c.least}`,
        c.greatest !== undefined && `le ${c.greatest}`,
      ),
    key: one('ip prefix-list', (c) => [c.name, c.action, c.prefix, c.least, c.greatest]),
    several: undefined,
    change: 'in place',
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    order: (c) => ({
      list: `prefix-list ${c.name}`,
      clear: undefined,
      number: c.sequence ?? 'next',
      step: SEQUENCE_STEP,
      at: (sequence) => ({ ...c, sequence }),
    }),
    no: removes(
      short('ip prefix-list <name:word>', (a) => ['ip prefix-list', a.text('name')]),
      numbered(
        'ip prefix-list <name:word> seq <sequence:int>',
        (a) => ['ip prefix-list', a.text('name')],
        (a) => `prefix-list ${a.text('name')}`,
        SEQUENCE_STEP,
      ),
    ),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'prefix-list-description',
    modes: ['global'],
    pattern: `${PREFIX_LIST} description <text:rest>`,
    make: (a) => ({ name: a.text('name'), text: a.text('text') }),
    write: (c) => line('ip prefix-list', c.name, 'description', c.text),
    key: one('ip prefix-list', (c) => [c.name, 'description']),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'nothing',
    no: removes(),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: noEffect('a note for people'),
  }),
]
