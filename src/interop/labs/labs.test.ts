/** Every format on random designs: ends of cables are there, no interface has two, and texts say the same under other names. */
import { readFileSync } from 'node:fs'
import { Validator } from '@cfworker/json-schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { REFERENCE_DESIGNS } from '../../design/index'
import { startDesigns, wander, wildDraws } from '../../testing/random-designs'
import { LAB_FORMATS, type LabFacts, type LabFormat, routersOf, type WrittenLab, writeLab } from '../index'
import { renamePorts } from './rename'
import { readingOf } from './testing/readings'

const NOTHING: LabFacts = { leases: new Map(), reverseRoutes: [], cuts: [] }

const schema = new Validator(JSON.parse(readFileSync('src/interop/labs/testing/clab.schema.json', 'utf8')), '7')

const reference = () => {
  const found = REFERENCE_DESIGNS.find(({ name }) => name === 'srnd-figure-c1')
  if (!found) throw new Error('the reference design is missing')
  return found.build()
}

function write(design: Parameters<typeof writeLab>[0], format: LabFormat, router?: string): WrittenLab {
  const lab = writeLab(design, format, NOTHING, router === undefined ? {} : { router })
  if (typeof lab === 'string') throw new Error(lab)
  return lab
}

const textNamed = ({ files }: WrittenLab, name: string): string => files.find((file) => file.name === name)?.text ?? ''

/** Each tool with each of its boxes. */
const CHOICES = LAB_FORMATS.flatMap((format): readonly (readonly [LabFormat, string | undefined])[] => {
  const routers = routersOf(format)
  return routers.length === 0 ? [[format, undefined]] : routers.map(({ id }) => [format, id] as const)
})

function expectWhole(lab: WrittenLab, format: LabFormat): void {
  expect(lab.problems).toEqual([])
  const reading = readingOf(format, lab.files)
  if (!reading) return
  const nodes = new Set(reading.nodes)
  expect(nodes.size).toBe(reading.nodes.length)
  const ends = reading.links.flat()
  expect(new Set(ends).size).toBe(ends.length)
  const lost = ends.filter((end) => !nodes.has(end.split(' ')[0] ?? '') && !end.startsWith('network '))
  expect(lost).toEqual([])
}

it('random designs in every format: every end is a node that is there, no interface has two cables', () => {
  fc.assert(
    fc.property(startDesigns, wildDraws, (start, draws) => {
      const design = wander(start, draws)
      for (const [format, router] of CHOICES) expectWhole(write(design, format, router), format)
    }),
    { numRuns: 5 },
  )
  expect(CHOICES.length).toBeGreaterThan(LAB_FORMATS.length)
})

describe.each(CHOICES)('%s %s', (format, router) => {
  it('the reference design has all of its cables, and the same files when it is written again', () => {
    const lab = write(reference(), format, router)
    const reading = readingOf(format, lab.files)
    const links = reference().links.length
    // The provider's router is cabled to its customers' network; EVE-NG tells ends, two of a cable that is no switch's.
    if (reading && format !== 'eve-ng')
      expect(reading.links).toHaveLength(['drawio', 'mermaid', 'graphviz'].includes(format) ? links : links + 1)
    expect(write(reference(), format, router).files).toEqual(lab.files)
    expect(lab.lost.length).toBeGreaterThan(0)
  })
})

describe('containerlab', () => {
  it('is a topology by its own schema, whatever the design', () => {
    fc.assert(
      fc.property(startDesigns, wildDraws, (start, draws) => {
        const lab = write(wander(start, draws), 'containerlab')
        const text = lab.files.find(({ name }) => name.endsWith('.clab.yml'))?.text ?? ''
        const { topology, ...about } = parse(text)
        // It asks for one node at least.
        if (Object.keys(topology.nodes).length === 0) return
        expect(schema.validate({ ...about, topology }).errors).toEqual([])
      }),
      { numRuns: 4 },
    )
    expect(schema.validate({ name: 'x', topology: { nodes: { a: { kind: 'none of its kinds' } } } }).valid).toBe(false)
  })
  it('renames interfaces in texts and tells it; positions stand in the annotations', () => {
    const lab = write(reference(), 'containerlab', 'cisco_iol')
    const text = textNamed(lab, 'configs/gateway-1.partial.cfg')
    expect(text).toContain('interface Ethernet0/1\n no shutdown\n description Private\n')
    expect(text).toContain(' passive-interface Ethernet0/1\n')
    expect(text).not.toMatch(/FastEthernet|^end/m)
    expect(lab.renamed).toContainEqual({ device: 'gateway-1', from: 'FastEthernet0/1', to: 'Ethernet0/2' })
    const { nodeAnnotations } = JSON.parse(textNamed(lab, 'SRND-figure-C-1.clab.yml.annotations.json'))
    const place = reference().devices.find(({ name }) => name === 'gateway-1')?.position
    expect(nodeAnnotations).toContainEqual({ id: 'gateway-1', icon: 'router', position: place })
  })
  it('refuses boxes that it has not', () => {
    expect(writeLab(reference(), 'containerlab', NOTHING, { router: 'c7200' })).toBe(
      '"c7200": choose cisco_iol, cisco_vios',
    )
  })
})

describe('batfish', () => {
  it('has reverse routes as static ones, leases as addresses, and a file for each cut', () => {
    const lab = writeLab(reference(), 'batfish', {
      leases: new Map([['phone-24/Ethernet', '10.81.2.26/29']]),
      reverseRoutes: [{ device: 'gateway-1', address: '10.81.2.0', mask: '255.255.255.248', nextHop: '10.81.0.1' }],
      cuts: [{ scenario: 'cross-over-cut', device: 'gateway-1', interface: 'FastEthernet0/1' }],
    })
    if (typeof lab === 'string') throw new Error(lab)
    expect(textNamed(lab, 'configs/gateway-1.cfg')).toMatch(
      /ip route 10\.81\.2\.0 255\.255\.255\.248 10\.81\.0\.1\nend\n$/,
    )
    expect(JSON.parse(textNamed(lab, 'hosts/phone-24.json')).hostInterfaces.eth0.prefix).toBe('10.81.2.26/29')
    const { runtimeData } = JSON.parse(textNamed(lab, 'cuts/cross-over-cut/runtime_data.json'))
    expect(runtimeData['gateway-1']).toEqual({
      'FastEthernet0/0': { lineUp: true },
      'FastEthernet0/1': { lineUp: false },
    })
  })
})

describe('renaming', () => {
  const names = new Map([
    ['FastEthernet0/0', 'Ethernet0/1'],
    ['FastEthernet0/1', 'Ethernet0/2'],
  ])
  it('is of commands: short forms, two words, subinterfaces; never of free text', () => {
    const text = [
      'interface Fa0/0',
      ' description to FastEthernet0/1 of the other',
      '!',
      'interface FastEthernet 0/1.20',
      ' encapsulation dot1Q 20',
      '!',
      'ip route 10.0.0.0 255.0.0.0 FastEthernet0/1',
      'banner motd ^C',
      'interface FastEthernet0/0',
      '^C',
    ].join('\n')
    expect(renamePorts(text, 'ios', names).split('\n')).toEqual([
      'interface Ethernet0/1',
      ' description to FastEthernet0/1 of the other',
      '!',
      'interface Ethernet0/2.20',
      ' encapsulation dot1Q 20',
      '!',
      'ip route 10.0.0.0 255.0.0.0 Ethernet0/2',
      'banner motd ^C',
      'interface FastEthernet0/0',
      '^C',
    ])
  })
  it('there and back is the same text', () => {
    const back = new Map([...names].map(([from, to]) => [to, from]))
    const text = 'interface FastEthernet0/0\n no shutdown\nrouter eigrp 64\n passive-interface FastEthernet0/1\n'
    expect(renamePorts(renamePorts(text, 'ios', names), 'ios', back)).toBe(text)
  })
})
