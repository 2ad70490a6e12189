/**
 * Authentication (RFC 2328 appendix D): none, a password in clear, or a digest made with a numbered key, as the interface says,
 * else its area. The number here stands for the real digest: whoever has another key has another one.
 */
import type { OspfProof } from '../../../net/index'
import { hashText } from '../../kernel/random'
import type { OspfAuthenticationKind } from './config'
import type { OspfInterface, OspfProcessConfig } from './state'
import { areaConfig, portOf } from './work'

/** What a packet out of an interface carries; nothing with null authentication. The youngest key is sent. */
export function proofFor(config: OspfProcessConfig, item: OspfInterface): OspfProof | undefined {
  return acceptedOn(config, item)?.at(-1)
}

/** Why a packet that came in is dropped; undefined = it is not. */
export function authenticationProblem(
  config: OspfProcessConfig,
  item: OspfInterface,
  shown: OspfProof | undefined,
): string | undefined {
  const accepted = acceptedOn(config, item)
  const here = kindOn(config, item)
  const there: OspfAuthenticationKind = shown?.kind ?? 'null'
  if (here !== there)
    return `Mismatched Authentication type. Input packet specified type ${TYPES[there]}, we use type ${TYPES[here]}`
  if (!accepted || !shown) return undefined
  const key = accepted.find((item) => item.key === shown.key)
  if (!key) return `Mismatched Authentication Key - Invalid cryptographic authentication Key ID ${shown.key}`
  if (key.digest === shown.digest) return undefined
  return shown.kind === 'md5'
    ? `Mismatched Authentication Key - Message digest Key ${shown.key}`
    : 'Mismatched Authentication Key - Clear Text'
}

const TYPES: Readonly<Record<OspfAuthenticationKind, number>> = { null: 0, simple: 1, md5: 2 }

const kindOn = (config: OspfProcessConfig, { name, area }: OspfInterface): OspfAuthenticationKind =>
  portOf(config, name).authentication ?? areaConfig(config, area)?.authentication ?? 'null'

/** The proofs that count, the youngest last; undefined = packets go without. With no key IOS uses key 0, of an empty text. */
function acceptedOn(config: OspfProcessConfig, item: OspfInterface): readonly OspfProof[] | undefined {
  const kind = kindOn(config, item)
  const { password = '', keys } = portOf(config, item.name)
  switch (kind) {
    case 'null':
      return undefined
    case 'simple':
      return [{ kind, key: 0, digest: hashText(password) }]
    case 'md5':
      return keys.length === 0
        ? [{ kind, key: 0, digest: hashText('') }]
        : keys.map(({ id, text }) => ({ kind, key: id, digest: hashText(text) }))
  }
}
