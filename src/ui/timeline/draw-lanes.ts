/** Draws the lanes on a 2D context: labels, protocol marks with their letters, outage bars by cause, faults. */
import type { Outage } from '../../engine/messages'
import { t } from '../words/language'
import { CAUSES, endOf } from './causes'
import { GROUPS, type ProtocolGroup } from './groups'
import type { Lane, TimeWindow } from './lanes'
import { formatMoment, ticks } from './steps'

export const ROW = 20
export const RULER = 22
export const LABELS = 172

export interface Scene {
  readonly lanes: readonly Lane[]
  readonly window: TimeWindow
  readonly start: number
  readonly end: number
  readonly width: number
  readonly height: number
  /** Pixels scrolled down. */
  readonly scroll: number
  /** Moments of faults and their ends, from the settled moment. */
  readonly faults: readonly { readonly at: number; readonly action: string }[]
  readonly selected: readonly string[]
}

export type Colours = (name: string) => string

export function xOf(at: number, { window, width }: Pick<Scene, 'window' | 'width'>): number {
  return LABELS + ((at - window.from) / (window.to - window.from)) * (width - LABELS)
}

export function momentOf(x: number, { window, width }: Pick<Scene, 'window' | 'width'>): number {
  return window.from + ((x - LABELS) / (width - LABELS)) * (window.to - window.from)
}

export function drawLanes(context: CanvasRenderingContext2D, scene: Scene, colour: Colours): void {
  const { width, height, lanes, scroll } = scene
  context.clearRect(0, 0, width, height)
  context.textBaseline = 'middle'
  const marks = ticks(scene.window.from, scene.window.to, width - LABELS)
  context.fillStyle = colour('--line')
  for (const at of marks) context.fillRect(Math.round(xOf(at, scene)), RULER - 4, 1, height)
  drawFaultLines(context, scene, colour)
  const first = Math.max(0, Math.floor(scroll / ROW))
  const last = Math.min(lanes.length, Math.ceil((scroll + height) / ROW))
  for (let row = first; row < last; row++) {
    const lane = lanes[row]
    if (lane) drawLane(context, scene, lane, RULER + row * ROW - scroll, colour)
  }
  drawRuler(context, scene, marks, colour)
}

function drawRuler(context: CanvasRenderingContext2D, scene: Scene, marks: readonly number[], colour: Colours): void {
  context.fillStyle = colour('--surface')
  context.fillRect(0, 0, scene.width, RULER)
  context.fillStyle = colour('--line')
  context.fillRect(0, RULER - 1, scene.width, 1)
  context.font = '11px system-ui, sans-serif'
  context.textAlign = 'center'
  const digits = (scene.window.to - scene.window.from) / Math.max(1, marks.length) < 1e6 ? 2 : 0
  for (const at of marks) {
    const x = xOf(at, scene)
    context.fillStyle = colour('--line-strong')
    context.fillRect(Math.round(x), RULER - 5, 1, 5)
    context.fillStyle = colour('--text-2')
    if (x > LABELS + 8 && x < scene.width - 20) context.fillText(formatMoment(at, digits), x, 9)
  }
  for (const { at, action } of scene.faults) {
    const x = xOf(at, scene)
    if (x < LABELS) continue
    context.fillStyle = colour(action === 'fault' ? '--bad-text' : '--good-text')
    context.font = '700 11px system-ui, sans-serif'
    context.fillText(action === 'fault' ? '✕' : action === 'restore' ? '●' : '✎', x, RULER - 6)
  }
}

function drawFaultLines(context: CanvasRenderingContext2D, scene: Scene, colour: Colours): void {
  context.save()
  context.globalAlpha = 0.55
  for (const { at, action } of scene.faults) {
    const x = Math.round(xOf(at, scene)) + 0.5
    if (x < LABELS) continue
    context.strokeStyle = colour(action === 'fault' ? '--bad' : '--good')
    context.setLineDash(action === 'fault' ? [] : [3, 3])
    context.beginPath()
    context.moveTo(x, RULER)
    context.lineTo(x, scene.height)
    context.stroke()
  }
  context.restore()
}

function drawLane(context: CanvasRenderingContext2D, scene: Scene, lane: Lane, y: number, colour: Colours): void {
  const chosen = lane.kind === 'device' && scene.selected.includes(lane.label)
  if (chosen) {
    context.fillStyle = colour('--accent-soft')
    context.fillRect(0, y, scene.width, ROW)
  }
  context.fillStyle = colour('--line')
  context.fillRect(0, y + ROW - 1, scene.width, 1)
  context.save()
  context.beginPath()
  context.rect(LABELS, y, scene.width - LABELS, ROW)
  context.clip()
  if (lane.kind === 'call') for (const outage of lane.outages) drawOutage(context, scene, outage, y, colour)
  else drawMarks(context, scene, lane.marks, y, colour)
  context.restore()
  context.fillStyle = colour(chosen ? '--accent-soft' : '--surface')
  context.fillRect(0, y, LABELS, ROW - 1)
  context.font = `${lane.kind === 'call' ? '600 ' : ''}11px system-ui, sans-serif`
  context.textAlign = 'left'
  context.fillStyle = colour('--text')
  context.fillText(fitted(context, lane.label, LABELS - 18), 10, y + ROW / 2)
}

function fitted(context: CanvasRenderingContext2D, text: string, width: number): string {
  if (context.measureText(text).width <= width) return text
  let short = text
  while (short.length > 3 && context.measureText(`${short}…`).width > width) short = short.slice(0, -1)
  return `${short}…`
}

type Marks = Extract<Lane, { readonly kind: 'device' }>['marks']

const BOX = 13
const WEIGHT = new Map(GROUPS.map((group, index) => [group.id, index]))

/**
 * Every mark is a tick; those that would crowd share one letter, that of the group which matters most (the order of
 * the groups), so that a take-over does not hide behind an ARP entry.
 */
function drawMarks(context: CanvasRenderingContext2D, scene: Scene, marks: Marks, y: number, colour: Colours): void {
  context.font = '700 10px system-ui, sans-serif'
  context.textAlign = 'center'
  let cluster: { readonly x: number; group: ProtocolGroup } | undefined
  let drawn = ''
  for (const { at, group } of marks) {
    const x = xOf(at, scene)
    if (x < LABELS - BOX || x > scene.width + BOX) continue
    const tick = `${Math.round(x)} ${group.id}`
    if (tick === drawn) continue
    drawn = tick
    context.fillStyle = colour(group.tint)
    context.fillRect(Math.round(x) - 1, y + ROW - 5, 2, 4)
    if (cluster && x - cluster.x < BOX) {
      if (weight(group) < weight(cluster.group)) cluster.group = group
      continue
    }
    if (cluster) drawLetter(context, cluster.x, y, cluster.group, colour)
    cluster = { x, group }
  }
  if (cluster) drawLetter(context, cluster.x, y, cluster.group, colour)
}

const weight = (group: ProtocolGroup) => WEIGHT.get(group.id) ?? 0

function drawLetter(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  group: ProtocolGroup,
  colour: Colours,
): void {
  context.fillStyle = colour(group.tint)
  context.beginPath()
  context.roundRect(x - BOX / 2, y + 2, BOX, 12, 3)
  context.fill()
  context.fillStyle = colour('--surface')
  context.fillText(group.letter, x, y + 8.5)
}

/** The parts of a silence by cause, and its length beside it. */
function drawOutage(context: CanvasRenderingContext2D, scene: Scene, outage: Outage, y: number, colour: Colours): void {
  const to = endOf(outage, scene.end)
  for (const part of outage.parts) {
    const x = xOf(part.from - scene.start, scene)
    const width = Math.max(1, xOf(part.to - scene.start, scene) - x)
    const look = CAUSES[part.cause]
    context.fillStyle = patternOf(context, look.pattern, colour(look.tint), colour('--surface'))
    context.fillRect(x, y + 3, width, ROW - 7)
  }
  const [left, right] = [xOf(outage.from - scene.start, scene), xOf(to - scene.start, scene)]
  context.strokeStyle = colour('--bad-text')
  context.strokeRect(left + 0.5, y + 3.5, Math.max(1, right - left - 1), ROW - 8)
  context.font = '600 11px system-ui, sans-serif'
  context.textAlign = 'left'
  context.fillStyle = colour('--bad-text')
  const text = outage.to === undefined ? t('silent to the end') : formatMoment(to - outage.from)
  const wide = context.measureText(text).width
  const inside = right + 6 + wide > scene.width
  if (!inside) context.fillText(text, right + 5, y + ROW / 2)
  else if (right - left > wide + 12) {
    context.fillStyle = colour('--surface')
    context.fillRect(left + 4, y + 5, wide + 6, ROW - 11)
    context.fillStyle = colour('--bad-text')
    context.fillText(text, left + 7, y + ROW / 2)
  }
}

const patterns = new Map<string, CanvasPattern>()

/** A tile of a hatching, so that causes of one protocol are told apart without colour. */
function patternOf(
  context: CanvasRenderingContext2D,
  kind: string,
  ink: string,
  paper: string,
): CanvasPattern | string {
  if (kind === 'solid') return ink
  const key = `${kind} ${ink} ${paper}`
  const known = patterns.get(key)
  if (known) return known
  const tile = document.createElement('canvas')
  tile.width = 6
  tile.height = 6
  const pen = tile.getContext('2d')
  if (!pen) return ink
  pen.fillStyle = paper
  pen.fillRect(0, 0, 6, 6)
  pen.fillStyle = ink
  pen.strokeStyle = ink
  pen.lineWidth = 2
  if (kind === 'dots') pen.fillRect(1, 1, 3, 3)
  if (kind === 'lines') pen.fillRect(0, 0, 3, 6)
  if (kind === 'slant' || kind === 'cross') {
    pen.beginPath()
    for (const shift of [-6, 0, 6]) {
      pen.moveTo(shift, 6)
      pen.lineTo(shift + 6, 0)
      if (kind === 'cross') {
        pen.moveTo(shift, 0)
        pen.lineTo(shift + 6, 6)
      }
    }
    pen.stroke()
  }
  const made = context.createPattern(tile, 'repeat')
  if (!made) return ink
  patterns.set(key, made)
  return made
}
