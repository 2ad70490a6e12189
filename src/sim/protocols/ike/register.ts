/**
 * What IKE keeps many of, found by its number and by its peer: a head-end has as many SAs as sites, and what happens to
 * one of them must not cost the more the more others there are.
 */
import type { Ip } from '../../../net/index'
import {
  emptyTable,
  type Table,
  tableDelete,
  tableDue,
  tableDueBy,
  tableGet,
  tableSet,
  tableValues,
} from '../../kernel/table'
import type { SimTime } from '../../kernel/time'

export interface Register<T> {
  /** By number, the oldest first. */
  readonly items: Table<T>
  /** Numbers by peer. */
  readonly peers: Table<readonly number[]>
  readonly idOf: (item: T) => number
  readonly remoteOf: (item: T) => Ip
}

/** An empty register; `dueOf` says when an item wants something done. */
export function emptyRegister<T>(
  idOf: (item: T) => number,
  remoteOf: (item: T) => Ip,
  dueOf: (item: T) => SimTime,
): Register<T> {
  return { items: emptyTable(dueOf), peers: emptyTable(), idOf, remoteOf }
}

export const registered = <T>(register: Register<T>, id: number): T | undefined => tableGet(register.items, id)

/** Everything, the oldest first. */
export const allOf = <T>(register: Register<T>): readonly T[] => tableValues(register.items)

/** What there is with a peer, the oldest first. */
export function withPeer<T>(register: Register<T>, remote: Ip): readonly T[] {
  const ids = tableGet(register.peers, remote) ?? []
  return ids.flatMap((id) => tableGet(register.items, id) ?? [])
}

/** What wants something done by now, the oldest first. */
export const dueBy = <T>(register: Register<T>, now: SimTime): readonly T[] => tableDueBy(register.items, now)

export const firstDue = <T>(register: Register<T>): SimTime => tableDue(register.items)

export function register<T>(to: Register<T>, item: T): Register<T> {
  const id = to.idOf(item)
  const items = tableSet(to.items, id, item)
  if (items.size === to.items.size) return { ...to, items }
  const remote = to.remoteOf(item)
  return { ...to, items, peers: tableSet(to.peers, remote, [...(tableGet(to.peers, remote) ?? []), id]) }
}

export function unregister<T>(from: Register<T>, id: number): Register<T> {
  const item = tableGet(from.items, id)
  if (item === undefined) return from
  const remote = from.remoteOf(item)
  const left = (tableGet(from.peers, remote) ?? []).filter((other) => other !== id)
  const peers = left.length > 0 ? tableSet(from.peers, remote, left) : tableDelete(from.peers, remote)
  return { ...from, items: tableDelete(from.items, id), peers }
}
