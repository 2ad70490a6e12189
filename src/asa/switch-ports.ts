/** Declarations: the switch ports of an ASA 5505, which carry its VLAN interfaces (Cisco ASA 5500 command reference, switchport). */
import {
  type Declaration,
  declarer,
  FREE,
  NO_SECRETS,
  OPENS_NOTHING,
  one,
  PRINTED,
  removes,
  SIMULATED,
  short,
} from '../ios/index'
import { ASA_ONLY } from './releases'
import type { AsaDeclared } from './types'

const declare = declarer<AsaDeclared>()

const LAST_VLAN = 4090

const vlanOf = (vlan: number): { readonly vlan: number } | string =>
  vlan < 1 || vlan > LAST_VLAN ? `a VLAN lies between 1 and ${LAST_VLAN}` : { vlan }

export const SWITCH_PORTS: readonly Declaration<AsaDeclared>[] = [
  declare({
    kind: 'switchport-access',
    modes: ['interface'],
    pattern: 'switchport access vlan <vlan:int>',
    make: (a) => vlanOf(a.number('vlan')),
    write: (c) => `switchport access vlan ${c.vlan}`,
    key: one('switchport access vlan'),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    no: removes(short('switchport access vlan', () => ['switchport access vlan'])),
    has: ASA_ONLY,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'switchport-mode',
    modes: ['interface'],
    pattern: 'switchport mode <mode:access|trunk>',
    make: (a) => ({ mode: a.text('mode') as 'access' }),
    write: (c) => `switchport mode ${c.mode}`,
    key: one('switchport mode'),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    no: removes(short('switchport mode', () => ['switchport mode'])),
    has: ASA_ONLY,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'switchport-allowed',
    modes: ['interface'],
    pattern: 'switchport trunk allowed vlan <vlans:word>',
    make: (a) =>
      /^\d+(?:-\d+)?(?:,\d+(?:-\d+)?)*$/.test(a.text('vlans'))
        ? { vlans: a.text('vlans') }
        : `"${a.text('vlans')}" names no VLANs`,
    write: (c) => `switchport trunk allowed vlan ${c.vlans}`,
    key: one('switchport trunk allowed vlan'),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    no: removes(short('switchport trunk allowed vlan', () => ['switchport trunk allowed vlan'])),
    has: ASA_ONLY,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
  declare({
    kind: 'switchport-native',
    modes: ['interface'],
    pattern: 'switchport trunk native vlan <vlan:int>',
    make: (a) => vlanOf(a.number('vlan')),
    write: (c) => `switchport trunk native vlan ${c.vlan}`,
    key: one('switchport trunk native vlan'),
    several: undefined,
    change: 'in place',
    order: FREE,
    opens: OPENS_NOTHING,
    silent: PRINTED,
    disturbs: 'connection',
    no: removes(short('switchport trunk native vlan', () => ['switchport trunk native vlan'])),
    has: ASA_ONLY,
    secrets: NO_SECRETS,
    effect: SIMULATED,
  }),
]
