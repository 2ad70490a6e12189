/** IKEv2's lines, the same at head-ends and sites but for the peers that a key is for. */
import type { KeepaliveSettings, VpnSettings } from '../design/index'
import { type Statement, statement } from '../ios/index'

/** One name for the proposal, the policy, the profile and the keyring: there is one of each. */
export const IKEV2_NAME = 'vpn-ikev2'

/** Seconds between retries, and how it asks, where the design leaves it to the release: IKEv2 has no defaults for them. */
export const USUAL_DPD = { retrySeconds: 2, mode: 'on-demand' } as const

interface KeyPeer {
  readonly address: string
  readonly mask?: string
}

export function ikev2(
  vpn: VpnSettings,
  keepalive: KeepaliveSettings | undefined,
  peers: readonly KeyPeer[],
): readonly Statement[] {
  if (!vpn.ikev2) return []
  const { encryption, integrity, prf, group } = vpn.ikev2
  return [
    statement({ kind: 'ikev2-proposal', name: IKEV2_NAME }, [
      statement({ kind: 'ikev2-encryption', ciphers: [encryption] }),
      ...(integrity === undefined ? [] : [statement({ kind: 'ikev2-integrity', hashes: [integrity] })]),
      ...(prf === undefined ? [] : [statement({ kind: 'ikev2-prf', hashes: [prf] })]),
      statement({ kind: 'ikev2-group', groups: [group] }),
    ]),
    statement({ kind: 'ikev2-policy', name: IKEV2_NAME }, [
      statement({ kind: 'ikev2-policy-proposal', name: IKEV2_NAME }),
    ]),
    ...keyring(vpn, peers),
    profile(vpn, keepalive),
  ]
}

function keyring({ credentials }: VpnSettings, peers: readonly KeyPeer[]): readonly Statement[] {
  if (credentials.kind !== 'pre-shared-key') return []
  const entries = peers.map((peer, index) =>
    statement({ kind: 'ikev2-peer', name: peer.mask === undefined ? `head-end-${index + 1}` : 'anyone' }, [
      statement({ kind: 'ikev2-peer-address', ...peer }),
      statement({ kind: 'ikev2-peer-key', key: credentials.key }),
    ]),
  )
  return [statement({ kind: 'ikev2-keyring', name: IKEV2_NAME }, entries)]
}

/** With certificates anybody may come whose certificate holds; with a key, anybody who knows it. */
function profile({ credentials }: VpnSettings, keepalive: KeepaliveSettings | undefined): Statement {
  const secret = credentials.kind === 'pre-shared-key'
  const method = secret ? 'pre-share' : 'rsa-sig'
  return statement({ kind: 'ikev2-profile', name: IKEV2_NAME }, [
    statement({ kind: 'ikev2-match-identity', words: secret ? 'address 0.0.0.0' : 'any' }),
    ...(secret ? [] : [statement({ kind: 'ikev2-identity-local', words: 'dn' })]),
    statement({ kind: 'ikev2-authentication', side: 'remote', method }),
    statement({ kind: 'ikev2-authentication', side: 'local', method }),
    credentials.kind === 'pre-shared-key'
      ? statement({ kind: 'ikev2-profile-keyring', name: IKEV2_NAME })
      : statement({ kind: 'ikev2-profile-trustpoint', name: credentials.trustpoint }),
    ...(keepalive ? [statement({ kind: 'ikev2-profile-dpd', ...USUAL_DPD, ...keepalive })] : []),
  ])
}
