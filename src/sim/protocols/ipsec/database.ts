/** The SA database as operations: add, remove, look up by SPI and by what a packet needs. */
import { contains, type Ip, maskOf } from '../../../net/index'
import type { SaPair } from '../../kernel/security-association'
import type { IpsecSaRow } from '../../tables'
import type { IpsecState, SaCounters, SelectorLevel } from './state'

export const EMPTY_IPSEC: IpsecState = { sas: [], bySpi: new Map(), levels: [], counters: new Map() }

/** A copy whose counters count on their own. */
export function cloneIpsec(state: IpsecState): IpsecState {
  return { ...state, counters: new Map([...state.counters].map(([id, counters]) => [id, { ...counters }])) }
}

export function addSa(state: IpsecState, sa: SaPair): IpsecState {
  return withSas(state, [...state.sas, sa])
}

export function removeSa(state: IpsecState, id: number): IpsecState {
  return withSas(
    state,
    state.sas.filter((sa) => sa.id !== id),
  )
}

function withSas(state: IpsecState, sas: readonly SaPair[]): IpsecState {
  const counters = new Map([...state.counters].filter(([id]) => sas.some((sa) => sa.id === id)))
  return { sas, bySpi: new Map(sas.map((sa) => [sa.inboundSpi, sa])), levels: levelsOf(sas), counters }
}

function levelsOf(sas: readonly SaPair[]): readonly SelectorLevel[] {
  const levels = new Map<number, Map<number, SaPair[]>>()
  for (const sa of sas) {
    const { address, length } = sa.proxy.remote
    const level = levels.get(length) ?? new Map<number, SaPair[]>()
    levels.set(length, level)
    level.set(address, [...(level.get(address) ?? []), sa])
  }
  return [...levels].map(([length, byNetwork]) => ({ mask: maskOf(length), byNetwork }))
}

export function findSa(state: IpsecState, id: number): SaPair | undefined {
  return state.sas.find((sa) => sa.id === id)
}

/** The youngest fitting SA that protects packets from `near` to `far`; the youngest, so that a rekey has no gap. */
export function protecting(state: IpsecState, near: Ip, far: Ip, fits: (sa: SaPair) => boolean): SaPair | undefined {
  let best: SaPair | undefined
  for (const { mask, byNetwork } of state.levels) {
    for (const sa of byNetwork.get((far & mask) >>> 0) ?? []) {
      if ((best === undefined || sa.id > best.id) && contains(sa.proxy.local, near) && fits(sa)) best = sa
    }
  }
  return best
}

/** The counters of an SA, to be counted up in place. */
export function countersOf(state: IpsecState, id: number): SaCounters {
  const known = state.counters.get(id) ?? { encapsulated: 0, decapsulated: 0, bytesOut: 0, bytesIn: 0 }
  state.counters.set(id, known)
  return known
}

export function ipsecRows(state: IpsecState): readonly IpsecSaRow[] {
  const none: SaCounters = { encapsulated: 0, decapsulated: 0, bytesOut: 0, bytesIn: 0 }
  return state.sas.map((sa) => ({ sa, ...(state.counters.get(sa.id) ?? none) }))
}
