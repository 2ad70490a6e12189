/**
 * Devices that are moved: a drag is one edit when it ends, a row of arrow keys is one edit too. While a device is dragged it is
 * drawn to the lines that others stand on; Alt lets it go where the hand is.
 */
import type { NodeChange, ReactFlowInstance } from '@xyflow/react'
import { useRef } from 'react'
import { createStore } from 'zustand/vanilla'
import { type Annotation, deviceNamed, type Edit } from '../../design/index'
import { designStore, edit, viewStore } from '../../store/index'
import { annotationIdOf, withinFrame } from './annotations'
import { crowd, setCrowd } from './crowd/state'
import type { DrawnNode } from './drawn'
import { type Lines, linesOf, snap } from './snap'

interface Moved {
  readonly id: string
  readonly position: { readonly x: number; readonly y: number }
}

/** The lines that what is dragged stands on now, in canvas units. */
export const helperLines = createStore<{ readonly x: number | undefined; readonly y: number | undefined }>(() => ({
  x: undefined,
  y: undefined,
}))

/** Pixels from which a line draws. */
const REACH = 7

/** What React Flow is to call while nodes are dragged, and with every change of nodes. */
export function useMoves(flow: Pick<ReactFlowInstance<DrawnNode>, 'getZoom' | 'getNode'>) {
  const drag = useRef<Drag>(undefined)
  const start = (moved: readonly Moved[]) => {
    const along = goingAlong(moved)
    drag.current = { lines: linesBeside(moved), free: false, places: new Map(), along }
    const lifted = [...moved, ...along].flatMap(({ id }) => (flow.getNode(id) ? [id] : []))
    const places = new Map(moved.map(({ id, position }) => [id, position]))
    const carried = [...along.map(({ id }) => id), ...paintedAlong(places).map(([id]) => id)]
    setCrowd({ lifted, carried: [...new Set(carried)].filter((id) => !flow.getNode(id)), by: { x: 0, y: 0 } })
  }
  const during = (event: { readonly altKey: boolean }) => {
    if (drag.current) drag.current.free = event.altKey
  }
  const stop = (moved: readonly Moved[]) => {
    const places = drag.current?.places ?? new Map<string, Moved['position']>()
    drag.current = undefined
    helperLines.setState({ x: undefined, y: undefined })
    for (const { id, position } of moved) if (!places.has(id)) places.set(id, position)
    for (const [id, position] of paintedAlong(places)) places.set(id, position)
    commit([...places].map(([id, position]) => ({ id, position })))
    setCrowd({ lifted: [], carried: [] })
  }
  /** Changes as they are to be drawn. A position that comes without a drag is a step by the keyboard. */
  const changed = (changes: NodeChange<DrawnNode>[]): NodeChange<DrawnNode>[] => {
    if (drag.current) return snapped(drag.current, changes, REACH / flow.getZoom())
    const moved = changes.flatMap((change) =>
      change.type === 'position' && change.dragging !== true && change.position
        ? [{ id: change.id, position: change.position }]
        : [],
    )
    const along = paintedAlong(new Map(moved.map(({ id, position }) => [id, position])))
    commit(
      [...moved, ...along.map(([id, position]) => ({ id, position }))],
      `nudge ${moved.map(({ id }) => id).join()}`,
    )
    return changes
  }
  return useRef({ start, during, stop, changed }).current
}

interface Drag {
  readonly lines: Lines
  free: boolean
  /** Where what is dragged is drawn. */
  readonly places: Map<string, Moved['position']>
  /** What stands in a frame that is dragged: it begins here, and keeps its distance to the frame. */
  readonly along: readonly { readonly id: string; readonly frame: string; readonly dx: number; readonly dy: number }[]
}

function goingAlong(moved: readonly Moved[]): Drag['along'] {
  const { design } = designStore.getState()
  const moving = new Set(moved.map(({ id }) => id))
  return moved.flatMap(({ id }) => {
    const frame = annotationNamed(annotationIdOf(id))
    if (frame?.kind !== 'frame') return []
    return withinFrame(design, frame).flatMap((inner) => {
      const at = placeOf(inner)
      if (!at || moving.has(inner)) return []
      return [{ id: inner, frame: id, dx: at.x - frame.position.x, dy: at.y - frame.position.y }]
    })
  })
}

/** What is selected with what was dragged and is painted only goes as far as that. */
function paintedAlong(
  places: ReadonlyMap<string, Moved['position']>,
): readonly (readonly [string, Moved['position']])[] {
  const [first] = places
  if (!first) return []
  const from = placeOf(first[0])
  const { devices } = viewStore.getState()
  if (!crowd.getState().on || !from || !devices.includes(first[0])) return []
  const { design } = designStore.getState()
  const by = { x: first[1].x - from.x, y: first[1].y - from.y }
  return devices.flatMap((name) => {
    const device = places.has(name) ? undefined : deviceNamed(design, name)
    if (!device || device.locked) return []
    return [[name, { x: device.position.x + by.x, y: device.position.y + by.y }] as const]
  })
}

const annotationNamed = (id: string | undefined): Annotation | undefined =>
  designStore.getState().design.annotations?.find((item) => item.id === id)

/** Where a node stands in the design. */
function placeOf(nodeId: string): Moved['position'] | undefined {
  const annotation = annotationIdOf(nodeId)
  if (annotation !== undefined) return annotationNamed(annotation)?.position
  return deviceNamed(designStore.getState().design, nodeId)?.position
}

function linesBeside(moved: readonly Moved[]): Lines {
  const moving = new Set(moved.map(({ id }) => id))
  return linesOf(
    designStore
      .getState()
      .design.devices.flatMap((device) => (moving.has(device.name) || device.hidden ? [] : [device.position])),
  )
}

/** All that is dragged goes along with the first of it, so that it keeps its shape. */
function snapped(drag: Drag, changes: NodeChange<DrawnNode>[], reach: number): NodeChange<DrawnNode>[] {
  const first = changes.find((change) => change.type === 'position' && change.position)
  if (first?.type !== 'position' || !first.position) return changes
  const to = drag.free ? { dx: 0, dy: 0, x: undefined, y: undefined } : snap(drag.lines, first.position, reach)
  helperLines.setState({ x: to.x, y: to.y })
  const drawn = changes.map((change) => {
    if (change.type !== 'position' || !change.position) return change
    const position = { x: change.position.x + to.dx, y: change.position.y + to.dy }
    drag.places.set(change.id, position)
    return { ...change, position }
  })
  const [led] = drag.places
  const from = led && placeOf(led[0])
  if (from && crowd.getState().carried.length > 0) setCrowd({ by: { x: led[1].x - from.x, y: led[1].y - from.y } })
  const along = drag.along.flatMap(({ id, frame, dx, dy }): NodeChange<DrawnNode>[] => {
    const at = drag.places.get(frame)
    if (!at) return []
    const position = { x: at.x + dx, y: at.y + dy }
    drag.places.set(id, position)
    return [{ type: 'position', id, position, dragging: true }]
  })
  return [...drawn, ...along]
}

function commit(moved: readonly Moved[], key?: string): void {
  if (moved.length === 0) return
  const rounded = moved.map(({ id, position }) => ({
    id,
    position: { x: Math.round(position.x), y: Math.round(position.y) },
  }))
  const devices = rounded.filter(({ id }) => annotationIdOf(id) === undefined)
  const annotations = rounded.flatMap(({ id, position }) => {
    const annotation = annotationNamed(annotationIdOf(id))
    return annotation ? [{ ...annotation, position }] : []
  })
  const move: Edit = {
    kind: 'move-devices',
    positions: Object.fromEntries(devices.map(({ id, position }) => [id, position])),
  }
  if (annotations.length === 0) edit(move, key)
  else edit({ kind: 'batch', label: 'Move', edits: [move, { kind: 'put-annotations', annotations }] }, key)
}
