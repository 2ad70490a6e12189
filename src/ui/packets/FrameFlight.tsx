/** The replay over the drawing: every shown frame as a lettered disc in its protocol's colour, on its cable, in its direction. */
import { along, type Course, cableRoute, courseFrom, lanesOf, type Middles, type Point } from '../../drawing/index'
import type { Capture, CapturedRow } from '../../engine/messages'
import { designStore } from '../../store/index'
import { type Begin, Flight } from '../canvas/Flight'
import { leaveEmpty, prepare } from '../canvas/prepare'
import { middlesNow } from '../canvas/way'
import { farEnd } from './filter'
import { type Kind, kindNamed, kindOf } from './protocols'
import { captureStore, packetsStore, speedOf } from './state'

/** Seconds of the replay that a frame takes for its cable, however fast it really is. */
const SEEN = 0.7
const RADIUS = 9

export const FrameFlight = () => <Flight begin={begin} />

const begin: Begin = (context, flow) => {
  const discs = discsOf(context)
  const paint = () => {
    const { transform, nodeLookup } = flow.getState()
    const { result } = captureStore.getState()
    const { flying } = packetsStore.getState()
    if (!result || flying === undefined) return leaveEmpty(context)
    prepare(context, transform)
    draw(discs(transform[2]), result, flying, middlesNow(nodeLookup))
  }
  const stops = [packetsStore.subscribe(paint), flow.subscribe(paint)]
  return () => {
    for (const stop of stops) stop()
  }
}

type Disc = (at: Point, kind: Kind, lost: boolean) => void

function draw(disc: Disc, capture: Capture, now: number, middles: Middles): void {
  const { shown } = packetsStore.getState()
  const lasting = speedOf(capture, shown.length) * SEEN
  const lanes = lanesByEnds()
  for (let at = firstFrom(shown, now - lasting); at < shown.length; at++) {
    const row = shown[at]
    if (!row || row.at > now) return
    const [from, to] = [middles.get(row.device), middles.get(farEnd(capture, row))]
    if (!from || !to) continue
    const part = (now - row.at) / lasting
    const { lane, led } = lanes.get(`${row.device}/${row.port}`) ?? { lane: 0, led: {} }
    const place = along({ points: cableRoute(from, to, lane, led).points }, row.lost ? Math.min(part, LOST_AT) : part)
    if (place) disc(place.at, kindNamed(kindOf(row.frame)), row.lost && part > LOST_AT)
  }
}

/** Where on its cable a frame is seen to be lost. */
const LOST_AT = 0.5

/** Discs at a zoom: each is painted once and then laid down wherever one flies, so that five hundred cost little more than one. */
function discsOf(context: CanvasRenderingContext2D): (zoom: number) => Disc {
  const made = new Map<string, OffscreenCanvas>()
  let painted = ''
  return (zoom) => {
    const style = getComputedStyle(context.canvas)
    const colour = (name: string) => style.getPropertyValue(name).trim()
    const scale = zoom * devicePixelRatio
    const now = `${scale} ${colour('--surface')}`
    if (now !== painted) made.clear()
    painted = now
    return ({ x, y }, kind, lost) => {
      const key = lost ? 'lost' : `${kind.letter} ${kind.tint}`
      const stamp = made.get(key) ?? stampOf(kind, lost, scale, colour)
      made.set(key, stamp)
      const side = stamp.width / scale
      context.drawImage(stamp, x - side / 2, y - side / 2, side, side)
    }
  }
}

function stampOf(
  { letter, tint }: Kind,
  lost: boolean,
  scale: number,
  colour: (name: string) => string,
): OffscreenCanvas {
  const side = Math.ceil(2 * (RADIUS + 1) * scale)
  const stamp = new OffscreenCanvas(side, side)
  const context = stamp.getContext('2d')
  if (!context) return stamp
  context.setTransform(scale, 0, 0, scale, side / 2, side / 2)
  context.beginPath()
  context.arc(0, 0, RADIUS, 0, 2 * Math.PI)
  context.fillStyle = colour(lost ? '--bad-text' : tint)
  context.fill()
  context.lineWidth = 1.5
  context.strokeStyle = colour('--surface')
  context.stroke()
  context.fillStyle = colour('--surface')
  context.font = '700 11px system-ui, sans-serif'
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillText(lost ? '✕' : letter, 0, 0)
  return stamp
}

interface Lane {
  readonly lane: number
  readonly led: Course
}

/** By each end of a cable, how it is led as seen from there, and its place among those between the same two devices. */
function lanesByEnds(): ReadonlyMap<string, Lane> {
  const { links } = designStore.getState().design
  const known = ends.get(links)
  if (known) return known
  const lanes = lanesOf(links)
  const made = new Map(
    links.flatMap((link): readonly (readonly [string, Lane])[] => {
      const { id, a, b } = link
      const lane = lanes.get(id) ?? 0
      return [
        [`${a.device}/${a.interface}`, { lane, led: link }],
        [`${b.device}/${b.interface}`, { lane: -lane, led: courseFrom(link, b.device) }],
      ]
    }),
  )
  ends.set(links, made)
  return made
}

/** Remembered with the cables: it is asked for at every frame. */
const ends = new WeakMap<readonly object[], ReadonlyMap<string, Lane>>()

/** Index of the first frame at or after a moment; frames are in order. */
function firstFrom(frames: readonly CapturedRow[], moment: number): number {
  let [low, high] = [0, frames.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((frames[middle]?.at ?? 0) < moment) low = middle + 1
    else high = middle
  }
  return low
}
