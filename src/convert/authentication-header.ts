/**
 * Transform-sets with AH (RFC 4302): its header is not simulated, neither its size nor that it is protocol 51 to every list on
 * the way. What an entry makes whose first choice is such a set is not known; a set behind others is a second choice.
 */
import { type CryptoConfig, type IpsecProfile, type NotKnownScope, notKnownAt } from '../config/index'
import { all, type Reader, warn } from './reader'

type Named = Pick<CryptoConfig, 'maps' | 'dynamicMaps'> & { readonly profiles: readonly IpsecProfile[] }

export function leaveAhOpen(reader: Reader, crypto: Named): void {
  for (const { command, source } of all(reader.config.statements, 'transform-set')) {
    if (!command.transforms.some((word) => word.startsWith('ah-'))) continue
    const { name } = command
    const scopes = scopesOf(crypto, name)
    const summary = `which tunnels transform-set ${name} makes, which has AH`
    for (const scope of scopes) reader.notKnown.push({ scope, ...notKnownAt(reader.device, source, summary) })
    warn(
      reader,
      source,
      `AH of transform-set ${name} is not simulated`,
      scopes.length > 0 ? `What depends on it is not known: ${summary}.` : 'No entry has it for its first choice.',
      'Use esp-sha-hmac in its place: it is authenticated by ESP then.',
      scopes.length > 0 ? 'warning' : 'info',
    )
  }
}

/** What has the set for its first choice. */
function scopesOf({ maps, dynamicMaps, profiles }: Named, name: string): readonly NotKnownScope[] {
  const isFirst = ({ transformSets }: { readonly transformSets: readonly string[] }) => transformSets[0] === name
  return [
    ...maps.flatMap(({ name: map, entries }) =>
      entries.filter(isFirst).map(({ sequence }) => ({ kind: 'map-entry', map, sequence }) as const),
    ),
    ...dynamicMaps.filter(isFirst).map(({ map }) => ({ kind: 'dynamic-map', map }) as const),
    ...(profiles.some(isFirst) ? [{ kind: 'ike' } as const] : []),
  ]
}
