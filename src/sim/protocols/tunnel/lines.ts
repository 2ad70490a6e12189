/** The lines of tunnel interfaces between two ends: GRE, and IPsec's own. Other kinds stay known words. */
import { declare, line, outside } from '../../../ios/commands/declare'
import {
  EVERYWHERE,
  FREE,
  NO_SECRETS,
  noEffect,
  OPENS_NOTHING,
  one,
  PRINTED,
  removes,
  SIMULATED,
  secret,
  short,
  since,
} from '../../../ios/syntax/facts'

type TunnelCommand =
  | { readonly kind: 'tunnel-source'; readonly address: string }
  | { readonly kind: 'tunnel-source-interface'; readonly interface: string }
  | { readonly kind: 'tunnel-destination'; readonly address: string }
  | { readonly kind: 'tunnel-mode-gre' }
  | { readonly kind: 'tunnel-mode-ipsec' }
  | { readonly kind: 'tunnel-key'; readonly key: number }
  | { readonly kind: 'tunnel-vrf'; readonly vrf: string }
  | { readonly kind: 'tunnel-protection'; readonly profile: string; readonly shared: boolean }

declare module '../../../ios/commands/types' {
  interface ProtocolCommands {
    readonly tunnel: TunnelCommand
  }
}

const IF = ['interface']
/** Virtual tunnel interfaces came after GRE under protection (IOS security command reference, tunnel mode and tunnel protection). */
const PROTECTED = since('12.2(13)T')
const VIRTUAL = since('12.3(14)T')

const inPlace = {
  modes: IF,
  several: undefined,
  change: 'in place',
  order: FREE,
  opens: OPENS_NOTHING,
  silent: PRINTED,
  disturbs: 'connection',
  secrets: NO_SECRETS,
  effect: SIMULATED,
} as const

export const TUNNEL_LINES = [
  declare({
    kind: 'tunnel-source',
    pattern: 'tunnel source <address:ip>',
    make: (a) => ({ address: a.text('address') }),
    write: (c) => `tunnel source ${c.address}`,
    key: one('tunnel source'),
    ...inPlace,
    no: removes(short('tunnel source', () => ['tunnel source'])),
    has: EVERYWHERE,
  }),
  declare({
    kind: 'tunnel-source-interface',
    pattern: 'tunnel source <interface:if>',
    make: (a) => ({ interface: a.text('interface') }),
    write: (c) => `tunnel source ${c.interface}`,
    key: one('tunnel source'),
    ...inPlace,
    no: removes(),
    has: EVERYWHERE,
  }),
  declare({
    kind: 'tunnel-destination',
    pattern: 'tunnel destination <address:ip>',
    make: (a) => ({ address: a.text('address') }),
    write: (c) => `tunnel destination ${c.address}`,
    key: one('tunnel destination'),
    ...inPlace,
    no: removes(short('tunnel destination', () => ['tunnel destination'])),
    has: EVERYWHERE,
  }),
  declare({
    kind: 'tunnel-mode-gre',
    pattern: 'tunnel mode gre ip',
    make: () => ({}),
    write: () => 'tunnel mode gre ip',
    key: one('tunnel mode'),
    ...inPlace,
    effect: noEffect('a tunnel interface is one of GRE by itself'),
    no: removes(short('tunnel mode', () => ['tunnel mode'])),
    has: EVERYWHERE,
  }),
  declare({
    kind: 'tunnel-mode-ipsec',
    pattern: 'tunnel mode ipsec ipv4',
    make: () => ({}),
    write: () => 'tunnel mode ipsec ipv4',
    key: one('tunnel mode'),
    ...inPlace,
    no: removes(short('tunnel mode', () => ['tunnel mode'])),
    has: VIRTUAL,
  }),
  declare({
    kind: 'tunnel-key',
    // A word, so that one that is no number is hidden all the same.
    pattern: 'tunnel key <key:word>',
    make: (a) => {
      const key = Number(a.text('key'))
      return Number.isInteger(key) ? (outside('tunnel key', key, 0, 0xffffffff) ?? { key }) : 'a tunnel key is a number'
    },
    write: (c) => `tunnel key ${c.key}`,
    key: one('tunnel key'),
    ...inPlace,
    secrets: secret('key'),
    no: removes(short('tunnel key', () => ['tunnel key'])),
    has: EVERYWHERE,
  }),
  declare({
    kind: 'tunnel-vrf',
    pattern: 'tunnel vrf <vrf:word>',
    make: (a) => ({ vrf: a.text('vrf') }),
    write: (c) => `tunnel vrf ${c.vrf}`,
    key: one('tunnel vrf'),
    ...inPlace,
    no: removes(short('tunnel vrf', () => ['tunnel vrf'])),
    has: PROTECTED,
  }),
  declare({
    kind: 'tunnel-protection',
    pattern: 'tunnel protection ipsec profile <profile:word> [shared]',
    make: (a) => ({ profile: a.text('profile'), shared: a.has('shared') }),
    write: (c) => line('tunnel protection ipsec profile', c.profile, c.shared && 'shared'),
    key: one('tunnel protection'),
    ...inPlace,
    disturbs: 'tunnels',
    no: removes(short('tunnel protection', () => ['tunnel protection'])),
    has: PROTECTED,
  }),
]
