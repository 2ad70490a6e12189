/**
 * Paints very many devices without holding up a frame: a picture of what is seen and some more around it is painted piece by piece
 * apart from the one that is shown, which meanwhile is moved and scaled as the view is, by the browser's compositor and not by
 * painting. A zoom is painted anew when it rests, or when the picture is scaled too far. Cables of what is dragged are drawn fresh.
 */
import { paintDevices, paintHurt } from './boxes'
import { coloursOf } from './colours'
import { type Part, paintAreas, paintCables, paintTubes, strokeAll, strokesOf } from './lines'
import { type Bounds, type Line, type Plan, routed } from './plan'
import { AROUND, type Content, type Sight, type View, wants } from './sight'
import { paintSigns } from './signs'
import { crowd } from './state'

/** Where the painter looks for the view, and where elements of the page stand. */
export interface Source {
  readonly getState: () => {
    readonly transform: View
    readonly width: number
    readonly height: number
    readonly nodeLookup: ReadonlyMap<string, { readonly position: { readonly x: number; readonly y: number } }>
  }
}

interface Job {
  readonly sight: Sight
  readonly canvas: OffscreenCanvas
  readonly steps: Generator<void>
}

/** Milliseconds of a frame that painting may take. */
const BUDGET = 6
/** Milliseconds after which a view that does not change is at rest. */
const REST_MS = 100

export interface Painter {
  readonly show: (content: Content) => void
  /** Something that is read anew has changed: the view, what is dragged, the theme. */
  readonly ask: (colours?: 'anew') => void
  readonly stop: () => void
}

/** Where pictures are shown, and where cables of what is dragged are drawn fresh. */
export interface Canvases {
  readonly shown: HTMLCanvasElement
  readonly fresh?: HTMLCanvasElement
}

/** What is dragged, and who is told when another picture is shown. */
interface Wish {
  readonly dragged: () => Pick<Sight, 'lifted' | 'carried'>
  readonly onShown?: (sight: Sight) => void
}

export function startPainter({ shown, fresh }: Canvases, source: Source, { dragged, onShown }: Wish): Painter {
  const pictures = shown.getContext('bitmaprenderer')
  const lines = fresh?.getContext('2d')
  let content: Content | undefined
  let colours = coloursOf(shown)
  let front: Sight | undefined
  let spare: OffscreenCanvas | undefined
  let job: Job | undefined
  let frame = 0
  let last: View = [0, 0, 0]
  let timer: ReturnType<typeof setTimeout> | undefined
  let rests = true
  const ask = () => {
    if (frame === 0) frame = requestAnimationFrame(paint)
  }
  const rested = () => {
    timer = undefined
    rests = true
    ask()
  }
  const paint = () => {
    frame = 0
    const { transform, width, height } = source.getState()
    if (!content || width === 0 || height === 0) return
    if (transform.some((value, at) => value !== last[at])) {
      rests = false
      clearTimeout(timer)
      timer = setTimeout(rested, REST_MS)
    }
    last = transform
    const { lifted, carried } = dragged()
    const wanted: Sight = { content, view: transform, colours, lifted, carried, width, height }
    if (!job && wants(front, wanted, rests)) {
      job = begun(wanted, spare)
      spare = undefined
    }
    if (job && finished(job)) {
      pictures?.transferFromImageBitmap(job.canvas.transferToImageBitmap())
      spare = job.canvas
      front = job.sight
      job = undefined
      onShown?.(front)
    }
    if (front) place(shown, front, transform)
    if (front && lines) drawFresh(lines, front, wanted, source)
    if (job || wants(front, wanted, rests)) ask()
  }
  return {
    show: (next) => {
      content = next
      ask()
    },
    ask: (anew) => {
      if (anew) colours = coloursOf(shown)
      ask()
    },
    stop: () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    },
  }
}

function begun(sight: Sight, spare: OffscreenCanvas | undefined): Job {
  const ratio = devicePixelRatio
  const width = Math.round((sight.width + 2 * AROUND.x) * ratio)
  const height = Math.round((sight.height + 2 * AROUND.y) * ratio)
  const canvas = spare?.width === width && spare.height === height ? spare : new OffscreenCanvas(width, height)
  return { sight, canvas, steps: paintAll(sight, canvas, ratio) }
}

function* paintAll(
  { content, view: [x, y, zoom], colours, lifted, carried, width, height }: Sight,
  canvas: OffscreenCanvas,
  ratio: number,
) {
  // What is painted here is asked for as any other canvas; only its maker differs.
  const context = canvas.getContext('2d') as unknown as CanvasRenderingContext2D | null
  if (!context) return
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.clearRect(0, 0, canvas.width, canvas.height)
  context.setTransform(ratio * zoom, 0, 0, ratio * zoom, (x + AROUND.x) * ratio, (y + AROUND.y) * ratio)
  const [left, top] = [(-x - AROUND.x) / zoom, (-y - AROUND.y) / zoom]
  const part: Part = {
    ...{ plan: content.plan, shapes: content.shapes, colours, zoom, ratio, lifted: new Set([...lifted, ...carried]) },
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

/** Moves and scales the picture as the view is now; on whole pixels where it is sharp. */
function place(shown: HTMLCanvasElement, { view: [atX, atY, atZoom], width, height }: Sight, [x, y, zoom]: View): void {
  const ratio = devicePixelRatio
  const scale = zoom / atZoom
  const size = { width: `${width + 2 * AROUND.x}px`, height: `${height + 2 * AROUND.y}px` }
  const sharp = (value: number) => (scale === 1 ? Math.round(value * ratio) / ratio : value)
  const [left, top] = [sharp(x - (atX + AROUND.x) * scale), sharp(y - (atY + AROUND.y) * scale)]
  shown.style.transform = `translate(${left}px, ${top}px) scale(${scale})`
  if (shown.style.width !== size.width || shown.style.height !== size.height) Object.assign(shown.style, size)
}

/** Cables of what is dragged, where it is now. */
function drawFresh(
  context: CanvasRenderingContext2D,
  front: Sight,
  { view, width, height }: Sight,
  source: Source,
): void {
  const { canvas } = context
  const ratio = devicePixelRatio
  const isDragged = front.lifted.length + front.carried.length > 0
  const [wide, high] = isDragged ? [Math.round(width * ratio), Math.round(height * ratio)] : [0, 0]
  if (canvas.width !== wide || canvas.height !== high) Object.assign(canvas, { width: wide, height: high })
  if (!isDragged) return
  const [x, y, zoom] = view
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.clearRect(0, 0, wide, high)
  context.setTransform(ratio * zoom, 0, 0, ratio * zoom, x * ratio, y * ratio)
  for (const step of paintLifted(context, front, view, source)) void step
}

const EVERYWHERE: Bounds = [-1e7, -1e7, 1e7, 1e7]

/** Cables of a hub that are drawn fresh at most. */
const MOST_FRESH = 400

function* paintLifted(
  context: CanvasRenderingContext2D,
  { content: { plan, shapes }, colours, lifted, carried }: Sight,
  [, , zoom]: View,
  source: Source,
): Generator<void> {
  const { nodeLookup } = source.getState()
  const { by } = crowd.getState()
  const along = new Set(carried)
  const names = new Set([...lifted, ...carried])
  const at = (name: string) => {
    const own = nodeLookup.get(name)?.position ?? plan.byName.get(name)?.position
    return own && along.has(name) ? { x: own.x + by.x, y: own.y + by.y } : own
  }
  const part = { plan, shapes, colours, zoom, seen: EVERYWHERE, ratio: 1, lifted: names }
  for (const { edge } of touching(plan, lifted, carried)) {
    const [a, b] = [at(edge.source), at(edge.target)]
    if (!a || !b) continue
    for (const stroke of strokesOf(edge, part))
      yield* strokeAll(context, stroke, [routed(edge, a, b).points], EVERYWHERE)
  }
}

let known:
  | {
      readonly plan: Plan
      readonly lifted: readonly string[]
      readonly carried: readonly string[]
      readonly lines: readonly Line[]
    }
  | undefined

/** Cables of what is dragged; those between two that are carried are in their picture. */
function touching(plan: Plan, lifted: readonly string[], carried: readonly string[]): readonly Line[] {
  if (known?.plan !== plan || known.lifted !== lifted || known.carried !== carried) {
    const [along, names] = [new Set(carried), new Set([...lifted, ...carried])]
    const lines = plan.lines.filter(
      ({ edge: { source, target } }) =>
        (names.has(source) || names.has(target)) && !(along.has(source) && along.has(target)),
    )
    known = { plan, lifted, carried, lines: lines.slice(0, MOST_FRESH) }
  }
  return known.lines
}
