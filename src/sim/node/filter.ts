/** What a fault makes a device drop, whatever its lists say. */
import { type Ipv4Packet, portsOf, SKINNY_PORT, VOICE_PORTS } from '../../net/index'

const IKE_PORTS: readonly number[] = [500, 4500]

/** Whether a fault makes the device drop a packet. ESP in UDP looks like the port it hides behind. */
export function isBlocked(blocked: ReadonlySet<string>, { payload }: Ipv4Packet): boolean {
  if (blocked.size === 0) return false
  const inUdp = payload.protocol === 'udp' || (payload.protocol === 'esp' && payload.udp !== undefined)
  if (blocked.has('ip') || blocked.has(inUdp ? 'udp' : payload.protocol)) return true
  const ports = portsOf(payload)
  const has = (test: (port: number) => boolean) =>
    ports !== undefined && (test(ports.source) || test(ports.destination))
  if (blocked.has('isakmp') && inUdp && has((port) => IKE_PORTS.includes(port))) return true
  if (blocked.has('hsrp') && payload.protocol === 'udp' && payload.message.kind === 'hsrp') return true
  if (blocked.has('skinny') && payload.protocol === 'tcp' && has((port) => port === SKINNY_PORT)) return true
  return (
    blocked.has('rtp') &&
    payload.protocol === 'udp' &&
    has((port) => port >= VOICE_PORTS.first && port <= VOICE_PORTS.last)
  )
}
