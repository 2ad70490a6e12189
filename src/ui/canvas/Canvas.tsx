/** The drawing: React Flow with our nodes and cables, the tools, and the packet over it. */
import {
  applyNodeChanges,
  Background,
  type Connection,
  Controls,
  type NodeChange,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  useStore,
} from '@xyflow/react'
import '@xyflow/react/dist/style.css'
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { edit, openConsole, type Placeable, select, viewStore } from '../../store/index'
import { useDesign, useRun, useView } from '../components/useStore'
import { connectDevices, crossOverAt, deviceClicked, placeAt } from './actions'
import { CableEdge } from './CableEdge'
import { canvasKey, openFaultMenu } from './keys'
import './canvas.css'
import { DeviceNode } from './DeviceNode'
import { withFindings } from './decorate'
import { type DeviceNode as DeviceNodeType, edgesOf, keepSame, nodesOf } from './flow'

/** Nothing flies before something has been simulated. */
const PacketFlight = lazy(() => import('./PacketFlight').then((module) => ({ default: module.PacketFlight })))

const Overlay = lazy(() => import('../layers/Overlay').then((module) => ({ default: module.Overlay })))

const NODE_TYPES = { device: DeviceNode }
const EDGE_TYPES = { cable: CableEdge }

export function Canvas() {
  return (
    <ReactFlowProvider>
      <Drawing />
    </ReactFlowProvider>
  )
}

function Drawing() {
  const design = useDesign((state) => state.design)
  const snapshot = useRun((state) => state.view)
  const sites = useRun((state) => state.sites)
  const selected = useView((state) => state.devices)
  const link = useView((state) => state.link)
  const tool = useView((state) => state.tool)
  const flow = useReactFlow()
  const marks = useView((state) => state.marks)
  const findings = useRun((state) => state.findings)
  const plain = useMemo(
    () => nodesOf(design, snapshot, sites, selected, marks),
    [design, snapshot, sites, selected, marks],
  )
  const derived = useKept(useMemo(() => withFindings(plain, findings), [plain, findings]))
  const edges = useKept(useMemo(() => edgesOf(design, snapshot, link, marks), [design, snapshot, link, marks]))
  const [nodes, setNodes] = useState<DeviceNodeType[]>(derived)
  useEffect(() => setNodes(derived), [derived])
  const viewMoved = useWholeInView(design.devices.length)
  const changed = useCallback((changes: NodeChange<DeviceNodeType>[]) => {
    setNodes((current) => applyNodeChanges(changes, current))
    const chosen = changes.filter((change) => change.type === 'select')
    if (chosen.length > 0) setSelection(chosen)
    commitKeyboardMoves(changes)
  }, [])
  const point = (event: { readonly clientX: number; readonly clientY: number }) =>
    flow.screenToFlowPosition({ x: event.clientX, y: event.clientY })
  return (
    <ReactFlow
      className={tool.kind}
      nodes={nodes}
      edges={edges}
      nodeTypes={NODE_TYPES}
      edgeTypes={EDGE_TYPES}
      onNodesChange={changed}
      onNodeDragStop={(_event, _node, moved) => commitMove(moved)}
      onSelectionDragStop={(_event, moved) => commitMove(moved)}
      onNodeClick={(_event, node) => deviceClicked(node.id)}
      onNodeDoubleClick={(_event, node) => openConsole(node.id)}
      onEdgeClick={(_event, edge) => select([], edge.id)}
      onPaneClick={(event) => (tool.kind === 'place' ? placeAt(tool.what, point(event)) : select([]))}
      onConnect={(connection: Connection) => connectDevices(connection.source, connection.target)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        const what = event.dataTransfer.getData('application/x-headend')
        if (what === '') return
        event.preventDefault()
        if (what === 'cross-over') crossOverAt(point(event))
        else placeAt(what as Placeable, point(event))
      }}
      onKeyDown={canvasKey}
      onMoveStart={(event) => event && viewMoved()}
      onNodeContextMenu={(event, node) => openFaultMenu(event, { device: node.id })}
      onEdgeContextMenu={(event, edge) => openFaultMenu(event, { link: edge.id })}
      deleteKeyCode={null}
      connectionRadius={100}
      minZoom={0.15}
      maxZoom={2.5}
      aria-label="Topology"
    >
      <Background gap={24} size={1} />
      <Controls showInteractive={false} position="bottom-left" />
      <Suspense fallback={null}>
        <Overlay />
        <PacketFlight />
      </Suspense>
    </ReactFlow>
  )
}

/**
 * Shows the whole drawing when a design is opened, and keeps it whole while panels come and go, until somebody moves the
 * view. Gives back what the canvas is to call when that happens.
 */
function useWholeInView(count: number): () => void {
  const flow = useReactFlow()
  const size = useStore((state) => `${state.width} ${state.height}`)
  const before = useRef({ count: 0, size: '' })
  const whole = useRef(false)
  useEffect(() => {
    const opened = Math.abs(count - before.current.count) > 4
    const resized = size !== before.current.size
    before.current = { count, size }
    whole.current ||= opened
    if (!opened && !(resized && whole.current)) return
    const timer = setTimeout(() => void flow.fitView({ padding: 0.06, duration: 0 }), 30)
    return () => clearTimeout(timer)
  }, [count, size, flow])
  return useCallback(() => {
    whole.current = false
  }, [])
}

/** The drawing with the objects of the last one wherever nothing has changed. */
function useKept<Item extends Parameters<typeof keepSame>[0][number]>(next: Item[]): Item[] {
  const last = useRef(next)
  last.current = keepSame(last.current, next)
  return last.current
}

function commitMove(
  moved: readonly { readonly id: string; readonly position: { readonly x: number; readonly y: number } }[],
): void {
  const positions = Object.fromEntries(
    moved.map((node) => [node.id, { x: Math.round(node.position.x), y: Math.round(node.position.y) }]),
  )
  if (moved.length > 0) edit({ kind: 'move-devices', positions })
}

/** Arrow keys move selected devices without a drag; a row of them is one undo step. */
function commitKeyboardMoves(changes: readonly NodeChange<DeviceNodeType>[]): void {
  const positions: Record<string, { x: number; y: number }> = {}
  for (const change of changes)
    if (change.type === 'position' && change.dragging === undefined && change.position)
      positions[change.id] = change.position
  const ids = Object.keys(positions)
  if (ids.length > 0) edit({ kind: 'move-devices', positions }, `nudge ${ids.join()}`)
}

function setSelection(changes: readonly NodeChange<DeviceNodeType>[]): void {
  const next = new Set(viewStore.getState().devices)
  for (const change of changes) {
    if (change.type !== 'select') continue
    if (change.selected) next.add(change.id)
    else next.delete(change.id)
  }
  select([...next])
}
