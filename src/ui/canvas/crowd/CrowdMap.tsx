/** The small map of a very large drawing: its devices as spots, the view as a frame; a press or a drag takes the view there. */
import { Panel, useReactFlow, useStoreApi } from '@xyflow/react'
import { useEffect, useMemo, useRef } from 'react'
import { NODE_HEIGHT, NODE_WIDTH } from '../../../drawing/index'
import { type DrawnNode, isDevice } from '../drawn'
import type { DeviceNode } from '../flow'
import { coloursOf } from './colours'
import './crowd.css'
import { t, useWords } from '../../words/language'

const SIZE = { width: 200, height: 150 }
const AIR = 6

export function CrowdMap({ nodes }: { readonly nodes: readonly DrawnNode[] }) {
  useWords()
  const canvas = useRef<HTMLCanvasElement>(null)
  const flow = useStoreApi()
  const { setCenter, getZoom } = useReactFlow()
  const map = useMemo(() => mapOf(nodes.filter(isDevice)), [nodes])
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    const spots = painted(context.canvas, map)
    const draw = () => {
      const { transform, width, height } = flow.getState()
      const [x, y, zoom] = transform
      const ratio = devicePixelRatio
      context.setTransform(ratio, 0, 0, ratio, 0, 0)
      context.clearRect(0, 0, SIZE.width, SIZE.height)
      context.drawImage(spots, 0, 0, SIZE.width, SIZE.height)
      context.strokeStyle = coloursOf(context.canvas).accent
      context.lineWidth = 2
      const [left, top] = [map.x(-x / zoom), map.y(-y / zoom)]
      context.strokeRect(left, top, (width / zoom) * map.scale, (height / zoom) * map.scale)
    }
    draw()
    return flow.subscribe(draw)
  }, [flow, map])
  const go = (event: React.PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect()
    const at = map.back({ x: event.clientX - box.x, y: event.clientY - box.y })
    void setCenter(at.x, at.y, { zoom: getZoom() })
  }
  return (
    <Panel position="bottom-right" className="overview crowd-map">
      <canvas
        ref={canvas}
        role="img"
        aria-label={t('Overview of the drawing')}
        width={SIZE.width * devicePixelRatio}
        height={SIZE.height * devicePixelRatio}
        style={SIZE}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          go(event)
        }}
        onPointerMove={(event) => event.buttons !== 0 && go(event)}
      />
    </Panel>
  )
}

interface Point {
  readonly x: number
  readonly y: number
}

function mapOf(devices: readonly DeviceNode[]) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { position } of devices) {
    left = Math.min(left, position.x)
    top = Math.min(top, position.y)
    right = Math.max(right, position.x + NODE_WIDTH)
    bottom = Math.max(bottom, position.y + NODE_HEIGHT)
  }
  const scale = Math.min((SIZE.width - 2 * AIR) / (right - left), (SIZE.height - 2 * AIR) / (bottom - top))
  const aside = (SIZE.width - (right - left) * scale) / 2
  const above = (SIZE.height - (bottom - top) * scale) / 2
  return {
    devices,
    scale,
    x: (at: number) => (at - left) * scale + aside,
    y: (at: number) => (at - top) * scale + above,
    back: ({ x, y }: Point): Point => ({ x: (x - aside) / scale + left, y: (y - above) / scale + top }),
  }
}

/** The spots, painted once: what is hurt over what is not. */
function painted(element: Element, { devices, scale, x, y }: ReturnType<typeof mapOf>): OffscreenCanvas {
  const ratio = devicePixelRatio
  const spots = new OffscreenCanvas(SIZE.width * ratio, SIZE.height * ratio)
  const context = spots.getContext('2d')
  const colours = coloursOf(element)
  context?.scale(ratio, ratio)
  const [width, height] = [Math.max(1.2, NODE_WIDTH * scale), Math.max(1.2, NODE_HEIGHT * scale)]
  for (const tone of ['unknown', 'good', 'warn', 'bad'] as const)
    for (const { data, position } of devices) {
      if (!context || (data.mark?.tone ?? data.tone) !== tone) continue
      const grown = tone === 'bad' || tone === 'warn' ? 1.5 : 0
      context.fillStyle = colours[tone]
      context.fillRect(x(position.x) - grown / 2, y(position.y) - grown / 2, width + grown, height + grown)
    }
  return spots
}
