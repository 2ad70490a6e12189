/** One turn of IKE: the state as it changes, the effects it collects, and look-ups. It decides nothing. */
import {
  type Configuration,
  type CryptoConfig,
  type CryptoMap,
  type CryptoMapEntry,
  type Ikev2Profile,
  type InterfaceConfig,
  type IsakmpProfile,
  type LocalEnd,
  tunnelMapsOf,
} from '../../../config/index'
import { formatIp, type Ip } from '../../../net/index'
import type { Context, JournalEffect, SendEffect, Turn } from '../../kernel/protocol'
import type { SaDownEffect, SaMovedEffect, SaUpEffect } from '../../kernel/security-association'
import { emptyTable } from '../../kernel/table'
import { after, earliest, NEVER, type SimTime, ZERO_TIME } from '../../kernel/time'
import { emptyRegister, firstDue, register, registered, unregister, withPeer } from './register'
import type { EntryState, IkeProcessConfig, IkeSa, IkeState, Tunnel, Waiting } from './state'

export type IkeEffect = SendEffect | SaUpEffect | SaDownEffect | SaMovedEffect | JournalEffect

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] }

export interface Work {
  readonly configuration: Configuration
  readonly crypto: CryptoConfig
  readonly cx: Context
  /** A copy that is this turn's own: what is put is put in place. */
  readonly state: Mutable<IkeState>
  readonly effects: IkeEffect[]
}

/** What of a turn is looked at where nothing is to change. */
export interface Seen extends Pick<Work, 'configuration' | 'crypto'> {
  readonly cx: Omit<Context, 'random'>
  readonly state: Readonly<IkeState>
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
    peersAfterDead: 'top',
  },
  dfBit: { value: 'copy' },
  lookAhead: { value: true },
  replayWindow: { value: 0 },
  transformSets: [],
  maps: [],
  dynamicMaps: [],
}

export const seenBy = ({ configuration }: IkeProcessConfig, state: IkeState, cx: Seen['cx']): Seen => ({
  configuration,
  crypto: configuration.crypto ?? NO_CRYPTO,
  cx,
  state,
})

export function startWork({ configuration }: IkeProcessConfig, state: IkeState, cx: Context): Work {
  return { configuration, crypto: configuration.crypto ?? NO_CRYPTO, cx, state: { ...state }, effects: [] }
}

export function finishWork({ state, effects }: Work): Turn<IkeState, IkeEffect> {
  const { free, waiting } = state.turns
  state.deadline = earliest(firstDue(state.sas), firstDue(state.tunnels), waiting.size > 0 ? free : NEVER)
  return { state, effects }
}

/** Nobody waits. */
export const NO_TURNS: IkeState['turns'] = {
  free: ZERO_TIME,
  // The first in the queue is due first, so that it is found without a walk over the others.
  waiting: emptyTable<Waiting>(({ place }) => place as SimTime),
}

/** No SA and no tunnel. */
export const NOTHING: Pick<IkeState, 'sas' | 'tunnels'> = {
  sas: emptyRegister<IkeSa>(
    (sa) => sa.id,
    (sa) => sa.remote,
    (sa) => deadlineOfSa(sa),
  ),
  tunnels: emptyRegister<Tunnel>(
    ({ sa }) => sa.id,
    ({ sa }) => sa.remote,
    ({ sa, rekeyAt, idleAt }) => earliest(rekeyAt, idleAt, sa.expires),
  ),
}

/** When an SA next wants something done. */
function deadlineOfSa(sa: IkeSa): SimTime {
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
  return registered(work.state.sas, id)
}

/** The IKE SAs with a peer, the oldest first. */
export const sasWith = (work: Work, remote: Ip): readonly IkeSa[] => withPeer(work.state.sas, remote)

/** The tunnels with a peer, the oldest first. */
export const tunnelsWith = (work: Work, remote: Ip): readonly Tunnel[] => withPeer(work.state.tunnels, remote)

export function putSa(work: Work, sa: IkeSa): void {
  work.state.sas = register(work.state.sas, sa)
}

export function dropSa(work: Work, sa: IkeSa): void {
  work.state.sas = unregister(work.state.sas, sa.id)
}

export function putTunnel(work: Work, tunnel: Tunnel): void {
  work.state.tunnels = register(work.state.tunnels, tunnel)
}

export function dropTunnel(work: Work, { sa }: Tunnel): void {
  work.state.tunnels = unregister(work.state.tunnels, sa.id)
}

function replaced<T>(list: readonly T[], index: number, item: T): readonly T[] {
  const copy = list.slice()
  copy[index] = item
  return copy
}

export function nextId(work: Work): number {
  const id = work.state.nextId
  work.state.nextId = id + 1
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
  return work.crypto.maps.find((map) => map.name === name) ?? tunnelMapsOf(work.crypto).byName.get(name)
}

/** The front-door table of an own address; nothing = the global one. */
const frontDoorOf = ({ configuration, state }: Work, local: Ip): string | undefined =>
  portsInTables(configuration).find(({ name }) => state.addresses[name] === local)?.vrf?.value

const inTables = new WeakMap<Configuration, readonly InterfaceConfig[]>()

/** The interfaces that are in a table of their own, found once. */
function portsInTables(configuration: Configuration): readonly InterfaceConfig[] {
  const known = inTables.get(configuration) ?? configuration.interfaces.filter(({ vrf }) => vrf !== undefined)
  inTables.set(configuration, known)
  return known
}

/** Whether peers of an own address are meant by `match fvrf`; without it those of the global table are (IOS IKEv2 command reference). */
export const isForPeersAt = (work: Work, { fvrf }: { readonly fvrf?: string }, local: Ip): boolean =>
  fvrf === 'any' || fvrf === frontDoorOf(work, local)

/** What holds for peers of an own address: keys and matches of its table alone (VRF-aware IPsec: a keyring is for one front-door VRF). */
export function cryptoAt(work: Work, local: Ip): CryptoConfig {
  const { crypto } = work
  const table = frontDoorOf(work, local)
  const known = views.get(crypto) ?? new Map<string | undefined, CryptoConfig>()
  views.set(crypto, known)
  const view = known.get(table) ?? viewOf(crypto, table)
  known.set(table, view)
  return isPlaced(crypto) ? placedAt(work, view, local) : view
}

/** Whether keys or profiles are for one end of the router (`local-address`): few texts say so. */
const isPlaced = ({ isakmp: { keys, profiles } }: CryptoConfig): boolean =>
  keys.some(({ at }) => at !== undefined) || profiles.some(({ at }) => at !== undefined)

/** Only what holds at an own address; an interface may have another one by now, so that nothing is kept. */
function placedAt(work: Work, view: CryptoConfig, local: Ip): CryptoConfig {
  const holds = ({ at }: { readonly at?: LocalEnd }) =>
    at === undefined ||
    ((at.address ?? work.state.addresses[at.interface ?? '']) === local &&
      (at.vrf === undefined || at.vrf === frontDoorOf(work, local)))
  const { isakmp } = view
  const profiles = isakmp.profiles.map((item) => (holds(item) ? item : elsewhere(item)))
  return { ...view, isakmp: { ...isakmp, keys: isakmp.keys.filter(holds), profiles } }
}

/** A profile of another end of the router takes nobody here, told by an address or by a name. */
function elsewhere({ byName: _name, ...profile }: IsakmpProfile): IsakmpProfile {
  return { ...profile, matches: [] }
}

/** Of each configuration, by table: made once, for every message asks. */
const views = new WeakMap<CryptoConfig, Map<string | undefined, CryptoConfig>>()

function viewOf(crypto: CryptoConfig, table: string | undefined): CryptoConfig {
  const { keys, profiles } = crypto.isakmp
  const isPlain = [...keys, ...profiles.flatMap(({ matches }) => matches)].every(({ vrf }) => vrf === undefined)
  if (table === undefined && isPlain) return crypto
  const isOfIt = ({ vrf }: { readonly vrf?: string }) => vrf === table
  const own = profiles.map((item) => ({ ...item, matches: item.matches.filter(isOfIt) }))
  return { ...crypto, isakmp: { ...crypto.isakmp, keys: keys.filter(isOfIt), profiles: own } }
}

/** The map of an interface: the one that is applied to it, or what its protection as a tunnel makes. */
export const mapAt = ({ cryptoMap, tunnel }: InterfaceConfig): string | undefined =>
  cryptoMap?.value ?? tunnel?.protection?.map

/** Where a peer is at the other end of something: the interface and its map. */
export interface Place {
  readonly interface: string
  readonly map: string
}

/** The tunnel interface between two addresses. */
export function tunnelWith(work: Work, local: Ip, remote: Ip): Place | undefined {
  const names = tunnelMapsOf(work.crypto).byPeer.get(remote) ?? []
  const map = names.find((name) => localAddress(work, name, '') === local)
  const port = map && work.configuration.interfaces.find((item) => item.tunnel?.protection?.map === map)
  return port && map !== undefined ? { interface: port.name, map } : undefined
}

/** The crypto map whose identity an address is; the interface that something came in by comes first. */
export function mapWith(work: Work, local: Ip, arrival?: string): Place | undefined {
  const carriers = work.configuration.interfaces.flatMap(({ name, cryptoMap }) => {
    const map = cryptoMap && mapOf(work, cryptoMap.value)
    return map && localAddress(work, map.name, name) === local ? [{ interface: name, map: map.name }] : []
  })
  return carriers.find((item) => item.interface === arrival) ?? carriers[0]
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
  work.state.entries = index < 0 ? [...entries, entry] : replaced(entries, index, entry)
}

/** What stands for a virtual address of an interface among the addresses of this end. */
export const virtualEnd = (carrier: string, address: Ip | undefined): string =>
  `${carrier} standby ${address === undefined ? 'unknown' : formatIp(address)}`

/**
 * The interface whose address is this end's for a map: the virtual one where the map is redundant, `local-address`, else
 * the one that carries the map.
 */
export function identityInterface(work: Work, map: string, carrier: string): string {
  const port = work.configuration.interfaces.find((item) => item.name === carrier)
  if (port?.cryptoRedundancy) return virtualEnd(carrier, redundantAddress(port))
  return mapOf(work, map)?.localInterface?.value ?? carrier
}

/** The virtual address that an interface's map is redundant by: that of the group of this name. */
const redundantAddress = ({ hsrp, cryptoRedundancy }: InterfaceConfig): Ip | undefined =>
  hsrp.find((group) => group.name !== undefined && group.name === cryptoRedundancy?.value)?.virtualAddress

export function localAddress(work: Work, map: string, carrier: string): Ip | undefined {
  return work.state.addresses[identityInterface(work, map, carrier)]
}

/** The youngest standing IKE SA with a peer: the one that new messages use. */
export function standingWith(work: Work, local: Ip, remote: Ip): IkeSa | undefined {
  return sasWith(work, remote).findLast((sa) => sa.phase === 'QM_IDLE' && sa.local === local)
}
