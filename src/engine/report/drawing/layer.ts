/** What one drawing shows besides devices and cables. Words and strokes carry it, so that it survives a copier. */
import type { Device, Link } from '../../../design/index'

export type Weight = 'quiet' | 'plain' | 'strong'

export interface DeviceMark {
  readonly weight: Weight
  /** Below its name and kind. */
  readonly lines: readonly string[]
  /** SVG dashes of its frame. */
  readonly dashes?: string
}

export interface LinkMark {
  readonly weight: Weight
  /** Near its ends, and at its middle. */
  readonly a?: string
  readonly b?: string
  readonly middle?: string
}

/** A line between two devices that is no cable. */
export interface Arc {
  readonly from: string
  readonly to: string
  readonly dashes: string
}

export interface Layer {
  readonly title: string
  /** How it is read, in a sentence or two; the figure's caption. */
  readonly says: string
  readonly device: (device: Device) => DeviceMark
  readonly link: (link: Link) => LinkMark
  readonly arcs: readonly Arc[]
}
