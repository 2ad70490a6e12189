/** All that React Flow draws as nodes: devices, groups of sites, and frames and notes around them. */
import type { Node } from '@xyflow/react'
import type { Annotation } from '../../design/index'
import type { DeviceNode } from './flow'
import type { GroupNode } from './group-node'

export interface AnnotationNodeData extends Record<string, unknown> {
  readonly annotation: Annotation
}

export type AnnotationNode = Node<AnnotationNodeData, Annotation['kind']>
export type DrawnNode = DeviceNode | AnnotationNode | GroupNode

export const isDevice = (node: DrawnNode): node is DeviceNode => node.type === 'device'
