/** What a firewall's pools cost: a new conversation looks at few translations, however many are held and however large the pool is. */
import { describe, expect, it, vi } from 'vitest'
import { parseAsa } from '../../asa/index'
import { DEFAULT_PARAMETERS } from '../../config/index'
import { convertAsa } from '../../convert/index'
import { formatIp, ip, ipOf, macOf } from '../../net/index'
import { atSeconds, type SimTime } from '../kernel/time'
import { createNode } from './node'
import type { World } from './world'
import { holdXlate, xlateFor } from './xlate'

const HOSTS = 1500

function pool(lines: string) {
  const text = `ASA Version 9.1
interface GigabitEthernet0/0
 nameif outside
 security-level 0
 ip address 198.51.100.254 255.255.255.0
interface GigabitEthernet0/1
 nameif inside
 security-level 100
 ip address 10.1.0.1 255.255.0.0
object network LAN
 subnet 10.1.0.0 255.255.0.0
object network POOL
 range 100.64.0.0 100.127.255.255
object network FEW
 range 198.51.100.20 198.51.100.21
${lines}
`
  const { configuration } = convertAsa('fw', parseAsa(text).config, { release: 'asa-9.1' })
  const { firewall } = configuration
  const rule = firewall?.translations?.[0]
  const change = rule?.change
  if (!firewall || !rule || change?.how !== 'dynamic') throw new Error('no dynamic rule')
  const node = createNode(configuration, DEFAULT_PARAMETERS, 1, () => macOf(1), {})
  const [outPort, inPort] = ['outside', 'inside'].map((zone) =>
    [...node.ports.values()].find((item) => item.config.zone?.name === zone),
  )
  if (!inPort || !outPort) throw new Error('no ports')
  let now: SimTime = atSeconds(0)
  const nothing = () => undefined
  const world = { now: () => now, shifted: nothing, standsUntil: nothing } as unknown as World
  const looks = vi.spyOn(node.xlates, 'get')
  return {
    /** What the host of a number is seen as, from a source port that all of them use. */
    leaves(host: number, at: number): string {
      now = atSeconds(at)
      const payload = {
        protocol: 'udp',
        sourcePort: 16_384,
        destinationPort: 53,
        message: { kind: 'opaque' },
        dataSize: 0,
      } as const
      const packet = { source: ipOf(ip('10.1.1.0') + host), destination: ip('192.0.2.1'), ttl: 64, dscp: 0, payload }
      const made = xlateFor(world, node, rule, change, 0, { firewall, inPort, outPort, packet })
      if (made.kind === 'dropped') return made.reason
      holdXlate(world, node, made.entry)
      return `${formatIp(made.entry.mapped)}:${made.entry.mappedId}`
    },
    looks: () => looks.mock.calls.length,
  }
}

describe('what a new conversation looks at', () => {
  it.each([
    ['addresses of a large pool', 'nat (inside,outside) source dynamic LAN POOL', '100.64.5.219:0'],
    ['ports of one address', 'nat (inside,outside) source dynamic LAN interface', '198.51.100.254:2522'],
    [
      'ports of shared addresses in turn',
      'nat (inside,outside) source dynamic LAN pat-pool FEW round-robin',
      '198.51.100.21:1772',
    ],
  ])('is no more for the last of many hosts than for the first: %s', (_what, line, last) => {
    const of = pool(line)
    const seen = Array.from({ length: HOSTS }, (_, host) => of.leaves(host, host / 100))
    expect(seen.at(-1)).toBe(last)
    expect(new Set(seen).size).toBe(HOSTS)
    expect(of.looks() / HOSTS).toBeLessThan(12)
  })
  it('the address of one that has been forgotten is the next to be given', () => {
    const of = pool('nat (inside,outside) source dynamic LAN POOL')
    expect(of.leaves(1, 0)).toBe('100.64.0.0:0')
    expect(of.leaves(2, 1)).toBe('100.64.0.1:0')
    expect(of.leaves(1, 10_000)).toBe('100.64.0.0:0')
    expect(of.leaves(3, 12_000)).toBe('100.64.0.1:0')
    expect(of.leaves(2, 12_001)).toBe('100.64.0.2:0')
  })
})
