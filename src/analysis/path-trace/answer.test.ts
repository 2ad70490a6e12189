/** Ends of a trace as people write them, and what is pointed out. */
import { describe, expect, it } from 'vitest'
import { formatIp, packetLayers, packetSize } from '../../net/index'
import { reference, settle } from '../../testing/lab'
import { tracePair } from './answer'

const lab = settle(reference())
const ask = (from: string, to: string) =>
  tracePair(lab.network, lab.built.scene.configurations, { from, to, protocol: 'udp', port: 16384 })

describe('an answer', () => {
  it('goes to the address that was seen, and home through the translator', () => {
    const query = { from: 'soho-24', to: '198.51.100.1', protocol: 'udp', port: 500 } as const
    const pair = tracePair(lab.network, lab.built.scene.configurations, query)
    if (typeof pair === 'string') throw new Error(pair)
    expect(formatIp(pair.forward.flow.source)).toBe('192.168.1.102')
    expect(pair.forward.disposition).toBe('accepted')
    expect(formatIp(pair.return.flow.destination)).toMatch(/^203\.0\.113\./)
    expect(pair.return).toMatchObject({ disposition: 'accepted' })
    expect(pair.return.hops.at(-1)?.device).toBe('soho-24')
  })
})

describe('what is said of a way', () => {
  it('names addresses as people write them, at the firewall too', () => {
    const pair = ask('callmanager', 'phone-24')
    if (typeof pair === 'string') throw new Error(pair)
    const hops = [...pair.forward.hops, ...pair.return.hops]
    const said = hops.flatMap(({ steps }) =>
      steps.flatMap(({ action, detail, rows }) => [action, detail, ...rows.map((row) => row.text)]),
    )
    expect(hops.map(({ device }) => device)).toContain('firewall')
    expect(said.length).toBeGreaterThan(40)
    expect(said.filter((text) => /\b\d{8,10}\b/.test(text))).toEqual([])
  })
})

describe('an end', () => {
  it.each([
    ['callmanager', '10.1.0.10'],
    // A router speaks as its own ping does, from where the packet leaves.
    ['gateway-2', '10.81.0.4'],
    ['gateway-2/Loopback0', '198.51.100.2'],
    ['gateway-2/FastEthernet0/1', '192.168.81.4'],
    ['soho-24', '192.168.1.102'],
    ['10.1.0.20', '10.1.0.20'],
  ])('%s means %s', (text, address) => {
    const pair = ask(text, 'admin-pc')
    expect(typeof pair === 'string' ? pair : formatIp(pair.forward.flow.source)).toBe(address)
  })
  it.each([
    ['nobody', 'phone-0', 'There is no device "nobody"'],
    ['phone-0', 'gateway-1/Serial0', 'gateway-1 has no address on "Serial0"'],
    ['192.0.2.1', 'phone-0', 'no device has this address'],
    ['phone-0', 'phone-0', 'Both ends are the same'],
    ['stick-lan', 'phone-0', 'stick-lan has no address'],
  ])('%s → %s: %s', (from, to, words) => {
    expect(ask(from, to)).toContain(words)
  })
  it('that nobody has is traced as far as it goes, and its answer is not invented', () => {
    const pair = ask('callmanager', '192.0.2.1')
    if (typeof pair === 'string') throw new Error(pair)
    expect(pair.forward.hops.map((hop) => hop.device)).toContain('internet')
    expect([pair.return.disposition, pair.return.hops]).toEqual(['insufficient-info', []])
  })
})

describe('a packet that opens a connection', () => {
  it.each([
    ['tcp', 2000, 24],
    ['tcp', 23, 0],
    ['udp', 16384, 46],
    ['icmp', 0, 0],
  ] as const)('of %s to port %i is marked DSCP %i, and a SYN carries no data', (protocol, port, dscp) => {
    const ends = { from: 'callmanager', to: 'phone-0', protocol, port }
    const pair = tracePair(lab.network, lab.built.scene.configurations, ends)
    if (typeof pair === 'string') throw new Error(pair)
    const sent = pair.forward.hops[0]?.received
    expect([sent?.dscp, sent && packetSize(sent)]).toEqual([dscp, 60])
    expect(sent && packetLayers(sent).some(({ name }) => name === 'Data')).toBe(protocol !== 'tcp')
  })
})

describe('the steps of a path', () => {
  it('are told in words: no number of a protocol or a flag, no word of the program', () => {
    const texts = (['udp', 'tcp', 'icmp', 'esp'] as const).flatMap((protocol) =>
      [
        ['callmanager', 'phone-24'],
        ['phone-24', 'phone-0'],
        ['internet', 'firewall'],
        ['home-24', 'gateway-1'],
      ].flatMap(([from = '', to = '']) => {
        const pair = tracePair(lab.network, lab.built.scene.configurations, { from, to, protocol, port: 500 })
        if (typeof pair === 'string') throw new Error(pair)
        return [pair.forward, pair.return].flatMap(({ hops, reason }) => [
          reason,
          ...hops.flatMap(({ steps }) =>
            steps.flatMap(({ detail, rows = [] }) => [detail, ...rows.map((row) => row.text)]),
          ),
        ])
      }),
    )
    expect(texts.length).toBeGreaterThan(200)
    expect(texts.filter((text) => /\b(other|undefined|null|NaN|object)\b|protocol (6|17|1|50)\b/.test(text))).toEqual(
      [],
    )
  })
})

describe('asking', () => {
  it('leaves the network as it was, and gives the same answer twice', () => {
    const before = [lab.network.now, lab.network.journal.length, lab.network.queue.next]
    expect(ask('callmanager', 'phone-24')).toEqual(ask('callmanager', 'phone-24'))
    expect([lab.network.now, lab.network.journal.length, lab.network.queue.next]).toEqual(before)
  })
})
