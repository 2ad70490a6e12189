/** Frames and notes: how they come to the drawing, and what belongs to a frame. */
import { type Annotation, type Design, freeAnnotationId } from '../../design/index'
import { NODE_HEIGHT, NODE_WIDTH, type Point } from '../../drawing/index'
import { designStore, edit, notify, select, setView } from '../../store/index'
import { t } from '../words/language'
import { selectedDevices } from './arranging'
import type { AnnotationNode } from './drawn'

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Canvas units between a frame and what it was drawn around; its title stands in the upper part. */
const AIR = 28
const TITLE = 24
const USUAL = { frame: { width: 400, height: 240 }, note: { width: 220, height: 90 } } as const

/** React Flow knows frames and notes by ids that no device can have. */
const PREFIX = 'annotation:'
const nodeIdOf = (id: string): string => PREFIX + id
export const annotationIdOf = (nodeId: string): string | undefined =>
  nodeId.startsWith(PREFIX) ? nodeId.slice(PREFIX.length) : undefined

/**
 * A frame around what is selected, or a frame or note at a point, else in the middle of what is seen; it is selected then,
 * its words ready to be typed.
 */
export function addAnnotation(kind: Annotation['kind'], point?: Point): void {
  const { design } = designStore.getState()
  const around = kind === 'frame' ? boxAround(selectedDevices().map(({ position }) => position)) : undefined
  const at = point ?? middleSeen(USUAL[kind])
  const { x, y, width, height } = around ?? { x: Math.round(at.x), y: Math.round(at.y), ...USUAL[kind] }
  const base = { id: freeAnnotationId(design, kind), position: { x, y }, width, height }
  const annotation: Annotation =
    kind === 'frame' ? { ...base, kind, title: t('Frame') } : { ...base, kind, text: t('Note') }
  const problem = edit({
    kind: 'batch',
    label: `Add ${kind}`,
    edits: [{ kind: 'put-annotations', annotations: [annotation] }],
  })
  if (problem !== undefined) return notify(problem, 'error')
  select([], undefined, [base.id])
  setView({ inspectorOpen: true })
  notify(t('Added a {kind}. Its words stand in the inspector.', { kind }))
}

/** Where something of this size stands in the middle of what is seen of the drawing. */
function middleSeen({ width, height }: { readonly width: number; readonly height: number }): Point {
  const canvas = document.querySelector('main.canvas')?.getBoundingClientRect()
  const viewport = document.querySelector<HTMLElement>('.react-flow__viewport')
  if (!canvas || !viewport) return { x: 0, y: 0 }
  const { e, f, a: zoom } = new DOMMatrix(viewport.style.transform)
  return { x: (canvas.width / 2 - e) / zoom - width / 2, y: (canvas.height / 2 - f) / zoom - height / 2 }
}

function boxAround(corners: readonly { readonly x: number; readonly y: number }[]): Box | undefined {
  if (corners.length === 0) return undefined
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)]
  const [x, y] = [Math.min(...xs) - AIR, Math.min(...ys) - AIR - TITLE]
  return {
    x,
    y,
    width: Math.max(...xs) + NODE_WIDTH + AIR - x,
    height: Math.max(...ys) + NODE_HEIGHT + AIR - y,
  }
}

/** React Flow lifts what is selected by this much. */
const LIFT = 1000

/** Frames lie below cables, selected too: what they are around is not to be seen through them. Notes lie above. */
const heightOf = (kind: Annotation['kind'], selected: boolean): number =>
  kind === 'note' ? 1 : selected ? -1 - LIFT : -1

export function annotationNodes(design: Design, selected: readonly string[]): AnnotationNode[] {
  const chosen = new Set(selected)
  return (design.annotations ?? []).map((annotation) => ({
    id: nodeIdOf(annotation.id),
    type: annotation.kind,
    position: annotation.position,
    width: annotation.width,
    height: annotation.height,
    measured: { width: annotation.width, height: annotation.height },
    zIndex: heightOf(annotation.kind, chosen.has(annotation.id)),
    selected: chosen.has(annotation.id),
    draggable: !annotation.locked,
    connectable: false,
    ariaLabel:
      annotation.kind === 'frame'
        ? t('Frame {title}', { title: annotation.title })
        : t('Note: {text}', { text: annotation.text }),
    data: { annotation },
  }))
}

/** The node ids of what lies in a frame with its middle: it goes where the frame goes. */
export function withinFrame(design: Design, frame: Annotation): readonly string[] {
  const inside = (x: number, y: number) =>
    x > frame.position.x &&
    x < frame.position.x + frame.width &&
    y > frame.position.y &&
    y < frame.position.y + frame.height
  return [
    ...design.devices.flatMap(({ name, position, locked }) =>
      !locked && inside(position.x + NODE_WIDTH / 2, position.y + NODE_HEIGHT / 2) ? [name] : [],
    ),
    ...(design.annotations ?? []).flatMap((item) =>
      item.id !== frame.id &&
      !item.locked &&
      inside(item.position.x + item.width / 2, item.position.y + item.height / 2)
        ? [nodeIdOf(item.id)]
        : [],
    ),
  ]
}
