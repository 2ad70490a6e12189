/** Where a packet stands on its way through a device, and the ways in which its way ends. */
import { type NotKnown, notKnownText, type Source } from '../../config/index'
import type { Ipv4Packet } from '../../net/index'
import type { SaPair } from '../kernel/security-association'
import type { Resolution } from '../rib/resolve'
import type { StepType } from '../trace'
import type { Untranslated } from './firewall-nat-in'
import type { Outward } from './firewall-nat-out'
import type { OpenHop } from './hop'
import type { Port } from './state'
import { type TableName, tableOf } from './tables'
import type { PacketEnd, World } from './world'

/** One for each packet and device; the stages write into it what they have made of the packet and found out. */
export interface Transit {
  packet: Ipv4Packet
  /** As it was before its source was translated: who is told when it goes no further. */
  untranslated: Ipv4Packet | undefined
  /** By which translation of a firewall its destination was looked up, and how it leaves. */
  brought: Untranslated | undefined
  outward: Outward | undefined
  /** Absent for packets that the device itself sends, ESP that it has made of others among them. */
  inPort: Port | undefined
  readonly hop: OpenHop | undefined
  /** The table in which it is routed. */
  table: TableName
  /** It came out of a tunnel here. */
  decrypted: boolean
  /** It has been encrypted here: the crypto map is not asked again. */
  encrypted: boolean
  /** By which SA it came out of a tunnel. */
  openedBy: SaPair | undefined
  /** How often tunnel interfaces of this device have wrapped it. */
  wrapped: number
  /** Where routing sends it, once it is routed. */
  outPort: Port | undefined
  resolution: Resolution | undefined
  /** It is sent out by `outPort` whatever the table says. */
  directed: boolean
  /** The SA that the crypto map chose for it. */
  chosen: SaPair | undefined
  /** The line by which it did. */
  because: Source | undefined
}

/** A packet at the beginning of its way through a device. */
export const transitOf = (packet: Ipv4Packet, inPort: Port | undefined, hop: OpenHop | undefined): Transit => ({
  packet,
  untranslated: undefined,
  brought: undefined,
  outward: undefined,
  inPort,
  hop,
  table: tableOf(inPort),
  decrypted: false,
  encrypted: false,
  openedBy: undefined,
  wrapped: 0,
  outPort: undefined,
  resolution: undefined,
  directed: false,
  chosen: undefined,
  because: undefined,
})

/** Ends a packet's way with a reason. */
export function drop(
  world: World,
  hop: OpenHop | undefined,
  disposition: Parameters<OpenHop['finish']>[0],
  reason: string,
  more: Pick<PacketEnd, 'untried'> = {},
): void {
  hop?.step('drop', 'dropped', reason)
  hop?.finish(disposition, reason, world.now())
  world.ended?.({ disposition, reason, ...more })
}

/** Ends a packet's way where a line that is not read decides: what becomes of it is not known. */
export function dropUnknown(world: World, hop: OpenHop | undefined, type: StepType, notKnown: NotKnown): void {
  if (!hop && !world.ended) return
  const reason = notKnownText(notKnown)
  hop?.step(type, 'not known', reason, { source: notKnown.because })
  hop?.finish('insufficient-info', reason, world.now(), notKnown)
  world.ended?.({ disposition: 'insufficient-info', reason, notKnown })
}

/** Whether anybody wants to know on which lines that are not read a packet's way hangs. */
export const isAsked = (world: World, { hop }: Transit): boolean => hop !== undefined || world.ended !== undefined

/**
 * A line that is not read decides here: the way of a watched packet ends, then true. What nobody watches goes by the
 * nearest reading, so that one open line does not silence what does not hang on it.
 */
export function endsOpen(world: World, { hop }: Transit, step: StepType, notKnown: NotKnown | undefined): boolean {
  if (notKnown) dropUnknown(world, hop, step, notKnown)
  return notKnown !== undefined && hop !== undefined
}
