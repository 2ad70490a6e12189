/**
 * What is painted and goes along with a drag: a picture of its own, shown as far from its place as the drag has come. It stays
 * after the drop until the drawing itself has been painted with it.
 */
import type { Point } from '../../../drawing/index'
import { type Painter, type Source, startPainter } from './painter'
import type { Plan } from './plan'
import type { Content, Sight } from './sight'
import { crowd } from './state'

export interface Carried {
  /** The view has moved, or the drag. */
  readonly ask: () => void
  /** Another picture of the drawing is shown. */
  readonly shown: (sight: Sight) => void
  readonly stop: () => void
}

export function startCarried(canvas: HTMLCanvasElement, source: Source, content: () => Content | undefined): Carried {
  let painter: Painter | undefined
  let begun: readonly string[] = []
  canvas.hidden = true
  const aside: Source = {
    getState: () => {
      const state = source.getState()
      return { ...state, transform: shifted(state.transform, crowd.getState().by) }
    },
  }
  const begin = (carried: readonly string[]) => {
    const whole = content()
    if (!whole) return
    begun = carried
    painter ??= startPainter({ shown: canvas }, aside, { dragged: () => NOTHING })
    painter.show({ plan: partOf(whole.plan, new Set(carried)), shapes: [], sites: new Map() })
  }
  return {
    ask: () => {
      const { carried } = crowd.getState()
      if (carried.length > 0 && carried !== begun) begin(carried)
      if (begun.length > 0) painter?.ask()
    },
    shown: ({ carried }) => {
      canvas.hidden = carried.length === 0
      if (carried.length === 0) begun = []
    },
    stop: () => painter?.stop(),
  }
}

const NOTHING = { lifted: [], carried: [] } as const

const shifted = ([x, y, zoom]: ReturnType<Source['getState']>['transform'], by: Point) =>
  [x + by.x * zoom, y + by.y * zoom, zoom] as const

/** The same drawing with some of its devices, and the cables between them. */
function partOf(plan: Plan, names: ReadonlySet<string>): Plan {
  return {
    ...plan,
    devices: plan.devices.filter(({ id }) => names.has(id)),
    lines: plan.lines.filter(({ edge }) => names.has(edge.source) && names.has(edge.target)),
  }
}
