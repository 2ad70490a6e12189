/** A packet as the steady state needs it, and what lists ask of it. */
import { type AccessList, type Configuration, evaluateList, probeSubject } from '../../config/index'
import { type Ip, lookUp } from '../../net/index'

export const ESP = 50
export const UDP = 17
export const TCP = 6

export interface Packet {
  readonly source: Ip
  readonly destination: Ip
  readonly protocol: number
  readonly sourcePort?: number
  readonly destinationPort?: number
  /** What is protected by it. */
  readonly inner?: Packet
}

export function answerTo(packet: Packet): Packet {
  const { sourcePort, destinationPort, source, destination, ...rest } = packet
  return {
    ...rest,
    source: destination,
    destination: source,
    ...(sourcePort === undefined || destinationPort === undefined
      ? {}
      : { sourcePort: destinationPort, destinationPort: sourcePort }),
  }
}

/** What a conversation is recognised by, as it goes this way. */
export const conversation = ({ source, destination, protocol, sourcePort, destinationPort }: Packet): string =>
  `${protocol} ${source}:${sourcePort ?? ''} ${destination}:${destinationPort ?? ''}`

export const listPermits = (list: AccessList, packet: Packet): boolean =>
  evaluateList(list, probeSubject(packet)).action === 'permit'

/** A list that is not there, or has no entries, stops nothing. */
export function permitted(config: Configuration, name: string | undefined, packet: Packet): boolean {
  const list = name === undefined ? undefined : lookUp(config.accessLists, name)
  return !list || list.entries.length === 0 || listPermits(list, packet)
}
