/** The drawing: React Flow with our nodes and cables, the tools, and the packet over it. */
import {
  applyNodeChanges,
  Background,
  type Connection,
  ControlButton,
  Controls,
  type NodeChange,
  Panel,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
} from '@xyflow/react'
import '@xyflow/react/dist/style.css'
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { openConsole, type Placeable, select, setView, viewStore } from '../../store/index'
import { early } from '../components/early'
import { useDesign, useRun, useView } from '../components/useStore'
import { connectDevices, crossOverAt, deviceClicked, placeAt } from './actions'
import { showHidden } from './arranging'
import { CableEdge } from './CableEdge'
import { canvasKey, keysBefore, openMenu, targetOfNode, useKeysOfPage } from './keys'
import './canvas.css'
import './pill.css'
import './far.css'
import { watchedStore } from '../watched/watched'
import { counted, t, useWords } from '../words/language'
import { AnnotationShape } from './AnnotationNodes'
import { annotationIdOf, annotationNodes } from './annotations'
import { crowd } from './crowd/state'
import { useElements } from './crowd/useElements'
import { DeviceNode } from './DeviceNode'
import { withFindings } from './decorate'
import { type DrawnNode, isDevice } from './drawn'
import { edgesOf, keepSame, nodesOf } from './flow'
import { GroupingPanel } from './GroupingPanel'
import { BundleEdge, GroupShape } from './GroupShape'
import { useGrouping } from './grouping'
import { groupEdges, groupNodes } from './groups'
import { HelperLines } from './HelperLines'
import { useMoves } from './moves'
import { useDevicesFirst } from './order'
import { shownOf, without } from './shown'
import { useClipboard } from './useClipboard'
import { useLabels } from './useLabels'
import { useLongPress } from './useLongPress'
import { LEAST_ZOOM, showAll, useReadable, useWholeInView } from './view'

/** Nothing flies before something has been simulated. */
const PacketFlight = lazy(() => import('./PacketFlight').then((module) => ({ default: module.PacketFlight })))

const FrameFlight = lazy(() => import('../packets/FrameFlight').then((module) => ({ default: module.FrameFlight })))

const WatchedWay = lazy(() => import('./WatchedWay').then((module) => ({ default: module.WatchedWay })))

const Lasso = lazy(() => import('./Lasso').then((module) => ({ default: module.Lasso })))

const WatchedWays = lazy(() => import('../watched/WatchedWays').then((module) => ({ default: module.WatchedWays })))

const BendHandles = lazy(() => import('./BendHandles').then((module) => ({ default: module.BendHandles })))

const Overview = lazy(() => import('./Overview').then((module) => ({ default: module.Overview })))

const CrowdMap = lazy(() => import('./crowd/CrowdMap').then((module) => ({ default: module.CrowdMap })))

const painted = early(() => import('./crowd/Underlay').then(({ Underlay: Part }) => Part))
const Underlay = painted.Part

/** Milliseconds after which what many sites need is there before they are. */
const AT_LEISURE_MS = 2000

const Overlay = lazy(() => import('../layers/Overlay').then((module) => ({ default: module.Overlay })))

const NODE_TYPES = { device: DeviceNode, frame: AnnotationShape, note: AnnotationShape, sites: GroupShape }
const EDGE_TYPES = { cable: CableEdge, bundle: BundleEdge }

/** A click with one of them takes a device into the selection or out of it; a drag with Shift draws a frame around many. */
const TAKE_MORE = ['Shift', 'Control', 'Meta']

export function Canvas() {
  return (
    <ReactFlowProvider>
      <Drawing />
    </ReactFlowProvider>
  )
}

function Drawing() {
  const whole = useDesign((state) => shownOf(state.design))
  const { groups, open, folded } = useGrouping(whole)
  const design = useMemo(() => without(whole, folded), [whole, folded])
  const snapshot = useRun((state) => state.view)
  const sites = useRun((state) => state.sites)
  const selected = useView((state) => state.devices)
  const link = useView((state) => state.link)
  const tool = useView((state) => state.tool)
  const led = useMemo(() => design.links.find(({ id }) => id === link), [design, link])
  const overview = useView((state) => state.overview)
  const packets = useView((state) => state.dockTab === 'packets')
  const flow = useReactFlow<DrawnNode>()
  const marks = useView((state) => state.marks)
  const watching = useStore(watchedStore, (state) => state.items.length > 0)
  const presenting = useView((state) => state.presenting)
  const readOnly = useDesign((state) => state.readOnly !== undefined) || presenting
  const findings = useRun((state) => state.findings)
  const words = useWords()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another in another language, and the same in one
  const ofLibrary = useMemo(ofReactFlow, [words])
  // biome-ignore lint/correctness/useExhaustiveDependencies: in another language they are told in other words
  const plain = useMemo(
    () => nodesOf(design, snapshot, sites, selected, marks),
    [design, snapshot, sites, selected, marks, words],
  )
  const derived = useKept(useMemo(() => withFindings(plain, findings), [plain, findings]))
  const chosenNotes = useView((state) => state.annotations)
  const around = useMemo(() => annotationNodes(design, chosenNotes), [design, chosenNotes])
  const grouped = useMemo(() => groupNodes(groups, open, sites), [groups, open, sites])
  const all = useKept(useMemo((): DrawnNode[] => [...around, ...grouped, ...derived], [around, grouped, derived]))
  const { labels, point: pointAt } = useLabels(selected, link)
  const cables = useKept(
    // biome-ignore lint/correctness/useExhaustiveDependencies: in another language they are told in other words
    useMemo(() => edgesOf(design, snapshot, link, marks, labels), [design, snapshot, link, marks, labels, words]),
  )
  const bundles = useMemo(() => groupEdges(whole, folded), [whole, folded])
  const { many, elements, joined } = useElements(design, all, cables)
  const edges = useMemo(() => [...bundles, ...joined], [bundles, joined])
  const [nodes, setNodes] = useState<DrawnNode[]>(elements)
  useEffect(() => setNodes(elements), [elements])
  const placed = useMemo(() => new Map(nodes.filter(isDevice).map((node) => [node.id, node])), [nodes])
  const viewMoved = useWholeInView()
  const moves = useMoves(flow)
  useReadable()
  useDevicesFirst()
  useClipboard()
  useKeysOfPage()
  useEffect(() => {
    const timer = setTimeout(painted.load, AT_LEISURE_MS)
    return () => clearTimeout(timer)
  }, [])
  useLongPress()
  const changed = useCallback(
    (changes: NodeChange<DrawnNode>[]) => {
      const drawn = moves.changed(changes)
      setNodes((current) => applyNodeChanges(drawn, current))
      const chosen = changes.filter((change) => change.type === 'select')
      if (chosen.length > 0) setSelection(chosen)
    },
    [moves],
  )
  const point = (event: { readonly clientX: number; readonly clientY: number }) =>
    flow.screenToFlowPosition({ x: event.clientX, y: event.clientY })
  return (
    <ReactFlow
      className={many ? `${tool.kind} crowd` : tool.kind}
      nodes={nodes}
      edges={edges}
      nodeTypes={NODE_TYPES}
      edgeTypes={EDGE_TYPES}
      onNodesChange={changed}
      onNodeDragStart={(_event, _node, moved) => moves.start(moved)}
      onNodeDrag={moves.during}
      onNodeDragStop={(_event, _node, moved) => moves.stop(moved)}
      onSelectionDragStart={(_event, moved) => moves.start(moved)}
      onSelectionDrag={moves.during}
      onSelectionDragStop={(_event, moved) => moves.stop(moved)}
      onNodeClick={(event, node) => {
        if (isDevice(node)) deviceClicked(node.id)
        else if (tool.kind === 'place') placeAt(tool.what, point(event))
      }}
      onNodeDoubleClick={(_event, node) => isDevice(node) && openConsole(node.id)}
      onNodeMouseEnter={(_event, node) => pointAt(node.id)}
      onNodeMouseLeave={() => pointAt(undefined)}
      onEdgeMouseEnter={(_event, edge) => pointAt(edge.id)}
      onEdgeMouseLeave={() => pointAt(undefined)}
      onEdgeClick={(event, edge) => {
        if (tool.kind === 'place') placeAt(tool.what, point(event))
        else if (edge.type === 'cable') select([], edge.id)
      }}
      onPaneClick={(event) => (tool.kind === 'place' ? placeAt(tool.what, point(event)) : paintedClicked(event))}
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
      onKeyDownCapture={keysBefore}
      onMouseDownCapture={keepTextUnselected}
      tabIndex={-1}
      onMove={(event) => event && viewMoved()}
      onNodeContextMenu={(event, node) => openMenu(event, targetOfNode(node.id))}
      onEdgeContextMenu={(event, edge) => openMenu(event, { link: edge.id })}
      onPaneContextMenu={(event) => openMenu(event, crowd.getState().find?.(event) ?? {}, point(event))}
      deleteKeyCode={null}
      multiSelectionKeyCode={TAKE_MORE}
      autoPanOnSelection
      nodesDraggable={!readOnly}
      connectionRadius={100}
      minZoom={LEAST_ZOOM}
      maxZoom={2.5}
      aria-label={t('Topology')}
      ariaLabelConfig={ofLibrary}
    >
      {!many && <Background gap={24} size={1} />}
      <Controls showInteractive={false} showFitView={false} position="bottom-left">
        <ControlButton
          onClick={() => showAll(flow)}
          title={t('Fit: show everything')}
          aria-label={t('Fit: show everything')}
        >
          <svg viewBox="0 0 32 30" aria-hidden="true">
            <path d="M3.7 4.6v5.5H0V1h10.200v3.600zM21.800 1H32v9.100h-3.700V4.600h-6.500zM3.700 19.900v5.500h6.500V29H0v-9.100zM28.300 19.900H32V29H21.800v-3.600h6.500z" />
          </svg>
        </ControlButton>
        <ControlButton
          onClick={() => setView({ overview: !overview })}
          title={overview ? t('Hide the overview') : t('Overview: a small map of everything')}
          aria-label={overview ? t('Hide the overview') : t('Overview: a small map of everything')}
        >
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M1 2h14v12H1zM2.500 3.500v9h11v-9zM8 8h4.500v3.500H8z" fillRule="evenodd" />
          </svg>
        </ControlButton>
      </Controls>
      <HiddenCount />
      <GroupingPanel />
      <Suspense fallback={null}>
        {many ? <Underlay nodes={all} edges={cables} /> : <Overlay />}
        <HelperLines />
        {tool.kind === 'lasso' && <Lasso />}
        <WatchedWay nodes={placed} folded={folded} />
        {watching && <WatchedWays nodes={placed} folded={folded} />}
        {led && !readOnly && <BendHandles link={led} />}
        {overview && (many ? <CrowdMap nodes={all} /> : <Overview />)}
        <PacketFlight />
        {packets && <FrameFlight />}
      </Suspense>
    </ReactFlow>
  )
}

/** With Shift a frame is drawn around devices: by itself the browser would select the page's text from the last click to here. */
function keepTextUnselected(event: React.MouseEvent<HTMLDivElement>): void {
  if (!event.shiftKey || !(event.target instanceof Element) || !event.target.matches('.react-flow__pane')) return
  event.preventDefault()
  event.currentTarget.focus({ preventScroll: true })
}

/** A press on what is painted means it, with a key held one more or less; on nothing, nothing. */
function paintedClicked(event: React.MouseEvent): void {
  const found = crowd.getState().find?.(event)
  if (event.shiftKey || event.ctrlKey || event.metaKey) return takenMore(found?.device)
  select(found?.device === undefined ? [] : [found.device], found?.link)
  if (found?.device !== undefined) deviceClicked(found.device)
}

/** The drawing's library lets go of all that is selected after a press on the ground: what was stays. */
function takenMore(device: string | undefined): void {
  const { devices, annotations } = viewStore.getState()
  const others = devices.filter((name) => name !== device)
  const next = device === undefined || others.length < devices.length ? others : [...devices, device]
  queueMicrotask(() => select(next, undefined, annotations))
}

/** What the drawing's library says by itself. */
const ofReactFlow = () => ({
  'controls.ariaLabel': t('Control Panel'),
  'controls.zoomIn.ariaLabel': t('Zoom In'),
  'controls.zoomOut.ariaLabel': t('Zoom Out'),
})

/** What is not drawn is said, and comes back by a click. */
function HiddenCount() {
  const hidden = useDesign((state) => state.design.devices.filter((device) => device.hidden).length)
  if (hidden === 0) return null
  return (
    <Panel position="top-right">
      <button type="button" className="button" onClick={showHidden}>
        {t('{devices} hidden: show', { devices: counted(hidden, 'device') })}
      </button>
    </Panel>
  )
}

/** The drawing with the objects of the last one wherever nothing has changed. */
function useKept<Item extends Parameters<typeof keepSame>[0][number]>(next: Item[]): Item[] {
  const last = useRef({ next, kept: next })
  // While one thing is dragged the rest is not compared anew at every frame.
  if (last.current.next !== next) last.current = { next, kept: keepSame(last.current.kept, next) }
  return last.current.kept
}

function setSelection(changes: readonly NodeChange<DrawnNode>[]): void {
  const { devices, annotations } = viewStore.getState()
  const [names, notes] = [new Set(devices), new Set(annotations)]
  for (const change of changes) {
    if (change.type !== 'select') continue
    const annotation = annotationIdOf(change.id)
    const [into, id] = annotation === undefined ? [names, change.id] : [notes, annotation]
    if (change.selected) into.add(id)
    else into.delete(id)
  }
  select([...names], undefined, [...notes])
}
