/** Where a packet stands on its way through a device, and the one way in which its way ends. */
import { type NotKnown, notKnownText } from '../../config/index'
import type { Ipv4Packet } from '../../net/index'
import type { StepType } from '../trace'
import type { OpenHop } from './hop'
import type { Port } from './state'
import type { World } from './world'

/** Where a packet stands on its way through a device. */
export interface Transit {
  readonly packet: Ipv4Packet
  /** Absent for packets the device itself sends. */
  readonly inPort?: Port
  readonly hop: OpenHop | undefined
  /** It came out of a tunnel here. */
  readonly decrypted: boolean
  /** It has been encrypted here: the crypto map is not asked again. */
  readonly encrypted: boolean
}

/** Ends a packet's way with a reason. */
export function drop(
  world: World,
  hop: OpenHop | undefined,
  disposition: Parameters<OpenHop['finish']>[0],
  reason: string,
): void {
  hop?.step('drop', 'dropped', reason)
  hop?.finish(disposition, reason, world.now())
  world.ended?.(disposition, reason)
}

/** Ends a packet's way where a line that is not read decides: what becomes of it is not known. */
export function dropUnknown(world: World, hop: OpenHop | undefined, type: StepType, notKnown: NotKnown): void {
  if (!hop && !world.ended) return
  const reason = notKnownText(notKnown)
  hop?.step(type, 'not known', reason, { source: notKnown.because })
  hop?.finish('insufficient-info', reason, world.now(), notKnown)
  world.ended?.('insufficient-info', reason, notKnown)
}

/** The way of a packet that is watched ends where a line that is not read decides. */
export function isOpen(world: World, { hop }: Transit, step: StepType, ask: () => NotKnown | undefined): boolean {
  const notKnown = hop || world.ended ? ask() : undefined
  if (notKnown) dropUnknown(world, hop, step, notKnown)
  return notKnown !== undefined && hop !== undefined
}
