/** Lines typed at a running router: each takes effect when and as IOS lets it (DESIGN, "A protocol is a value"). */

import { describe, expect, it } from 'vitest'
import { lookUp } from '../net/index'
import {
  atSeconds,
  configurationOf,
  forkNetwork,
  type Network,
  runUntil,
  type SimTime,
  schedule,
  viewOf,
} from '../sim/index'
import { devices, endedAt, type Lab, news, reference, settle, struck, trace, type, typed } from '../testing/lab'

const lab = settle(reference())

const remove = (line: string) => (text: string) => text.replace(`${line}\n`, '')
const routesOf = (network: Network, device: string) =>
  (lookUp(viewOf(network).devices, device)?.routes ?? []).filter((row) => row.active).map((row) => row.route)
const reverse = (network: Network, device: string) =>
  routesOf(network, device).filter((route) => route.protocol === 'rri')
const since = (after: Lab) => news(lab, after)

describe('the journal', () => {
  it('says what was typed, as IOS says that something was', () => {
    const after = typed(lab, 'gateway-1', ['no ip classless'], (text) => `${text}\nno ip classless`)
    const [entry] = since(after)
    expect(entry).toMatchObject({ event: 'reconfigured', device: 'gateway-1', data: { lines: 'no ip classless' } })
    expect(entry?.syslog).toMatchObject({ facility: 'SYS', severity: 5, mnemonic: 'CONFIG_I' })
  })
  it('a line that changes nothing leaves every table as it was', () => {
    const after = typed(lab, 'gateway-1', ['interface Loopback0', 'description The public one'], (text) =>
      text.replace('description Public address', 'description The public one'),
    )
    expect(since(after)).toHaveLength(1)
    expect(routesOf(after.network, 'gateway-1')).toEqual(routesOf(lab.network, 'gateway-1'))
  })
  it('a device that hangs, or is off, has no console', () => {
    const hung = struck(lab, { kind: 'hang', device: 'gateway-2' })
    const network = forkNetwork(hung.network)
    type(network, hung, 'gateway-2', ['no ip classless'], remove('ip classless'))
    runUntil(network, (network.now + atSeconds(1)) as SimTime)
    expect(network.journal.slice().at(-1)?.event).toBe('reconfigure-refused')
    expect(configurationOf(network, 'gateway-2')?.classless.value).toBe(true)
  })
})

describe('crypto', () => {
  it('a reverse route stays without its line until its SA is cleared (FACTS section 2)', () => {
    const without = typed(lab, 'gateway-1', ['no reverse-route'], remove(' reverse-route'))
    expect(reverse(without.network, 'gateway-1')).toEqual(reverse(lab.network, 'gateway-1'))
    const cleared = struck(without, { kind: 'clear-sa', device: 'gateway-1', what: 'all' })
    expect(reverse(cleared.network, 'gateway-1')).toEqual([])
    expect(lookUp(viewOf(cleared.network).devices, 'gateway-1')?.ipsecSas.length).toBeGreaterThan(0)
  })
  it('a crypto map taken from the interface ends its SAs, and the reverse routes with them', () => {
    const after = typed(
      lab,
      'gateway-2',
      ['interface FastEthernet0/0', 'no crypto map test'],
      remove(' crypto map test'),
    )
    expect(lookUp(viewOf(after.network).devices, 'gateway-2')?.ipsecSas).toEqual([])
    expect(reverse(after.network, 'gateway-2')).toEqual([])
  })
  it('a permit taken from the list that is encrypted lets packets leave in clear from then on', () => {
    const after = typed(lab, 'soho-24', ['no access-list 101'], (text) => text.replace(/^access-list 101 .*\n/gm, ''))
    const way = trace(after, 'phone-24', 'callmanager').forward
    expect(way.hops.flatMap((hop) => hop.steps.map((step) => step.type))).not.toContain('encrypt')
  })
})

describe('routing', () => {
  it('a static route comes and goes with its line', () => {
    const line = 'ip route 0.0.0.0 0.0.0.0 10.81.0.1'
    const after = typed(lab, 'gateway-2', [`no ${line}`], remove(line))
    expect(routesOf(after.network, 'gateway-2').filter((route) => route.prefix.length === 0)).toEqual([])
    // Its IKE leads nowhere any more: the sites notice, and go to the other head-end.
    expect(reverse(after.network, 'gateway-1')).toHaveLength(6)
    expect(devices(trace(after, 'callmanager', 'phone-24'))).not.toContain('gateway-2')
    const back = typed(after, 'gateway-2', [line], (text) => `${text}!`)
    expect(routesOf(back.network, 'gateway-2').map((route) => route.prefix.length)).toContain(0)
  })
  it('an EIGRP process without its section says goodbye; one that is put in meets its neighbour', () => {
    const section = /^router eigrp 64\n(?: .*\n)*/m
    const gone = typed(lab, 'gateway-1', ['no router eigrp 64'], (text) => text.replace(section, ''))
    expect(lookUp(viewOf(gone.network).devices, 'gateway-2')?.eigrpNeighbors).toEqual([])
    expect(
      since(gone).find((entry) => entry.event === 'neighbor-down' && entry.device === 'gateway-2')?.text,
    ).toContain('Goodbye')
    expect(endedAt(trace(gone, 'callmanager', 'phone-24'))).not.toBe('phone-24')
    const back = typed(gone, 'gateway-1', ['router eigrp 64'], (text) => `${text}!`)
    expect(lookUp(viewOf(back.network).devices, 'gateway-2')?.eigrpNeighbors).toHaveLength(1)
    expect(trace(back, 'callmanager', 'phone-24').forward.disposition).toBe('accepted')
  })
  it('the lines behind routes are those of the new text', () => {
    const after = typed(lab, 'gateway-1', ['no access-list 1'], (text) =>
      text.replace(/^access-list 1 remark.*\n/gm, ''),
    )
    const route = routesOf(after.network, 'gateway-1').find((item) => item.protocol === 'static')
    const config = configurationOf(after.network, 'gateway-1')
    expect(route?.source).toEqual(config?.staticRoutes[0]?.source)
  })
})

describe('interfaces', () => {
  const shut = (text: string) => text.replace('interface FastEthernet0/1\n', 'interface FastEthernet0/1\n shutdown\n')
  it('shutdown takes the cross-over down at both ends; no shutdown brings it back', () => {
    const after = typed(lab, 'gateway-1', ['interface FastEthernet0/1', 'shutdown'], shut)
    const lines = ['gateway-1', 'gateway-2'].map(
      (name) =>
        lookUp(viewOf(after.network).devices, name)?.interfaces.find((port) => port.name === 'FastEthernet0/1')?.lineUp,
    )
    expect(lines).toEqual([false, false])
    const back = typed(after, 'gateway-1', ['interface FastEthernet0/1', 'no shutdown'], (text) => `${text}!`)
    expect(lookUp(viewOf(back.network).devices, 'gateway-2')?.eigrpNeighbors).toHaveLength(1)
  })
  it('another address on the stick: HSRP starts anew with it, the connected route follows', () => {
    const after = typed(
      lab,
      'gateway-2',
      ['interface FastEthernet0/0', 'ip address 10.81.0.6 255.255.255.248'],
      (text) => text.replace('ip address 10.81.0.4 255.255.255.248', 'ip address 10.81.0.6 255.255.255.248'),
    )
    const rows = lookUp(viewOf(after.network).devices, 'gateway-1')?.hsrp
    expect(rows?.[0]).toMatchObject({ state: 'active' })
    expect(lookUp(viewOf(after.network).devices, 'gateway-2')?.hsrp[0]?.state).toBe('standby')
    // The firewall's next hop 10.81.0.4 is nobody's now, but its ARP entry still leads to the same card.
    expect(trace(after, 'phone-24', 'callmanager').forward.disposition).toBe('accepted')
    runUntil(after.network, (after.network.now + atSeconds(3600)) as SimTime)
    expect(reverse(after.network, 'gateway-1')).toHaveLength(6)
  })
  it('a new loopback has an address and a route', () => {
    const after = typed(lab, 'gateway-1', ['interface Loopback1'], (text) =>
      text.replace(
        'interface FastEthernet0/0\n',
        'interface Loopback1\n ip address 10.99.0.1 255.255.255.255\n!\ninterface FastEthernet0/0\n',
      ),
    )
    expect(routesOf(after.network, 'gateway-1').map((route) => route.interface)).toContain('Loopback1')
  })
  it('a fault keeps an interface shut although other lines of it change', () => {
    const down = struck(lab, { kind: 'shut', device: 'gateway-1', interface: 'FastEthernet0/1' })
    const after = typed(down, 'gateway-1', ['description x'], (text) =>
      text.replace('description X-Over cable to gateway-2', 'description x'),
    )
    const state = (of: Lab) =>
      lookUp(viewOf(of.network).devices, 'gateway-1')?.interfaces.find((port) => port.name === 'FastEthernet0/1')
        ?.adminUp
    expect(state(after)).toBe(false)
    const network = forkNetwork(after.network)
    schedule(network, {
      at: network.now,
      action: 'restore',
      fault: { kind: 'shut', device: 'gateway-1', interface: 'FastEthernet0/1' },
    })
    runUntil(network, (network.now + atSeconds(30)) as SimTime)
    expect(state({ ...after, network })).toBe(true)
  })
})

describe('HSRP', () => {
  it('a priority below the other router, and pre-emption there, moves the virtual address', () => {
    const after = typed(lab, 'gateway-1', ['standby 1 priority 100'], (text) =>
      text.replace('standby 1 priority 120', 'standby 1 priority 100'),
    )
    expect(lookUp(viewOf(after.network).devices, 'gateway-2')?.hsrp[0]?.state).toBe('active')
    expect(devices(trace(after, 'callmanager', 'phone-24'))).not.toContain('gateway-1')
  })
})
