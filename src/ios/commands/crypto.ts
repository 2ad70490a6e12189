/** Declarations: ISAKMP, IPsec, crypto maps, certificates. */
import { parseIp } from '../../net/index'
import type { Arguments } from '../syntax/grammar'
import { declare, line, outside } from './declare'

const P = 'isakmp-policy'
const MAPS = ['crypto-map', 'dynamic-map']
const CIPHERS = 'des|3des|aes'
const TRANSFORMS = new Set([
  'esp-des',
  'esp-3des',
  'esp-aes',
  'esp-gcm',
  'esp-null',
  'esp-md5-hmac',
  'esp-sha-hmac',
  'esp-sha256-hmac',
  'esp-sha384-hmac',
  'esp-sha512-hmac',
  'ah-md5-hmac',
  'ah-sha-hmac',
  'comp-lzs',
  'esp-seal',
])

/** `esp-aes 256 esp-sha-hmac` → the transforms with their key lengths; a string says which word is no transform. */
function readTransforms(text: string): readonly string[] | string {
  const transforms: string[] = []
  for (const word of text.split(/\s+/)) {
    const last = transforms.at(-1)
    if (/^(128|192|256)$/.test(word) && (last === 'esp-aes' || last === 'esp-gcm'))
      transforms[transforms.length - 1] = `${last} ${word}`
    else if (TRANSFORMS.has(word.toLowerCase())) transforms.push(word.toLowerCase())
    else return `"${word}" is not a transform`
  }
  return transforms
}

const GROUPS = [1, 2, 5, 14, 15, 16, 19, 20, 21, 24]
/** Why a number is no Diffie-Hellman group. */
export const groupProblem = (group: number) =>
  GROUPS.includes(group) ? undefined : `${group} is not a Diffie-Hellman group (${GROUPS.join(', ')})`

/** How a key is written: `0` in clear, `6` encrypted. */
export const keyType = (a: Arguments): { readonly type?: '0' | '6' } =>
  a.has('type') ? { type: a.text('type') as '0' | '6' } : {}

export const ISAKMP = [
  declare(
    'isakmp-policy',
    'global',
    'crypto isakmp policy <priority:int>',
    (a) => outside('priority', a.number('priority'), 1, 10000) ?? { priority: a.number('priority') },
    (c) => `crypto isakmp policy ${c.priority}`,
    { opens: P },
  ),
  declare(
    'policy-encryption',
    P,
    `encryption <cipher:${CIPHERS}> [<bits:128|192|256>]`,
    (a) => ({ cipher: line(a.text('cipher'), a.text('bits') !== '128' && a.text('bits')) }),
    (c) => `encr ${c.cipher}`,
  ),
  declare(
    'policy-hash',
    P,
    'hash <hash:sha|md5|sha256|sha384|sha512>',
    (a) => ({ hash: a.text('hash') as 'sha' }),
    (c) => `hash ${c.hash}`,
  ),
  declare(
    'policy-authentication',
    P,
    'authentication <method:rsa-sig|rsa-encr|pre-share>',
    (a) => ({ method: a.text('method') as 'rsa-sig' }),
    (c) => `authentication ${c.method}`,
  ),
  declare(
    'policy-group',
    P,
    'group <group:int>',
    (a) => groupProblem(a.number('group')) ?? { group: a.number('group') },
    (c) => `group ${c.group}`,
  ),
  declare(
    'policy-lifetime',
    P,
    'lifetime <seconds:int>',
    (a) => outside('lifetime', a.number('seconds'), 60, 86400) ?? { seconds: a.number('seconds') },
    (c) => `lifetime ${c.seconds}`,
  ),
  declare(
    'isakmp-keepalive',
    'global',
    'crypto isakmp keepalive <seconds:int> [<retry:int>] [<mode:periodic|on-demand>]',
    (a) =>
      outside('keepalive', a.number('seconds'), 10, 3600) ?? {
        seconds: a.number('seconds'),
        ...(a.has('retry') ? { retrySeconds: a.number('retry') } : {}),
        ...(a.has('mode') ? { mode: a.text('mode') as 'periodic' } : {}),
      },
    (c) => line('crypto isakmp keepalive', c.seconds, c.retrySeconds, c.mode),
  ),
  declare(
    'isakmp-key',
    'global',
    'crypto isakmp key [<type:0|6>] <key:word> address <address:ip> [<mask:mask>] [no-xauth]',
    (a) => ({
      key: a.text('key'),
      address: a.text('address'),
      noXauth: a.has('no-xauth'),
      ...a.optional('mask'),
      ...keyType(a),
    }),
    (c) => line('crypto isakmp key', c.type, c.key, 'address', c.address, c.mask, c.noXauth && 'no-xauth'),
  ),
  declare(
    'isakmp-key-hostname',
    'global',
    'crypto isakmp key [<type:0|6>] <key:word> hostname <host:word> [no-xauth]',
    (a) => ({ key: a.text('key'), host: a.text('host'), noXauth: a.has('no-xauth'), ...keyType(a) }),
    (c) => line('crypto isakmp key', c.type, c.key, 'hostname', c.host, c.noXauth && 'no-xauth'),
  ),
  declare(
    'isakmp-default-policy',
    'global',
    'crypto isakmp default policy',
    () => ({}),
    () => 'crypto isakmp default policy',
  ),
  declare(
    'isakmp-identity',
    'global',
    'crypto isakmp identity <identity:address|dn|hostname>',
    (a) => ({ identity: a.text('identity') as 'dn' }),
    (c) => `crypto isakmp identity ${c.identity}`,
  ),
  declare(
    'isakmp-invalid-spi-recovery',
    'global',
    'crypto isakmp invalid-spi-recovery',
    () => ({}),
    () => 'crypto isakmp invalid-spi-recovery',
  ),
  declare(
    'isakmp-nat-keepalive',
    'global',
    'crypto isakmp nat keepalive <seconds:int>',
    (a) => ({ seconds: a.number('seconds') }),
    (c) => `crypto isakmp nat keepalive ${c.seconds}`,
  ),
]

export const IPSEC = [
  declare(
    'ipsec-nat-transparency',
    'global',
    'crypto ipsec nat-transparency udp-encaps',
    () => ({}),
    () => 'crypto ipsec nat-transparency udp-encaps',
  ),
  declare(
    'ipsec-lifetime-seconds',
    'global',
    'crypto ipsec security-association lifetime seconds <seconds:int>',
    (a) => outside('lifetime', a.number('seconds'), 120, 2_592_000) ?? { seconds: a.number('seconds') },
    (c) => `crypto ipsec security-association lifetime seconds ${c.seconds}`,
  ),
  declare(
    'ipsec-lifetime-kilobytes',
    'global',
    'crypto ipsec security-association lifetime kilobytes <kilobytes:int>',
    (a) => ({ kilobytes: a.number('kilobytes') }),
    (c) => `crypto ipsec security-association lifetime kilobytes ${c.kilobytes}`,
  ),
  declare(
    'transform-set',
    'global',
    'crypto ipsec transform-set <name:word> <transforms:rest>',
    (a) => {
      const transforms = readTransforms(a.text('transforms'))
      return typeof transforms === 'string' ? transforms : { name: a.text('name'), transforms }
    },
    (c) => line('crypto ipsec transform-set', c.name, ...c.transforms),
    { opens: 'transform-set' },
  ),
  declare(
    'transform-mode',
    'transform-set',
    'mode <mode:tunnel|transport>',
    (a) => ({ mode: a.text('mode') as 'tunnel' }),
    (c) => `mode ${c.mode}`,
  ),
]

export const CRYPTO_MAP = [
  declare(
    'dynamic-map',
    'global',
    'crypto dynamic-map <name:word> <sequence:int>',
    (a) => ({ name: a.text('name'), sequence: a.number('sequence') }),
    (c) => `crypto dynamic-map ${c.name} ${c.sequence}`,
    { opens: 'dynamic-map' },
  ),
  declare(
    'crypto-map-local-address',
    'global',
    'crypto map <map:word> local-address <interface:if>',
    (a) => ({ map: a.text('map'), interface: a.text('interface') }),
    (c) => `crypto map ${c.map} local-address ${c.interface}`,
  ),
  declare(
    'crypto-map',
    'global',
    'crypto map <map:word> <sequence:int> ipsec-isakmp [dynamic <template:word>]',
    (a) =>
      outside('sequence', a.number('sequence'), 1, 65535) ?? {
        map: a.text('map'),
        sequence: a.number('sequence'),
        ...(a.has('template') ? { dynamic: a.text('template') } : {}),
      },
    (c) => line('crypto map', c.map, c.sequence, 'ipsec-isakmp', c.dynamic !== undefined && `dynamic ${c.dynamic}`),
    { opens: 'crypto-map' },
  ),
  declare(
    'set-peer',
    MAPS,
    'set peer <peer:word> [default]',
    (a) =>
      parseIp(a.text('peer')) === undefined
        ? `"${a.text('peer')}" is not an address`
        : { peer: a.text('peer'), default: a.has('default') },
    (c) => line('set peer', c.peer, c.default && 'default'),
  ),
  declare(
    'set-transform-set',
    MAPS,
    'set transform-set <names:rest>',
    (a) => ({ names: a.text('names').split(/\s+/) }),
    (c) => line('set transform-set', ...c.names),
  ),
  declare(
    'set-pfs',
    MAPS,
    'set pfs [<group:word>]',
    (a) => {
      const group = a.has('group') ? Number(a.text('group').replace(/^group/, '')) : 1
      return groupProblem(group) ?? { group }
    },
    (c) => `set pfs group${c.group}`,
  ),
  declare(
    'set-lifetime-seconds',
    MAPS,
    'set security-association lifetime seconds <seconds:int>',
    (a) => ({ seconds: a.number('seconds') }),
    (c) => `set security-association lifetime seconds ${c.seconds}`,
  ),
  declare(
    'set-lifetime-kilobytes',
    MAPS,
    'set security-association lifetime kilobytes <kilobytes:int>',
    (a) => ({ kilobytes: a.number('kilobytes') }),
    (c) => `set security-association lifetime kilobytes ${c.kilobytes}`,
  ),
  declare(
    'match-address',
    MAPS,
    'match address <list:word>',
    (a) => ({ list: a.text('list') }),
    (c) => `match address ${c.list}`,
  ),
  declare(
    'reverse-route',
    MAPS,
    'reverse-route [static]',
    (a) => ({ static: a.has('static') }),
    (c) => line('reverse-route', c.static && 'static'),
  ),
  declare(
    'qos-pre-classify',
    MAPS,
    'qos pre-classify',
    () => ({}),
    () => 'qos pre-classify',
  ),
]

const TRUST = [
  'enrollment',
  'subject-name',
  'revocation-check',
  'rsakeypair',
  'auto-enroll',
  'fqdn',
  'ip-address',
  'serial-number',
  'crl',
  'usage',
  'query',
  'password',
  'root',
]

export const CERTIFICATES = [
  ...(['ca', 'pki'] as const).flatMap((flavour) => [
    declare(
      'trustpoint',
      'global',
      `crypto ${flavour} trustpoint <name:word>`,
      (a) => ({ flavour, name: a.text('name') }),
      (c) => `crypto ${c.flavour} trustpoint ${c.name}`,
      { opens: 'trustpoint' },
    ),
    declare(
      'certificate-chain',
      'global',
      `crypto ${flavour} certificate chain <name:word>`,
      (a) => ({ flavour, name: a.text('name') }),
      (c) => `crypto ${c.flavour} certificate chain ${c.name}`,
      { opens: 'certificate-chain' },
    ),
  ]),
  ...TRUST.map((word) =>
    declare(
      'trustpoint-setting',
      'trustpoint',
      `${word} [<words:rest>]`,
      (a) => ({ words: line(word, a.text('words')) }),
      (c) => c.words,
    ),
  ),
  declare(
    'certificate',
    'certificate-chain',
    'certificate <text:rest>',
    (a) => ({ text: `certificate ${a.text('text')}` }),
    (c) => c.text,
  ),
]
