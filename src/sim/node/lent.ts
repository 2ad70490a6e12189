/**
 * `ip unnumbered`: interfaces that have the address of another one. They speak from it, and no network of their own is behind
 * them. While the other is down, or in another table, they have none ("must be up", IOS IP Addressing Command Reference).
 */
import type { Configuration } from '../../config/index'
import type { Ip } from '../../net/index'
import type { NodeState, Port } from './state'
import { tableOf } from './tables'

type Borrowers = ReadonlyMap<string, readonly string[]>

const NONE: readonly string[] = []
const indexes = new WeakMap<Configuration, Borrowers>()

function indexOf(config: Configuration): Borrowers {
  const known = indexes.get(config)
  if (known) return known
  const made = new Map<string, string[]>()
  for (const { name, address } of config.interfaces) {
    if (address.kind !== 'unnumbered') continue
    const names = made.get(address.of) ?? []
    made.set(address.of, names)
    names.push(name)
  }
  indexes.set(config, made)
  return made
}

/** The interfaces that have the address of this one. */
export const borrowersOf = (config: Configuration, name: string): readonly string[] => indexOf(config).get(name) ?? NONE

export const allBorrowers = (config: Configuration): readonly string[] => [...indexOf(config).values()].flat()

/** What another interface lends to one now. */
export function lentTo(
  node: NodeState,
  port: Port,
  lender: string,
): { readonly ip: Ip; readonly length: number } | undefined {
  const other = node.ports.get(lender)
  if (!other?.up || !other.address || other.config.address.kind === 'unnumbered') return undefined
  return tableOf(other) === tableOf(port) ? { ip: other.address.ip, length: 32 } : undefined
}
