/** Declarations: what a tunnel does with packets that are too large for its path, or come too late. */
import {
  EVERYWHERE,
  FREE,
  NO_SECRETS,
  OPENS_NOTHING,
  one,
  PRINTED,
  removes,
  SIMULATED,
  short,
  since,
} from '../syntax/facts'
import { MAPS_AND_PROFILES } from './crypto-map'
import { declare } from './declare'

const WINDOWS = [64, 128, 256, 512, 1024]

const windowOf = (how: string, packets: number | undefined) => {
  if (how === 'disable') return packets === undefined ? { window: 0 } : 'disable takes no number'
  return packets !== undefined && WINDOWS.includes(packets)
    ? { window: packets }
    : `a replay window holds ${WINDOWS.join(', ')} packets`
}

const windowWords = (window: number) => `replay ${window === 0 ? 'disable' : `window-size ${window}`}`

export const PACKET_SIZE = [
  declare({
    kind: 'ipsec-df-bit',
    modes: ['global', 'interface'],
    pattern: 'crypto ipsec df-bit <value:clear|set|copy>',
    make: (a) => ({ value: a.text('value') as 'copy' }),
    write: (c) => `crypto ipsec df-bit ${c.value}`,
    key: one('crypto ipsec df-bit'),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'nothing',
    no: removes(short('crypto ipsec df-bit', () => ['crypto ipsec df-bit'])),
    has: EVERYWHERE,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'ipsec-fragmentation',
    modes: ['global', 'interface'],
    pattern: 'crypto ipsec fragmentation <value:before-encryption|after-encryption>',
    make: (a) => ({ value: a.text('value') as 'before-encryption' }),
    write: (c) => `crypto ipsec fragmentation ${c.value}`,
    key: one('crypto ipsec fragmentation'),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'nothing',
    no: removes(short('crypto ipsec fragmentation', () => ['crypto ipsec fragmentation'])),
    has: since('12.2(13)T'),
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'ipsec-replay',
    modes: ['global'],
    pattern: 'crypto ipsec security-association replay <how:window-size|disable> [<packets:int>]',
    make: (a) => windowOf(a.text('how'), a.has('packets') ? a.number('packets') : undefined),
    write: (c) => `crypto ipsec security-association ${windowWords(c.window)}`,
    key: one('crypto ipsec security-association replay'),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'tunnels',
    no: removes(short('crypto ipsec security-association replay', () => ['crypto ipsec security-association replay'])),
    has: since('12.3(14)T'),
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'set-replay',
    modes: MAPS_AND_PROFILES,
    pattern: 'set security-association replay <how:window-size|disable> [<packets:int>]',
    make: (a) => windowOf(a.text('how'), a.has('packets') ? a.number('packets') : undefined),
    write: (c) => `set security-association ${windowWords(c.window)}`,
    key: one('set security-association replay'),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'tunnels',
    no: removes(short('set security-association replay', () => ['set security-association replay'])),
    has: since('12.3(14)T'),
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
]
