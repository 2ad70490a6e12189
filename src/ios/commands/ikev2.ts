/** Declarations: IKE version 2. */

import {
  consequential,
  many,
  noEffect,
  one,
  opens,
  ordered,
  PLAIN,
  removes,
  SIMULATED,
  short,
  since,
} from '../syntax/facts'
import { declare, line, outside } from './declare'
import { groupProblem } from './groups'

const IKEV2_RELEASES = since('15.1(1)T')
const PROPOSAL = 'ikev2-proposal'
const PEER = 'ikev2-peer'
const PROFILE = 'ikev2-profile'

const CIPHERS = ['des', '3des', 'aes-cbc-128', 'aes-cbc-192', 'aes-cbc-256', 'aes-gcm-128', 'aes-gcm-256'] as const
const HASHES = ['md5', 'sha1', 'sha256', 'sha384', 'sha512'] as const

/** The words of a line, each of which must be one of a list; a string says which is not. */
function words(text: string, known: readonly string[], what: string): readonly string[] | string {
  const found = text.toLowerCase().split(/\s+/)
  const strange = found.find((word) => !known.includes(word))
  return strange === undefined ? found : `"${strange}" is no ${what} (${known.join(', ')})`
}

function hashes(text: string) {
  const found = words(text, HASHES, 'hash')
  return typeof found === 'string' ? found : { hashes: found }
}

const dpd = (kind: 'ikev2-dpd' | 'ikev2-profile-dpd', mode: string, prefix: string) =>
  declare({
    kind: kind,
    modes: [mode],
    pattern: `${prefix} <seconds:int> <retry:int> <mode:periodic|on-demand>`,
    make: (a) =>
      outside('dpd', a.number('seconds'), 10, 3600) ??
      outside('the retry interval', a.number('retry'), 2, 60) ?? {
        seconds: a.number('seconds'),
        retrySeconds: a.number('retry'),
        mode: a.text('mode') as 'periodic',
      },
    write: (c) => line(prefix, c.seconds, c.retrySeconds, c.mode),
    key: one('crypto ikev2 dpd'),
    ...PLAIN,
    disturbs: 'tunnels',
    no: removes(short('crypto ikev2 dpd', () => ['crypto ikev2 dpd'])),
    has: IKEV2_RELEASES,
    effect: SIMULATED,
  })

export const IKEV2 = [
  declare({
    kind: 'ikev2-proposal',
    modes: ['global'],
    pattern: 'crypto ikev2 proposal <name:word>',
    make: (a) => ({ name: a.text('name') }),
    write: (c) => `crypto ikev2 proposal ${c.name}`,
    key: one('crypto ikev2 proposal', (c) => [c.name]),
    ...PLAIN,
    disturbs: 'tunnels',
    opens: opens(
      'ikev2-proposal',
      'config-ikev2-proposal',
      consequential('tunnels', 'what is agreed with a peer may be otherwise')(),
    ),
    no: removes(),
    has: IKEV2_RELEASES,
    effect: SIMULATED,
  }),
  declare({
    kind: 'ikev2-encryption',
    modes: [PROPOSAL],
    pattern: 'encryption <ciphers:rest>',
    make: (a) => {
      const ciphers = words(a.text('ciphers'), CIPHERS, 'cipher')
      return typeof ciphers === 'string' ? ciphers : { ciphers }
    },
    write: (c) => line('encryption', ...c.ciphers),
    key: one('encryption'),
    ...PLAIN,
    disturbs: 'tunnels',
    no: removes(short('encryption', () => ['encryption'])),
    has: IKEV2_RELEASES,
    effect: SIMULATED,
  }),
  declare({
    kind: 'ikev2-integrity',
    modes: [PROPOSAL],
    pattern: 'integrity <hashes:rest>',
    make: (a) => hashes(a.text('hashes')),
    write: (c) => line('integrity', ...c.hashes),
    key: one('integrity'),
    ...PLAIN,
    disturbs: 'tunnels',
    no: removes(short('integrity', () => ['integrity'])),
    has: IKEV2_RELEASES,
    effect: SIMULATED,
  }),
  declare({
    kind: 'ikev2-prf',
    modes: [PROPOSAL],
    pattern: 'prf <hashes:rest>',
    make: (a) => hashes(a.text('hashes')),
    write: (c) => line('prf', ...c.hashes),
    key: one('prf'),
    ...PLAIN,
    disturbs: 'tunnels',
    no: removes(short('prf', () => ['prf'])),
    has: IKEV2_RELEASES,
    effect: SIMULATED,
  }),
  declare({
    kind: 'ikev2-group',
    modes: [PROPOSAL],
    pattern: 'group <groups:rest>',
    make: (a) => {
      const groups = a.text('groups').split(/\s+/).map(Number)
      const problem = groups.map((group) => groupProblem(group)).find((text) => text !== undefined)
      return problem ?? { groups }
    },
    write: (c) => line('group', ...c.groups),
    key: one('group'),
    ...PLAIN,
    disturbs: 'tunnels',
    no: removes(short('group', () => ['group'])),
    has: IKEV2_RELEASES,
    effect: SIMULATED,
  }),
  declare({
    kind: 'ikev2-policy',
    modes: ['global'],
    pattern: 'crypto ikev2 policy <name:word>',
    make: (a) => ({ name: a.text('name') }),
    write: (c) => `crypto ikev2 policy ${c.name}`,
    key: one('crypto ikev2 policy', (c) => [c.name]),
    ...PLAIN,
    disturbs: 'tunnels',
    opens: opens(
      'ikev2-policy',
      'config-ikev2-policy',
      consequential('tunnels', 'what is agreed with a peer may be otherwise')(),
    ),
    no: removes(),
    has: IKEV2_RELEASES,
    effect: SIMULATED,
  }),
  declare({
    kind: 'ikev2-policy-proposal',
    modes: ['ikev2-policy'],
    pattern: 'proposal <name:word>',
    make: (a) => ({ name: a.text('name') }),
    write: (c) => `proposal ${c.name}`,
    key: one('proposal', (c) => [c.name]),
    ...PLAIN,
    disturbs: 'tunnels',
    order: ordered('proposals'),
    no: removes(),
    has: IKEV2_RELEASES,
    effect: SIMULATED,
  }),
  declare({
    kind: 'ikev2-keyring',
    modes: ['global'],
    pattern: 'crypto ikev2 keyring <name:word>',
    make: (a) => ({ name: a.text('name') }),
    write: (c) => `crypto ikev2 keyring ${c.name}`,
    key: one('crypto ikev2 keyring', (c) => [c.name]),
    ...PLAIN,
    disturbs: 'tunnels',
    opens: opens(
      'ikev2-keyring',
      'config-ikev2-keyring',
      consequential('tunnels', 'what is agreed with a peer may be otherwise')(),
    ),
    no: removes(),
    has: IKEV2_RELEASES,
    effect: SIMULATED,
  }),
  declare({
    kind: 'ikev2-peer',
    modes: ['ikev2-keyring'],
    pattern: 'peer <name:word>',
    make: (a) => ({ name: a.text('name') }),
    write: (c) => `peer ${c.name}`,
    key: one('peer', (c) => [c.name]),
    ...PLAIN,
    disturbs: 'tunnels',
    opens: opens(
      'ikev2-peer',
      'config-ikev2-keyring-peer',
      consequential('tunnels', 'what is agreed with a peer may be otherwise')(),
    ),
    no: removes(),
    has: IKEV2_RELEASES,
    effect: SIMULATED,
  }),
  declare({
    kind: 'ikev2-peer-address',
    modes: [PEER],
    pattern: 'address <address:ip> [<mask:mask>]',
    make: (a) => ({ address: a.text('address'), ...a.optional('mask') }),
    write: (c) => line('address', c.address, c.mask),
    key: one('address'),
    ...PLAIN,
    disturbs: 'tunnels',
    no: removes(short('address', () => ['address'])),
    has: IKEV2_RELEASES,
    effect: SIMULATED,
  }),
  declare({
    kind: 'ikev2-peer-key',
    modes: [PEER],
    pattern: 'pre-shared-key [<side:local|remote>] <key:word>',
    make: (a) => ({ key: a.text('key'), ...(a.has('side') ? { side: a.text('side') as 'local' } : {}) }),
    write: (c) => line('pre-shared-key', c.side, c.key),
    key: one('pre-shared-key', (c) => [c.side]),
    ...PLAIN,
    disturbs: 'tunnels',
    no: removes(
      short('pre-shared-key [<side:local|remote>]', (a) => [
        'pre-shared-key',
        ...(a.has('side') ? [a.text('side')] : []),
      ]),
    ),
    has: IKEV2_RELEASES,
    effect: SIMULATED,
  }),
  declare({
    kind: 'ikev2-profile',
    modes: ['global'],
    pattern: 'crypto ikev2 profile <name:word>',
    make: (a) => ({ name: a.text('name') }),
    write: (c) => `crypto ikev2 profile ${c.name}`,
    key: one('crypto ikev2 profile', (c) => [c.name]),
    ...PLAIN,
    disturbs: 'tunnels',
    opens: opens(
      'ikev2-profile',
      'config-ikev2-profile',
      consequential('tunnels', 'what is agreed with a peer may be otherwise')(),
    ),
    no: removes(),
    has: IKEV2_RELEASES,
    effect: SIMULATED,
  }),
  declare({
    kind: 'ikev2-match-identity',
    modes: [PROFILE],
    pattern: 'match identity remote <words:rest>',
    make: (a) => ({ words: a.text('words') }),
    write: (c) => `match identity remote ${c.words}`,
    key: many('match identity'),
    ...PLAIN,
    disturbs: 'tunnels',
    no: removes(),
    has: IKEV2_RELEASES,
    effect: SIMULATED,
  }),
  declare({
    kind: 'ikev2-identity-local',
    modes: [PROFILE],
    pattern: 'identity local <words:rest>',
    make: (a) => ({ words: a.text('words') }),
    write: (c) => `identity local ${c.words}`,
    key: one('identity local'),
    ...PLAIN,
    disturbs: 'tunnels',
    no: removes(short('identity local', () => ['identity local'])),
    has: IKEV2_RELEASES,
    effect: noEffect('keys and certificates are found by the address of the peer'),
  }),
  declare({
    kind: 'ikev2-authentication',
    modes: [PROFILE],
    pattern: 'authentication <side:local|remote> <method:rsa-sig|pre-share>',
    make: (a) => ({ side: a.text('side') as 'local', method: a.text('method') as 'rsa-sig' }),
    write: (c) => `authentication ${c.side} ${c.method}`,
    key: one('authentication', (c) => (c.side === 'local' ? [c.side] : [c.side, c.method])),
    ...PLAIN,
    disturbs: 'tunnels',
    no: removes(),
    has: IKEV2_RELEASES,
    effect: SIMULATED,
  }),
  declare({
    kind: 'ikev2-profile-keyring',
    modes: [PROFILE],
    pattern: 'keyring local <name:word>',
    make: (a) => ({ name: a.text('name') }),
    write: (c) => `keyring local ${c.name}`,
    key: one('keyring local'),
    ...PLAIN,
    disturbs: 'tunnels',
    no: removes(short('keyring local', () => ['keyring local'])),
    has: IKEV2_RELEASES,
    effect: SIMULATED,
  }),
  declare({
    kind: 'ikev2-profile-trustpoint',
    modes: [PROFILE],
    pattern: 'pki trustpoint <name:word>',
    make: (a) => ({ name: a.text('name') }),
    write: (c) => `pki trustpoint ${c.name}`,
    key: one('pki trustpoint'),
    ...PLAIN,
    disturbs: 'tunnels',
    no: removes(short('pki trustpoint', () => ['pki trustpoint'])),
    has: IKEV2_RELEASES,
    effect: SIMULATED,
  }),
  declare({
    kind: 'ikev2-profile-lifetime',
    modes: [PROFILE],
    pattern: 'lifetime <seconds:int>',
    make: (a) => outside('lifetime', a.number('seconds'), 120, 86_400) ?? { seconds: a.number('seconds') },
    write: (c) => `lifetime ${c.seconds}`,
    key: one('lifetime'),
    ...PLAIN,
    disturbs: 'tunnels',
    no: removes(short('lifetime', () => ['lifetime'])),
    has: IKEV2_RELEASES,
    effect: SIMULATED,
  }),
  dpd('ikev2-profile-dpd', PROFILE, 'dpd'),
  dpd('ikev2-dpd', 'global', 'crypto ikev2 dpd'),
  declare({
    kind: 'set-ikev2-profile',
    modes: ['crypto-map', 'dynamic-map'],
    pattern: 'set ikev2-profile <name:word>',
    make: (a) => ({ name: a.text('name') }),
    write: (c) => `set ikev2-profile ${c.name}`,
    key: one('set ikev2-profile'),
    ...PLAIN,
    disturbs: 'tunnels',
    no: removes(short('set ikev2-profile', () => ['set ikev2-profile'])),
    has: IKEV2_RELEASES,
    effect: SIMULATED,
  }),
]
