/**
 * What the way to a peer takes in one piece: the interface's MTU, and less when a router on the way has said so of ESP that
 * must not be cut. The SA keeps it (RFC 4301 section 8.2.1), for a while (RFC 1191 section 6.3).
 */
import { type EspForm, formatIp, type Ipv4Packet, LEAST_MTU } from '../../net/index'
import type { SaPair } from '../kernel/security-association'
import { after } from '../kernel/time'
import { replaceSa, saOfSent } from '../protocols/ipsec/operations'
import { formOf } from '../protocols/ipsec/seal'
import type { NodeState, Port } from './state'
import type { World } from './world'

export interface EspPath {
  readonly mtu: number
  readonly form: EspForm
  /** A router on the way has told it, not this device's own interface. */
  readonly told: boolean
}

export function pathOf(world: World, sa: SaPair, port: Port): EspPath {
  const form = formOf(sa)
  const { mtu } = port.config
  const { pathMtu } = sa
  if (!pathMtu || pathMtu.bytes >= mtu || pathMtu.until <= world.now()) return { mtu, form, told: false }
  world.standsUntil(pathMtu.until)
  return { mtu: pathMtu.bytes, form, told: true }
}

/** A router on the way could not pass ESP of ours on: whoever it is of remembers what fits. */
export function learnPathMtu(world: World, node: NodeState, about: Ipv4Packet, mtu: number): void {
  const { payload } = about
  if (payload.protocol !== 'esp' || node.config.crypto === undefined) return
  const sa = saOfSent(node.ipsec, { outboundSpi: payload.spi, remote: about.destination })
  if (!sa || mtu < LEAST_MTU) return
  const bytes = Math.min(mtu, sa.pathMtu && sa.pathMtu.until > world.now() ? sa.pathMtu.bytes : mtu)
  node.ipsec = replaceSa(node.ipsec, {
    ...sa,
    pathMtu: { bytes, until: after(world.now(), node.parameters.pathMtuSeconds) },
  })
  world.changed()
  world.journal(node, {
    protocol: 'ipsec',
    event: 'path-mtu',
    text: `The way to ${formatIp(sa.remote)} takes ${bytes} bytes in one piece: a router on it has said so (ICMP 3/4).`,
  })
}
