/** Who is cabled to whom. Links know nothing of addresses. */
import type { Access } from '../net/index'
import type { DeviceId, LinkId } from './configured'

export interface LinkEnd {
  readonly device: DeviceId
  readonly interface: string
}

export interface TopologyLink {
  readonly id: LinkId
  readonly a: LinkEnd
  readonly b: LinkEnd
  readonly media: 'ethernet' | 'cross-over' | 'dsl' | 'cable' | 'wan'
  /** What puts packets on it, where somebody said so; else what its kind usually has. */
  readonly access?: Access
  /** kbit/s from a to b and from b to a. */
  readonly bandwidthKbit: { readonly ab: number; readonly ba: number }
  /** One-way propagation, microseconds. */
  readonly delayMicros: number
  /** Per cent of frames lost, 0 to 100. */
  readonly lossPercent: number
  /** Greatest extra delay, microseconds, drawn per frame. */
  readonly jitterMicros: number
}

export interface Topology {
  readonly links: readonly TopologyLink[]
}

/** What a kind of cable usually is; an assumption, as cables do not say. A WAN that ends at an Ethernet port is Ethernet. */
export function accessOf({ access, media, a, b }: Pick<TopologyLink, 'access' | 'media' | 'a' | 'b'>): Access {
  if (access !== undefined) return access
  switch (media) {
    case 'dsl':
      return 'pppoe-atm'
    case 'cable':
      return 'docsis'
    case 'wan':
      return [a, b].some((end) => /Ethernet/.test(end.interface)) ? 'ethernet' : 'ppp'
    case 'ethernet':
    case 'cross-over':
      return 'ethernet'
  }
}
