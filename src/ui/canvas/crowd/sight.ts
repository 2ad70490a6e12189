/** What is painted, and whether what has been painted will do for what is seen now. Pure. */
import type { Shape } from '../../../drawing/index'
import type { SiteStatus } from '../../../engine/messages'
import type { Colours } from './colours'
import type { Bounds, Plan } from './plan'

export type View = readonly [x: number, y: number, zoom: number]

/** All that a picture is of. */
export interface Content {
  readonly plan: Plan
  readonly shapes: readonly Shape[]
  readonly sites: ReadonlyMap<string, SiteStatus['state']>
}

/** What a picture is of, and from where it is seen. */
export interface Sight {
  readonly content: Content
  readonly view: View
  readonly colours: Colours
  readonly lifted: readonly string[]
  readonly carried: readonly string[]
  readonly width: number
  readonly height: number
}

/** Pixels painted around what is seen, so that a move of the view meets them, and how many of them are kept in hand. */
export const AROUND = { x: 320, y: 220 }
const SPARE = 60
/** Scales of a picture, while the view moves, beyond which it is painted anew. */
const MOST = 1.7

/** Whether another picture is to be painted: what it is of has changed, it ends in view, or it is not sharp and the view rests. */
export function wants(front: Sight | undefined, wanted: Sight, rests: boolean): boolean {
  if (!front || !isSame(front, wanted)) return true
  const scale = wanted.view[2] / front.view[2]
  if (rests && scale !== 1) return true
  return scale > MOST || scale < 1 / MOST || !reaches(front, wanted)
}

const isSame = (a: Sight, b: Sight): boolean =>
  a.content === b.content &&
  a.colours === b.colours &&
  a.lifted === b.lifted &&
  a.carried === b.carried &&
  a.width === b.width &&
  a.height === b.height

/** Whether all that is drawn in view, and a little around it, has been painted. */
function reaches(front: Sight, wanted: Sight): boolean {
  const painted = boundsOf(front, AROUND.x, AROUND.y)
  const seen = boundsOf(wanted, SPARE, SPARE)
  const [left, top, right, bottom] = wanted.content.plan.whole
  const needed: Bounds = [
    Math.max(seen[0], left - BESIDE),
    Math.max(seen[1], top - BESIDE),
    Math.min(seen[2], right + BESIDE),
    Math.min(seen[3], bottom + BESIDE),
  ]
  if (needed[0] >= needed[2] || needed[1] >= needed[3]) return true
  return needed[0] >= painted[0] && needed[1] >= painted[1] && needed[2] <= painted[2] && needed[3] <= painted[3]
}

/** Units around all devices within which there may be names and bends of cables. */
const BESIDE = 400

function boundsOf({ view: [x, y, zoom], width, height }: Sight, aside: number, above: number): Bounds {
  return [(-x - aside) / zoom, (-y - above) / zoom, (width + aside - x) / zoom, (height + above - y) / zoom]
}
