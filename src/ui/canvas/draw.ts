/** Draws the packet on a 2D context that is already in canvas units. No React, no store. */
import { dispositionWords, isGood, type Point } from '../../drawing/index'
import type { Trace } from '../../engine/messages'
import { SIGNS } from '../components/Status'
import type { Moment } from './playback'

export interface Palette {
  readonly data: string
  readonly back: string
  readonly ipsec: string
  readonly bad: string
  readonly surface: string
  readonly text: string
}

/** The capsule: the inner packet, an outer shell with a lock while it is encrypted, and its end when it has ended. `size` is 1 where text is read at ease. */
export function drawPacket(
  context: CanvasRenderingContext2D,
  place: Point,
  size: number,
  trace: Trace,
  moment: Moment,
  colour: string,
  palette: Palette,
): void {
  const lift = moment.along === 0 ? -28 - 18 * size : 0
  const { packet } = moment
  const sealed = packet.payload.protocol === 'esp'
  const inner = packet.payload.protocol === 'esp' ? packet.payload.inner : packet
  context.save()
  context.translate(place.x, place.y + lift)
  context.scale(size, size)
  context.font = '600 11px ui-monospace, monospace'
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  const label = `${dotted(inner.source)} → ${dotted(inner.destination)}`
  const width = context.measureText(label).width + 20
  if (sealed) {
    const outer = `ESP  ${dotted(packet.source)} → ${dotted(packet.destination)}`
    const wide = Math.max(width + 22, context.measureText(outer).width + 44)
    capsule(context, wide, 46, palette.ipsec, palette.surface, -7)
    lock(context, -wide / 2 + 15, -18, palette.ipsec)
    context.fillStyle = palette.ipsec
    context.fillText(outer, 8, -18)
  }
  capsule(context, width, 20, colour, palette.surface, sealed ? 3 : 0)
  context.fillStyle = palette.text
  context.fillText(label, 0, sealed ? 3 : 0)
  // Marks stand above the capsule: below it is the name of the device.
  const above = sealed ? -42 : -22
  if (moment.ended) endMark(context, trace, palette, above)
  if (trace.loop && moment.index >= trace.loop.from)
    loopMark(context, trace.loop.rounds, palette, moment.ended ? above - 20 : above)
  context.restore()
}

const dotted = (ip: number) => [24, 16, 8, 0].map((shift) => (ip >>> shift) & 255).join('.')

function capsule(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  line: string,
  fill: string,
  dy: number,
): void {
  context.beginPath()
  context.roundRect(-width / 2, -height / 2 + dy, width, height, Math.min(height / 2, 12))
  context.fillStyle = fill
  context.fill()
  context.lineWidth = 2
  context.strokeStyle = line
  context.stroke()
}

function lock(context: CanvasRenderingContext2D, x: number, y: number, colour: string): void {
  context.strokeStyle = colour
  context.fillStyle = colour
  context.lineWidth = 1.5
  context.fillRect(x - 4, y - 1, 8, 6)
  context.beginPath()
  context.arc(x, y - 1, 2.8, Math.PI, 0)
  context.stroke()
}

function endMark(context: CanvasRenderingContext2D, trace: Trace, palette: Palette, dy: number): void {
  const good = isGood(trace.disposition)
  const text = `${good ? SIGNS.good : SIGNS.bad} ${dispositionWords(trace.disposition)}`
  context.font = '700 12px system-ui, sans-serif'
  const width = context.measureText(text).width + 16
  context.fillStyle = palette.surface
  context.fillRect(-width / 2, dy - 9, width, 18)
  context.fillStyle = good ? palette.text : palette.bad
  context.fillText(text, 0, dy)
}

function loopMark(context: CanvasRenderingContext2D, rounds: number, palette: Palette, dy: number): void {
  context.font = '700 12px system-ui, sans-serif'
  context.fillStyle = palette.bad
  context.fillText(`↻ ${rounds} rounds`, 0, dy)
}
