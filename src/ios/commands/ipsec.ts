/** Declarations: IPsec and transform-sets. */
import {
  consequential,
  EVERYWHERE,
  FREE,
  NO_SECRETS,
  negates,
  ON_BY_ITSELF,
  OPENS_NOTHING,
  one,
  opens,
  PRINTED,
  removes,
  SIMULATED,
  short,
  since,
} from '../syntax/facts'
import { declare, line, outside } from './declare'
import { kilobytesOf, kilobytesText } from './kilobytes'

const TRANSFORMS = new Set([
  'esp-des',
  'esp-3des',
  'esp-aes',
  'esp-gcm',
  'esp-null',
  'esp-gmac',
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
    if (/^(128|192|256)$/.test(word) && (last === 'esp-aes' || last === 'esp-gcm' || last === 'esp-gmac'))
      transforms[transforms.length - 1] = `${last} ${word}`
    else if (TRANSFORMS.has(word.toLowerCase())) transforms.push(word.toLowerCase())
    else return `"${word}" is not a transform`
  }
  return transforms
}

export const IPSEC = [
  declare({
    kind: 'ipsec-nat-transparency',
    modes: ['global'],
    pattern: 'crypto ipsec nat-transparency <word:udp-encaps|udp-encapsulation>',
    make: (a) => ({ word: a.text('word') as 'udp-encaps' }),
    write: (c) => `crypto ipsec nat-transparency ${c.word}`,
    key: one('crypto ipsec nat-transparency'),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    disturbs: 'tunnels',
    silent: ON_BY_ITSELF,
    no: negates(),
    has: since('12.2(13)T'),
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'ipsec-lifetime-seconds',
    modes: ['global'],
    pattern: 'crypto ipsec security-association lifetime seconds <seconds:int>',
    make: (a) => outside('lifetime', a.number('seconds'), 120, 2_592_000) ?? { seconds: a.number('seconds') },
    write: (c) => `crypto ipsec security-association lifetime seconds ${c.seconds}`,
    key: one('crypto ipsec security-association lifetime', () => ['seconds']),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'tunnels',
    no: removes(
      short('crypto ipsec security-association lifetime seconds', () => [
        'crypto ipsec security-association lifetime',
        'seconds',
      ]),
    ),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'ipsec-lifetime-kilobytes',
    modes: ['global'],
    pattern: 'crypto ipsec security-association lifetime kilobytes <kilobytes:word>',
    make: kilobytesOf,
    write: (c) => `crypto ipsec security-association lifetime kilobytes ${kilobytesText(c.kilobytes)}`,
    key: one('crypto ipsec security-association lifetime', () => ['kilobytes']),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'tunnels',
    no: removes(
      short('crypto ipsec security-association lifetime kilobytes', () => [
        'crypto ipsec security-association lifetime',
        'kilobytes',
      ]),
    ),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'ipsec-idle-time',
    modes: ['global'],
    pattern: 'crypto ipsec security-association idle-time <seconds:int>',
    make: (a) => outside('idle-time', a.number('seconds'), 60, 86_400) ?? { seconds: a.number('seconds') },
    write: (c) => `crypto ipsec security-association idle-time ${c.seconds}`,
    key: one('crypto ipsec security-association idle-time'),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'tunnels',
    no: removes(
      short('crypto ipsec security-association idle-time', () => ['crypto ipsec security-association idle-time']),
    ),
    has: since('12.2(15)T'),
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'transform-set',
    modes: ['global'],
    pattern: 'crypto ipsec transform-set <name:word> <transforms:rest>',
    make: (a) => {
      const transforms = readTransforms(a.text('transforms'))
      return typeof transforms === 'string' ? transforms : { name: a.text('name'), transforms }
    },
    write: (c) => line('crypto ipsec transform-set', c.name, ...c.transforms),
    key: one('crypto ipsec transform-set', (c) => [c.name]),
    several: undefined,
    change: 'in place',
    order: FREE,
    silent: PRINTED,
    disturbs: 'tunnels',
    opens: opens(
      'transform-set',
      'cfg-crypto-trans',
      consequential('tunnels', 'what is agreed with a peer may be otherwise')(),
    ),
    no: removes(short('crypto ipsec transform-set <name:word>', (a) => ['crypto ipsec transform-set', a.text('name')])),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'transform-mode',
    modes: ['transform-set'],
    pattern: 'mode <mode:tunnel|transport>',
    make: (a) => ({ mode: a.text('mode') as 'tunnel' }),
    write: (c) => `mode ${c.mode}`,
    key: one('mode'),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'tunnels',
    no: removes(short('mode', () => ['mode'])),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'ipsec-profile',
    modes: ['global'],
    pattern: 'crypto ipsec profile <name:word>',
    make: (a) => ({ name: a.text('name') }),
    write: (c) => `crypto ipsec profile ${c.name}`,
    key: one('crypto ipsec profile', (c) => [c.name]),
    several: undefined,
    change: 'in place',
    order: FREE,
    silent: PRINTED,
    disturbs: 'tunnels',
    opens: opens(
      'ipsec-profile',
      'ipsec-profile',
      consequential('tunnels', 'which tunnels use the profile, and how, may be otherwise')(),
    ),
    no: removes(),
    has: since('12.2(13)T'),
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
]
