/**
 * A drawing of very many devices: most are painted on a canvas below the others, and only those that somebody has to do with
 * are elements of the page. Which ones these are beside the head-end block is kept here.
 */
import { createStore } from 'zustand/vanilla'
import type { Point } from '../../../drawing/index'
import type { DrawnNode } from '../drawn'
import type { CableEdge } from '../flow'

/** Devices from which on a drawing is painted: to about two hundred elements a page keeps its frames. */
export const CROWD = 180

/** What lies at a point of the page. */
export interface Found {
  readonly device?: string
  readonly link?: string
}

interface CrowdState {
  readonly on: boolean
  /** All that is drawn, painted or not. */
  readonly nodes: readonly DrawnNode[]
  readonly edges: readonly CableEdge[]
  /** The device below the pointer, and the one that has the keyboard's focus. */
  readonly pointed: string | undefined
  readonly focused: string | undefined
  /** Devices that are to be reached: they are brought into view, and one may take the focus. */
  readonly asked: readonly string[]
  /** Devices in view while the view is at rest and near enough for all detail. */
  readonly near: readonly string[]
  /** Devices that are being dragged: they are not where the design says. */
  readonly lifted: readonly string[]
  /** Devices that are painted and go along with what is dragged, and how far from where the design has them. */
  readonly carried: readonly string[]
  readonly by: Point
  /** What is painted at a point; absent where everything is an element. */
  readonly find: ((at: { readonly clientX: number; readonly clientY: number }) => Found | undefined) | undefined
}

export const crowd = createStore<CrowdState>(() => ({
  on: false,
  nodes: [],
  edges: [],
  pointed: undefined,
  focused: undefined,
  asked: [],
  near: [],
  lifted: [],
  carried: [],
  by: { x: 0, y: 0 },
  find: undefined,
}))

/** Sets what differs, so that nobody is told of what stays. */
export function setCrowd(change: Partial<CrowdState>): void {
  const before = crowd.getState()
  const isOld = ([key, value]: [string, unknown]) => {
    const known = before[key as keyof CrowdState]
    return known === value || (Array.isArray(known) && Array.isArray(value) && sameItems(known, value))
  }
  if (!Object.entries(change).every(isOld)) crowd.setState(change)
}

const sameItems = (a: readonly unknown[], b: readonly unknown[]) =>
  a.length === b.length && a.every((item, at) => item === b[at])
