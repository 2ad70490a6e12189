/**
 * Paints very many devices without holding up a frame: a picture of what is seen and some more around it is painted piece by piece
 * behind the one that is shown, which meanwhile is moved and scaled as the view is. What is dragged, or cabled to it, is drawn fresh.
 */
import type { Shape } from '../../../drawing/index'
import type { SiteStatus } from '../../../engine/messages'
import { paintDevices, paintHurt } from './boxes'
import { type Colours, coloursOf } from './colours'
import { type Part, paintAreas, paintCables, paintTubes, strokeAll, strokesOf } from './lines'
import { type Bounds, type Line, type Plan, routed } from './plan'
import { paintSigns } from './signs'
import { crowd } from './state'

/** All that a picture is of. */
export interface Content {
  readonly plan: Plan
  readonly shapes: readonly Shape[]
  readonly sites: ReadonlyMap<string, SiteStatus['state']>
}

type View = readonly [x: number, y: number, zoom: number]

/** Where the painter looks for the view, and where elements of the page stand. */
export interface Source {
  readonly getState: () => {
    readonly transform: View
    readonly width: number
    readonly height: number
    readonly nodeLookup: ReadonlyMap<string, { readonly position: { readonly x: number; readonly y: number } }>
  }
}

interface Picture {
  readonly canvas: OffscreenCanvas
  readonly content: Content
  readonly view: View
  readonly colours: Colours
  readonly lifted: readonly string[]
  readonly width: number
  readonly height: number
}

interface Job {
  readonly picture: Picture
  readonly steps: Generator<void>
}

/** Pixels painted around what is seen, so that a move of the view meets them, and how far it may go before they are painted anew. */
const AROUND = { x: 320, y: 220 }
const SPARE = 60
/** Milliseconds of a frame that painting may take. */
const BUDGET = 6

export interface Painter {
  readonly show: (content: Content) => void
  /** Something that is read anew has changed: the view, what is dragged, the theme. */
  readonly ask: (colours?: 'anew') => void
  readonly stop: () => void
}

export function startPainter(context: CanvasRenderingContext2D, source: Source): Painter {
  let content: Content | undefined
  let colours = coloursOf(context.canvas)
  let front: Picture | undefined
  let spare: OffscreenCanvas | undefined
  let job: Job | undefined
  let frame = 0
  const ask = () => {
    if (frame === 0) frame = requestAnimationFrame(paint)
  }
  const paint = () => {
    frame = 0
    const { transform, width, height } = source.getState()
    if (!content || width === 0 || height === 0) return
    const wanted = { content, view: transform, colours, lifted: crowd.getState().lifted, width, height }
    if (!job && !(front && serves(front, wanted))) {
      job = begun(wanted, spare)
      spare = undefined
    }
    if (job && finished(job)) {
      spare = front?.canvas
      front = job.picture
      job = undefined
    }
    if (front) blit(context, front, transform, width, height, source)
    if (job || (front && !serves(front, wanted))) ask()
  }
  return {
    show: (next) => {
      content = next
      ask()
    },
    ask: (anew) => {
      if (anew) colours = coloursOf(context.canvas)
      ask()
    },
    stop: () => cancelAnimationFrame(frame),
  }
}

/** Whether a picture is of what is wanted, sharp, and reaches all around what is seen. */
function serves(picture: Picture, wanted: Omit<Picture, 'canvas'>): boolean {
  const [x, y, zoom] = picture.view
  const [toX, toY, toZoom] = wanted.view
  return (
    picture.content === wanted.content &&
    picture.colours === wanted.colours &&
    picture.lifted === wanted.lifted &&
    picture.width === wanted.width &&
    picture.height === wanted.height &&
    zoom === toZoom &&
    Math.abs(toX - x) <= AROUND.x - SPARE &&
    Math.abs(toY - y) <= AROUND.y - SPARE
  )
}

function begun(wanted: Omit<Picture, 'canvas'>, spare: OffscreenCanvas | undefined): Job {
  const ratio = devicePixelRatio
  const [width, height] = [(wanted.width + 2 * AROUND.x) * ratio, (wanted.height + 2 * AROUND.y) * ratio]
  const canvas =
    spare && spare.width === Math.round(width) && spare.height === Math.round(height)
      ? spare
      : new OffscreenCanvas(Math.round(width), Math.round(height))
  const picture = { ...wanted, canvas }
  return { picture, steps: paintAll(picture, ratio) }
}

function* paintAll({ canvas, content, view: [x, y, zoom], colours, lifted, width, height }: Picture, ratio: number) {
  // What is painted here is asked for as any other canvas; only its maker differs.
  const context = canvas.getContext('2d') as unknown as CanvasRenderingContext2D | null
  if (!context) return
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.clearRect(0, 0, canvas.width, canvas.height)
  context.setTransform(ratio * zoom, 0, 0, ratio * zoom, (x + AROUND.x) * ratio, (y + AROUND.y) * ratio)
  const [left, top] = [(-x - AROUND.x) / zoom, (-y - AROUND.y) / zoom]
  const part: Part = {
    ...{ plan: content.plan, shapes: content.shapes, colours, zoom, ratio, lifted: new Set(lifted) },
    seen: [left, top, left + (width + 2 * AROUND.x) / zoom, top + (height + 2 * AROUND.y) / zoom],
  }
  yield* paintAreas(context, part)
  yield* paintTubes(context, part)
  yield* paintCables(context, part)
  yield* paintDevices(context, part)
  yield* paintHurt(context, part)
  yield* paintSigns(context, part, content.sites)
}

/** Paints on for the time that a frame has for it. */
function finished({ steps }: Job): boolean {
  const end = performance.now() + BUDGET
  do if (steps.next().done) return true
  while (performance.now() < end)
  return false
}

function blit(
  context: CanvasRenderingContext2D,
  picture: Picture,
  view: View,
  width: number,
  height: number,
  source: Source,
): void {
  const { canvas } = context
  const ratio = devicePixelRatio
  const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)]
  if (canvas.width !== wide || canvas.height !== high) Object.assign(canvas, { width: wide, height: high })
  const [x, y, zoom] = view
  const [atX, atY, atZoom] = picture.view
  const scale = zoom / atZoom
  const corner = [(x - (atX + AROUND.x) * scale) * ratio, (y - (atY + AROUND.y) * scale) * ratio] as const
  const [left, top] = scale === 1 ? [Math.round(corner[0]), Math.round(corner[1])] : corner
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.clearRect(0, 0, wide, high)
  context.drawImage(picture.canvas, left, top, picture.canvas.width * scale, picture.canvas.height * scale)
  if (picture.lifted.length === 0) return
  context.setTransform(ratio * zoom, 0, 0, ratio * zoom, x * ratio, y * ratio)
  for (const step of paintLifted(context, picture, view, source)) void step
}

const EVERYWHERE: Bounds = [-1e7, -1e7, 1e7, 1e7]

/** Cables of a hub that are drawn fresh at most. */
const MOST_FRESH = 400

function* paintLifted(
  context: CanvasRenderingContext2D,
  { content: { plan, shapes }, colours, lifted }: Picture,
  [, , zoom]: View,
  source: Source,
): Generator<void> {
  const { nodeLookup } = source.getState()
  const names = new Set(lifted)
  const at = (name: string) => nodeLookup.get(name)?.position ?? plan.byName.get(name)?.position
  const part = { plan, shapes, colours, zoom, seen: EVERYWHERE, ratio: 1, lifted: names }
  for (const { edge } of touching(plan, names).slice(0, MOST_FRESH)) {
    const [a, b] = [at(edge.source), at(edge.target)]
    if (!a || !b) continue
    for (const stroke of strokesOf(edge, part))
      yield* strokeAll(context, stroke, [routed(edge, a, b).points], EVERYWHERE)
  }
}

let known: { readonly plan: Plan; readonly key: string; readonly lines: readonly Line[] } | undefined

function touching(plan: Plan, names: ReadonlySet<string>): readonly Line[] {
  const key = [...names].join('\n')
  if (known?.plan !== plan || known.key !== key)
    known = { plan, key, lines: plan.lines.filter(({ edge }) => names.has(edge.source) || names.has(edge.target)) }
  return known.lines
}
