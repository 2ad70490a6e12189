/** The drawing as one SVG that needs nothing around it: what the canvas shows, with every text as a text. */

import type { Annotation } from '../../design/index'
import { along, cableRoute, type Leg, NODE_HEIGHT, NODE_WIDTH, type Point, type Shape } from '../../drawing/index'
import type { CableEdge, DeviceNode } from '../canvas/flow'
import { Glyph } from '../canvas/glyphs'
import { labelPlace } from '../canvas/mark-place'
import { StatusShape } from '../components/Status'
import { Area, Patterns } from '../layers/Area'
import { Label, Line } from '../layers/Shapes'
import '../layers/layers.css'

export interface Scene {
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  readonly title: string
  readonly nodes: readonly DeviceNode[]
  readonly edges: readonly CableEdge[]
  readonly shapes: readonly Shape[]
  readonly annotations: readonly Annotation[]
  readonly legs: readonly Leg[]
  readonly way: 'forward' | 'return'
}

const SANS = 'Inter, "Segoe UI", Roboto, "DejaVu Sans", Arial, sans-serif'
const MONO = '"DejaVu Sans Mono", Menlo, Consolas, monospace'

export function SceneSvg({ box, title, nodes, edges, shapes, annotations, legs, way }: Scene) {
  const middles = new Map(nodes.map(({ id, position }) => [id, middleOf(position)]))
  const frames = annotations.filter(({ kind }) => kind === 'frame')
  const notes = annotations.filter(({ kind }) => kind === 'note')
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`${box.x} ${box.y} ${box.width} ${box.height}`}
      width={box.width}
      height={box.height}
      fontFamily={SANS}
    >
      <title>{title}</title>
      <Patterns />
      <rect {...box} fill="var(--page)" />
      {frames.map((item) => (
        <Note key={item.id} item={item} />
      ))}
      <g opacity={legs.length > 0 ? 0.45 : 1}>
        {shapes.map((shape) =>
          shape.kind === 'area' ? (
            <Area key={shape.key} shape={shape} />
          ) : (
            shape.kind === 'line' && <Line key={shape.key} shape={shape} />
          ),
        )}
      </g>
      {edges.map((edge) => (
        <Cable key={edge.id} edge={edge} middles={middles} />
      ))}
      {legs.map((leg, index) => (
        <Stretch key={String(index)} leg={leg} colour={way === 'forward' ? 'var(--data)' : 'var(--return)'} />
      ))}
      {edges.map((edge) => (
        <CableTexts key={edge.id} edge={edge} middles={middles} />
      ))}
      {nodes.map((node) => (
        <DeviceBox key={node.id} node={node} />
      ))}
      {notes.map((item) => (
        <Note key={item.id} item={item} />
      ))}
      {shapes.map((shape) => shape.kind === 'label' && <Label key={shape.key} shape={shape} />)}
    </svg>
  )
}

const middleOf = ({ x, y }: Point): Point => ({ x: x + NODE_WIDTH / 2, y: y + NODE_HEIGHT / 2 })

interface CableProps {
  readonly edge: CableEdge
  readonly middles: ReadonlyMap<string, Point>
}

const DASHES: ReadonlyMap<string, string> = new Map([['dsl', '7 4']])
const WIDTHS: ReadonlyMap<string, number> = new Map([['wan', 2.6]])

function Cable({ edge: { source, target, data }, middles }: CableProps) {
  const [from, to] = [middles.get(source), middles.get(target)]
  if (!from || !to || !data) return null
  const points = cableRoute(from, to, data.lane, data.led)
    .points.map(({ x, y }) => `${x},${y}`)
    .join(' ')
  const broken = data.down || data.mark?.tone === 'bad'
  if (data.media === 'cross-over' && !broken && !data.mark)
    return (
      <g fill="none">
        <polyline points={points} stroke="var(--crossover)" strokeWidth={6} />
        <polyline points={points} stroke="var(--page)" strokeWidth={2.4} />
      </g>
    )
  return (
    <polyline
      points={points}
      fill="none"
      stroke={broken ? 'var(--bad)' : data.mark ? 'var(--warn)' : 'var(--cable)'}
      strokeWidth={WIDTHS.get(data.media) ?? 1.8}
      strokeDasharray={broken ? '3 5' : data.mark ? '10 4' : DASHES.get(data.media)}
    />
  )
}

function CableTexts({ edge: { source, target, data }, middles }: CableProps) {
  const [from, to] = [middles.get(source), middles.get(target)]
  if (!from || !to || !data) return null
  const { shift, middle, towards } = cableRoute(from, to, data.lane, data.led)
  const word = data.mark?.word ?? (data.down ? 'down' : data.note)
  return (
    <>
      <PortText text={data.labels[0]} at={labelPlace(from, towards[0], shift)} />
      <PortText text={data.labels[1]} at={labelPlace(to, towards[1], shift)} />
      {word !== undefined && (
        <Plated at={middle} size={11} bold colour="var(--bad-text)">
          {`✕ ${word}`}
        </Plated>
      )}
    </>
  )
}

function PortText({ text, at }: { readonly text: string; readonly at: Point }) {
  if (text === '') return null
  const lines = text.split('\n')
  return lines.map((line, index) => (
    <Plated
      key={line}
      at={{ x: at.x, y: at.y + (index - (lines.length - 1) / 2) * 13 }}
      size={10.5}
      mono
      colour="var(--text-2)"
    >
      {line}
    </Plated>
  ))
}

interface PlatedProps {
  readonly at: Point
  readonly size: number
  readonly colour: string
  readonly bold?: true
  readonly mono?: true
  readonly children: string
}

/** A text that a cable below it does not strike through. */
function Plated({ at, size, colour, bold, mono, children }: PlatedProps) {
  return (
    <text
      x={at.x}
      y={at.y + size * 0.35}
      textAnchor="middle"
      fontSize={size}
      fontFamily={mono ? MONO : undefined}
      fontWeight={bold ? 700 : undefined}
      fill={colour}
      stroke="var(--page)"
      strokeWidth={4}
      strokeLinejoin="round"
      paintOrder="stroke"
    >
      {children}
    </text>
  )
}

const FACES: ReadonlyMap<string, readonly [ink: string, ground: string]> = new Map([
  ['head-end', ['var(--crossover)', 'var(--crossover)']],
  ['firewall', ['var(--bad-text)', 'var(--bad)']],
  ['internet', ['var(--data)', 'var(--data)']],
])

function DeviceBox({ node: { position, data } }: { readonly node: DeviceNode }) {
  const [ink, ground] = FACES.get(data.kind) ?? ['var(--text)', undefined]
  const tone = data.mark ? data.mark.tone : data.tone
  const edge = data.mark ? `var(--${data.mark.tone})` : 'var(--line-strong)'
  const detail = data.mark?.word ?? (data.detail || data.word)
  return (
    <g transform={`translate(${position.x} ${position.y})`}>
      <rect
        width={NODE_WIDTH}
        height={NODE_HEIGHT}
        rx={8}
        fill="var(--surface)"
        stroke={edge}
        strokeDasharray={data.mark ? '4 3' : undefined}
      />
      <rect
        x={8}
        y={11}
        width={34}
        height={34}
        rx={7}
        fill={ground ?? 'var(--surface-2)'}
        fillOpacity={ground ? 0.14 : 1}
      />
      <g transform="translate(10 13)" color={ink} stroke={ink}>
        <Glyph name={data.kind} size={30} />
      </g>
      <text x={50} y={25} fontSize={12.5} fontWeight={700} fill="var(--text)">
        {cut(data.name, 14)}
      </text>
      <g transform="translate(50 33)" fill={`var(--${tone})`} stroke={`var(--${tone}-text)`}>
        {data.crown && !data.mark ? null : <StatusShape tone={tone} />}
      </g>
      <text x={data.crown && !data.mark ? 49 : 64} y={42} fontSize={11} fill={`var(--${tone}-text)`}>
        {data.crown && !data.mark ? `♛ ${cut(detail, 16)}` : cut(detail, 15)}
      </text>
    </g>
  )
}

/** Characters at the end of a name that are never left out: names are told apart by them. */
const END = 3

function cut(text: string, most: number): string {
  const letters = [...text]
  if (letters.length <= most) return text
  return `${letters.slice(0, most - END - 1).join('')}…${letters.slice(-END).join('')}`
}

function Note({ item }: { readonly item: Annotation }) {
  const { position, width, height } = item
  const isFrame = item.kind === 'frame'
  const lines = item.kind === 'frame' ? [item.title] : item.text.split('\n').flatMap((line) => wrapped(line, width))
  return (
    <g transform={`translate(${position.x} ${position.y})`}>
      <rect
        width={width}
        height={height}
        rx={8}
        fill={isFrame ? 'var(--surface-2)' : 'var(--surface)'}
        fillOpacity={isFrame ? 0.45 : 1}
        stroke="var(--line-strong)"
        strokeWidth={1.5}
      />
      {!isFrame && <rect width={4} height={height} rx={2} fill="var(--warn)" />}
      {lines.slice(0, Math.max(1, Math.floor((height - 8) / 16))).map((line, index) => (
        <text
          key={String(index)}
          x={10}
          y={18 + index * 16}
          fontSize={12.5}
          fontWeight={isFrame ? 700 : undefined}
          fill={isFrame ? 'var(--text-2)' : 'var(--text)'}
        >
          {line}
        </text>
      ))}
    </g>
  )
}

/** Units that a letter takes. */
const LETTER = 6.6

function wrapped(text: string, width: number): readonly string[] {
  const most = Math.max(4, Math.floor((width - 20) / LETTER))
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length + 1 > most) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}

function Stretch({ leg, colour }: { readonly leg: Leg; readonly colour: string }) {
  const points = leg.points.map(({ x, y }) => `${x},${y}`).join(' ')
  const head = along(leg, 0.5)
  if (!head) return null
  return (
    <g fill="none" strokeLinecap="round" strokeLinejoin="round">
      <polyline points={points} stroke="var(--page)" strokeWidth={9} />
      <polyline points={points} stroke={colour} strokeWidth={5} />
      <path
        d="M-7-7 7 0-7 7z"
        fill={colour}
        stroke="var(--page)"
        strokeWidth={2}
        transform={`translate(${head.at.x} ${head.at.y}) rotate(${head.angle})`}
      />
    </g>
  )
}
