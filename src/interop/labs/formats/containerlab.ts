/**
 * containerlab: a topology, configurations that are added to what it gives a node, positions for its editor, and
 * commands for hosts. Ends of links are written as `ethN`, which every kind takes; eth0 is the management network.
 */
import type { Boxes } from '../boxes'
import { type Yaml, yamlOf } from '../emit'
import { plainName } from '../names'
import { ready } from '../ready'
import type { Lab, LabFile, LabLink, LabNode } from '../types'

const IMAGES: ReadonlyMap<string, string> = new Map([
  ['cisco_iol', 'vrnetlab/cisco_iol:17.12.01'],
  ['cisco_vios', 'vrnetlab/cisco_vios:159-3.M10'],
  ['cisco_asav', 'vrnetlab/cisco_asav:9-23-1'],
  ['linux', 'alpine:3'],
])

export function containerlab(lab: Lab, boxes: Boxes): readonly LabFile[] {
  const name = plainName(lab.name)
  const topology: Yaml = {
    name,
    topology: {
      kinds: kindsOf(lab, boxes),
      nodes: new Map(lab.nodes.map((node) => [node.name, nodeOf(node, boxes)])),
      // It takes no empty list.
      ...(lab.links.length === 0
        ? {}
        : { links: lab.links.map(({ a, b }) => ({ endpoints: [endText(a), endText(b)] })) }),
    },
  }
  const annotations = {
    freeTextAnnotations: [],
    cloudNodeAnnotations: [],
    nodeAnnotations: lab.nodes.map((node) => ({
      id: node.name,
      icon: ICONS[node.part],
      position: { x: Math.round(node.x), y: Math.round(node.y) },
    })),
  }
  return [
    { name: `${name}.clab.yml`, text: yamlOf(topology) },
    { name: `${name}.clab.yml.annotations.json`, text: `${JSON.stringify(annotations, null, 2)}\n` },
    ...lab.nodes.flatMap((node) => (isBox(node) ? [{ name: configOf(node), text: startup(node) }] : [])),
  ]
}

const ICONS: Readonly<Record<LabNode['part'], string>> = {
  router: 'router',
  firewall: 'firewall',
  switch: 'bridge',
  host: 'client',
}

const isBox = ({ part }: LabNode) => part === 'router' || part === 'firewall'

/** `.partial`: it is added to the node's own beginning, which has the management port. */
const configOf = ({ name, part }: LabNode) => `configs/${name}${part === 'firewall' ? '' : '.partial'}.cfg`

function kindsOf(lab: Lab, boxes: Boxes): Yaml {
  const used = [...new Set(lab.nodes.map(({ part }) => boxes[part].id))]
  return new Map(used.map((id) => [id, { image: IMAGES.get(id) ?? id }]))
}

function nodeOf(node: LabNode, boxes: Boxes): Yaml {
  const about = { kind: boxes[node.part].id }
  if (isBox(node)) return { ...about, 'startup-config': configOf(node) }
  const exec = node.part === 'switch' ? bridgeCommands(node) : hostCommands(node)
  return { ...about, ...(exec.length === 0 ? {} : { exec }) }
}

function bridgeCommands({ ports }: LabNode): readonly string[] {
  return [
    'ip link add br0 type bridge',
    ...ports.map(({ lab }) => `sh -c "ip link set ${lab} master br0 up || true"`),
    'ip link set br0 up',
  ]
}

/** The default route of a container leads to the management network: the host's own takes its place. */
function hostCommands({ host, ports }: LabNode): readonly string[] {
  const port = ports[0]?.lab
  if (port === undefined) return []
  const { address, gateway } = host ?? {}
  if (address === undefined) return ['ip route del default', `udhcpc -b -i ${port}`]
  return [
    `ip address add ${address} dev ${port}`,
    ...(gateway === undefined ? [] : [`ip route replace default via ${gateway}`]),
  ]
}

/** Without the end that would cut off what the kind itself writes after it. */
const startup = (node: LabNode): string =>
  `${ready(node)
    .split('\n')
    .filter((line) => line !== 'end')
    .join('\n')
    .trimEnd()}\n`

const endText = ({ node, port }: LabLink['a']) => `${node.name}:eth${port.index + 1}`
