/**
 * What is free of the addresses and ports that a firewall gives, and who has which: made of the translations that it holds,
 * when it is first asked for after a fork, and kept beside them. It says nothing that the table does not say.
 */
import type { Configuration } from '../../config/index'
import type { Ip } from '../../net/index'
import type { SimTime } from '../kernel/time'
import { FirstFree } from './first-free'
import type { NodeState, Xlate } from './state'

interface Index {
  /** Lines may give a port away that was free before. */
  readonly config: Configuration
  readonly spaces: Map<string, FirstFree>
  /** By rule and real address, the first entry that shares an address. */
  readonly sharing: Map<number, Map<Ip, { readonly key: string; readonly mapped: Ip }>>
}

const indexes = new WeakMap<NodeState['xlates'], Index>()

function indexOf({ xlates, config }: NodeState): Index {
  const known = indexes.get(xlates)
  if (known?.config === config) return known
  const made: Index = { config, spaces: new Map(), sharing: new Map() }
  for (const [key, entry] of xlates) if (key.startsWith('>')) noteSharing(made, key, entry)
  indexes.set(xlates, made)
  return made
}

/** The lowest free place of a range of addresses or ports that `name` names. */
export function firstFree(
  node: NodeState,
  name: string,
  size: number,
  takenUntil: (xlates: NodeState['xlates'], place: number) => SimTime | undefined,
  now: SimTime,
): number | undefined {
  const { spaces } = indexOf(node)
  const { xlates } = node
  const space = spaces.get(name) ?? new FirstFree(size, (place) => takenUntil(xlates, place))
  spaces.set(name, space)
  return space.find(now)
}

/** Hosts that have or had a shared address by a rule, and which each has. */
export function sharersOf(node: NodeState, rule: number): ReadonlyMap<Ip, { readonly mapped: Ip }> {
  return indexOf(node).sharing.get(rule) ?? NOBODY
}

const NOBODY: ReadonlyMap<Ip, { readonly mapped: Ip }> = new Map()

/** An entry was put into the table under this key. */
export function noteHeld({ xlates }: NodeState, key: string, entry: Xlate): void {
  const known = indexes.get(xlates)
  if (known) noteSharing(known, key, entry)
}

/** All were taken out. */
export function forgetIndex({ xlates }: NodeState): void {
  indexes.delete(xlates)
}

function noteSharing({ sharing }: Index, key: string, { rule, protocol, real, mapped }: Xlate): void {
  if (protocol === 'ip') return
  const hosts = sharing.get(rule) ?? new Map<Ip, { readonly key: string; readonly mapped: Ip }>()
  sharing.set(rule, hosts)
  const before = hosts.get(real)
  if (before === undefined || before.key === key) hosts.set(real, { key, mapped })
}
