/**
 * Routers whose IPsec is on tunnel interfaces. A design has no settings for those: their lines are the device's own, and
 * what the design's crypto map and its transform-sets would say of them is not so.
 */
import type { Device } from '../model/device'

const PROTECTED = /^tunnel protection ipsec profile \S/
const TOLD = /^tunnel destination \S/

/** Sections of a device's tunnel interfaces that IPsec protects. */
function protectedTunnels({ patch }: Device): readonly string[] {
  return patch.insert.flatMap(({ section, text }) => (PROTECTED.test(text) ? (section.at(-1) ?? []) : []))
}

export const hasProtectedTunnel = (device: Device): boolean => protectedTunnels(device).length > 0

/** True when a protected tunnel names its other end: that is its peer. */
export function hasTunnelPeer(device: Device): boolean {
  const tunnels = new Set(protectedTunnels(device))
  return device.patch.insert.some(({ section, text }) => TOLD.test(text) && tunnels.has(section.at(-1) ?? ''))
}
