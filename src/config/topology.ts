/** Who is cabled to whom. Links know nothing of addresses. */
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
