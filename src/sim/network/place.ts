/** Cables as they are now, and where ports stand at them. */
import type { LinkEnd, LinkId, TopologyLink } from '../../config/index'
import type { Access } from '../../net/index'

/** What one fault does to a link while it stands. */
export interface LinkHold {
  /** The fault's text, by which its end is told from another's. */
  readonly fault: string
  readonly cut?: boolean
  readonly silentToA?: boolean
  readonly silentToB?: boolean
  readonly lossPercent?: number
  readonly delayMicros?: number
  readonly jitterMicros?: number
}

export interface LinkState {
  readonly link: TopologyLink
  /** What puts frames on it. */
  readonly access: Access
  /** Every fault that stands; what follows is what they come to together. */
  readonly holds: readonly LinkHold[]
  readonly cut: boolean
  /** Frames towards a and towards b vanish although there is carrier. */
  readonly silentToA: boolean
  readonly silentToB: boolean
  readonly lossPercent: number
  readonly delayMicros: number
  readonly jitterMicros: number
}

/** What is at a port: its link, which of its ends that is, and the far one. */
export interface Wire {
  readonly link: LinkId
  readonly isA: boolean
  readonly far: LinkEnd
  /** Place of this direction's transmitter in `busy`. */
  readonly line: number
}

/** A port, and what is at it. */
export interface Place {
  readonly port: string
  readonly wire: Wire
  readonly link: LinkState
}
