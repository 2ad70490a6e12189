/**
 * What IOS has of IPsec by itself where no line says so: the transform-set and the profile that are called `default` (Cisco,
 * IKEv2 and IPsec smart defaults; `show crypto ipsec transform-set`: esp-aes esp-sha-hmac, transport where that fits). They
 * are made where something names them; an entry or profile without a set has the default one.
 */
import type { IpsecProfile, SaLifetime, TransformSet, TunnelConfig } from '../config/index'
import { DEFAULT, isTakenAway } from './ikev2'
import { all, type Reader } from './reader'

interface Naming {
  readonly transformSets: readonly string[]
  readonly source: TransformSet['source']
}

const hasDefaults = ({ defaults }: Reader): boolean => defaults.ikev2

/** The sets that an entry or a profile names; the default one where it names none, and the release has it. */
export const namedSets = (reader: Reader, names: readonly string[] | undefined): readonly string[] =>
  names ?? (hasDefaults(reader) && !isTakenAway(reader, 'crypto ipsec transform-set') ? [DEFAULT] : [])

/** The default transform-set, where it is named and no line makes another of it. */
export function defaultSet(
  reader: Reader,
  sets: readonly TransformSet[],
  naming: readonly Naming[],
): readonly TransformSet[] {
  const by = naming.find(({ transformSets }) => transformSets.includes(DEFAULT))
  if (!by || !hasDefaults(reader) || sets.some(({ name }) => name === DEFAULT)) return []
  if (isTakenAway(reader, 'crypto ipsec transform-set')) return []
  return [{ name: DEFAULT, cipher: 'esp-aes', integrity: 'esp-sha-hmac', mode: 'transport', source: by.source }]
}

/** The default IPsec profile, where a tunnel is protected by it and no line makes another of it: with the IKEv2 profile of that name. */
export function defaultProfile(
  reader: Reader,
  profiles: readonly IpsecProfile[],
  protections: readonly TunnelConfig['protection'][],
  lifetime: SaLifetime,
): readonly IpsecProfile[] {
  const by = protections.find((item) => item?.profile === DEFAULT)
  if (!by || !hasDefaults(reader) || profiles.some(({ name }) => name === DEFAULT)) return []
  if (isTakenAway(reader, 'crypto ipsec profile')) return []
  const second = all(reader.config.statements, 'ikev2-profile').find(({ command }) => command.name === DEFAULT)
  return [
    {
      name: DEFAULT,
      transformSets: [DEFAULT],
      lifetime,
      ...(second ? { ikev2Profile: { value: DEFAULT, source: second.source } } : {}),
      source: by.source,
    },
  ]
}
