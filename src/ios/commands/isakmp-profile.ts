/** Declarations: rings of pre-shared keys, and the IKEv1 profiles that choose one by who the peer is. */
import { keyType } from './crypto'
import { declare, line, outside } from './declare'

const RING = 'crypto-keyring'
const PROFILE = 'isakmp-profile'

export const ISAKMP_PROFILE = [
  declare(
    'crypto-keyring',
    'global',
    'crypto keyring <name:word> [vrf <vrf:word>]',
    (a) => ({ name: a.text('name'), ...a.optional('vrf') }),
    (c) => line('crypto keyring', c.name, c.vrf !== undefined && `vrf ${c.vrf}`),
    { opens: RING },
  ),
  declare(
    'keyring-key',
    RING,
    'pre-shared-key address <address:ip> [<mask:mask>] key [<type:0|6>] <key:word>',
    (a) => ({ address: a.text('address'), key: a.text('key'), ...a.optional('mask'), ...keyType(a) }),
    (c) => line('pre-shared-key address', c.address, c.mask, 'key', c.type, c.key),
  ),
  declare(
    'keyring-key-hostname',
    RING,
    'pre-shared-key hostname <host:word> key [<type:0|6>] <key:word>',
    (a) => ({ host: a.text('host'), key: a.text('key'), ...keyType(a) }),
    (c) => line('pre-shared-key hostname', c.host, 'key', c.type, c.key),
  ),
  declare(
    'isakmp-profile',
    'global',
    'crypto isakmp profile <name:word>',
    (a) => ({ name: a.text('name') }),
    (c) => `crypto isakmp profile ${c.name}`,
    { opens: PROFILE },
  ),
  declare(
    'profile-keyring',
    PROFILE,
    'keyring <names:rest>',
    (a) => ({ names: a.text('names').split(/\s+/) }),
    (c) => line('keyring', ...c.names),
  ),
  declare(
    'profile-match-address',
    PROFILE,
    'match identity address <address:ip> [<mask:mask>] [<vrf:word>]',
    (a) => ({ address: a.text('address'), ...a.optional('mask'), ...a.optional('vrf') }),
    (c) => line('match identity address', c.address, c.mask, c.vrf),
  ),
  ...['group', 'host', 'user'].map((what) =>
    declare(
      'profile-match-name',
      PROFILE,
      `match identity ${what} <words:rest>`,
      (a) => ({ words: line(what, a.text('words')) }),
      (c) => `match identity ${c.words}`,
    ),
  ),
  declare(
    'profile-self-identity',
    PROFILE,
    'self-identity <words:rest>',
    (a) => ({ words: a.text('words') }),
    (c) => `self-identity ${c.words}`,
  ),
  declare(
    'profile-keepalive',
    PROFILE,
    'keepalive <seconds:int> retry <retry:int>',
    (a) =>
      outside('keepalive', a.number('seconds'), 10, 3600) ?? {
        seconds: a.number('seconds'),
        retrySeconds: a.number('retry'),
      },
    (c) => line('keepalive', c.seconds, 'retry', c.retrySeconds),
  ),
  declare(
    'profile-trustpoint',
    PROFILE,
    'ca trust-point <name:word>',
    (a) => ({ name: a.text('name') }),
    (c) => `ca trust-point ${c.name}`,
  ),
  declare(
    'profile-vrf',
    PROFILE,
    'vrf <name:word>',
    (a) => ({ name: a.text('name') }),
    (c) => `vrf ${c.name}`,
  ),
  declare(
    'set-isakmp-profile',
    ['crypto-map', 'dynamic-map'],
    'set isakmp-profile <name:word>',
    (a) => ({ name: a.text('name') }),
    (c) => `set isakmp-profile ${c.name}`,
  ),
  declare(
    'crypto-map-isakmp-profile',
    'global',
    'crypto map <map:word> isakmp-profile <name:word>',
    (a) => ({ map: a.text('map'), name: a.text('name') }),
    (c) => `crypto map ${c.map} isakmp-profile ${c.name}`,
  ),
]
