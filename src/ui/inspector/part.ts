/** A part of the VPN settings on the page: what it shows and how it changes it. */
import type { VpnSettings } from '../../design/index'

export interface Part {
  readonly vpn: VpnSettings
  /** Why a change cannot be, or nothing. */
  readonly put: (change: Partial<VpnSettings>) => string | undefined
}
