/**
 * What is drawn over a topology, as values in canvas units: the page draws them as SVG elements, a report as SVG text.
 * Meaning never hangs on a tint alone: lines differ by dash, areas by pattern, and each is named by a label or a letter.
 */

export interface Point {
  readonly x: number
  readonly y: number
}

/** Names of the palette; whoever draws gives them colours, by theme. */
export type Tint = 'text' | 'cable' | 'hsrp' | 'eigrp' | 'ipsec' | 'outside' | 'vpn' | 'inside' | 'bad'

export type Pattern = 'plain' | 'diagonal' | 'dots' | 'grid'

export interface AreaShape {
  readonly kind: 'area'
  readonly key: string
  readonly tint: Tint
  readonly pattern: Pattern
  /** Boxes of devices, and the cables between them, that belong to it. */
  readonly boxes: readonly Box[]
  readonly bands: readonly (readonly [Point, Point])[]
}

export interface Box extends Point {
  readonly width: number
  readonly height: number
}

export interface LineShape {
  readonly kind: 'line'
  readonly key: string
  readonly tint: Tint
  readonly points: readonly Point[]
  readonly width: number
  /** 0 to 1. */
  readonly opacity: number
  readonly dash?: readonly number[]
  /** An arrow head at the end. */
  readonly arrow?: boolean
}

export interface LabelShape {
  readonly kind: 'label'
  readonly key: string
  /** Middle of the text. */
  readonly at: Point
  readonly text: string
  readonly tint: Tint
  /** Stands on a plate with a border, as a chip. */
  readonly chip?: boolean
}

export type Shape = AreaShape | LineShape | LabelShape

export interface LegendRow {
  readonly sample:
    | { readonly kind: 'line'; readonly dash?: readonly number[]; readonly width: number }
    | { readonly kind: 'area'; readonly pattern: Pattern }
    | { readonly kind: 'text'; readonly text: string }
  readonly tint: Tint
  readonly text: string
}

export interface Drawing {
  readonly shapes: readonly Shape[]
  readonly legend: readonly LegendRow[]
}

export const EMPTY: Drawing = { shapes: [], legend: [] }
