/** Two canvases: the packet's way under the devices, the packet over them. They follow viewport and playback. */
import { useStoreApi } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import { designStore, runStore, setPlayback, viewStore } from '../../store/index'
import { drawPacket, drawWay, type Palette } from './draw'
import { lengthOf, momentAt, stepFrom } from './playback'

/** Hops a second at speed 1. */
const HOPS_PER_SECOND = 1.1

export function PacketFlight() {
  const lower = useRef<HTMLCanvasElement>(null)
  const upper = useRef<HTMLCanvasElement>(null)
  const flow = useStoreApi()
  useEffect(() => {
    const [under, over] = [lower.current?.getContext('2d'), upper.current?.getContext('2d')]
    if (!under || !over) return
    let frame = 0
    let last = performance.now()
    const calm = matchMedia('(prefers-reduced-motion: reduce)')
    const paint = (now: number) => {
      frame = 0
      advance((now - last) / 1000, calm.matches)
      last = now
      draw(under, over, flow.getState().transform)
      if (viewStore.getState().playback.playing) ask()
    }
    const ask = () => {
      if (frame === 0) {
        if (!viewStore.getState().playback.playing) last = performance.now()
        frame = requestAnimationFrame(paint)
      }
    }
    // The network's clock turns every frame; nothing here is drawn by it.
    const looked = viewStore.subscribe((state, before) => state.time === before.time && ask())
    const stops = [looked, runStore.subscribe(ask), designStore.subscribe(ask), flow.subscribe(ask)]
    const observer = new ResizeObserver(ask)
    observer.observe(over.canvas)
    ask()
    return () => {
      cancelAnimationFrame(frame)
      observer.disconnect()
      for (const stop of stops) stop()
    }
  }, [flow])
  return (
    <div aria-hidden="true">
      <canvas ref={lower} className="flight under" />
      <canvas ref={upper} className="flight" />
    </div>
  )
}

/** Moves the playback on by the time of a frame; with reduced motion from hop to hop, once a second. */
function advance(seconds: number, calm: boolean): void {
  const { playback } = viewStore.getState()
  const pair = runStore.getState().trace
  const trace = pair?.[playback.way]
  if (!playback.playing || !trace) return
  const end = lengthOf(trace)
  const moved = playback.position + Math.min(seconds, 0.1) * HOPS_PER_SECOND * playback.speed
  const position =
    calm && Math.floor(moved) > Math.floor(playback.position) ? stepFrom(trace, Math.floor(moved), 1) : moved
  if (position < end) return setPlayback({ position })
  if (
    playback.way === 'forward' &&
    trace.hops.at(-1)?.end &&
    pair.return.hops.length > 0 &&
    isGoodWay(trace.disposition)
  )
    return setPlayback({ way: 'return', position: 0 })
  setPlayback({ position: end, playing: false })
}

const isGoodWay = (disposition: string) =>
  disposition === 'accepted' || disposition === 'delivered-to-subnet' || disposition === 'exits-network'

function draw(
  under: CanvasRenderingContext2D,
  over: CanvasRenderingContext2D,
  transform: readonly [number, number, number],
): void {
  prepare(under, transform)
  prepare(over, transform)
  const { design } = designStore.getState()
  const { trace: pair } = runStore.getState()
  const { playback } = viewStore.getState()
  const palette = paletteOf(over.canvas)
  const trace = pair?.[playback.way]
  if (!trace) return
  const colour = playback.way === 'forward' ? palette.data : palette.back
  drawWay(under, design, trace, colour)
  const moment = momentAt(trace, playback.position)
  if (moment) drawPacket(over, design, trace, moment, colour, palette)
}

/** Sizes a canvas to its box, clears it, and sets it to the drawing's own units. */
function prepare(context: CanvasRenderingContext2D, [x, y, zoom]: readonly [number, number, number]): void {
  const { canvas } = context
  const ratio = devicePixelRatio
  const [width, height] = [canvas.clientWidth * ratio, canvas.clientHeight * ratio]
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width
    canvas.height = height
  }
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.clearRect(0, 0, width, height)
  context.setTransform(ratio * zoom, 0, 0, ratio * zoom, x * ratio, y * ratio)
}

function paletteOf(canvas: HTMLCanvasElement): Palette {
  const style = getComputedStyle(canvas)
  const colour = (name: string) => style.getPropertyValue(name).trim()
  return {
    data: colour('--data'),
    back: colour('--return'),
    ipsec: colour('--ipsec'),
    bad: colour('--bad-text'),
    surface: colour('--surface'),
    text: colour('--text'),
  }
}
