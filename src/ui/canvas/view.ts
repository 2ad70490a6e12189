/** What part of the drawing is seen: all of it when a design is opened or on request, or what Find has chosen. */
import { getViewportForBounds, type ReactFlowInstance, useReactFlow, useStore, useStoreApi } from '@xyflow/react'
import { useCallback, useEffect, useRef } from 'react'
import { useStore as useOutside } from 'zustand'
import { designStore, setView, type ViewState, viewStore } from '../../store/index'
import { coveredStore } from './covered'
import { crowd, setCrowd } from './crowd/state'
import type { DrawnNode } from './drawn'

/** Farther out than any drawing of some thousand devices needs on a small screen. */
export const LEAST_ZOOM = 0.02
/** Devices joining at once that make it another drawing: an import, not a site that was dropped. */
const ANOTHER_DRAWING = 4
/** Pixels kept free around what is fitted; less where there are few. */
const AIR = 22
const LITTLE_AIR = 12
const FEW = 600
/** Width and height of the zoom's buttons at the lower left corner. */
const CONTROLS = { width: 32, height: 124 }
/** A name below the lowest box. */
const NAME = 12
/** Zoom from which on the texts of a device are read at ease. */
const AT_EASE = 0.8
/** Zoom beyond which a small drawing is not blown up to fill the canvas. */
const MOST_FITTED = 1.25

type Flow = Pick<ReactFlowInstance<DrawnNode>, 'fitView' | 'setViewport' | 'getZoom' | 'getNodes' | 'getNodesBounds'>

/** Shows the whole drawing, or some devices, beside a drawer that lies over the canvas. */
export function showAll(flow: Flow, devices?: readonly string[]): void {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
  if (crowd.getState().on) return showCrowd(flow, devices, calm)
  void flow.fitView({
    padding: paddingOf(flow),
    duration: devices && !calm ? 180 : 0,
    minZoom: LEAST_ZOOM,
    maxZoom: MOST_FITTED,
    ...(devices ? { nodes: devices.map((id) => ({ id })), maxZoom: Math.max(AT_EASE, flow.getZoom()) } : {}),
  })
}

/** The same where most of what is drawn is painted: React Flow knows the elements only. */
function showCrowd(flow: Flow, devices: readonly string[] | undefined, calm: boolean): void {
  const wanted = devices && new Set(devices)
  const bounds = boundsOf(crowd.getState().nodes.filter(({ id }) => !wanted || wanted.has(id)))
  const canvas = document.querySelector('main.canvas')?.getBoundingClientRect()
  if (!bounds || !canvas) return
  const most = devices ? Math.max(AT_EASE, flow.getZoom()) : MOST_FITTED
  const view = getViewportForBounds(bounds, canvas.width, canvas.height, LEAST_ZOOM, most, paddingOf(flow))
  void flow.setViewport(view, { duration: devices && !calm ? 180 : 0 })
}

/** Around some of what is drawn. */
function boundsOf(nodes: readonly DrawnNode[]): DOMRect | undefined {
  if (nodes.length === 0) return undefined
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { position, width = 0, height = 0 } of nodes) {
    left = Math.min(left, position.x)
    top = Math.min(top, position.y)
    right = Math.max(right, position.x + width)
    bottom = Math.max(bottom, position.y + height)
  }
  return new DOMRect(left, top, right - left, bottom - top)
}

/** Part of the canvas that is left to the layers' panel at most: below it there must be a drawing. */
const MOST_COVERED = 0.45

/** Beside the zoom's buttons only where the drawing would come down to them. */
function paddingOf(flow: Flow) {
  const canvas = document.querySelector('main.canvas')?.getBoundingClientRect() ?? new DOMRect()
  const { on, nodes } = crowd.getState()
  const bounds = (on && boundsOf(nodes)) || flow.getNodesBounds(flow.getNodes())
  const air = canvas.width < FEW ? LITTLE_AIR : AIR
  const covered = coveredRight()
  const height = (bounds.height / Math.max(1, bounds.width)) * (canvas.width - covered - 2 * air)
  const above = (canvas.height - height) / 2
  const beside = above < CONTROLS.height
  const { layers } = coveredStore.getState()
  const below = layers > above ? Math.min(layers, canvas.height * MOST_COVERED) : 0
  return {
    top: `${Math.max(air + 6, coveredTop(canvas) + LITTLE_AIR, below + LITTLE_AIR)}px`,
    bottom: `${air + NAME}px`,
    left: `${air + (beside ? CONTROLS.width : 0)}px`,
    right: `${air + covered}px`,
  } as const
}

/** Pixels of the canvas below whose edge the choice of groups stands: the head-end block is drawn there, and its names above its boxes. */
function coveredTop(canvas: DOMRect): number {
  const choice = document.querySelector('.grouping')?.getBoundingClientRect()
  return choice ? choice.bottom - canvas.top : 0
}

/** Pixels of the canvas that the inspector, or the tour's card, lies over. */
function coveredRight(): number {
  const canvas = document.querySelector('main.canvas')?.getBoundingClientRect()
  if (!canvas) return 0
  const covered = [...document.querySelectorAll('.inspector, .tour')].map((over) => {
    const box = over.getBoundingClientRect()
    return box.top >= canvas.bottom ? 0 : Math.max(0, canvas.right - Math.max(canvas.left, box.left))
  })
  const most = Math.max(0, ...covered)
  return most < canvas.width * 0.7 ? most : 0
}

/**
 * Shows the whole drawing when a design is opened, and keeps it whole while panels come and go, until somebody moves the
 * view. Gives back what the canvas is to call when that happens.
 */
export function useWholeInView(): () => void {
  const flow = useReactFlow<DrawnNode>()
  const size = useStore((state) => `${state.width} ${state.height}`)
  const covered = useOutside(coveredStore, (state) => state.layers)
  const beside = useOutside(viewStore, (state) => state.inspectorOpen)
  const whole = useRef(designStore.getState().design.devices.length > 0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the drawing is looked at again when it is covered differently
  useEffect(() => {
    if (size !== '0 0' && whole.current) later(() => whole.current && showAll(flow))
  }, [size, covered, beside, flow])
  useEffect(
    () =>
      designStore.subscribe(({ design, document: opening }, before) => {
        if (design.devices.length === 0) whole.current = false
        const opened = opening !== before.document
        const joined = design.devices.length - before.design.devices.length
        if (!opened && joined <= ANOTHER_DRAWING) return
        whole.current = design.devices.length > 0
        if (whole.current) later(() => showAll(flow))
      }),
    [flow],
  )
  useReveal(flow, size !== '0 0', whole)
  return useCallback(() => {
    whole.current = false
  }, [])
}

/** After the nodes of a new drawing have come to React Flow. */
const later = (act: () => void) => setTimeout(act, 30)

/** Brings what was asked for into view, also what was asked for before there was a drawing; nothing named means all. */
function useReveal(flow: Flow, isSized: boolean, whole: { current: boolean }): void {
  useEffect(() => {
    if (!isSized) return
    const take = ({ reveal }: ViewState) => {
      if (!reveal) return
      setView({ reveal: undefined })
      // What is asked for is seen near, and stays so when a panel opens beside it.
      if (reveal.devices.length > 0) whole.current = false
      later(() => (reveal.devices.length === 0 ? showAll(flow) : reach(flow, reveal)))
    }
    if (viewStore.getState().reveal) whole.current = false
    take(viewStore.getState())
    return viewStore.subscribe(take)
  }, [flow, isSized, whole])
}

/** Looks again for what a group that opens has not drawn yet, so often. */
const TRIES = 20

/** Shows devices where they are not seen yet; the first has the focus if that is asked, or if nothing else has it. */
function reach(flow: Flow, reveal: NonNullable<ViewState['reveal']>, tries = TRIES): void {
  const { devices, focus } = reveal
  if (crowd.getState().on) return reachPainted(flow, reveal, tries)
  const drawn = new Set(flow.getNodes().map(({ id }) => id))
  if (tries > 0 && !devices.every((name) => drawn.has(name))) return void later(() => reach(flow, reveal, tries - 1))
  if (!isSeen(devices)) showAll(flow, devices)
  focusFirst(devices, focus)
}

/** Devices that are made elements because they were asked for. */
const MOST_ASKED = 24

/** The same where most devices are painted: some are made elements first. */
function reachPainted(flow: Flow, reveal: NonNullable<ViewState['reveal']>, tries: number): void {
  const { devices, focus } = reveal
  const asked = devices.slice(0, MOST_ASKED)
  setCrowd({ asked })
  const drawn = new Set(flow.getNodes().map(({ id }) => id))
  if (tries > 0 && !asked.every((name) => drawn.has(name))) return void later(() => reach(flow, reveal, tries - 1))
  if (devices.length > asked.length || !isSeen(devices)) showAll(flow, devices)
  focusFirst(devices, focus)
}

function focusFirst(devices: readonly string[], focus: boolean | undefined): void {
  const first = document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(devices[0] ?? '')}"]`)
  if (isFocusTaken()) return
  if (focus || document.activeElement === document.body) first?.focus({ preventScroll: true })
}

/** Whether somebody has gone on meanwhile: a menu's keys would move the device, and what is typed into the inspector would be cut. */
export function isFocusTaken(): boolean {
  const { menu } = viewStore.getState()
  return menu !== undefined || document.activeElement?.closest('.inspector :is(input, textarea, select)') != null
}

function isSeen(devices: readonly string[]): boolean {
  const canvas = document.querySelector('main.canvas')?.getBoundingClientRect()
  const right = canvas ? canvas.right - coveredRight() : 0
  return devices.every((name) => {
    const box = document.querySelector(`.react-flow__node[data-id="${CSS.escape(name)}"]`)?.getBoundingClientRect()
    if (!box || !canvas || box.height < 40) return false
    return box.left >= canvas.left && box.right <= right && box.top >= canvas.top && box.bottom <= canvas.bottom
  })
}

/** Farther out interfaces are not named, and still farther devices neither. */
export const LABELS_FROM = 0.6
export const MARKS_BELOW = 0.19

/** Zooms below which text grows against the zoom, names leave their boxes for the room below, and names go. */
const FAR = [
  ['marks', MARKS_BELOW],
  ['below', LABELS_FROM],
  ['some', 0.86],
] as const

/** Beside what is painted, texts that are sized anew at every step of a zoom would be most of its cost. */
const STEP = 1.12
const stepBelow = (zoom: number): number => STEP ** Math.floor(Math.log(zoom) / Math.log(STEP))

/**
 * Tells the style sheet how far out the drawing is, so that text is not drawn smaller than it can be read. The zoom is
 * rounded down: text is rather a little larger.
 */
export function useReadable(): void {
  const flow = useStoreApi()
  useEffect(() => {
    let shown = 0
    const tell = () => {
      const { domNode, transform } = flow.getState()
      const zoom = Math.max(
        LEAST_ZOOM,
        crowd.getState().on ? stepBelow(transform[2]) : Math.floor(transform[2] * 100) / 100,
      )
      if (!domNode || zoom === shown) return
      shown = zoom
      domNode.style.setProperty('--zoom', String(zoom))
      const far = FAR.find(([, under]) => transform[2] < under)?.[0]
      if (far === undefined) delete domNode.dataset.far
      else domNode.dataset.far = far
    }
    tell()
    return flow.subscribe(tell)
  }, [flow])
}
