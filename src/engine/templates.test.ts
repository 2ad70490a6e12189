/** Templates of new designs: each runs, is traced both ways, is struck, and comes back from its own export. */
import { describe, expect, it } from 'vitest'
import { type Fault, parseFault } from '../config/index'
import { REFERENCE_DESIGNS } from '../design/index'
import { importConfigurations } from '../interop/index'
import { settle, struck, trace } from '../testing/lab'
import { buildScene } from './build'
import { examine } from './findings'

const faultOf = (text: string): Fault => {
  const fault = parseFault(text)
  if (typeof fault === 'string') throw new Error(fault)
  return fault
}

/** What each says of itself that is no mere advice, and what happens to a call when something fails. */
const TEMPLATES: readonly {
  readonly name: string
  readonly grave: readonly string[]
  readonly strokes: readonly (readonly [fault: string, isSurvived: boolean])[]
}[] = [
  {
    name: 'pair-beside-firewall',
    grave: [],
    strokes: [
      ['power:gateway-1', true],
      ['power:firewall', false],
    ],
  },
  { name: 'single-hub', grave: [], strokes: [['power:hub', false]] },
  {
    name: 'two-hub-sites',
    grave: [],
    // The phone is registered with the CallManager of the first hub, which the line between the hubs reaches.
    strokes: [
      ['cut:hub-1/GigabitEthernet0/0', true],
      ['power:provider-a', false],
    ],
  },
  {
    name: 'two-callmanagers',
    grave: [],
    strokes: [['power:gateway-1', true]],
  },
  {
    name: 'two-providers',
    grave: [],
    strokes: [
      ['power:provider-a', true],
      ['power:provider-b', true],
    ],
  },
  {
    name: 'firewall-pair',
    // As of the source document: its firewall lets no ICMP from the gateways to headquarters.
    grave: ['path-mtu-hole'],
    strokes: [
      ['power:firewall', true],
      ['power:stick-lan-1', true],
      ['power:border-lan', false],
    ],
  },
  { name: 'ikev2-vti', grave: ['credentials'], strokes: [['cut:hub-1/GigabitEthernet0/0', true]] },
]

const built = (name: string) => {
  const found = REFERENCE_DESIGNS.find((item) => item.name === name)
  if (!found) throw new Error(`there is no template ${name}`)
  return found.build()
}

describe.each(TEMPLATES)('the template $name', ({ name, grave, strokes }) => {
  const design = built(name)
  const lab = settle(design)
  const ends = (at: typeof lab, to = 'phone-2') => {
    const { forward, return: back } = trace(at, 'callmanager', to)
    return [forward.disposition, back.disposition]
  }
  it('has no finding that is no advice', () => {
    const { findings } = examine(design, buildScene(design))
    expect(findings.flatMap(({ rule, severity }) => (severity === 'info' ? [] : [rule]))).toEqual(grave)
  })
  it('settles, and its ends reach each other both ways, protected', () => {
    expect(ends(lab)).toEqual(['accepted', 'accepted'])
    expect(ends(lab, 'phone-1')).toEqual(['accepted', 'accepted'])
    const { forward } = trace(lab, 'callmanager', 'phone-2')
    expect(forward.hops.flatMap(({ steps }) => steps.map(({ type }) => type))).toContain('encrypt')
  })
  it.each(strokes)('after %s is reached: %s', (fault, isSurvived) => {
    const isReached = ends(struck(lab, faultOf(fault))).every((end) => end === 'accepted')
    expect(isReached).toBe(isSurvived)
  })
  it('comes back from its export as the same texts, whose tunnels come up', () => {
    const files = buildScene(design).texts.flatMap(({ fileName, text }) =>
      text === '' ? [] : [{ name: fileName, text }],
    )
    const { design: again } = importConfigurations(files, { values: {} })
    if (!again) throw new Error('nothing was imported')
    const texts = new Map(buildScene(again).texts.map(({ fileName, text }) => [fileName, text.trimEnd()]))
    for (const file of files) expect(texts.get(file.name)).toBe(file.text.trimEnd())
    expect(files.length).toBeGreaterThan(3)
    const lan = again.devices.find((item) => item.name === 'soho-2')?.interfaces.find(({ role }) => role === 'lan')
    const { forward, return: back } = trace(settle(again), `soho-2/${lan?.name ?? 'Vlan1'}`, '10.1.0.10')
    expect([forward.disposition, back.disposition]).toEqual(['accepted', 'accepted'])
  })
})

it('tunnel interfaces of sites whose LANs differ in size have numbers and addresses of their own', () => {
  const design = built('ikev2-vti')
  const lans = new Map([
    ['soho-2', '10.81.2.33/29'],
    ['soho-3', '10.81.2.65/28'],
  ])
  const devices = design.devices.map((device) => {
    const address = lans.get(device.name)
    const moved = device.interfaces.map((item) =>
      item.role === 'lan' && address !== undefined
        ? { ...item, addressing: { kind: 'static' as const, address } }
        : item,
    )
    return { ...device, interfaces: moved }
  })
  const hub = buildScene({ ...design, devices }).texts.find(({ device }) => device === 'hub-1')?.text ?? ''
  const numbers = [...hub.matchAll(/^interface (Tunnel\d+)$/gm)].map(([, name]) => name)
  expect([numbers.length, new Set(numbers).size]).toEqual([3, 3])
})

describe('tunnel interfaces with a hub at either end of every negotiation', () => {
  const { network } = settle(built('ikev2-vti'))
  it('ask for their SAs as soon as their device has started, and not only with the next try', () => {
    const first = network.journal.slice(0).find(({ event, protocol }) => protocol === 'ike' && event === 'attempt')
    expect((first?.at ?? Number.POSITIVE_INFINITY) / 1e6).toBeLessThan(5)
  })
  it('keep what both made where both began at once: neither is what the other lost (RFC 7296 section 2.4)', () => {
    const texts = network.journal.slice(0).map(({ text }) => text)
    expect(texts.filter((text) => text.includes('stands (READY)')).length).toBeGreaterThan(6)
    expect(texts.filter((text) => text.includes('initial contact'))).toEqual([])
  })
})
