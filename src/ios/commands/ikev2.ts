/** Declarations: IKE version 2. */
import { groupProblem } from './crypto'
import { declare, line, outside } from './declare'

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
  declare(
    kind,
    mode,
    `${prefix} <seconds:int> <retry:int> <mode:periodic|on-demand>`,
    (a) =>
      outside('dpd', a.number('seconds'), 10, 3600) ??
      outside('the retry interval', a.number('retry'), 2, 60) ?? {
        seconds: a.number('seconds'),
        retrySeconds: a.number('retry'),
        mode: a.text('mode') as 'periodic',
      },
    (c) => line(prefix, c.seconds, c.retrySeconds, c.mode),
  )

export const IKEV2 = [
  declare(
    'ikev2-proposal',
    'global',
    'crypto ikev2 proposal <name:word>',
    (a) => ({ name: a.text('name') }),
    (c) => `crypto ikev2 proposal ${c.name}`,
    { opens: PROPOSAL },
  ),
  declare(
    'ikev2-encryption',
    PROPOSAL,
    'encryption <ciphers:rest>',
    (a) => {
      const ciphers = words(a.text('ciphers'), CIPHERS, 'cipher')
      return typeof ciphers === 'string' ? ciphers : { ciphers }
    },
    (c) => line('encryption', ...c.ciphers),
  ),
  declare(
    'ikev2-integrity',
    PROPOSAL,
    'integrity <hashes:rest>',
    (a) => hashes(a.text('hashes')),
    (c) => line('integrity', ...c.hashes),
  ),
  declare(
    'ikev2-prf',
    PROPOSAL,
    'prf <hashes:rest>',
    (a) => hashes(a.text('hashes')),
    (c) => line('prf', ...c.hashes),
  ),
  declare(
    'ikev2-group',
    PROPOSAL,
    'group <groups:rest>',
    (a) => {
      const groups = a.text('groups').split(/\s+/).map(Number)
      const problem = groups.map((group) => groupProblem(group)).find((text) => text !== undefined)
      return problem ?? { groups }
    },
    (c) => line('group', ...c.groups),
  ),
  declare(
    'ikev2-policy',
    'global',
    'crypto ikev2 policy <name:word>',
    (a) => ({ name: a.text('name') }),
    (c) => `crypto ikev2 policy ${c.name}`,
    { opens: 'ikev2-policy' },
  ),
  declare(
    'ikev2-policy-proposal',
    'ikev2-policy',
    'proposal <name:word>',
    (a) => ({ name: a.text('name') }),
    (c) => `proposal ${c.name}`,
  ),
  declare(
    'ikev2-keyring',
    'global',
    'crypto ikev2 keyring <name:word>',
    (a) => ({ name: a.text('name') }),
    (c) => `crypto ikev2 keyring ${c.name}`,
    { opens: 'ikev2-keyring' },
  ),
  declare(
    'ikev2-peer',
    'ikev2-keyring',
    'peer <name:word>',
    (a) => ({ name: a.text('name') }),
    (c) => `peer ${c.name}`,
    { opens: PEER },
  ),
  declare(
    'ikev2-peer-address',
    PEER,
    'address <address:ip> [<mask:mask>]',
    (a) => ({ address: a.text('address'), ...a.optional('mask') }),
    (c) => line('address', c.address, c.mask),
  ),
  declare(
    'ikev2-peer-key',
    PEER,
    'pre-shared-key [<side:local|remote>] <key:word>',
    (a) => ({ key: a.text('key'), ...(a.has('side') ? { side: a.text('side') as 'local' } : {}) }),
    (c) => line('pre-shared-key', c.side, c.key),
  ),
  declare(
    'ikev2-profile',
    'global',
    'crypto ikev2 profile <name:word>',
    (a) => ({ name: a.text('name') }),
    (c) => `crypto ikev2 profile ${c.name}`,
    { opens: PROFILE },
  ),
  declare(
    'ikev2-match-identity',
    PROFILE,
    'match identity remote <words:rest>',
    (a) => ({ words: a.text('words') }),
    (c) => `match identity remote ${c.words}`,
  ),
  declare(
    'ikev2-identity-local',
    PROFILE,
    'identity local <words:rest>',
    (a) => ({ words: a.text('words') }),
    (c) => `identity local ${c.words}`,
  ),
  declare(
    'ikev2-authentication',
    PROFILE,
    'authentication <side:local|remote> <method:rsa-sig|pre-share>',
    (a) => ({ side: a.text('side') as 'local', method: a.text('method') as 'rsa-sig' }),
    (c) => `authentication ${c.side} ${c.method}`,
  ),
  declare(
    'ikev2-profile-keyring',
    PROFILE,
    'keyring local <name:word>',
    (a) => ({ name: a.text('name') }),
    (c) => `keyring local ${c.name}`,
  ),
  declare(
    'ikev2-profile-trustpoint',
    PROFILE,
    'pki trustpoint <name:word>',
    (a) => ({ name: a.text('name') }),
    (c) => `pki trustpoint ${c.name}`,
  ),
  declare(
    'ikev2-profile-lifetime',
    PROFILE,
    'lifetime <seconds:int>',
    (a) => outside('lifetime', a.number('seconds'), 120, 86_400) ?? { seconds: a.number('seconds') },
    (c) => `lifetime ${c.seconds}`,
  ),
  dpd('ikev2-profile-dpd', PROFILE, 'dpd'),
  dpd('ikev2-dpd', 'global', 'crypto ikev2 dpd'),
  declare(
    'set-ikev2-profile',
    ['crypto-map', 'dynamic-map'],
    'set ikev2-profile <name:word>',
    (a) => ({ name: a.text('name') }),
    (c) => `set ikev2-profile ${c.name}`,
  ),
]
