/** Pictures of the drawing: as SVG, as PNG, and on paper. Each is made of the same scene, in the light or the dark colours. */
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { drawLayer, LAYERS, NODE_HEIGHT, NODE_WIDTH, wayOf } from '../../drawing/index'
import { designStore, runStore, viewStore } from '../../store/index'
import { edgesOf, nodesOf } from '../canvas/flow'
import { USUAL_LABELS } from '../canvas/labels'
import { shownOf } from '../canvas/shown'
import { middlesOf } from '../canvas/way'
import { formatMoment } from '../timeline/steps'
import { metadataOf, withLink } from './carried'
import './print.css'
import { type Scene, SceneSvg } from './Scene'

export interface Wish {
  readonly theme: 'light' | 'dark'
  /** What the canvas shows now, or everything. */
  readonly extent: 'shown' | 'whole'
  /** The fragment of the design's link, to be put into the picture; none = the picture alone. */
  readonly link: string | undefined
}

export function svgOf({ theme, extent, link }: Wish): string {
  const svg = drawn(sceneNow(extent), theme)
  return link === undefined ? svg : svg.replace(/^<svg[^>]*>/, (tag) => tag + metadataOf(link))
}

/** The picture at an address of this page, to be revoked by who asks. */
export const imageOf = (wish: Wish): string => URL.createObjectURL(new Blob([svgOf(wish)], { type: 'image/svg+xml' }))

/** Pixels for each unit of the drawing, and pixels that a picture has at most on a side: more no browser draws. */
const SHARP = 2
const MOST_PIXELS = 8192

export async function pngOf(wish: Wish): Promise<Uint8Array<ArrayBuffer>> {
  const { box } = sceneNow(wish.extent)
  const scale = Math.min(SHARP, MOST_PIXELS / Math.max(box.width, box.height))
  const url = imageOf({ ...wish, link: undefined })
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(box.width * scale)
    canvas.height = Math.round(box.height * scale)
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'))
    if (!blob) throw new Error('the browser makes no PNG of that size')
    const bytes = new Uint8Array(await blob.arrayBuffer())
    return wish.link === undefined ? bytes : withLink(bytes, wish.link)
  } finally {
    URL.revokeObjectURL(url)
  }
}

/** What stands in the title block: the design, what is shown of it, and when. */
export function titleNow(): { readonly name: string; readonly shown: string } {
  const { layer, time } = viewStore.getState()
  const { design } = designStore.getState()
  const scenario = design.scenarios.find(({ name }) => name === time.scenario)
  const title = LAYERS.find(({ name }) => name === layer)?.title ?? ''
  const moment = scenario ? `${scenario.title}, at ${formatMoment(time.at)}` : 'settled'
  return { name: design.name, shown: layer === 'none' ? moment : `${title}, ${moment}` }
}

/** Units around the outermost devices. */
const AIR = 28

function sceneNow(extent: Wish['extent']): Scene {
  const design = shownOf(designStore.getState().design)
  const { view, sites, trace } = runStore.getState()
  const { layer, devices, marks, playback, portLabels, addressLabels, dockTab } = viewStore.getState()
  const nodes = nodesOf(design, view, sites, [], marks)
  const shapes = drawLayer(layer, { design, view, sites }, devices).shapes
  const { name, shown } = titleNow()
  const labels = { ...USUAL_LABELS, ports: portLabels, addresses: addressLabels }
  const way = dockTab === 'path' || dockTab === 'timeline' ? trace?.[playback.way] : undefined
  return {
    box: (extent === 'shown' && boxShown()) || boxAround(design, shapes),
    title: `${name}: ${shown}`,
    nodes,
    edges: edgesOf(design, view, undefined, marks, labels),
    shapes,
    annotations: design.annotations ?? [],
    legs: way ? wayOf(design, way.hops, middlesOf(nodes)) : [],
    way: playback.way,
  }
}

/** The part of the drawing that the canvas has in view. */
function boxShown(): Scene['box'] | undefined {
  const pane = document.querySelector('.react-flow')
  const port = document.querySelector('.react-flow__viewport')
  if (!pane || !port) return undefined
  const { a: zoom, e: x, f: y } = new DOMMatrix(getComputedStyle(port).transform)
  const { width, height } = pane.getBoundingClientRect()
  return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom }
}

function boxAround(design: ReturnType<typeof shownOf>, shapes: Scene['shapes']): Scene['box'] {
  const corners = [
    ...design.devices.flatMap(({ position: { x, y } }) => [
      [x, y] as const,
      [x + NODE_WIDTH, y + NODE_HEIGHT] as const,
    ]),
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

/** Attributes that may name a colour of the theme. */
const COLOURED = ['fill', 'stroke', 'color'] as const

/** Drawn out of sight in the wished colours, which then stand in it as they are: other programs know no custom properties. */
function drawn(scene: Scene, theme: Wish['theme']): string {
  const holder = document.createElement('div')
  holder.className = 'picture-holder'
  const page = document.documentElement
  const before = page.dataset.theme
  const root = createRoot(holder)
  try {
    page.dataset.theme = theme
    document.body.append(holder)
    flushSync(() => root.render(<SceneSvg {...scene} />))
    const elements = [...holder.querySelectorAll('svg, svg *')]
    elements.forEach(colour)
    // Names of classes are the page's, and were needed until now.
    for (const element of elements) for (const name of ['class', 'aria-hidden']) element.removeAttribute(name)
    const svg = holder.querySelector('svg')
    return svg ? new XMLSerializer().serializeToString(svg) : ''
  } finally {
    if (before === undefined) delete page.dataset.theme
    else page.dataset.theme = before
    root.unmount()
    holder.remove()
  }
}

function colour(element: Element): void {
  const style = getComputedStyle(element)
  for (const name of COLOURED) {
    const value = element.getAttribute(name)
    const [, token] = /^var\((--[\w-]+)\)$/.exec(value ?? '') ?? []
    if (token !== undefined) element.setAttribute(name, style.getPropertyValue(token).trim())
    else if (value === 'currentColor') element.setAttribute(name, style.color)
  }
  // A badge's ground is given by its class alone.
  if (element.classList.contains('badge')) {
    element.setAttribute('fill', style.getPropertyValue('--surface').trim())
    element.setAttribute('stroke', 'none')
  }
}
