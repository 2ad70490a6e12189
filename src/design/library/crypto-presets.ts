/** Cryptography as the years went: what both ends agree on, chosen at once. Names and modes of transform-sets stay. */
import type { Ikev2Settings, IsakmpPolicySettings, VpnSettings } from '../model/design'
import { sameValue } from '../model/same'

export interface CryptoPreset {
  readonly id: string
  readonly title: string
  /** What it needs and what it is worth, in a sentence. */
  readonly about: string
  readonly policy: Omit<IsakmpPolicySettings, 'priority' | 'authentication'>
  readonly ikev2?: Ikev2Settings
  readonly transforms: readonly string[]
}

const STRONG = { encryption: 'aes 256', hash: 'sha256', group: 14 } as const

export const CRYPTO_PRESETS: readonly CryptoPreset[] = [
  {
    id: 'source',
    title: 'As in the source document: 3DES, SHA-1, group 1',
    about: 'Every release until IOS XE 17.11.1 takes it; today it counts as broken.',
    policy: { encryption: '3des' },
    transforms: ['esp-3des', 'esp-sha-hmac'],
  },
  {
    id: 'aes-128',
    title: 'AES-128, SHA-1, group 2',
    about: 'From 12.2(13)T on; group 2 is refused from IOS XE 17.11.1 on.',
    policy: { encryption: 'aes', group: 2 },
    transforms: ['esp-aes', 'esp-sha-hmac'],
  },
  {
    id: 'aes-256',
    title: 'AES-256, SHA-256, group 14 (IKEv1)',
    about: 'From 15.1(2)T on; IKEv1 itself is deprecated (RFC 9395).',
    policy: STRONG,
    transforms: ['esp-aes 256', 'esp-sha256-hmac'],
  },
  {
    id: 'ikev2-cbc',
    title: 'IKEv2: AES-256, SHA-256, group 19',
    about: 'From 15.1(2)T on, on routers that do elliptic curves.',
    policy: STRONG,
    ikev2: { encryption: 'aes-cbc-256', integrity: 'sha256', group: 19 },
    transforms: ['esp-aes 256', 'esp-sha256-hmac'],
  },
  {
    id: 'ikev2-gcm',
    title: 'IKEv2: AES-GCM-256, group 19',
    about: 'From 15.4(2)T on; eight bytes less for each packet of a G.729 call than with CBC and SHA-256.',
    policy: STRONG,
    ikev2: { encryption: 'aes-gcm-256', prf: 'sha256', group: 19 },
    transforms: ['esp-gcm 256'],
  },
]

/** The settings with a preset's cryptography; credentials, keepalives and lifetimes stay as they are. */
export function withPreset(vpn: VpnSettings, { policy, ikev2, transforms }: CryptoPreset): VpnSettings {
  const { ikev2: _old, ...rest } = vpn
  const priority = vpn.policies[0]?.priority ?? 1
  const method = vpn.credentials.kind === 'pre-shared-key' ? { authentication: 'pre-share' as const } : {}
  const lifetimeSeconds = vpn.policies[0]?.lifetimeSeconds
  const lifetime = lifetimeSeconds === undefined ? {} : { lifetimeSeconds }
  const rewritten = (sets: VpnSettings['siteTransformSets']) => sets.map((set) => ({ ...set, transforms }))
  return {
    ...rest,
    ...(ikev2 ? { ikev2 } : {}),
    policies: [{ ...policy, priority, ...method, ...lifetime }],
    headEndTransformSets: rewritten(vpn.headEndTransformSets),
    siteTransformSets: rewritten(vpn.siteTransformSets),
  }
}

/** The preset that the settings are; none when somebody chose otherwise. */
export function presetOf(vpn: VpnSettings): CryptoPreset | undefined {
  return CRYPTO_PRESETS.find((preset) => sameValue(withPreset(vpn, preset), vpn))
}
