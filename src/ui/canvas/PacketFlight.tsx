/** The packet over the drawing. It follows the viewport and the playback, and leaves when another view takes over. */
import { isGood, type Middles } from '../../drawing/index'
import { runStore, setPlayback, viewStore } from '../../store/index'
import { drawPacket } from './draw'
import { type Begin, Flight } from './Flight'
import { paletteOf } from './palette'
import { lengthOf, momentAt, packetPlace, stepFrom } from './playback'
import { leaveEmpty, prepare } from './prepare'
import { middlesNow, wayNow } from './way'

/** Hops a second at speed 1. */
const HOPS_PER_SECOND = 1.1
/** Zoom below which the packet grows against it, so that its addresses can be read. */
const READABLE = 0.85
const MOST = 2

export const PacketFlight = () => <Flight begin={begin} />

const begin: Begin = (context, flow) => {
  let frame = 0
  let last = performance.now()
  const calm = matchMedia('(prefers-reduced-motion: reduce)')
  const advance = mover()
  const paint = (now: number) => {
    frame = 0
    advance((now - last) / 1000, calm.matches)
    last = now
    const { transform, nodeLookup } = flow.getState()
    draw(context, transform, middlesNow(nodeLookup))
    if (viewStore.getState().playback.playing) ask()
  }
  const ask = () => {
    if (frame === 0) {
      if (!viewStore.getState().playback.playing) last = performance.now()
      frame = requestAnimationFrame(paint)
    }
  }
  // The network's clock turns every frame; nothing here is drawn by it.
  const looked = viewStore.subscribe((state, before) => {
    if (state.dockTab !== before.dockTab && state.dockTab !== 'path') setPlayback({ playing: false })
    if (state.time === before.time) ask()
  })
  const stops = [looked, runStore.subscribe(ask), flow.subscribe(ask)]
  const observer = new ResizeObserver(ask)
  observer.observe(context.canvas)
  ask()
  return () => {
    cancelAnimationFrame(frame)
    observer.disconnect()
    for (const stop of stops) stop()
  }
}

/** Moves the playback on by the time of a frame; with reduced motion it jumps from device to device instead. */
function mover(): (seconds: number, calm: boolean) => void {
  let waited = 0
  return (seconds, calm) => {
    const { playback } = viewStore.getState()
    const { trace: pair, tracing } = runStore.getState()
    const trace = pair?.[playback.way]
    if (!playback.playing || tracing) return
    if (!trace) return setPlayback({ playing: false })
    const passed = Math.min(seconds, 0.1) * HOPS_PER_SECOND * playback.speed
    waited = calm ? waited + passed : 0
    if (calm && waited < 1) return
    waited = 0
    const position = calm ? stepFrom(trace, playback.position, 1) : playback.position + passed
    const end = lengthOf(trace)
    if (position < end) return setPlayback({ position })
    const goesBack =
      playback.way === 'forward' && trace.hops.at(-1)?.end && pair.return.hops.length > 0 && isGood(trace.disposition)
    setPlayback(goesBack ? { way: 'return', position: 0 } : { position: end, playing: false })
  }
}

function draw(context: CanvasRenderingContext2D, transform: readonly [number, number, number], middles: Middles): void {
  const { playback, dockTab } = viewStore.getState()
  const trace = runStore.getState().trace?.[playback.way]
  if (!trace || dockTab !== 'path') return leaveEmpty(context)
  prepare(context, transform)
  const moment = momentAt(trace, playback.position)
  const place = moment && packetPlace(moment, moment.along > 0 ? wayNow(middles) : [], middles)
  if (!moment || !place) return
  const palette = paletteOf(context.canvas)
  drawPacket(
    context,
    place,
    Math.min(MOST, Math.max(1, READABLE / transform[2])),
    trace,
    moment,
    playback.way === 'forward' ? palette.data : palette.back,
    palette,
  )
}
