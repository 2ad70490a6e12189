/** Cisco Modeling Labs: one YAML file with nodes, their interfaces by slot, their configurations, and links. */
import type { Boxes } from '../boxes'
import { type Yaml, yamlOf } from '../emit'
import { plainName } from '../names'
import { ready } from '../ready'
import type { Lab, LabFile, LabNode } from '../types'

export function cml(lab: Lab, boxes: Boxes): readonly LabFile[] {
  const ids = new Map(lab.nodes.map((node, index) => [node, `n${index}`]))
  const idOf = (node: LabNode) => ids.get(node) ?? ''
  const topology: Yaml = {
    lab: {
      description: 'Written by Headend; EXPECTED.md beside it says what should come out.',
      notes: '',
      title: lab.name,
      version: '0.1.0',
    },
    nodes: lab.nodes.map((node) => ({
      id: idOf(node),
      label: node.name,
      node_definition: boxes[node.part].id,
      x: Math.round(node.x),
      y: Math.round(node.y),
      configuration: configuration(node),
      tags: [],
      interfaces: interfaces(node),
    })),
    links: lab.links.map(({ a, b }, index) => ({
      id: `l${index}`,
      n1: idOf(a.node),
      i1: interfaceId(a.node, a.port.index),
      n2: idOf(b.node),
      i2: interfaceId(b.node, b.port.index),
      label: `${a.node.name}-${a.port.lab}<->${b.node.name}-${b.port.lab}`,
    })),
  }
  return [{ name: `${plainName(lab.name)}.yaml`, text: yamlOf(topology) }]
}

/** A firewall's first slot is its management port. */
const firstSlot = ({ part }: LabNode) => (part === 'firewall' ? 1 : 0)
const interfaceId = (node: LabNode, index: number) => `i${index + firstSlot(node)}`

function interfaces(node: LabNode): readonly Yaml[] {
  const own = node.ports.map(({ lab, index }) => ({
    id: interfaceId(node, index),
    label: lab,
    slot: index + firstSlot(node),
    type: 'physical',
  }))
  return firstSlot(node) === 0 ? own : [{ id: 'i0', label: 'Management0/0', slot: 0, type: 'physical' }, ...own]
}

function configuration(node: LabNode): string {
  if (node.part === 'switch') return ''
  if (node.part !== 'host') return ready(node)
  const { address, gateway } = node.host ?? {}
  const port = node.ports[0]?.lab ?? 'eth0'
  const lines =
    address === undefined
      ? [`udhcpc -b -i ${port}`]
      : [
          `ip address add ${address} dev ${port}`,
          `ip link set ${port} up`,
          ...(gateway ? [`ip route add default via ${gateway}`] : []),
        ]
  return `hostname ${node.name}\n${lines.join('\n')}\n`
}
