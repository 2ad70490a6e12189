/** What each fault does to the reference design, and what its end takes back (issue: faults and events). */
import { describe, expect, it } from 'vitest'
import type { Design } from '../design/index'
import { formatIp, formatPrefix, lookUp } from '../net/index'
import { type JournalEntry, viewOf } from '../sim/index'
import { type Lab, news, play, reference, settle, trace } from '../testing/lab'

const lab = settle(reference())

const tables = (of: Lab, device: string) => {
  const found = lookUp(viewOf(of.network).devices, device)
  if (!found) throw new Error(`there is no ${device}`)
  return found
}
const reverse = (of: Lab, device: string) =>
  tables(of, device)
    .routes.filter((row) => row.active && row.route.protocol === 'rri')
    .map((row) => formatPrefix(row.route.prefix))
const peersOf = (of: Lab, device: string) => tables(of, device).ipsecSas.map((row) => formatIp(row.sa.remote))
const seconds = (of: Lab, entry: JournalEntry | undefined) => ((entry?.at ?? 0) - of.network.now) / 1e6
const find = (of: Lab, device: string, event: string) =>
  news(lab, of).find((entry) => entry.device === device && entry.event === event)
const addressOf = (of: Lab, device: string, name: string) => {
  const address = tables(of, device).interfaces.find((port) => port.name === name)?.address
  return address && formatIp(address.ip)
}

describe('a public address that changes', () => {
  const moved = play(lab, [[0, 'fault', 'readdress:home-24']], 1)

  it('is the next free one, and the provider routes it', () => {
    expect(addressOf(lab, 'home-24', 'Outside')).toBe('203.0.113.34')
    expect(addressOf(moved, 'home-24', 'Outside')).toBe('203.0.113.35')
    const hosts = tables(moved, 'internet').routes.map((row) => formatPrefix(row.route.prefix))
    expect(hosts).toContain('203.0.113.35/32')
    expect(hosts).not.toContain('203.0.113.34/32')
  })
  it('leaves the head-end its SA and its reverse route, which lead nowhere now', () => {
    expect(peersOf(moved, 'gateway-2')).toContain('203.0.113.34')
    expect(reverse(moved, 'gateway-2')).toContain('10.81.2.24/29')
    expect(trace(moved, 'callmanager', 'phone-24').forward.disposition).not.toBe('accepted')
  })
  it('the tunnel is made anew once the site notices, and the old SA goes when its end does', () => {
    const later = play(lab, [[0, 'fault', 'readdress:home-24']], 120)
    const peers = [...peersOf(later, 'gateway-1'), ...peersOf(later, 'gateway-2')]
    expect(peers).toContain('203.0.113.35')
    expect(trace(later, 'phone-24', 'callmanager').forward.disposition).toBe('accepted')
    const hour = play(lab, [[0, 'fault', 'readdress:home-24']], 3700)
    expect(peersOf(hour, 'gateway-2')).not.toContain('203.0.113.34')
  })
  it('comes back with the end of the fault', () => {
    const back = play(
      lab,
      [
        [0, 'fault', 'readdress:home-24'],
        [60, 'restore', 'readdress:home-24'],
      ],
      61,
    )
    expect(addressOf(back, 'home-24', 'Outside')).toBe('203.0.113.34')
  })
  it('of a site is that of the home router it is behind; a device without an access line is told so', () => {
    const site = play(lab, [[0, 'fault', 'readdress:soho-24']], 1)
    expect(addressOf(site, 'home-24', 'Outside')).toBe('203.0.113.35')
    const none = play(lab, [[0, 'fault', 'readdress:internet']], 1)
    expect(find(none, 'internet', 'without-effect')?.text).toContain('no access line')
  })
})

describe('the provider', () => {
  const reaches = (of: Lab, phone: string) => trace(of, phone, 'callmanager').forward.disposition === 'accepted'

  it('is out for one site only, with carrier on its line', () => {
    const out = play(lab, [[0, 'fault', 'isp:soho-24']], 5)
    expect([reaches(out, 'phone-24'), reaches(out, 'phone-16')]).toEqual([false, true])
    expect(tables(out, 'home-24').interfaces.every((port) => port.lineUp)).toBe(true)
  })
  it('is out for all, and comes back', () => {
    const out = play(lab, [[0, 'fault', 'isp:internet']], 5)
    expect([reaches(out, 'phone-24'), reaches(out, 'phone-16')]).toEqual([false, false])
    const back = play(
      lab,
      [
        [0, 'fault', 'isp:internet'],
        [5, 'restore', 'isp:internet'],
      ],
      90,
    )
    expect([reaches(back, 'phone-24'), reaches(back, 'phone-16')]).toEqual([true, true])
  })
})

describe('faults on one link', () => {
  it('stand each by itself: the end of one leaves the other', () => {
    const both = play(
      lab,
      [
        [0, 'fault', 'silent:home-24/Outside'],
        [1, 'fault', 'isp:soho-24'],
        [2, 'restore', 'silent:home-24/Outside'],
      ],
      3,
    )
    expect(trace(both, 'phone-24', 'callmanager').forward.disposition).not.toBe('accepted')
  })
  it('one direction only: what is sent vanishes, what comes arrives', () => {
    const deaf = play(lab, [[0, 'fault', 'silent:gateway-1/FastEthernet0/1,in']], 30)
    expect(tables(deaf, 'gateway-1').eigrpNeighbors).toEqual([])
    expect(tables(deaf, 'gateway-2').eigrpNeighbors).not.toEqual([])
    const down = find(deaf, 'gateway-1', 'neighbor-down')
    expect(down?.text).toContain('holding time expired')
  })
  it('impairment comes to what the link has, and goes', () => {
    const [id] = [...lab.network.links.keys()].filter((name) => name.startsWith('home-24/Outside'))
    const own = lab.network.links.get(id ?? '')
    const worse = play(lab, [[0, 'fault', 'impair:home-24/Outside,loss=50,delay=10,jitter=2']], 1)
    const now = worse.network.links.get(id ?? '')
    expect([now?.delayMicros, now?.jitterMicros, now?.lossPercent]).toEqual([
      (own?.delayMicros ?? 0) + 10_000,
      (own?.jitterMicros ?? 0) + 2000,
      50,
    ])
    const better = play(worse, [[0, 'restore', 'impair:home-24/Outside,loss=50,delay=10,jitter=2']], 1)
    expect(better.network.links.get(id ?? '')?.delayMicros).toBe(own?.delayMicros)
  })
})

describe('what a firewall drops', () => {
  const newer = (design: Design): Design => ({
    ...design,
    devices: design.devices.map((item) =>
      item.kind === 'head-end' || item.kind === 'soho'
        ? { ...item, release: '12.3(14)T' }
        : item.kind === 'firewall'
          ? { ...item, natTraversal: true }
          : item,
    ),
  })
  it('isakmp is UDP 4500 as well, and with it the ESP of a site behind NAT (RFC 3948)', () => {
    const traversing = settle(newer(reference()))
    expect(trace(traversing, 'phone-24', 'callmanager').forward.disposition).toBe('accepted')
    const blocked = play(traversing, [[0, 'fault', 'block:firewall/isakmp']], 1)
    const way = trace(blocked, 'phone-24', 'callmanager').forward
    expect([way.disposition, way.hops.at(-1)?.device]).toEqual(['denied-in', 'firewall'])
  })
  it('isakmp alone leaves ESP of the old kind alone', () => {
    const blocked = play(lab, [[0, 'fault', 'block:firewall/isakmp']], 1)
    expect(trace(blocked, 'phone-24', 'callmanager').forward.disposition).toBe('accepted')
  })
  it.each([
    ['esp', 'udp'],
    ['icmp', 'icmp'],
    ['udp', 'udp'],
    ['rtp', 'udp'],
    ['tcp', 'tcp'],
    ['ip', 'icmp'],
  ] as const)('%s, and passes again afterwards', (protocol, probe) => {
    const blocked = play(lab, [[0, 'fault', `block:firewall/${protocol}`]], 1)
    const from = protocol === 'esp' ? 'phone-24' : 'callmanager'
    const to = protocol === 'esp' ? 'callmanager' : 'phone-24'
    expect(trace(blocked, from, to, probe).forward.disposition).toBe('denied-in')
    const open = play(blocked, [[0, 'restore', `block:firewall/${protocol}`]], 60)
    expect(trace(open, from, to, probe).forward.disposition).toBe('accepted')
  })
})

describe('processes', () => {
  it('EIGRP that ends takes its routes along; the neighbour keeps its own for the hold time', () => {
    const at5 = play(lab, [[0, 'fault', 'process:gateway-1/eigrp']], 5)
    expect(tables(at5, 'gateway-1').routes.some((row) => row.route.protocol === 'eigrp-external')).toBe(false)
    expect(tables(at5, 'gateway-2').eigrpNeighbors).toHaveLength(1)
    const at20 = play(lab, [[0, 'fault', 'process:gateway-1/eigrp']], 20)
    expect(find(at20, 'gateway-2', 'neighbor-down')?.text).toContain('holding time expired')
    const back = play(at20, [[0, 'restore', 'process:gateway-1/eigrp']], 20)
    expect(tables(back, 'gateway-1').routes.filter((row) => row.route.protocol === 'eigrp-external')).toHaveLength(2)
  })
  it('HSRP that ends gives the address up without a Resign: the standby takes it after its hold time', () => {
    const after = play(lab, [[0, 'fault', 'process:gateway-1/hsrp']], 12)
    const taken = news(lab, after).find((entry) => entry.device === 'gateway-2' && entry.data?.to === 'active')
    expect(seconds(lab, taken)).toBeGreaterThan(7)
    expect(seconds(lab, taken)).toBeLessThanOrEqual(10)
    const back = play(after, [[0, 'restore', 'process:gateway-1/hsrp']], 30)
    expect(tables(back, 'gateway-1').hsrp[0]?.state).toBe('active')
  })
  it('IKE that ends takes SAs and reverse routes along, and answers nobody until it is restored', () => {
    const after = play(lab, [[0, 'fault', 'process:gateway-2/ike']], 100)
    expect(tables(after, 'gateway-2').ipsecSas).toEqual([])
    expect(reverse(after, 'gateway-2')).toEqual([])
    expect(reverse(after, 'gateway-1')).toHaveLength(6)
    const back = play(
      after,
      [
        [0, 'restore', 'process:gateway-2/ike'],
        [1, 'fault', 'process:gateway-1/ike'],
      ],
      100,
    )
    expect(reverse(back, 'gateway-2')).toHaveLength(6)
  })
  it('an ended process stays ended through a reload', () => {
    const after = play(
      lab,
      [
        [0, 'fault', 'process:gateway-1/hsrp'],
        [1, 'fault', 'reload:gateway-1/boot=10'],
      ],
      60,
    )
    expect(tables(after, 'gateway-2').hsrp[0]?.state).toBe('active')
  })
})

describe('restarts', () => {
  const bootOf = (of: Lab, device: string) => seconds(lab, find(of, device, 'booted'))

  it('a reload comes back after its boot time, a power-cycle after the parameter’s', () => {
    expect(bootOf(play(lab, [[0, 'fault', 'reload:gateway-2/boot=30']], 40), 'gateway-2')).toBe(30)
    const cycled = play(
      lab,
      [
        [0, 'fault', 'power:soho-24'],
        [5, 'restore', 'power:soho-24'],
      ],
      200,
    )
    expect(bootOf(cycled, 'soho-24')).toBe(125)
    expect(trace(cycled, 'phone-24', 'callmanager').forward.disposition).toBe('accepted')
  })
  it('a power-cycle during a boot begins it again', () => {
    const cycled = play(
      lab,
      [
        [0, 'fault', 'reload:gateway-2'],
        [60, 'fault', 'power:gateway-2'],
        [70, 'restore', 'power:gateway-2'],
      ],
      250,
    )
    expect(bootOf(cycled, 'gateway-2')).toBe(190)
  })
  it('an orderly shutdown says goodbye: Resign, DELETE and EIGRP goodbye leave nobody waiting', () => {
    const after = play(lab, [[0, 'fault', 'reload:gateway-1/orderly']], 2)
    expect(tables(after, 'gateway-2').hsrp[0]?.state).toBe('active')
    expect(find(after, 'gateway-2', 'neighbor-down')?.text).toContain('Goodbye')
    expect(find(after, 'soho-vp', 'sa-down')?.data?.reason).toMatch(/delete/i)
  })
  it('a reload says nothing unless a parameter says so (FACTS sections 2 and 3)', () => {
    const after = play(lab, [[0, 'fault', 'reload:gateway-1']], 2)
    expect(tables(after, 'gateway-2').hsrp[0]?.state).toBe('standby')
    expect(find(after, 'soho-vp', 'sa-down')).toBeUndefined()
    const told = settle({ ...reference(), parameters: { reloadSendsDelete: true, reloadSendsResign: true } })
    const saying = play(told, [[0, 'fault', 'reload:gateway-1']], 2)
    expect(tables(saying, 'gateway-2').hsrp[0]?.state).toBe('active')
    expect(news(told, saying).some((entry) => entry.device === 'soho-vp' && entry.event === 'sa-down')).toBe(true)
  })
  it('a device that hangs keeps its carrier, and is back at once', () => {
    const hung = play(lab, [[0, 'fault', 'hang:gateway-2']], 12)
    expect(tables(hung, 'gateway-1').interfaces.every((port) => port.lineUp)).toBe(true)
    expect(trace(hung, 'callmanager', 'phone-24').forward.disposition).not.toBe('accepted')
    const back = play(hung, [[0, 'restore', 'hang:gateway-2']], 60)
    expect(trace(back, 'callmanager', 'phone-24').forward.disposition).toBe('accepted')
  })
})

describe('clearing', () => {
  it('clear crypto sa for one peer leaves the others', () => {
    const after = play(lab, [[0, 'fault', 'clear-sa:gateway-1/ipsec,peer=203.0.113.10']], 1)
    const gone = news(lab, after).filter((entry) => entry.device === 'gateway-1' && entry.event === 'sa-down')
    expect(gone.map((entry) => entry.data?.peer)).toEqual(['203.0.113.10'])
  })
  it('clear crypto isakmp leaves the IPsec SAs', () => {
    const after = play(lab, [[0, 'fault', 'clear-sa:gateway-1/ike']], 0.1)
    expect([tables(after, 'gateway-1').ikeSas, tables(after, 'gateway-1').ipsecSas.length]).toEqual([[], 4])
  })
  it('clear ip eigrp neighbors takes the adjacency down; it comes up again by itself', () => {
    const after = play(lab, [[0, 'fault', 'clear-eigrp:gateway-1']], 20)
    expect(find(after, 'gateway-1', 'neighbor-down')?.text).toContain('manually cleared')
    expect(tables(after, 'gateway-1').eigrpNeighbors).toHaveLength(1)
  })
})

describe('an end that undoes nothing', () => {
  const remarkOf = (strokes: Parameters<typeof play>[1], device: string) =>
    news(lab, play(lab, strokes, 3)).find((entry) => entry.device === device && entry.event === 'without-effect')?.text

  it.each([
    ['cut:gateway-1/FastEthernet0/1', 'nothing is wrong with the cable'],
    ['power:gateway-1', 'it has power'],
    ['hang:gateway-1', 'it does not hang'],
    ['shut:gateway-1/FastEthernet0/1', 'it is not shut down'],
    ['process:gateway-1/eigrp', 'EIGRP was not stopped there'],
    ['isp:gateway-1', 'no such outage stands'],
    ['readdress:home-24', 'it has its own address'],
    ['reload:gateway-1', 'it passes by itself'],
  ])('says so of %s: %s', (fault, why) => {
    const device = fault.replace(/^[^:]+:|\/.*$/g, '')
    expect(remarkOf([[1, 'restore', fault]], device)).toContain(`undoes nothing: ${why}`)
  })
  it('names what stands on the cable instead, and that stays', () => {
    const [cut, other] = ['cut:gateway-1/FastEthernet0/1', 'silent:gateway-1/FastEthernet0/1']
    expect(
      remarkOf(
        [
          [1, 'fault', cut],
          [2, 'restore', other],
        ],
        'gateway-1',
      ),
    ).toContain(`what stands on this cable is ${cut}`)
  })
  it('is no remark where the fault stood', () => {
    const cut = 'cut:gateway-1/FastEthernet0/1'
    expect(
      remarkOf(
        [
          [1, 'fault', cut],
          [2, 'restore', cut],
        ],
        'gateway-1',
      ),
    ).toBeUndefined()
  })
})
