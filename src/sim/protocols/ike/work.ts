/** One turn of IKE: the state as it changes, the effects it collects, and look-ups. It decides nothing. */
import type { Configuration, CryptoConfig, CryptoMap, CryptoMapEntry, Ikev2Profile } from '../../../config/index'
import type { Ip } from '../../../net/index'
import type { Context, JournalEffect, SendEffect, Turn } from '../../kernel/protocol'
import type { SaDownEffect, SaUpEffect } from '../../kernel/security-association'
import { after, NEVER, type SimTime } from '../../kernel/time'
import type { EntryState, IkeProcessConfig, IkeSa, IkeState, Tunnel } from './state'

export type IkeEffect = SendEffect | SaUpEffect | SaDownEffect | JournalEffect

export interface Work {
  readonly configuration: Configuration
  readonly crypto: CryptoConfig
  readonly cx: Context
  state: IkeState
  /** Some deadline may have moved; a packet that only counts moves none. */
  moved: boolean
  readonly effects: IkeEffect[]
}

/** What a device without any crypto line was told. */
const NO_CRYPTO: CryptoConfig = {
  isakmp: {
    policies: [],
    keys: [],
    profiles: [],
    natTraversal: { value: false },
    natKeepaliveSeconds: 0,
    invalidSpiRecovery: { value: false },
  },
  transformSets: [],
  maps: [],
  dynamicMaps: [],
}

export function startWork({ configuration }: IkeProcessConfig, state: IkeState, cx: Context): Work {
  return { configuration, crypto: configuration.crypto ?? NO_CRYPTO, cx, state, moved: false, effects: [] }
}

export function finishWork(work: Work): Turn<IkeState, IkeEffect> {
  const { state, effects } = work
  return { state: work.moved ? { ...state, deadline: deadlineOf(state) } : state, effects }
}

function deadlineOf(state: IkeState): SimTime {
  let first: SimTime = NEVER
  for (const sa of state.sas) {
    const due = deadlineOfSa(sa)
    if (due < first) first = due
  }
  for (const { sa, rekeyAt } of state.tunnels) {
    if (sa.expires < first) first = sa.expires
    if (rekeyAt < first) first = rekeyAt
  }
  return first
}

/** When an SA next wants something done. */
export function deadlineOfSa(sa: IkeSa): SimTime {
  let first = sa.expires < sa.natKeepaliveDue ? sa.expires : sa.natKeepaliveDue
  if (sa.main && sa.main.due < first) first = sa.main.due
  for (const { out } of sa.quick) if (out.due < first) first = out.due
  const { keepalive } = sa
  if (keepalive && keepalive.due < first) first = keepalive.due
  if (keepalive?.mode === 'legacy' && keepalive.verdict < first) first = keepalive.verdict
  return first
}

/** A moment from now that is always in the future (rule P3), however a parameter is set. */
export function later(work: Work, seconds: number): SimTime {
  return after(work.cx.now, Math.max(seconds, 0.001))
}

export function findSa(work: Work, id: number): IkeSa | undefined {
  return work.state.sas.find((sa) => sa.id === id)
}

export function putSa(work: Work, sa: IkeSa): void {
  const { sas } = work.state
  const index = sas.findIndex((item) => item.id === sa.id)
  work.state = { ...work.state, sas: index < 0 ? [...sas, sa] : replaced(sas, index, sa) }
  work.moved = true
}

export function putTunnel(work: Work, tunnel: Tunnel): void {
  const { tunnels } = work.state
  const index = tunnels.findIndex((item) => item.sa.id === tunnel.sa.id)
  work.state = { ...work.state, tunnels: index < 0 ? [...tunnels, tunnel] : replaced(tunnels, index, tunnel) }
  work.moved = true
}

export function replaced<T>(list: readonly T[], index: number, item: T): readonly T[] {
  const copy = list.slice()
  copy[index] = item
  return copy
}

export function nextId(work: Work): number {
  const id = work.state.nextId
  work.state = { ...work.state, nextId: id + 1 }
  return id
}

const LARGEST = 0xfffffffe

/** A number that is not 0, for cookies, SPIs and message ids. */
export function draw(work: Work): number {
  return 1 + Math.floor(work.cx.random.next() * LARGEST)
}

/** The draw behind a cookie, in [0, 1). */
export function drawOf(cookie: number): number {
  return (cookie - 1) / LARGEST
}

export function journal(work: Work, entry: JournalEffect['entry']): void {
  work.effects.push({ kind: 'journal', entry })
}

/** The IKEv2 profile that an SA is made under. */
export function profileOf(work: Work, sa: Pick<IkeSa, 'profile'>): Ikev2Profile | undefined {
  return work.crypto.ikev2?.profiles.find((item) => item.name === sa.profile)
}

export function mapOf(work: Work, name: string): CryptoMap | undefined {
  return work.crypto.maps.find((map) => map.name === name)
}

export function entryOf(work: Work, name: string, sequence: number): CryptoMapEntry | undefined {
  return mapOf(work, name)?.entries.find((entry) => entry.sequence === sequence)
}

export function entryState(work: Work, map: string, sequence: number): EntryState {
  const known = work.state.entries.find((item) => item.map === map && item.sequence === sequence)
  return known ?? { map, sequence, index: 0, failed: 0, notBefore: 0 as SimTime }
}

export function putEntry(work: Work, entry: EntryState): void {
  const { entries } = work.state
  const index = entries.findIndex((item) => item.map === entry.map && item.sequence === entry.sequence)
  work.state = { ...work.state, entries: index < 0 ? [...entries, entry] : replaced(entries, index, entry) }
}

/** The interface whose address is this end's for a map: `local-address`, else the one that carries the map. */
export function identityInterface(work: Work, map: string, carrier: string): string {
  return mapOf(work, map)?.localInterface?.value ?? carrier
}

export function localAddress(work: Work, map: string, carrier: string): Ip | undefined {
  return work.state.addresses[identityInterface(work, map, carrier)]
}

/** The youngest standing IKE SA with a peer: the one that new messages use. */
export function standingWith(work: Work, local: Ip, remote: Ip): IkeSa | undefined {
  return work.state.sas.findLast((sa) => sa.phase === 'QM_IDLE' && sa.remote === remote && sa.local === local)
}
