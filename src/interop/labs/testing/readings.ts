/**
 * What the files of each tool say, read as the tool would: nodes, and cables with both ends. Written apart from the
 * writers and from other libraries, so that a test can hold them against the laboratory they were made of.
 */
import { parse } from 'yaml'
import type { LabFile, LabFormat } from '../types'

export interface Reading {
  readonly nodes: readonly string[]
  /** Each end as `node port`. */
  readonly links: readonly (readonly [string, string])[]
}

const fileEnding = (files: readonly LabFile[], ending: string): string => {
  const found = files.find(({ name }) => name.endsWith(ending))
  if (!found) throw new Error(`no file ends with ${ending}`)
  return found.text
}

type Pair = readonly [string, string]

interface Clab {
  readonly topology: {
    readonly nodes: Readonly<Record<string, unknown>> | undefined
    readonly links?: readonly { readonly endpoints: Pair }[]
  }
}

function clab(files: readonly LabFile[]): Reading {
  const { topology } = parse(fileEnding(files, '.clab.yml')) as Clab
  const end = (text: string) => text.replace(':', ' ')
  return {
    nodes: Object.keys(topology.nodes ?? {}),
    links: (topology.links ?? []).map(({ endpoints: [a, b] }) => [end(a), end(b)]),
  }
}

interface Cml {
  readonly nodes: readonly {
    readonly id: string
    readonly label: string
    readonly interfaces: readonly { readonly id: string; readonly label: string; readonly slot: number }[]
  }[]
  readonly links: readonly { readonly n1: string; readonly i1: string; readonly n2: string; readonly i2: string }[]
}

function cml(files: readonly LabFile[]): Reading {
  const { nodes, links } = parse(fileEnding(files, '.yaml')) as Cml
  const end = (node: string, port: string) => {
    const found = nodes.find(({ id }) => id === node)
    const own = found?.interfaces.filter(({ id }) => id === port) ?? []
    if (own.length !== 1) throw new Error(`${node} ${port} stands ${own.length} times`)
    return `${found?.label} ${own[0]?.label}`
  }
  return {
    nodes: nodes.map(({ label }) => label),
    links: links.map(({ n1, i1, n2, i2 }) => [end(n1, i1), end(n2, i2)]),
  }
}

interface Gns3Node {
  readonly node_id: string
  readonly name: string
  readonly node_type: string
  readonly compute_id: string
  readonly properties: Readonly<Record<string, unknown>> & {
    readonly adapters?: number
    readonly ports_mapping?: readonly { readonly port_number: number }[]
  }
}

interface Gns3 {
  readonly topology: {
    readonly nodes: readonly Gns3Node[]
    readonly links: readonly {
      readonly link_id: string
      readonly nodes: readonly {
        readonly node_id: string
        readonly adapter_number: number
        readonly port_number: number
      }[]
    }[]
  }
}

const GNS3_TYPES = ['dynamips', 'qemu', 'vpcs', 'ethernet_switch']
/** Ports of what may stand in a slot of a Dynamips router (its hypervisor's list of modules). */
const MODULE_PORTS: ReadonlyMap<unknown, number> = new Map([
  ['C7200-IO-2FE', 2],
  ['PA-2FE-TX', 2],
  ['GT96100-FE', 2],
  ['NM-1FE-TX', 1],
])

/** Whether a node has such a port. */
function hasPort({ node_type: type, properties }: Gns3Node, adapter: number, port: number): boolean {
  switch (type) {
    case 'ethernet_switch':
      return adapter === 0 && (properties.ports_mapping ?? []).some(({ port_number: number }) => number === port)
    case 'qemu':
      return port === 0 && adapter < (properties.adapters ?? 0)
    case 'dynamips':
      return port < (MODULE_PORTS.get(properties[`slot${adapter}`]) ?? 0)
    case 'vpcs':
      return adapter === 0 && port === 0
    default:
      return false
  }
}

const UUID = /^[a-f0-9]{8}(?:-[a-f0-9]{4}){3}-[a-f0-9]{12}$/

function gns3(files: readonly LabFile[]): Reading {
  const project = JSON.parse(fileEnding(files, 'project.gns3')) as Gns3 & Record<string, unknown>
  for (const field of ['project_id', 'type', 'revision', 'version', 'name', 'topology'])
    if (!(field in project)) throw new Error(`${field} is missing`)
  const { nodes, links } = project.topology
  const bad = nodes.filter(({ node_id: id, node_type: type }) => !UUID.test(id) || !GNS3_TYPES.includes(type))
  if (bad.length > 0) throw new Error(`not of GNS3: ${JSON.stringify(bad)}`)
  // A portable project names no computer of its own, and whatever has an identity has one of its own.
  if (nodes.some(({ compute_id: where }) => where !== 'local')) throw new Error('not portable')
  const ids = [project.project_id, ...nodes.map(({ node_id: id }) => id), ...links.map(({ link_id: id }) => id)]
  if (new Set(ids).size !== ids.length || !ids.every((id) => UUID.test(String(id)))) throw new Error('identities')
  const known = new Map(nodes.map((node) => [node.node_id, node]))
  const ends = links.map(({ nodes: both }) =>
    both.map(({ node_id: id, adapter_number: adapter, port_number: port }) => {
      const node = known.get(id)
      if (!node || !hasPort(node, adapter, port)) throw new Error(`${node?.name} has no port ${adapter}/${port}`)
      return `${node.name} ${adapter}/${port}`
    }),
  )
  return { nodes: nodes.map(({ name }) => name), links: ends.map(([a = '', b = '']) => [a, b]) }
}

/** Of the ends on networks: what is on one network is cabled to each other, so no pairs can be told. */
function eveNg(files: readonly LabFile[]): Reading {
  const text = fileEnding(files, '.unl')
  const nodes = [...text.matchAll(/<node id="\d+" name="([^"]*)"[^>]*>([\s\S]*?)<\/node>/g)]
  const networks = new Set([...text.matchAll(/<network id="(\d+)"/g)].map(([, id]) => id))
  const ends = nodes.flatMap(([, name, inside = '']) =>
    [...inside.matchAll(/<interface id="(\d+)" name="([^"]*)" type="ethernet" network_id="(\d+)"\/>/g)].map(
      ([, id, , network]) => [
        `${name} ${id}`,
        networks.has(network ?? '') ? `network ${network} of ${name} ${id}` : '',
      ],
    ),
  )
  return { nodes: nodes.map(([, name = '']) => name), links: ends.map(([a = '', b = '']) => [a, b]) }
}

function batfish(files: readonly LabFile[]): Reading {
  const texts = files.filter(({ name }) => name.startsWith('configs/'))
  const hosts = files.filter(({ name }) => name.startsWith('hosts/'))
  const { edges } = JSON.parse(fileEnding(files, 'layer1_topology.json')) as {
    readonly edges: readonly Readonly<
      Record<'node1' | 'node2', { readonly hostname: string; readonly interfaceName: string }>
    >[]
  }
  return {
    nodes: [
      ...texts.map(({ name, text }) => (/^hostname (\S+)/m.exec(text)?.[1] ?? name).toLowerCase()),
      ...hosts.map(({ text }) => (JSON.parse(text) as { readonly hostname: string }).hostname),
    ],
    links: edges.map(({ node1, node2 }) => [
      `${node1.hostname} ${node1.interfaceName}`,
      `${node2.hostname} ${node2.interfaceName}`,
    ]),
  }
}

/** draw.io and the texts that draw themselves: cells and lines by their ids; an edge names its ports in a label. */
function drawn(files: readonly LabFile[], ending: string, node: RegExp, edge: RegExp): Reading {
  const text = fileEnding(files, ending)
  const links = [...text.matchAll(edge)].map(
    ({ groups: { a = '', b = '', pa = '', pb = '' } = {} }): Pair => [`${a} ${pa}`, `${b} ${pb}`],
  )
  return { nodes: [...text.matchAll(node)].map(({ groups }) => groups?.id ?? ''), links }
}

export function readingOf(format: LabFormat, files: readonly LabFile[]): Reading | undefined {
  switch (format) {
    case 'containerlab':
      return clab(files)
    case 'cml':
      return cml(files)
    case 'gns3':
      return gns3(files)
    case 'eve-ng':
      return eveNg(files)
    case 'batfish':
      return batfish(files)
    case 'drawio':
      return drawn(
        files,
        '.drawio',
        /<mxCell id="(?<id>[^"]+)"[^>]* vertex="1"/g,
        /value="(?<pa>[^"]*) – (?<pb>[^"]*)"[^>]* edge="1"[^>]* source="(?<a>[^"]+)" target="(?<b>[^"]+)"/g,
      )
    case 'mermaid':
      return drawn(
        files,
        '.mmd',
        /^ {2}(?<id>d\d+)[[({]/gm,
        /^ {2}(?<a>d\d+) ---\|"(?<pa>[^"]*) – (?<pb>[^"]*)"\| (?<b>d\d+)$/gm,
      )
    case 'graphviz':
      return drawn(
        files,
        '.dot',
        /^ {2}(?<id>d\d+) \[/gm,
        /^ {2}(?<a>d\d+) -- (?<b>d\d+) \[taillabel="(?<pa>(?:[^"\\]|\\.)*)", headlabel="(?<pb>(?:[^"\\]|\\.)*)"\];$/gm,
      )
    case 'netbox':
    case 'ansible':
      return undefined
  }
}
