/** Who listens to what, of all the protocols: made once of their rows. */
import type { Frame, Ipv4Packet } from '../../net/index'
import type { Carried, Row } from '../kernel/row'
import type { Word } from '../kernel/word'
import { PROTOCOLS } from '../protocols/all'

const carriedBy = (of: (row: Row) => readonly Carried[] | undefined): ReadonlySet<Carried> =>
  new Set(PROTOCOLS.flatMap((row) => of(row) ?? []))

const EARLY = carriedBy((row) => row.frames)
const TAKEN = carriedBy((row) => row.packets)

const LISTENERS = new Map<Word['kind'], readonly Row[]>()

/** The protocols that listen to a kind of word, in the order of the registry. */
export function listenersTo(kind: Word['kind']): readonly Row[] {
  const known = LISTENERS.get(kind)
  if (known) return known
  const found = PROTOCOLS.filter((row) => row.hears[kind] !== undefined)
  LISTENERS.set(kind, found)
  return found
}

/** The protocols that take what a frame carries, before anybody asks whose it is. */
export const takersOf = (frame: Frame): readonly Row[] => {
  const carried = carriedIn(frame)
  return listenersTo('frame').filter((row) => row.frames?.includes(carried))
}

/** Whether a frame carries what some protocol takes before anybody asks whose it is. */
export const takesEarly = (frame: Frame): boolean => EARLY.has(carriedIn(frame))

/** Whether some protocol listens to what a packet for the device carries. */
export const takesPacket = (packet: Ipv4Packet): boolean => TAKEN.has(carriedInPacket(packet))

const carriedIn = ({ payload }: Frame): Carried =>
  payload.type === 'ip' ? carriedInPacket(payload.packet) : payload.type

const carriedInPacket = ({ payload }: Ipv4Packet): Carried =>
  payload.protocol === 'udp' ? payload.message.kind : payload.protocol
