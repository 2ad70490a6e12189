/** Parts of a router's text that head-ends and sites share. */
import { releaseDefaults, releaseOfVersion, versionOf } from '../config/index'
import type { Interface, KeepaliveSettings, TransformSetSettings, VpnSettings } from '../design/index'
import { type Statement, statement } from '../ios/index'
import { IKEV2_NAME } from './ikev2'
import { addressWords, described } from './plan'

/**
 * `version 12.4` says no more than the release's beginning, and what the rest is decides what the router does: where the
 * line would be taken for another release, a remark says which it is, so that equal texts are equal routers.
 */
export function versionLines(release: string): readonly Statement[] {
  const version = versionOf(release)
  const line = statement({ kind: 'version', release: version })
  const remark = statement({ kind: 'comment', text: `! release ${release}` })
  return releaseOfVersion(version) === release ? [line] : [remark, line]
}

export function isakmp(
  vpn: VpnSettings,
  release: string,
  keepalive: KeepaliveSettings | undefined,
): readonly Statement[] {
  const defaults = releaseDefaults(release)
  const transparency = statement({ kind: 'ipsec-nat-transparency', word: 'udp-encaps' }, [], true)
  const policies = vpn.ikev2
    ? []
    : vpn.policies.map((policy) =>
        statement({ kind: 'isakmp-policy', priority: policy.priority }, [
          statement({ kind: 'policy-encryption', cipher: policy.encryption }),
          ...(policy.hash === undefined ? [] : [statement({ kind: 'policy-hash', hash: policy.hash })]),
          ...(policy.authentication === undefined
            ? []
            : [statement({ kind: 'policy-authentication', method: policy.authentication })]),
          ...(policy.group === undefined ? [] : [statement({ kind: 'policy-group', group: policy.group })]),
          ...(policy.lifetimeSeconds === undefined
            ? []
            : [statement({ kind: 'policy-lifetime', seconds: policy.lifetimeSeconds })]),
        ]),
      )
  const plain = vpn.natTraversal === false && defaults.natTraversal ? [...policies, transparency] : policies
  if (!keepalive || vpn.ikev2) return plain
  const { seconds, retrySeconds, mode } = keepalive
  return [
    ...plain,
    statement({
      kind: 'isakmp-keepalive',
      seconds,
      ...(retrySeconds === undefined ? {} : { retrySeconds }),
      // A release that knows no word for the kind would refuse the whole line.
      ...(mode === undefined || !defaults.periodicKeepalive ? {} : { mode }),
    }),
  ]
}

/** Certificates as SEED demands, or one secret; the peers are the addresses the key is for. */
export function credentials(
  vpn: VpnSettings,
  release: string,
  peers: readonly { readonly address: string; readonly mask?: string }[],
): readonly Statement[] {
  if (vpn.credentials.kind === 'pre-shared-key') {
    const { key } = vpn.credentials
    if (vpn.ikev2) return []
    return peers.map((peer) => statement({ kind: 'isakmp-key', key, noXauth: false, ...peer }))
  }
  const flavour = releaseDefaults(release).trustpointWord
  const { trustpoint, enrollmentUrl } = vpn.credentials
  return [
    statement({ kind: 'trustpoint', flavour, name: trustpoint }, [
      statement({ kind: 'trustpoint-setting', words: `enrollment url ${enrollmentUrl}` }),
    ]),
  ]
}

export function transformSets(sets: readonly TransformSetSettings[]): readonly Statement[] {
  return sets.map((set) =>
    statement(
      { kind: 'transform-set', name: set.name, transforms: set.transforms },
      set.mode === undefined ? [] : [statement({ kind: 'transform-mode', mode: set.mode })],
    ),
  )
}

/** `set …` lines of a map entry that both ends may have. */
export function mapTerms(vpn: VpnSettings): readonly Statement[] {
  return [
    ...(vpn.ikev2 ? [statement({ kind: 'set-ikev2-profile', name: IKEV2_NAME })] : []),
    ...(vpn.pfsGroup === undefined ? [] : [statement({ kind: 'set-pfs', group: vpn.pfsGroup })]),
    ...lifetimeTerms(vpn),
  ]
}

/** The lines of an interface that its own record says, the given ones, and `shutdown` last. */
export function interfaceSection(item: Interface, lines: readonly Statement[]): Statement {
  const words = addressWords(item)
  return statement({ kind: 'interface', name: item.name }, [
    ...described(item.description).map((text) => statement({ kind: 'description', text })),
    ...(item.bandwidthKbit === undefined ? [] : [statement({ kind: 'bandwidth', kbit: item.bandwidthKbit })]),
    ...(item.delayTens === undefined ? [] : [statement({ kind: 'delay', tens: item.delayTens })]),
    ...(words ? [statement({ kind: 'ip-address', ...words, secondary: false })] : []),
    ...(item.addressing.kind === 'dhcp' ? [statement({ kind: 'ip-address-dhcp' })] : []),
    ...(item.addressing.kind === 'none'
      ? [statement({ kind: 'ip-address', address: '', mask: '', secondary: false }, [], true)]
      : []),
    ...(item.adjustMss === undefined ? [] : [statement({ kind: 'ip-tcp-adjust-mss', bytes: item.adjustMss })]),
    ...lines,
    ...(item.shutdown ? [statement({ kind: 'shutdown' })] : []),
  ])
}

/** What a device needs so that its text can be pasted whole. */
export function lines(): readonly Statement[] {
  return [
    statement({ kind: 'line', words: 'con 0' }, []),
    statement({ kind: 'line', words: 'vty 0 4' }, [statement({ kind: 'line-setting', words: 'login' })]),
    statement({ kind: 'end' }),
  ]
}

/** How long an SA lives where the design says so: of a map entry, or of a profile. */
export function lifetimeTerms(vpn: VpnSettings): readonly Statement[] {
  return [
    ...(vpn.saLifetimeSeconds === undefined
      ? []
      : [statement({ kind: 'set-lifetime-seconds', seconds: vpn.saLifetimeSeconds })]),
    ...(vpn.saLifetimeKilobytes === undefined
      ? []
      : [statement({ kind: 'set-lifetime-kilobytes', kilobytes: vpn.saLifetimeKilobytes })]),
  ]
}
