/** The planner against the simulator: the bytes on every cable, and the time that a packet takes. */
import { describe, expect, it } from 'vitest'
import { DEFAULT_PLAN, type PlanBasis } from '../../config/index'
import { ACCESSES, type Codec, EXPEDITED, type Flow, packetSize, VOICE_PORTS, voiceSize } from '../../net/index'
import { addressesOf, forkNetwork, runUntil, sendPulses, timeOf, traceFlow } from '../../sim/index'
import { type Lab, reference, release, settle } from '../../testing/lab'
import { sitePlans } from './plan'
import type { PlannedSite } from './types'

const basis = (values: Partial<PlanBasis['values']> = {}): PlanBasis => ({
  values: { ...DEFAULT_PLAN, ...values },
  sites: new Map(),
  platforms: [],
})
const lab = settle(reference())
const sitesOf = ({ built, network }: Lab, with_ = basis()): readonly PlannedSite[] =>
  sitePlans({ ...built.scene, network }, with_).filter((site) => site.kind === 'planned')

describe('the plan of the reference design', () => {
  const sites = sitesOf(lab)
  it('plans every site, with 84.8 kbit/s on its DSL line: no call within a third, two within three quarters', () => {
    expect(sites).toHaveLength(6)
    for (const site of sites) {
      expect(site.access).toMatchObject({ technology: 'pppoe-atm', upKbit: 256, downKbit: 1500 })
      expect(site.call).toMatchObject({ clear: 60, tunnel: 112, wire: 212, cells: 4, kbit: 84.8 })
      expect([site.up, site.down]).toEqual([
        { priority: 0, reservable: 2 },
        { priority: 5, reservable: 13 },
      ])
      expect(site.path).toEqual({ mtu: 1492, largestClear: 1438, segment: 1398, wholeCells: 1358 })
    }
  })
  it('says of each input where it is from', () => {
    const from = new Map(sites[0]?.inputs.map((input) => [input.label, input.from]))
    expect(from.get('Sealed as')).toBe('agreed tunnel')
    expect(from.get('Codec of the calls')).toBe('assumption')
    expect(from.get('Towards headquarters')).toBe('cable')
  })
  it('marks what a site has among the alternatives, at the same cost', () => {
    for (const { alternatives, call } of sites) {
      const present = alternatives.filter((item) => item.present)
      expect(present.map(({ group }) => group)).toEqual([
        'transform',
        'encapsulation',
        'encapsulation',
        'codec',
        'interval',
        'access',
      ])
      expect(new Set(present.map(({ kbit }) => kbit))).toEqual(new Set([call.kbit]))
    }
  })
})

describe.each([
  ['12.2, pass-through', lab],
  ['15.9, NAT traversal', settle({ ...release('15.9'), devices: release('15.9').devices.map(openFirewall) })],
] as const)('%s: the planner and the simulator', (_name, asked) => {
  it.each(['g729', 'g711'] as const)('have the same bytes of a %s call on every cable, both ways', (codec) => {
    for (const site of sitesOf(asked, basis({ codec }))) {
      for (const [from, to] of [
        ['hq-phone', phoneOf(site.site)],
        [phoneOf(site.site), 'hq-phone'],
      ] as const) {
        const { hops, disposition } = traceFlow(asked.network, from, voiceFlow(asked, from, to, codec)).trace
        expect(disposition).toBe('accepted')
        const sizes = hops.flatMap(({ sent }) => (sent ? [[sent.payload.protocol, packetSize(sent)]] : []))
        expect(new Set(sizes.map((pairOf) => pairOf.join(' ')))).toEqual(
          new Set([`udp ${site.call.clear}`, `esp ${site.call.tunnel}`]),
        )
      }
    }
  })
})

describe('a packet of a call takes as long as planned, on the line that the site is said to have', () => {
  it.each(ACCESSES)('%s', (access) => {
    const asked = settle({
      ...reference(),
      devices: reference().devices.map((item) =>
        item.name === 'soho-16' && item.kind === 'soho' ? { ...item, planning: { access } } : item,
      ),
    })
    const plan = sitesOf(asked, basis({ routerMs: 0 })).find(({ site }) => site === 'soho-16')
    expect(plan?.access.technology).toBe(access)
    for (const [from, to, planned] of [
      ['phone-16', 'callmanager', plan?.sound.up[0]],
      ['callmanager', 'phone-16', plan?.sound.down[0]],
    ] as const)
      expect(Math.abs(flightMs(asked, from, to) - (planned?.networkMs ?? Number.NaN))).toBeLessThan(0.05)
  })
})

/** Milliseconds that one voice packet takes in the simulated network. */
function flightMs(lab: Lab, from: string, to: string): number {
  const network = forkNetwork(lab.network)
  const sent = network.now
  sendPulses(network, [{ from, flow: voiceFlow(lab, from, to, 'g729'), number: 1 }])
  runUntil(network, timeOf(sent + 1e6))
  return ((network.heard.get(1) ?? Number.NaN) - sent) / 1000
}

function voiceFlow({ network }: Lab, from: string, to: string, codec: Codec): Flow {
  const [source, destination] = [from, to].map((name) => addressesOf(network, name)[0]?.ip)
  if (source === undefined || destination === undefined) throw new Error('an end has no address')
  const ports = { sourcePort: VOICE_PORTS.first, destinationPort: VOICE_PORTS.first }
  return { source, destination, protocol: 'udp', ...ports, size: voiceSize(codec, 20), dscp: EXPEDITED }
}

const phoneOf = (site: string) => site.replace('soho', 'phone').replace('vp', '0')

function openFirewall<Item extends { readonly kind: string }>(device: Item): Item {
  return device.kind === 'firewall' ? { ...device, natTraversal: true } : device
}
