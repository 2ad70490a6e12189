/**
 * Where a router's or a home router's translations are looked for: by the global side that a packet comes back to, or by
 * what only one of them may hold. Made of the table when it is first asked for after a fork, and kept beside it, so that a
 * packet costs the same however many hosts are translated. It says nothing that the table does not say.
 */
import type { Ip } from '../../net/index'
import type { NodeState, Translation } from './state'

/** A place of the index, by what it is asked for. */
export const atPort = (protocol: 'udp' | 'tcp' | 'icmp' | 'esp', id: number): string => `${protocol} at ${id}`
export const espWith = (remote: Ip): string => `esp with ${remote}`
export const ANY_ESP = 'esp'
export const wholeAs = (global: Ip): string => `ip as ${global}`
export const wholeOf = (inside: Ip): string => `ip of ${inside}`

type Held = Omit<Translation, 'lastSeen'>

function placesOf({ protocol, outsideId, remote, inside, global }: Held): readonly string[] {
  switch (protocol) {
    case 'udp':
    case 'tcp':
    case 'icmp':
      return [atPort(protocol, outsideId)]
    case 'esp':
      // An ICMP error tells of the SPI that went out.
      return [ANY_ESP, espWith(remote), atPort(protocol, outsideId)]
    case 'ip':
      return [wholeOf(inside), ...(global === undefined ? [] : [wholeAs(global)])]
  }
}

/** Keys of the table by place, in the order in which they were last seen. */
type Index = Map<string, Set<string>>

const indexes = new WeakMap<NodeState['translations'], Index>()

function indexOf({ translations }: NodeState): Index {
  const known = indexes.get(translations)
  if (known) return known
  const made: Index = new Map()
  for (const [key, held] of translations) note(made, key, held)
  indexes.set(translations, made)
  return made
}

function note(index: Index, key: string, held: Held): void {
  for (const place of placesOf(held)) {
    const keys = index.get(place) ?? new Set()
    index.set(place, keys)
    keys.delete(key)
    keys.add(key)
  }
}

/** The translations at a place, the youngest last. */
export function* translationsAt(node: NodeState, place: string): Iterable<Translation> {
  for (const key of indexOf(node).get(place) ?? []) {
    const held = node.translations.get(key)
    if (held) yield held
  }
}

/** An entry is put into the table under this key, in place of the one that was there. */
export function noteTranslation({ translations }: NodeState, key: string, held: Held): void {
  const known = indexes.get(translations)
  if (!known) return
  const before = translations.get(key)
  if (before) for (const place of placesOf(before)) known.get(place)?.delete(key)
  note(known, key, held)
}

/** All were taken out. */
export function forgetTranslations({ translations }: NodeState): void {
  indexes.delete(translations)
}
