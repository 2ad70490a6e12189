/** The canvas below the drawing on which very many devices are painted, and how what is painted there is pointed at. */
import { useStoreApi, ViewportPortal } from '@xyflow/react'
import { useEffect, useMemo, useRef } from 'react'
import { flushSync } from 'react-dom'
import { useStore } from 'zustand'
import { NODE_HEIGHT, NODE_WIDTH, type Point, type Shape } from '../../../drawing/index'
import { useRun } from '../../components/useStore'
import { Label } from '../../layers/Shapes'
import { useLayer } from '../../layers/useLayer'
import '../../layers/layers.css'
import { serviceSummary } from '../../service/words'
import { startCarried } from './carried'
import { deviceBelow, useFound } from './found'
import { startPainter } from './painter'
import { devicesInside, devicesWithin, planOf } from './plan'
import type { Content } from './sight'
import { crowd, setCrowd } from './state'
import { useTouched } from './touched'
import './crowd.css'
import { select, viewStore } from '../../../store/index'
import { t, useWords } from '../../words/language'
import type { DrawnNode } from '../drawn'
import type { CableEdge } from '../flow'
import { LABELS_FROM } from '../view'

interface UnderlayProps {
  readonly nodes: readonly DrawnNode[]
  readonly edges: readonly CableEdge[]
}

export function Underlay({ nodes, edges }: UnderlayProps) {
  const words = useWords()
  const canvas = useRef<HTMLCanvasElement>(null)
  const lines = useRef<HTMLCanvasElement>(null)
  const along = useRef<HTMLCanvasElement>(null)
  const content = useRef<Content>(undefined)
  const flow = useStoreApi()
  const painter = useRef<ReturnType<typeof startPainter>>(undefined)
  const plan = useMemo(() => planOf(nodes, edges), [nodes, edges])
  const { shapes } = useLayer()
  const known = useRun((state) => state.sites)
  const sites = useMemo(() => new Map(known.map(({ site, state }) => [site, state])), [known])
  useEffect(() => {
    const [shown, fresh, apart] = [canvas.current, lines.current, along.current]
    if (!shown || !fresh || !apart) return
    const carried = startCarried(apart, flow, () => content.current)
    const begun = startPainter({ shown, fresh }, flow, { dragged: crowd.getState, onShown: carried.shown })
    painter.current = begun
    const anew = () => begun.ask('anew')
    const theme = new MutationObserver(anew)
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
    const dark = matchMedia('(prefers-color-scheme: dark)')
    dark.addEventListener('change', anew)
    const moved = () => {
      begun.ask()
      carried.ask()
    }
    const stops = [flow.subscribe(moved), crowd.subscribe(moved), begun.stop, carried.stop]
    return () => {
      theme.disconnect()
      dark.removeEventListener('change', anew)
      for (const stop of stops) stop()
    }
  }, [flow])
  // biome-ignore lint/correctness/useExhaustiveDependencies: in another language other words are painted
  useEffect(() => {
    content.current = { plan, shapes, sites }
    painter.current?.show(content.current)
  }, [plan, shapes, sites, words])
  useNear(flow, plan)
  useFound(flow, plan)
  usePointed(flow, plan)
  useTouched(flow, plan)
  useFramed(flow, plan)
  const summary = serviceSummary(known, 0)
  return (
    <>
      <div aria-hidden="true" className="painted">
        <canvas ref={canvas} className="underlay" data-devices={plan.devices.length} />
        <canvas ref={lines} className="fresh" width={0} height={0} />
        <canvas ref={along} className="carried" />
      </div>
      <NearLabels plan={plan} shapes={shapes} />
      <p className="sr-only">
        {t(
          '{count} devices are drawn{summary}. Tab goes to the head-ends and to what is near; arrow keys go on from device to device, Find reaches each by name or address, and the tables list all.',
          { count: plan.devices.length, summary: summary === '' ? '' : `, ${summary}` },
        )}
      </p>
    </>
  )
}

/** Labels of a layer stand over boxes, also over those that are elements. */
function NearLabels({ plan, shapes }: { readonly plan: Plan; readonly shapes: readonly Shape[] }) {
  const near = useStore(crowd, (state) => state.near)
  const labels = useMemo(() => labelsBeside(plan, near, shapes), [plan, near, shapes])
  if (labels.length === 0) return null
  return (
    <ViewportPortal>
      <svg className="overlay" aria-hidden="true">
        {labels.map((shape) => (
          <Label key={shape.key} shape={shape} />
        ))}
      </svg>
    </ViewportPortal>
  )
}

/** Units around a box in which a label is its own. */
const BESIDE = 40

function labelsBeside(plan: Plan, near: readonly string[], shapes: readonly Shape[]) {
  const boxes = near.flatMap((name) => plan.byName.get(name)?.position ?? [])
  const isBeside = ({ x, y }: Point) =>
    boxes.some(
      (box) =>
        x > box.x - BESIDE && x < box.x + NODE_WIDTH + BESIDE && y > box.y - BESIDE && y < box.y + NODE_HEIGHT + BESIDE,
    )
  return boxes.length === 0 ? [] : shapes.filter((shape) => shape.kind === 'label').filter(({ at }) => isBeside(at))
}

type Flow = ReturnType<typeof useStoreApi>
type Plan = ReturnType<typeof planOf>

/** Milliseconds after which a view that does not move is at rest. */
const REST_MS = 130
/** Elements in view at most: with more there is no room for all detail either. */
const MOST_NEAR = 80

/** While the view is at rest and near enough, what is in view are elements. */
function useNear(flow: Flow, plan: Plan): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let last: readonly number[] = []
    const look = () => {
      const { transform, width, height } = flow.getState()
      const [x, y, zoom] = transform
      if (zoom < LABELS_FROM) return setCrowd({ near: [] })
      const seen = devicesWithin(plan, [-x / zoom, -y / zoom, (width - x) / zoom, (height - y) / zoom])
      setCrowd({ near: seen.length > MOST_NEAR ? [] : seen.map(({ id }) => id) })
    }
    const moved = () => {
      const { transform } = flow.getState()
      if (transform.every((value, at) => value === last[at])) return
      last = transform
      clearTimeout(timer)
      timer = setTimeout(look, REST_MS)
      // Elements that are drawn anew at every step of a zoom hold it up.
      if (transform[2] < LABELS_FROM && crowd.getState().near.length > 0) setCrowd({ near: [] })
    }
    look()
    const stop = flow.subscribe(moved)
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [flow, plan])
}

/** What is pointed at becomes an element before it is pressed; what has the focus stays one. */
function usePointed(flow: Flow, plan: Plan): void {
  const root = flow.getState().domNode
  useEffect(() => {
    if (!root) return
    const moved = (event: PointerEvent) => {
      if (event.buttons !== 0 || !(event.target instanceof Element)) return
      if (!event.target.classList.contains('react-flow__pane')) return
      const device = deviceBelow(flow, plan, event)
      if (device !== crowd.getState().pointed) flushSync(() => setCrowd({ pointed: device }))
    }
    const focused = ({ target }: FocusEvent) => {
      const node = target instanceof Element ? target.closest('.react-flow__node') : null
      if (node) setCrowd({ focused: node.getAttribute('data-id') ?? undefined })
    }
    root.addEventListener('pointermove', moved)
    root.addEventListener('focusin', focused)
    return () => {
      root.removeEventListener('pointermove', moved)
      root.removeEventListener('focusin', focused)
    }
  }, [root, flow, plan])
}

/** A frame that is drawn around many selects those too that are painted only; notes and frames in it are elements, and chosen already. */
function useFramed(flow: Flow, plan: Plan): void {
  useEffect(
    () =>
      flow.subscribe(({ userSelectionRect: now }, { userSelectionRect: before, transform: [x, y, zoom] }) => {
        if (now || !before || before.width === 0) return
        const [left, top] = [(before.x - x) / zoom, (before.y - y) / zoom]
        const bounds = [left, top, left + before.width / zoom, top + before.height / zoom] as const
        const { annotations } = viewStore.getState()
        select(
          devicesInside(plan, bounds).map(({ id }) => id),
          undefined,
          annotations,
        )
      }),
    [flow, plan],
  )
}
