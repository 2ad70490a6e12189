/** What a picture shows, from what it is of: a design, a moment of its network, a layer, a way. Pure. */
import type { Design } from '../../design/index'
import { drawLayer, type LayerName, NODE_HEIGHT, NODE_WIDTH, type Shape, wayOf } from '../../drawing/index'
import type { SiteStatus, SnapshotView, Trace } from '../../engine/messages'
import { edgesOf, nodesOf } from '../canvas/flow'
import { shownOf } from '../canvas/shown'
import { middlesOf } from '../canvas/way'
import type { Scene } from './Scene'

export interface Subject {
  readonly design: Design
  readonly view: SnapshotView | undefined
  readonly sites: readonly SiteStatus[]
  readonly title: string
  readonly layer: LayerName
  /** Names of the devices that are selected. */
  readonly devices: readonly string[]
  readonly marks: Parameters<typeof nodesOf>[4]
  readonly labels: Parameters<typeof edgesOf>[4]
  /** The watched packet; none = no way is drawn. */
  readonly trace: Trace | undefined
  readonly way: Scene['way']
  /** The part that is shown; none = all of it. */
  readonly box: Scene['box'] | undefined
}

export function sceneOf(subject: Subject): Scene {
  const { view, sites, title, layer, devices, marks, labels, trace, way } = subject
  const design = shownOf(subject.design)
  const nodes = nodesOf(design, view, sites, [], marks)
  const { shapes } = drawLayer(layer, { design, view, sites }, devices)
  return {
    box: subject.box ?? boxAround(design, shapes),
    title,
    nodes,
    edges: edgesOf(design, view, undefined, marks, labels),
    shapes,
    annotations: design.annotations ?? [],
    legs: trace ? wayOf(design, trace.hops, middlesOf(nodes)) : [],
    way,
  }
}

/** Units around the outermost devices. */
const AIR = 28

function boxAround(design: Design, shapes: readonly Shape[]): Scene['box'] {
  const corners = [
    ...design.devices.flatMap(({ position: { x, y } }) => [
      [x, y] as const,
      [x + NODE_WIDTH, y + NODE_HEIGHT] as const,
    ]),
    ...design.links.flatMap(({ bends = [] }) => bends.map(({ x, y }) => [x, y] as const)),
    ...(design.annotations ?? []).flatMap(({ position: { x, y }, width, height }) => [
      [x, y] as const,
      [x + width, y + height] as const,
    ]),
    ...shapes.flatMap((shape) =>
      shape.kind === 'label'
        ? [[shape.at.x - 40, shape.at.y - 10] as const, [shape.at.x + 40, shape.at.y + 10] as const]
        : [],
    ),
  ]
  const least = (at: 0 | 1) =>
    corners.reduce((value, corner) => Math.min(value, corner[at]), corners[0]?.[at] ?? 0) - AIR
  const most = (at: 0 | 1) =>
    corners.reduce((value, corner) => Math.max(value, corner[at]), corners[0]?.[at] ?? 0) + AIR
  return { x: least(0), y: least(1), width: most(0) - least(0), height: most(1) - least(1) }
}
