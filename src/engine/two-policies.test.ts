/** Two subinterfaces with a policy each on one cable: each holds, drops and counts its own packets, and neither keeps the other waiting. */
import { expect, it } from 'vitest'
import { parseIp } from '../net/index'
import { atSeconds, forkNetwork, runUntil, startStream, timeOf } from '../sim/index'
import { type Routers, routers, shown } from '../testing/routers'

const policy = (name: string, kbit: number) => [
  `policy-map ${name}`,
  ' class class-default',
  `  shape average ${kbit}000`,
]
const vlan = (number: number, end: number, ...lines: readonly string[]) => [
  `interface FastEthernet0/0.${number}`,
  ` encapsulation dot1Q ${number}`,
  ` ip address 10.0.${number}.${end} 255.255.255.0`,
  ...lines.map((line) => ` ${line}`),
]
const hub = (bulkKbit: number, voiceKbit: number) => [
  ...policy('BULK', bulkKbit),
  ...policy('VOICE', voiceKbit),
  ...['interface FastEthernet0/0', ' no ip address'],
  ...vlan(10, 1, 'service-policy output BULK'),
  ...vlan(20, 1, 'service-policy output VOICE'),
]
const FAR = ['interface FastEthernet0/0', ' no ip address', ...vlan(10, 2), ...vlan(20, 2)]

function address(text: string) {
  const found = parseIp(text)
  if (found === undefined) throw new Error(text)
  return found
}

/** Seconds of `size` bytes each so many milliseconds, in a VLAN. */
function sent(
  lab: Routers,
  ...streams: readonly { readonly vlan: number; readonly size: number; readonly ms: number }[]
) {
  const network = forkNetwork(lab.network)
  const start = timeOf(network.now + 1)
  for (const each of streams) {
    const flow = {
      protocol: 'udp',
      source: address(`10.0.${each.vlan}.1`),
      destination: address(`10.0.${each.vlan}.2`),
      sourcePort: 16384,
      destinationPort: 16384,
      dscp: 0,
      size: each.size,
    } as const
    const end = timeOf(start + atSeconds(SECONDS))
    startStream(network, { from: 'hub', flow, start, end, everyMicros: each.ms * 1000, whole: true })
  }
  runUntil(network, timeOf(start + atSeconds(SECONDS)))
  return { ...lab, network }
}
const SECONDS = 3

/** Offered, dropped, and sent packets of the class of a subinterface. */
function counts(lab: Routers, lines: readonly string[], name: string): readonly number[] {
  const text = shown(lab, 'hub', lines, `show policy-map interface FastEthernet0/0.${name}`)
  const offered = /(\d+) packets,/.exec(text)?.[1]
  const [, dropped, output] = /total drops.*\) \d+\/(\d+)\/0\n.*\(pkts output.*\) (\d+)\//.exec(text) ?? []
  return [offered, dropped, output].map(Number)
}

it('a class that is full takes nothing from the other', () => {
  const lines = hub(500, 500)
  const lab = routers({ hub: lines, far: FAR }, ['hub/FastEthernet0/0 far/FastEthernet0/0'])
  const busy = sent(lab, { vlan: 10, size: 1200, ms: 5 }, { vlan: 20, size: 60, ms: 20 })
  const [bulk = 0, lost = 0, through = 0] = counts(busy, lines, '10')
  // With a request for the neighbour.
  expect(bulk - SECONDS * 200).toBeLessThanOrEqual(1)
  expect(lost).toBeGreaterThan(SECONDS * 100)
  // 1,214 bytes as a shaper counts them, with what it had saved and what waits at the end.
  expect(through).toBeGreaterThan((SECONDS * 500_000) / (1218 * 8) - 10)
  expect(through).toBeLessThan((SECONDS * 500_000) / (1214 * 8) + 10)
  const [voice = 0, none, all] = counts(busy, lines, '20')
  expect(voice).toBeGreaterThanOrEqual(SECONDS * 50)
  expect([none, all]).toEqual([0, voice])
})

it('two that want more than the cable has get a half each', () => {
  const lines = hub(90_000, 90_000)
  const lab = routers({ hub: lines, far: FAR }, ['hub/FastEthernet0/0 far/FastEthernet0/0'])
  const busy = sent(lab, { vlan: 10, size: 1400, ms: 0.14 }, { vlan: 20, size: 1400, ms: 0.14 })
  const [, , one = 0] = counts(busy, lines, '10')
  const [, , other = 0] = counts(busy, lines, '20')
  expect(one).toBeGreaterThan(SECONDS * 1000)
  expect(Math.abs(one - other) / one).toBeLessThan(0.05)
})
