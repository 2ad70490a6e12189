/**
 * EVE-NG: one .unl file. Its links are networks: a switch of the design is a network, and so is every cable between two
 * other devices. Configurations stand in it, coded as it wants them.
 */
import type { Boxes } from '../boxes'
import { xmlText } from '../emit'
import { base64Of, uuidOf } from '../identity'
import { plainName } from '../names'
import { ready } from '../ready'
import type { Lab, LabFile, LabNode } from '../types'
import { vpcsText } from './gns3'

interface Network {
  readonly id: number
  readonly name: string
  readonly visible: boolean
  readonly x: number
  readonly y: number
}

export function eveNg(lab: Lab, boxes: Boxes): readonly LabFile[] {
  const { networks, at } = networksOf(lab)
  const nodes = lab.nodes.filter(({ part }) => part !== 'switch')
  const lines = [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    `<lab name="${xmlText(plainName(lab.name))}" id="${uuidOf(`${lab.name}\nlab`)}" version="1" scripttimeout="300" lock="0">`,
    '  <topology>',
    '    <nodes>',
    ...nodes.flatMap((node, index) => nodeLines(node, index + 1, boxes, at)),
    '    </nodes>',
    '    <networks>',
    ...networks.map(
      ({ id, name, visible, x, y }) =>
        `      <network id="${id}" type="bridge" name="${xmlText(name)}" left="${x}" top="${y}" visibility="${visible ? 1 : 0}"/>`,
    ),
    '    </networks>',
    '  </topology>',
    '  <objects>',
    '    <configs>',
    ...nodes.map((node, index) => `      <config id="${index + 1}">${base64Of(textOf(node))}</config>`),
    '    </configs>',
    '  </objects>',
    '</lab>',
  ]
  return [{ name: `${plainName(lab.name)}.unl`, text: `${lines.join('\n')}\n` }]
}

const textOf = (node: LabNode) => (node.part === 'host' ? vpcsText(node) : ready(node))

const place = (value: number) => Math.max(0, Math.round(value) + 100)

/** A firewall's port 0 is for management. */
const portId = ({ part }: LabNode, index: number) => index + (part === 'firewall' ? 1 : 0)

function nodeLines(node: LabNode, id: number, boxes: Boxes, at: ReadonlyMap<string, number>): readonly string[] {
  const box = boxes[node.part]
  const type = box.id === 'vpcs' ? 'vpcs' : box.id === 'iol' ? 'iol' : 'qemu'
  const ethernet =
    type === 'iol' ? Math.max(1, Math.ceil(node.ports.length / 4)) : Math.max(1, portId(node, node.ports.length))
  const about = [
    ['id', id],
    ['name', node.name],
    ['type', type],
    ['template', box.id],
    ['image', ''],
    ['console', 'telnet'],
    ['cpu', 1],
    ['ram', node.part === 'firewall' ? 2048 : 512],
    ['ethernet', ethernet],
    ['uuid', uuidOf(`${node.name}\neve`)],
    ['delay', 0],
    ['icon', node.part === 'host' ? 'Desktop.png' : node.part === 'firewall' ? 'ASA.png' : 'Router.png'],
    ['config', 1],
    ['left', place(node.x)],
    ['top', place(node.y)],
  ] as const
  const ports = node.ports.flatMap((port) => {
    const network = at.get(`${node.name}\n${port.lab}`)
    if (network === undefined) return []
    const iol = type === 'iol' ? (port.index >> 2) + (port.index & 3) * 16 : portId(node, port.index)
    return [`        <interface id="${iol}" name="${xmlText(port.lab)}" type="ethernet" network_id="${network}"/>`]
  })
  return [
    `      <node ${about.map(([key, value]) => `${key}="${xmlText(String(value))}"`).join(' ')}>`,
    ...ports,
    '      </node>',
  ]
}

/** Networks, and which of them each port of a node is on. Switches that are cabled to each other are one. */
function networksOf(lab: Lab): { readonly networks: readonly Network[]; readonly at: ReadonlyMap<string, number> } {
  const head = new Map(lab.nodes.filter(({ part }) => part === 'switch').map((node) => [node, node]))
  const headOf = (node: LabNode): LabNode => {
    const up = head.get(node) ?? node
    return up === node ? node : headOf(up)
  }
  for (const { a, b } of lab.links)
    if (a.node.part === 'switch' && b.node.part === 'switch') head.set(headOf(a.node), headOf(b.node))
  const networks: Network[] = []
  const at = new Map<string, number>()
  const ids = new Map<LabNode, number>()
  const add = (name: string, visible: boolean, x: number, y: number) => {
    networks.push({ id: networks.length + 1, name, visible, x: place(x), y: place(y) })
    return networks.length
  }
  for (const node of head.keys()) if (headOf(node) === node) ids.set(node, add(node.name, true, node.x, node.y))
  for (const { a, b } of lab.links) {
    const shared = [a, b].find(({ node }) => node.part === 'switch')
    const id = shared
      ? ids.get(headOf(shared.node))
      : add(`${a.node.name}-${b.node.name}`, false, (a.node.x + b.node.x) / 2, (a.node.y + b.node.y) / 2)
    for (const { node, port } of [a, b])
      if (id !== undefined && node.part !== 'switch') at.set(`${node.name}\n${port.lab}`, id)
  }
  return { networks, at }
}
