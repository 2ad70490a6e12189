/** What of a drawing becomes elements of the page: all of a small one, of a large one what somebody has to do with. */
import { useLayoutEffect, useMemo } from 'react'
import { useStore } from 'zustand'
import type { Design } from '../../../design/index'
import { useView } from '../../components/useStore'
import { type DrawnNode, isDevice } from '../drawn'
import type { CableEdge } from '../flow'
import { elementsOf, hubsOf, isPlain } from './elements'
import { CROWD, crowd, setCrowd } from './state'

interface Elements {
  readonly many: boolean
  readonly elements: DrawnNode[]
  /** Cables between them. */
  readonly joined: readonly CableEdge[]
}

export function useElements(design: Design, nodes: DrawnNode[], edges: readonly CableEdge[]): Elements {
  const many = design.devices.length > CROWD
  const near = useStore(crowd, (state) => state.near)
  const pointed = useStore(crowd, (state) => state.pointed)
  const focused = useStore(crowd, (state) => state.focused)
  const asked = useStore(crowd, (state) => state.asked)
  const lifted = useStore(crowd, (state) => state.lifted)
  const selected = useView((state) => state.devices)
  const link = useView((state) => state.link)
  const marks = useView((state) => state.marks)
  const names = useMemo(() => {
    if (!many) return undefined
    const held = [pointed, focused, ...asked, ...lifted]
    return elementsOf(design, edges, { selected, link, marks, near, held })
  }, [many, design, edges, selected, link, marks, near, pointed, focused, asked, lifted])
  useLayoutEffect(() => {
    setCrowd(many ? { on: true, nodes, edges } : { on: false, nodes: [], edges: [] })
  }, [many, nodes, edges])
  const elements = useMemo(
    () => (names ? nodes.filter((node) => !isDevice(node) || names.has(node.id)) : nodes),
    [nodes, names],
  )
  const hubs = useMemo(() => (many ? hubsOf(edges) : undefined), [many, edges])
  const joined = useMemo(
    () => (names && hubs ? edges.filter((edge) => isElement(edge, names, hubs)) : edges),
    [edges, names, hubs],
  )
  return { many, elements, joined }
}

/** Cables between elements; of a device with very many only those that are chosen or broken. */
function isElement(edge: CableEdge, names: ReadonlySet<string>, hubs: ReadonlySet<string>): boolean {
  const { source, target } = edge
  if (!names.has(source) || !names.has(target)) return false
  return !(hubs.has(source) || hubs.has(target)) || !isPlain(edge)
}
