/**
 * A topology and the configurations that it names → design. The texts are read as in any import; cables are those of the
 * topology, not those that addresses suggest, and so are positions. Nodes without a text are switches and hosts.
 */
import { type Design, type Device, emptyDesign, type Link, makeInterface, makeLink } from '../../../design/index'
import { importConfigurations } from '../../import/import'
import type { Arrange, ImportDiagnostic, Imported } from '../../import/types'
import { plainDevice } from './plain-device'
import { portOf } from './ports'
import type { Topology, TopologyEnd } from './topology'

/** `texts` are those of the files that nodes name, by the name of the node. */
export function importLab(topology: Topology, texts: ReadonlyMap<string, string>): Imported {
  const named = fileNames(topology)
  const files = topology.nodes.flatMap((node) => {
    const text = node.text ?? texts.get(node.name)
    return text === undefined ? [] : [{ name: named.get(node.name) ?? node.name, text }]
  })
  const nodes = new Map([...named].map(([node, file]) => [file, node]))
  const problems: string[] = []
  const arrange: Arrange = (bare, byFile) => {
    const called = new Map(
      [...byFile].flatMap(([file, name]) => (nodes.has(file) ? [[nodes.get(file) ?? '', name]] : [])),
    )
    const whole = withPlain(bare, topology, called)
    const cabled = withCables(placed(whole.design, topology, whole.called), topology, whole.called)
    problems.push(...cabled.problems)
    return { design: { ...cabled.design, name: topology.name }, reason: 'the topology says so' }
  }
  const imported = importConfigurations(files, { values: {}, arrange })
  // Texts that nobody here reads are told; nodes and cables are drawn all the same.
  const read = imported.design ? imported : { ...imported, ...ofHosts(arrange) }
  return {
    ...read,
    diagnostics: [
      ...(files.length === 0 ? [] : imported.diagnostics),
      ...[...topology.problems, ...problems].map(remark),
    ],
  }
}

/** What the import calls the text of each node: by its file, and by the node where two have one. */
function fileNames({ nodes }: Topology): ReadonlyMap<string, string> {
  const times = (file: string) => nodes.filter((node) => node.file === file).length
  return new Map(
    nodes.map(({ name, file }) => [
      name,
      file === undefined ? `${name}.cfg` : times(file) > 1 ? `${file} of ${name}` : file,
    ]),
  )
}

/** A topology without a single text that is read. */
function ofHosts(arrange: Arrange): Pick<Imported, 'design' | 'devices'> {
  const { design } = arrange(emptyDesign(), new Map())
  return { design, devices: design.devices.map(({ name, kind }) => ({ name, kind, role: kind, byHand: 0 })) }
}

const remark = (summary: string): ImportDiagnostic => ({
  severity: 'warning',
  file: '',
  line: 0,
  summary,
  detail: 'What the topology says there is left out.',
  remedy: 'Read the topology at that place.',
})

interface Whole {
  readonly design: Design
  readonly called: ReadonlyMap<string, string>
}

function withPlain(design: Design, topology: Topology, read: ReadonlyMap<string, string>): Whole {
  const called = new Map(read)
  const taken = new Set([...read.values()].map((name) => name.toLowerCase()))
  const ends = topology.links.flat()
  const added = topology.nodes.flatMap((node) => {
    if (read.has(node.name)) return []
    const name = freeName(node.name, taken)
    called.set(node.name, name)
    taken.add(name.toLowerCase())
    const ports = ends.flatMap((end) => (end.node === node.name ? [portOf(node.kind, end.port)] : []))
    return [plainDevice(node, name, [...new Set(ports)])]
  })
  return { design: { ...design, devices: [...design.devices, ...added] }, called }
}

/** A name of a host: letters, digits and hyphens. */
function freeName(wanted: string, taken: ReadonlySet<string>): string {
  const plain = wanted.replace(/[^A-Za-z0-9-]+/g, '-').replace(/^-+|(?<!-)-+$/g, '') || 'node'
  for (let count = 1; ; count++) {
    const name = count === 1 ? plain : `${plain}-${count}`
    if (!taken.has(name.toLowerCase())) return name
  }
}

function placed(design: Design, { nodes }: Topology, called: ReadonlyMap<string, string>): Design {
  const places = new Map(
    nodes.flatMap(({ name, position }) => {
      const device = called.get(name)
      return device === undefined || !position ? [] : [[device, position] as const]
    }),
  )
  return withPositions(design, places)
}

/** Devices stand where they are called to; the others stay where they are. */
export function withPositions(design: Design, places: ReadonlyMap<string, Device['position']>): Design {
  return {
    ...design,
    devices: design.devices.map((device) => ({ ...device, position: places.get(device.name) ?? device.position })),
  }
}

function withCables(
  design: Design,
  topology: Topology,
  called: ReadonlyMap<string, string>,
): { readonly design: Design; readonly problems: readonly string[] } {
  const kinds = new Map(topology.nodes.map(({ name, kind }) => [name, kind]))
  const taken = new Set<string>()
  const links: Link[] = []
  const problems: string[] = []
  const missing = new Map<string, Set<string>>()
  const textFor = ({ node, port }: TopologyEnd): string | undefined => {
    const device = called.get(node)
    return device === undefined ? undefined : `${device}/${portOf(kinds.get(node) ?? '', port)}`
  }
  for (const [a, b] of topology.links) {
    const [from, to] = [textFor(a), textFor(b)]
    if (from === undefined || to === undefined || from === to || taken.has(from) || taken.has(to)) {
      problems.push(`The cable ${a.node}:${a.port} – ${b.node}:${b.port} has no two free ends`)
      continue
    }
    taken.add(from).add(to)
    const link = makeLink(from, to)
    for (const { device, interface: port } of [link.a, link.b])
      missing.set(device, (missing.get(device) ?? new Set()).add(port))
    links.push(link)
  }
  return {
    design: { ...design, devices: design.devices.map((device) => withPorts(device, missing.get(device.name))), links },
    problems,
  }
}

/** A port with a cable is there, also when its text says nothing of it. */
function withPorts(device: Device, wanted: ReadonlySet<string> = new Set()): Device {
  const own = new Set(device.interfaces.map(({ name }) => name))
  const more = [...wanted].filter((name) => !own.has(name)).map((name) => makeInterface(name, 'port'))
  return more.length === 0 ? device : { ...device, interfaces: [...device.interfaces, ...more] }
}
