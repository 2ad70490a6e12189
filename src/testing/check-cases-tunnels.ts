/** Two routers at their providers with a tunnel interface between them that IPsec protects, as imported; and the checks that speak of those. */
import type { Design } from '../design/index'
import { importConfigurations } from '../interop/index'
import { nameTable } from '../net/index'
import type { CheckCase } from './check-cases'
import { without } from './lab'

const IKE = `crypto isakmp policy 10
 encr aes
 authentication pre-share
 group 14
crypto isakmp key Gr4nite address 0.0.0.0`
export interface TunnelText {
  readonly ike?: string
  readonly transforms?: string
  readonly profile?: string
  readonly more?: string
  /** Absent = a default route to its provider. */
  readonly route?: string
}

const router = (
  n: 1 | 2,
  {
    ike = IKE,
    transforms = 'esp-aes esp-sha-hmac',
    profile = '',
    more = '',
    route = `ip route 0.0.0.0 0.0.0.0 192.0.${n}.1`,
  }: TunnelText,
) =>
  `version 15.7
hostname ${n === 1 ? 'hub' : 'branch'}
${ike}
crypto ipsec transform-set SET${n} ${transforms}
crypto ipsec profile VTI${n}
 set transform-set SET${n}
${profile}
${more}
interface Tunnel${n}
 ip address 172.16.0.${n} 255.255.255.252
 tunnel source GigabitEthernet0/0
 tunnel mode ipsec ipv4
 tunnel destination 192.0.${3 - n}.2
 tunnel protection ipsec profile VTI${n}
interface GigabitEthernet0/0
 ip address 192.0.${n}.2 255.255.255.252
interface GigabitEthernet0/1
 ip address 10.${n}.0.1 255.255.255.0
${route}
ip route 10.${3 - n}.0.0 255.255.255.0 Tunnel${n}
end
`

const AS_VPN = [
  ['hub', 'head-end'],
  ['branch', 'soho'],
] as const

/** `roles`: as a head-end and a remote router of the design's VPN; else as routers of their own. */
export function protectedPair(hub: TunnelText, branch: TunnelText, roles: boolean): Design {
  const { design } = importConfigurations(
    [
      { name: 'hub.cfg', text: router(1, hub) },
      { name: 'branch.cfg', text: router(2, branch) },
    ],
    { values: nameTable<string>(), surroundings: true, ...(roles ? { roles: nameTable(AS_VPN) } : {}) },
  )
  if (!design) throw new Error('it makes no design')
  return design
}

export const STRONGER: TunnelText = { transforms: 'esp-aes 256 esp-sha256-hmac' }

const WITHOUT_POLICY: TunnelText = {
  ike: 'no crypto isakmp default policy\ncrypto isakmp key Gr4nite address 0.0.0.0',
}

export const TUNNEL_CHECK_CASES: readonly CheckCase[] = [
  {
    rule: 'tunnel-ike-policies',
    says: 'Its Tunnel1 and Tunnel2 of branch have no IKE policy in common: the tunnel stays down',
    design: () => protectedPair({}, { ike: IKE.replace('encr aes', 'encr 3des') }, false),
    clean: () => protectedPair({}, {}, false),
    fixes: false,
  },
  {
    rule: 'tunnel-ike-policies',
    says: 'There is no IKE policy for its Tunnel2: the tunnel stays down',
    design: () => protectedPair({}, WITHOUT_POLICY, true),
    clean: () => protectedPair({}, {}, true),
    fixes: false,
  },
  {
    rule: 'tunnel-transform-sets',
    says: 'Its Tunnel1 and Tunnel2 of branch have no transform-set in common: the tunnel stays down',
    design: () => protectedPair({}, STRONGER, false),
    clean: () => protectedPair(STRONGER, STRONGER, false),
    fixes: false,
  },
  {
    rule: 'tunnel-down',
    says: 'The line protocol of Tunnel1 is down: there is no route to 192.0.2.2',
    design: () => protectedPair({ route: '' }, {}, false),
    clean: () => protectedPair({}, {}, false),
    fixes: false,
  },
  {
    rule: 'tunnel-down',
    says: 'The line protocol of Tunnel1 is down: its source GigabitEthernet0/0 is shut down',
    design: () => protectedPair({ more: 'interface GigabitEthernet0/0\n shutdown' }, {}, true),
    clean: () => protectedPair({ route: 'router rip\n network 192.0.1.0' }, {}, true),
    fixes: false,
  },
  ...(
    [
      'Tunnel1 asks 192.0.2.2 for a tunnel, and branch has none for it: no SA comes up',
      'hub (192.0.1.2) asks its GigabitEthernet0/0 for a tunnel by Tunnel1, and it has none for it: no SA comes up',
    ] as const
  ).map(
    (says): CheckCase => ({
      rule: 'one-sided-tunnel',
      says,
      design: () =>
        without('branch', ['interface Tunnel2'], 'tunnel protection ipsec profile VTI2', protectedPair({}, {}, false)),
      clean: () => protectedPair({}, {}, false),
      fixes: false,
    }),
  ),
]
