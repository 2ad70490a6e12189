/** What goes out comes in: devices, cables, configurations and positions of what is read back, for random designs. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { compileDesign } from '../../compile/index'
import { type Design, REFERENCE_DESIGNS } from '../../design/index'
import { saneDraws, startDesigns, wander } from '../../testing/random-designs'
import {
  type Imported,
  importLab,
  ledAs,
  readCml,
  readContainerlab,
  readDrawio,
  type Topology,
  type WrittenLab,
  writeLab,
} from '../index'

const FACTS = { leases: new Map(), reverseRoutes: [], cuts: [] }

function written(design: Design, format: 'containerlab' | 'cml' | 'drawio'): WrittenLab {
  const lab = writeLab(design, format, FACTS)
  if (typeof lab === 'string') throw new Error(lab)
  return lab
}

const fileOf = ({ files }: WrittenLab, end: string): string => files.find(({ name }) => name.endsWith(end))?.text ?? ''

function topologyOf(lab: WrittenLab, format: 'containerlab' | 'cml'): Topology {
  if (format === 'cml') return readCml(parse(fileOf(lab, '.yaml')))
  return readContainerlab(parse(fileOf(lab, '.clab.yml')), JSON.parse(fileOf(lab, '.annotations.json')))
}

function textsOf(topology: Topology, lab: WrittenLab): ReadonlyMap<string, string> {
  return new Map(
    topology.nodes.flatMap(({ name, text, file }) => {
      const found = text ?? (file === undefined ? undefined : fileOf(lab, file))
      return found === undefined ? [] : [[name, found] as const]
    }),
  )
}

/** By the names that devices have in both: a node whose hostname is no name of a host is called otherwise when it is read. */
function expectSame(topology: Topology, texts: ReadonlyMap<string, string>, imported: Imported): void {
  const { design } = imported
  if (!design) throw new Error('nothing was read')
  expect(design.devices).toHaveLength(topology.nodes.length)
  expect(design.links).toHaveLength(topology.links.length)
  const outs = new Map(compileDesign(design).devices.map(({ device, text }) => [device, text]))
  const files = new Map(imported.devices.map(({ file, name }) => [file, name]))
  for (const node of topology.nodes) {
    const name = files.get(node.file ?? `${node.name}.cfg`) ?? node.name
    const device = design.devices.find((item) => item.name === name)
    expect(device?.position).toEqual(node.position)
    if (texts.has(node.name)) expect(outs.get(name)?.trimEnd()).toBe(texts.get(node.name)?.trimEnd())
  }
}

describe.each(['containerlab', 'cml'] as const)('%s, out and in', (format) => {
  it('keeps devices, cables, configurations and positions', () => {
    fc.assert(
      fc.property(startDesigns, saneDraws, (start, draws) => {
        const lab = written(wander(start, draws), format)
        const topology = topologyOf(lab, format)
        if (topology.nodes.length === 0) return
        const texts = textsOf(topology, lab)
        expectSame(topology, texts, importLab(topology, texts))
      }),
      { numRuns: 4 },
    )
  })
})

describe('positions of a drawing', () => {
  it('are those of the design, by the names of its devices', () => {
    const design = REFERENCE_DESIGNS.find(({ name }) => name === 'srnd-figure-c1')?.build()
    if (!design) throw new Error('the reference design is missing')
    const places = readDrawio(fileOf(written(design, 'drawio'), '.drawio'))
    if (typeof places === 'string') throw new Error(places)
    expect(new Map(design.devices.map(({ name, position }) => [name, position]))).toEqual(places)
  })
  it('lead cables as the design does, also the second of two between the same devices, and back', () => {
    const design = REFERENCE_DESIGNS.find(({ name }) => name === 'srnd-two-crossovers')?.build()
    if (!design) throw new Error('the design with two cross-overs is missing')
    const crossOvers = design.links.filter(({ media }) => media === 'cross-over').map(({ id }) => id)
    const links = design.links.map((link, at) =>
      link.id === crossOvers[1]
        ? {
            ...link,
            bends: [
              { x: 40, y: 7.5 },
              { x: -60, y: 90 },
            ],
          }
        : at === 0
          ? { ...link, course: 'right-angled' as const }
          : link,
    )
    const drawing = fileOf(written({ ...design, links }, 'drawio'), '.drawio')
    expect(crossOvers).toHaveLength(2)
    expect(drawing.match(/<mxPoint/g)).toHaveLength(2)
    expect(ledAs(design, drawing).links).toEqual(links)
    // Drawn from the other end it is the same way.
    const turned = links.map((link) => ({
      ...link,
      a: link.b,
      b: link.a,
      ...(link.bends ? { bends: [...link.bends].reverse() } : {}),
    }))
    expect(ledAs({ ...design, links: turned }, drawing).links).toEqual(turned)
  })
  it('reads labels in HTML and in objects; says what a compressed drawing needs', () => {
    const shape =
      '<mxCell id="2" value="&lt;b&gt;gw&amp;nbsp;1&lt;/b&gt;" vertex="1"><mxGeometry x="10" y="20" as="geometry"/></mxCell>'
    const object =
      '<UserObject label="hub" id="3"><mxCell vertex="1"><mxGeometry x="1.5" as="geometry"/></mxCell></UserObject>'
    expect(readDrawio(`<mxGraphModel>${shape}${object}</mxGraphModel>`)).toEqual(
      new Map([
        ['gw 1', { x: 10, y: 20 }],
        ['hub', { x: 1.5, y: 0 }],
      ]),
    )
    expect(readDrawio('<mxfile><diagram>7Vrbbt</diagram></mxfile>')).toContain('Compressed off')
  })
})

describe('topologies of other people', () => {
  it('takes the long form of links, kinds with a configuration of their own, and names what leads nowhere', () => {
    const topology = readContainerlab(
      parse(`
name: other
topology:
  defaults: { kind: linux }
  kinds: { cisco_iol: { startup-config: base.cfg } }
  nodes:
    r1: { kind: cisco_iol }
    sw: { kind: bridge }
    pc: { exec: ["ip addr add 192.0.2.10/24 dev eth1", "ip route add default via 192.0.2.1"] }
  links:
    - type: veth
      endpoints: [{ node: r1, interface: e0/1 }, { node: sw, interface: eth1 }]
    - endpoints: ["pc:eth1", "sw:eth2"]
    - endpoints: ["pc:eth1", "r1:eth2"]
    - endpoints: ["only:eth1"]
`),
      undefined,
    )
    const text = 'version 15.9\nhostname r1\n!\ninterface Ethernet0/1\n ip address 192.0.2.1 255.255.255.0\n!\nend\n'
    const { design, links, diagnostics } = importLab(topology, new Map([['r1', text]]))
    expect(links.map(({ a, b }) => `${a} ${b}`)).toEqual(['r1/Ethernet0/1 sw/eth1', 'pc/eth1 sw/eth2'])
    expect(design?.devices.find(({ name }) => name === 'pc')).toMatchObject({ kind: 'pc', defaultGateway: '192.0.2.1' })
    expect(diagnostics.map(({ summary }) => summary)).toEqual([
      'A link has no two ends of nodes: {"endpoints":["only:eth1"]}',
      'The cable pc:eth1 – r1:eth2 has no two free ends',
    ])
  })
  it('draws nodes and cables whose texts are of another system, and says which are not read', () => {
    const topology = readContainerlab(
      parse(`
name: mixed
topology:
  nodes:
    sros: { kind: nokia_srsim, startup-config: "configure system name sros" }
    sw: { kind: bridge }
  links:
    - endpoints: ["sros:1/1/1", "sw:eth1"]
`),
      undefined,
    )
    const { design, links, diagnostics } = importLab(topology, new Map([['sros', 'configure system name sros\n']]))
    expect(design?.devices.map(({ name }) => name).sort()).toEqual(['sros', 'sw'])
    expect(design?.links).toHaveLength(1)
    expect(links).toEqual([])
    expect(diagnostics.map(({ summary }) => summary)).toEqual([expect.stringContaining('is no configuration')])
  })
  it('takes no script of a host, and no name of a bridge, for a configuration (CML)', () => {
    const node = (label: string, definition: string, configuration: string) => ({
      id: label,
      label,
      node_definition: definition,
      configuration,
      interfaces: [{ id: 'i0', label: 'port' }],
    })
    const topology = readCml({
      lab: { title: 'outside' },
      nodes: [node('ext', 'external_connector', 'NAT'), node('dns', 'dnsmasq', 'server=192.0.2.1')],
      links: [{ id: 'l0', n1: 'ext', i1: 'i0', n2: 'dns', i2: 'i0' }],
    })
    const { design, diagnostics } = importLab(topology, new Map())
    expect(design?.links).toHaveLength(1)
    expect(diagnostics).toEqual([])
  })
})
