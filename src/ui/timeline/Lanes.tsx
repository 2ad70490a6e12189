/**
 * Lanes over the run: one for each direction of a call and each device. The ruler above them is the scrubber. Drawn on
 * one canvas of the panel's size, whatever the number of lanes; the journal beside it says the same in words.
 */
import { useEffect, useMemo, useRef, useState } from 'react'
import type { JournalEntry, ScenarioResult } from '../../engine/messages'
import { select, viewStore } from '../../store/index'
import { useDesign, useView } from '../components/useStore'
import { useShownTenth } from '../components/useZero'
import { t } from '../words/language'
import { goTo } from './clock'
import { drawLanes, LABELS, momentOf, ROW, RULER, type Scene, xOf } from './draw-lanes'
import { following, lanesOf, markNear, type TimeWindow, zoomed } from './lanes'
import { formatMoment, SECOND } from './steps'
import { usePalette } from './usePalette'

interface LanesProps {
  readonly result: ScenarioResult
  readonly journal: readonly JournalEntry[]
  readonly onEntry: (entry: JournalEntry) => void
}

export function Lanes({ result, journal, onEntry }: LanesProps) {
  const end = result.end - result.start
  const names = useDesign((state) => state.design.devices)
  const lanes = useMemo(
    () =>
      lanesOf(
        result,
        journal,
        names.map((device) => device.name),
      ),
    [result, journal, names],
  )
  const [window, setWindow] = useState<TimeWindow>({ from: 0, to: end })
  useEffect(() => setWindow({ from: 0, to: end }), [end])
  const frame = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const scene = useScene(frame, { result, lanes, window })
  const colour = usePalette()
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (context && scene.width > 0) paint(context, scene, colour)
  }, [scene, colour])
  useFollow(setWindow, end)
  const zoom = (factor: number) => setWindow((old) => zoomed(old, viewStore.getState().time.at, factor, end))
  return (
    <div className="lanes">
      <canvas ref={canvas} />
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the ruler and the journal do the same by the keyboard */}
      <section
        className="lane-frame"
        ref={frame}
        aria-label={t('Lanes')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by the keyboard
        tabIndex={0}
        onClick={(event) => clicked(event, scene, onEntry)}
      >
        <div style={{ height: RULER + lanes.length * ROW }} />
      </section>
      <Scrubber scene={scene} end={end} />
      <Playhead scene={scene} />
      {/* biome-ignore lint/a11y/useSemanticElements: buttons are no fieldset */}
      <div className="zoom" role="group" aria-label={t('Zoom of the lanes')}>
        <button type="button" aria-label={t('Wider')} title={t('Show more time')} onClick={() => zoom(2)}>
          −
        </button>
        <button type="button" aria-label={t('Closer')} title={t('Show less time')} onClick={() => zoom(0.5)}>
          +
        </button>
        <button type="button" title={t('Show all of it')} onClick={() => setWindow({ from: 0, to: end })}>
          {t('All')}
        </button>
      </div>
    </div>
  )
}

type Parts = Pick<Scene, 'lanes' | 'window'> & { readonly result: ScenarioResult }

/** Size, scrolling and selection, put together with what is drawn. */
function useScene(frame: React.RefObject<HTMLDivElement | null>, { result, lanes, window }: Parts): Scene {
  const [box, setBox] = useState({ width: 0, height: 0, scroll: 0 })
  const selected = useView((state) => state.devices)
  const name = useView((state) => state.time.scenario)
  const events = useDesign((state) => state.design.scenarios.find((item) => item.name === name)?.events)
  useEffect(() => {
    const element = frame.current
    if (!element) return
    const measure = () =>
      setBox({ width: element.clientWidth, height: element.clientHeight, scroll: element.scrollTop })
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    element.addEventListener('scroll', measure, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', measure)
    }
  }, [frame])
  return useMemo(
    () => ({
      ...box,
      lanes,
      window,
      selected,
      start: result.start,
      end: result.end,
      faults: (events ?? []).map((event) => ({ at: event.atSeconds * SECOND, action: event.action })),
    }),
    [box, lanes, window, selected, result, events],
  )
}

function paint(context: CanvasRenderingContext2D, scene: Scene, colour: (name: string) => string): void {
  const { canvas } = context
  const ratio = devicePixelRatio
  canvas.width = scene.width * ratio
  canvas.height = scene.height * ratio
  canvas.style.width = `${scene.width}px`
  canvas.style.height = `${scene.height}px`
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  drawLanes(context, scene, colour)
}

/** The window goes along with the moment, unless it holds it already. */
function useFollow(setWindow: (change: (old: TimeWindow) => TimeWindow) => void, end: number): void {
  useEffect(
    () =>
      viewStore.subscribe((state, before) => {
        if (state.time.at !== before.time.at) setWindow((old) => following(old, state.time.at, end))
      }),
    [setWindow, end],
  )
}

/** A click on a mark leads to its entry, on a label to its device, elsewhere to that moment. */
function clicked(event: React.MouseEvent, scene: Scene, onEntry: (entry: JournalEntry) => void): void {
  const box = event.currentTarget.getBoundingClientRect()
  const [x, y] = [event.clientX - box.left, event.clientY - box.top]
  if (y < RULER) return
  const lane = scene.lanes[Math.floor((y - RULER + scene.scroll) / ROW)]
  if (x < LABELS) {
    if (lane?.kind === 'device') select([lane.label])
    return
  }
  const at = momentOf(x, scene)
  const entry = markNear(lane, at, scene.window, scene.width - LABELS)
  if (entry) onEntry(entry)
  else goTo(at)
}

/** The ruler: dragged or clicked. Its keys are those of the transport. */
function Scrubber({ scene, end }: { readonly scene: Scene; readonly end: number }) {
  const at = useShownTenth()
  const drag = (event: React.PointerEvent) => {
    if (event.buttons !== 1) return
    const box = event.currentTarget.getBoundingClientRect()
    goTo(momentOf(event.clientX - box.left + LABELS, scene))
  }
  return (
    <div
      className="scrubber"
      style={{ left: LABELS, height: RULER }}
      role="slider"
      tabIndex={0}
      aria-label={t('Moment shown')}
      aria-valuemin={0}
      aria-valuemax={Math.round(end / 100_000) / 10}
      aria-valuenow={at / SECOND}
      aria-valuetext={formatMoment(at)}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        drag(event)
      }}
      onPointerMove={drag}
    />
  )
}

/** The line of the moment shown; moved without drawing the lanes again. */
function Playhead({ scene }: { readonly scene: Scene }) {
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const place = () => {
      const { at } = viewStore.getState().time
      const x = xOf(at, scene)
      if (!ref.current) return
      ref.current.style.transform = `translateX(${x}px)`
      ref.current.style.visibility = x >= LABELS - 1 && x <= scene.width + 1 ? 'visible' : 'hidden'
    }
    place()
    return viewStore.subscribe((state, before) => state.time.at !== before.time.at && place())
  }, [scene])
  return <div ref={ref} className="playhead" aria-hidden="true" />
}
