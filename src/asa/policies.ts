/**
 * Declarations: modular policies (class-map, policy-map, service-policy), and the sizes and times of a firewall. What a
 * class does with its packets is read where it decides what passes; what is only counted has its effect said here.
 */
import {
  consequential,
  type Declaration,
  declarer,
  type Effect,
  FREE,
  many,
  NO_SECRETS,
  noEffect,
  OPENS_NOTHING,
  one,
  opens,
  PRINTED,
  removes,
  SIMULATED,
  short,
} from '../ios/index'
import { FAILOVER } from './failover'
import { INSPECTION } from './inspection'
import { ASA_ONLY, FIREWALLS } from './releases'
import { words as line } from './rule'
import type { AsaDeclared } from './types'

const declare = declarer<AsaDeclared>()

const POLICY = {
  several: undefined,
  change: 'in place',
  order: FREE,
  silent: PRINTED,
  secrets: NO_SECRETS,
} as const
const CLASS_UNREAD = consequential('entry', 'what becomes of the packets of the class is not simulated')()

const ACTIONS = 'inspect|set|sfr|cxsc|ips|csc|police|priority|shape|service-policy|flow-export|user-statistics'

/** What is done with a class, by its first words that fit; `inspect` without a map lets through what it looks into. */
const EFFECTS: readonly (readonly [RegExp, () => Effect])[] = [
  [/^inspect icmp error$/, noEffect('it translates the addresses that errors quote, and none are translated here')],
  [/^inspect (?:icmp|ipsec-pass-thru)\b/, SIMULATED],
  [/^inspect (?:h323 (?:h225|ras)|\S+)$/, noEffect('what is looked into deeper is let through all the same')],
  [/^inspect /, SIMULATED],
  [/^set connection random-sequence-number\b/, noEffect('numbers of TCP are not what paths hang on')],
  [
    /^set connection timeout (?!(?:.+ )?(?:idle|tcp) )/,
    noEffect('conversations that are half open or half closed are not timed'),
  ],
  [/^set connection (?:decrement-ttl|advanced-options|timeout)\b/, SIMULATED],
  [
    /^set connection\b/,
    consequential(
      'entry',
      'how many conversations there are at once is not counted, and those above the limit are lost',
    ),
  ],
  [/^set\b/, consequential('entry', 'what becomes of the packets of the class is not simulated')],
  [/^(?:ips promiscuous|sfr \S+ monitor-only|cxsc \S+ monitor-only)\b/, noEffect('the module only listens')],
  [/^(?:sfr|cxsc|ips|csc)\b/, SIMULATED],
  [/^police\b/, consequential('entry', 'what exceeds the rate is dropped, and rates are not measured here')],
  [/^(?:priority|shape|service-policy)\b/, noEffect('who is served first in a queue changes no path')],
  [/^(?:flow-export|user-statistics)\b/, noEffect('what is counted changes no path')],
]
const effectOfAction = (words: string): Effect => EFFECTS.find(([form]) => form.test(words))?.[1]() ?? CLASS_UNREAD

/** What an action is about: of a kind of inspection, and of a setting of connections, there is one. */
function subjectOf(words: string): readonly string[] {
  const [first = '', second = '', third = '', fourth = ''] = words.split(/\s+/)
  if (first === 'inspect') return [first, second, second === 'h323' || second === 'icmp' ? third : '']
  if (first !== 'set') return [first]
  return third === 'timeout' || third === 'advanced-options' ? [first, third, fourth] : [first, third]
}

/** `timeout conn 1:00:00 …` is on by itself; only other times are worth a word, and those of conversations are read. */
const READ_TIMES = /^(?:conn|udp|icmp) /
const USUAL_TIMES =
  /^(?:xlate 3:00:00|pat-xlate 0:00:30|sunrpc|h323|h225|mgcp|mgcp-pat|sip|sip_media|sip-invite|sip-disconnect|sip-provisional-media|rpc|uauth|tcp-proxy-reassembly|half-closed|sctp|floating-conn 0:00:00|conn-holddown 0:00:15|igp stale-route 0:01:10)\b/
function effectOfTimeout(words: string): Effect {
  if (READ_TIMES.test(words)) return { kind: 'simulated' }
  return USUAL_TIMES.test(words)
    ? { kind: 'none', because: 'it is for what is not drawn here, or what the firewall does by itself' }
    : { kind: 'consequential', unknown: 'redundancy', because: 'how long it is kept is not simulated' }
}

/** `12:34:56` and `0` are times; pairs of a word and one of them make the line, and a word may stand alone. */
const TIMES = /^[a-z0-9_-]+(?: stale-route)? (?:-?\d+|\d+:\d+:\d+)(?: [a-z_][a-z0-9_-]*(?: \d+:\d+:\d+| \d+)?)*$/

export const POLICIES: readonly Declaration<AsaDeclared>[] = [
  ...FAILOVER,
  ...INSPECTION,
  declare({
    kind: 'class-map',
    modes: ['global'],
    pattern: 'class-map <name:word>',
    make: (a) => ({ name: a.text('name') }),
    write: (c) => `class-map ${c.name}`,
    key: one('class-map', (c) => [c.name]),
    ...POLICY,
    disturbs: 'nothing',
    has: ASA_ONLY,
    opens: opens('class-map', 'config-cmap', CLASS_UNREAD),
    no: removes(),
    effect: SIMULATED,
  }),
  declare({
    kind: 'class-match',
    modes: ['class-map'],
    pattern: 'match <words:rest>',
    make: (a) => ({ words: a.text('words') }),
    write: (c) => `match ${c.words}`,
    key: many('match'),
    ...POLICY,
    disturbs: 'nothing',
    has: ASA_ONLY,
    opens: OPENS_NOTHING,
    no: removes(),
    effect: SIMULATED,
  }),
  declare({
    kind: 'policy-map',
    modes: ['global'],
    pattern: 'policy-map <name:word>',
    make: (a) => ({ name: a.text('name') }),
    write: (c) => `policy-map ${c.name}`,
    key: one('policy-map', (c) => [c.name]),
    ...POLICY,
    disturbs: 'nothing',
    has: ASA_ONLY,
    opens: opens('policy-map', 'config-pmap', CLASS_UNREAD),
    no: removes(),
    effect: SIMULATED,
  }),
  declare({
    kind: 'policy-class',
    modes: ['policy-map'],
    pattern: 'class <name:word>',
    make: (a) => ({ name: a.text('name') }),
    write: (c) => `class ${c.name}`,
    key: one('class', (c) => [c.name]),
    ...POLICY,
    disturbs: 'nothing',
    has: ASA_ONLY,
    opens: opens('policy-class', 'config-pmap-c', CLASS_UNREAD),
    no: removes(),
    effect: SIMULATED,
  }),
  declare({
    kind: 'class-action',
    modes: ['policy-class'],
    pattern: `<word:${ACTIONS}> [<words:rest>]`,
    make: (a) => ({ words: line(a.text('word'), a.text('words')) }),
    write: (c) => c.words,
    key: one('action', (c) => subjectOf(c.words)),
    ...POLICY,
    has: ASA_ONLY,
    opens: OPENS_NOTHING,
    disturbs: 'connection',
    no: removes(),
    effect: (c) => effectOfAction(c.words),
  }),
  declare({
    kind: 'service-policy',
    modes: ['global'],
    pattern: 'service-policy <policy:word> <where:global|interface> [<words:rest>]',
    make: (a) => {
      const [name, ...rest] = a.text('words').split(/\s+/).filter(Boolean)
      const on = a.text('where') === 'interface' ? name : undefined
      if (a.text('where') === 'interface' && on === undefined) return 'the name of an interface is missing'
      const more = (on === undefined ? [name ?? '', ...rest] : rest).join(' ')
      return {
        policy: a.text('policy'),
        ...(on === undefined ? {} : { interface: on }),
        ...(more === '' ? {} : { rest: more }),
      }
    },
    write: (c) =>
      line('service-policy', c.policy, c.interface === undefined ? 'global' : `interface ${c.interface}`, c.rest),
    key: one('service-policy', (c) => [c.interface]),
    ...POLICY,
    has: ASA_ONLY,
    opens: OPENS_NOTHING,
    disturbs: 'connection',
    no: removes(),
    effect: SIMULATED,
  }),
  declare({
    kind: 'mtu',
    modes: ['global'],
    pattern: 'mtu <interface:word> <bytes:int>',
    make: (a) => ({ interface: a.text('interface'), bytes: a.number('bytes') }),
    write: (c) => `mtu ${c.interface} ${c.bytes}`,
    key: one('mtu', (c) => [c.interface]),
    ...POLICY,
    disturbs: 'nothing',
    opens: OPENS_NOTHING,
    has: FIREWALLS,
    no: removes(),
    effect: SIMULATED,
  }),
  declare({
    kind: 'tcpmss',
    modes: ['global'],
    pattern: 'sysopt connection tcpmss <bytes:int>',
    make: (a) => ({ bytes: a.number('bytes') }),
    write: (c) => `sysopt connection tcpmss ${c.bytes}`,
    key: one('tcpmss'),
    ...POLICY,
    disturbs: 'nothing',
    opens: OPENS_NOTHING,
    has: FIREWALLS,
    no: removes(short('sysopt connection tcpmss', () => ['tcpmss'])),
    effect: SIMULATED,
  }),
  declare({
    kind: 'timeout',
    modes: ['global'],
    pattern: 'timeout <words:rest>',
    make: (a) => (TIMES.test(a.text('words')) ? { words: a.text('words') } : 'it is pairs of a word and a time'),
    write: (c) => `timeout ${c.words}`,
    key: one('timeout', (c) => [c.words.split(/\s+/, 1)[0]]),
    ...POLICY,
    disturbs: 'nothing',
    opens: OPENS_NOTHING,
    has: FIREWALLS,
    no: removes(),
    effect: (c) => effectOfTimeout(c.words),
  }),
  declare({
    kind: 'management-only',
    modes: ['interface'],
    pattern: 'management-only [<rest:rest>]',
    make: (a) => a.optional('rest'),
    write: (c) => line('management-only', c.rest),
    key: one('management-only'),
    ...POLICY,
    has: ASA_ONLY,
    opens: OPENS_NOTHING,
    disturbs: 'connection',
    no: removes(),
    effect: SIMULATED,
  }),
  declare({
    kind: 'reverse-path',
    modes: ['global'],
    pattern: 'ip verify reverse-path interface <interface:word>',
    make: (a) => ({ interface: a.text('interface') }),
    write: (c) => `ip verify reverse-path interface ${c.interface}`,
    key: one('ip verify', (c) => [c.interface]),
    ...POLICY,
    opens: OPENS_NOTHING,
    has: FIREWALLS,
    disturbs: 'connection',
    no: removes(),
    effect: SIMULATED,
  }),
]
