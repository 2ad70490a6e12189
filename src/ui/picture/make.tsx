/** Pictures of the drawing: as SVG, as PNG, and on paper. Each is made of the same scene, in the light or the dark colours. */
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { LAYERS } from '../../drawing/index'
import { designStore, runStore, viewStore } from '../../store/index'
import { USUAL_LABELS } from '../canvas/labels'
import { formatMoment } from '../timeline/steps'
import { metadataOf, withLink } from './carried'
import './print.css'
import { type Scene, SceneSvg } from './Scene'
import { type Subject, sceneOf } from './scene-of'

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

/** The drawing as it is now, or with something else in its place: another moment, another way. */
export function sceneNow(extent: Wish['extent'], instead: Partial<Subject> = {}): Scene {
  const { design } = designStore.getState()
  const { view, sites, trace } = runStore.getState()
  const { layer, devices, marks, playback, portLabels, addressLabels, dockTab } = viewStore.getState()
  const { name, shown } = titleNow()
  return sceneOf({
    ...{ design, view, sites, layer, devices, marks, way: playback.way },
    title: `${name}: ${shown}`,
    labels: { ...USUAL_LABELS, ports: portLabels, addresses: addressLabels },
    trace: dockTab === 'path' || dockTab === 'timeline' ? trace?.[playback.way] : undefined,
    box: extent === 'shown' ? boxShown() : undefined,
    ...instead,
  })
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

/** Attributes that may name a colour of the theme. */
const COLOURED = ['fill', 'stroke', 'color'] as const

/** What something comes to in the colours of a theme, whatever the page's are. */
export function inTheme<Value>(theme: Wish['theme'], get: () => Value): Value {
  const page = document.documentElement
  const before = page.dataset.theme
  try {
    page.dataset.theme = theme
    return get()
  } finally {
    if (before === undefined) delete page.dataset.theme
    else page.dataset.theme = before
  }
}

/** Drawn out of sight in the wished colours, which then stand in it as they are: other programs know no custom properties. */
export function drawn(scene: Scene, theme: Wish['theme']): string {
  const holder = document.createElement('div')
  holder.className = 'picture-holder'
  const root = createRoot(holder)
  return inTheme(theme, () => {
    try {
      document.body.append(holder)
      flushSync(() => root.render(<SceneSvg {...scene} />))
      const elements = [...holder.querySelectorAll('svg, svg *')]
      elements.forEach(colour)
      // Names of classes are the page's, and were needed until now.
      for (const element of elements) for (const name of ['class', 'aria-hidden']) element.removeAttribute(name)
      const svg = holder.querySelector('svg')
      return svg ? new XMLSerializer().serializeToString(svg) : ''
    } finally {
      root.unmount()
      holder.remove()
    }
  })
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
