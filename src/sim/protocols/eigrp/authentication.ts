/**
 * Authentication (RFC 7868 section 6.6.2): each packet carries a digest made with a key. The lowest key of the chain
 * that is in force is sent; what comes must carry the number and the digest of one that the chain has and takes now. A packet without a digest where one
 * is due is dropped, and so is one with a digest where none is (FACTS section 9). The digest here stands for the real one:
 * whoever has another key has another digest.
 */
import type { EigrpDigest } from '../../../net/index'
import { hashText } from '../../kernel/random'
import type { EigrpProcessConfig } from './state'

/** What a packet out of an interface carries; none where nothing is authenticated, or there is no key to do it with. */
export function digestFor(config: EigrpProcessConfig, name: string): EigrpDigest | undefined {
  return keysOn(config, name)?.find(({ sends }) => sends)?.digest
}

/** Why a packet that came in is dropped: for people, and in IOS's way of telling cases apart. */
export interface AuthenticationProblem {
  readonly text: string
  readonly kind: 'off' | 'no-live-key' | 'missing' | 'no-such-key' | 'other-kind' | 'other-digest'
}

/** Undefined = it is not dropped. */
export function authenticationProblem(
  config: EigrpProcessConfig,
  name: string,
  shown: EigrpDigest | undefined,
): AuthenticationProblem | undefined {
  const accepted = keysOn(config, name)?.flatMap(({ accepts, digest }) => (accepts ? [digest] : []))
  if (!accepted) return shown && { kind: 'off', text: 'authentication is off here, and on there' }
  if (accepted.length === 0) return { kind: 'no-live-key', text: 'the key chain has no key that is in force' }
  if (!shown) return { kind: 'missing', text: 'missing authentication' }
  const same = accepted.find((item) => item.kind === shown.kind && item.key === shown.key)
  if (!same)
    return shown.kind === accepted[0]?.kind
      ? { kind: 'no-such-key', text: `no key ${shown.key} here` }
      : { kind: 'other-kind', text: `authenticated by ${shown.kind}` }
  return same.digest === shown.digest
    ? undefined
    : { kind: 'other-digest', text: 'authentication mismatch: another key' }
}

interface KeyInUse {
  readonly digest: EigrpDigest
  readonly accepts: boolean
  readonly sends: boolean
}

/** The digests that an interface knows, in the order of their keys; undefined = packets go without. */
function keysOn({ eigrp, configuration }: EigrpProcessConfig, name: string): readonly KeyInUse[] | undefined {
  const told = eigrp.interfaces[name]?.authentication
  if (!told) return undefined
  if (told.kind === 'sha-256')
    return [{ digest: { kind: 'sha-256', key: 0, digest: hashText(told.password) }, accepts: true, sends: true }]
  const chain = configuration.keyChains?.find((item) => item.name === told.chain)
  return (chain?.keys ?? []).map(({ id, text, accepts = true, sends = true }) => ({
    digest: { kind: 'md5', key: id, digest: hashText(text) },
    accepts,
    sends,
  }))
}
