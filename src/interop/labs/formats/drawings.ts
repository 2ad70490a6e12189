/** Drawings for other tools: draw.io with the positions of the canvas, Mermaid and Graphviz as texts that draw themselves. */
import { DEVICE_HEIGHT, DEVICE_WIDTH } from '../../../design/index'
import { xmlText } from '../emit'
import { plainName } from '../names'
import type { Lab, LabFile, LabLink, LabNode } from '../types'

/** Shapes of draw.io's own network library. */
const SHAPES: Readonly<Record<LabNode['part'], string>> = {
  router: 'shape=mxgraph.cisco.routers.router;fillColor=#036897;strokeColor=#ffffff',
  firewall: 'shape=mxgraph.cisco.security.firewall;fillColor=#036897;strokeColor=#ffffff',
  switch: 'shape=mxgraph.cisco.switches.workgroup_switch;fillColor=#036897;strokeColor=#ffffff',
  host: 'shape=mxgraph.cisco.computers_and_peripherals.pc;fillColor=#036897;strokeColor=#ffffff',
}
const SIZE = { width: 78, height: 53 }

/** A shape is smaller than a device of the canvas, and stands at the same corner: how far its middle is from the other's. */
export const ASIDE = { x: (SIZE.width - DEVICE_WIDTH) / 2, y: (SIZE.height - DEVICE_HEIGHT) / 2 }
/** The style of a line that turns only at right angles. */
export const RIGHT_ANGLED = 'edgeStyle=orthogonalEdgeStyle'

export function drawio(lab: Lab): readonly LabFile[] {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<mxfile host="Headend">',
    `  <diagram id="design" name="${xmlText(lab.name)}">`,
    '    <mxGraphModel grid="1" gridSize="10" page="0">',
    '      <root>',
    '        <mxCell id="0"/>',
    '        <mxCell id="1" parent="0"/>',
    ...lab.nodes.map(vertex),
    ...lab.links.map(edge),
    '      </root>',
    '    </mxGraphModel>',
    '  </diagram>',
    '</mxfile>',
  ]
  return [{ name: `${plainName(lab.name)}.drawio`, text: `${lines.join('\n')}\n` }]
}

/** The label is plain text: what a name holds is never markup. */
function vertex(node: LabNode): string {
  const style = `${SHAPES[node.part]};html=0;verticalLabelPosition=bottom;verticalAlign=top;align=center`
  return `        <mxCell id="${node.name}" value="${xmlText(node.device)}" style="${style}" vertex="1" parent="1"><mxGeometry x="${node.x}" y="${node.y}" width="${SIZE.width}" height="${SIZE.height}" as="geometry"/></mxCell>`
}

function edge({ a, b, bends = [], course }: LabLink, index: number): string {
  const value = xmlText(`${a.port.lab} – ${b.port.lab}`)
  return `        <mxCell id="link-${index}" value="${value}" style="endArrow=none;html=0;fontSize=9;${course ? `${RIGHT_ANGLED};` : ''}" edge="1" parent="1" source="${a.node.name}" target="${b.node.name}">${ledThrough(bends)}</mxCell>`
}

function ledThrough(bends: NonNullable<LabLink['bends']>): string {
  if (bends.length === 0) return '<mxGeometry relative="1" as="geometry"/>'
  const points = bends.map(({ x, y }) => `<mxPoint x="${x + ASIDE.x}" y="${y + ASIDE.y}"/>`)
  return `<mxGeometry relative="1" as="geometry"><Array as="points">${points.join('')}</Array></mxGeometry>`
}

/** Mermaid takes no quotes inside of quotes; a number stands for each. */
const mermaidText = (text: string): string =>
  `"${text.replace(/[^A-Za-z0-9 ._/–-]/gu, (character) => `#${character.codePointAt(0) ?? 0};`)}"`

const BRACKETS: Readonly<Record<LabNode['part'], readonly [string, string]>> = {
  router: ['([', '])'],
  firewall: ['{{', '}}'],
  switch: ['[[', ']]'],
  host: ['[', ']'],
}

export function mermaid(lab: Lab): readonly LabFile[] {
  const ids = idsOf(lab)
  const nodes = lab.nodes.map((node) => {
    const [open, close] = BRACKETS[node.part]
    return `  ${ids.get(node)}${open}${mermaidText(node.device)}${close}`
  })
  const links = lab.links.map(
    ({ a, b }) => `  ${ids.get(a.node)} ---|${mermaidText(`${a.port.lab} – ${b.port.lab}`)}| ${ids.get(b.node)}`,
  )
  return [{ name: `${plainName(lab.name)}.mmd`, text: `${['flowchart TB', ...nodes, ...links].join('\n')}\n` }]
}

/** Ids of their own: words such as `end` mean something there. */
const idsOf = (lab: Lab): ReadonlyMap<LabNode, string> => new Map(lab.nodes.map((node, index) => [node, `d${index}`]))

const dotText = (text: string): string =>
  `"${text
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replace(/[\r\n]/g, ' ')}"`

const DOT_SHAPES: Readonly<Record<LabNode['part'], string>> = {
  router: 'circle',
  firewall: 'octagon',
  switch: 'box',
  host: 'plain',
}

/** Positions are points, upwards; `neato -n` draws the nodes where the canvas has them. */
export function graphviz(lab: Lab): readonly LabFile[] {
  const ids = idsOf(lab)
  const nodes = lab.nodes.map(
    (node) =>
      `  ${ids.get(node)} [label=${dotText(node.device)}, shape=${DOT_SHAPES[node.part]}, pos="${node.x},${-node.y}!"];`,
  )
  const links = lab.links.map(
    ({ a, b }) =>
      `  ${ids.get(a.node)} -- ${ids.get(b.node)} [taillabel=${dotText(a.port.lab)}, headlabel=${dotText(b.port.lab)}];`,
  )
  const lines = [`graph ${dotText(lab.name)} {`, '  layout=neato;', ...nodes, ...links, '}']
  return [{ name: `${plainName(lab.name)}.dot`, text: `${lines.join('\n')}\n` }]
}
