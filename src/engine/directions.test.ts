/**
 * The directional facts of FACTS section 1: what each end of a call hears while a head-end fails and comes back. `up` is
 * from the site to headquarters, `down` from headquarters to the site. .16 is on the HSRP active, .24 on the standby.
 */

import { describe, expect, it } from 'vitest'
import { REFERENCE_DESIGNS } from '../design/index'
import { lookUp } from '../net/index'
import { viewOf } from '../sim/index'
import { converse, news, play, reference, type Silence, settle, struck, trace } from '../testing/lab'

const lab = settle(reference())
const ON_ACTIVE = ['phone-16', 'hq-phone'] as const
const ON_STANDBY = ['phone-24', 'hq-phone'] as const

const length = (silence: Silence | undefined) => (silence?.to ?? Number.POSITIVE_INFINITY) - (silence?.from ?? 0)

/** Seconds from the failure until the standby is the active: what is left of its hold time (FACTS section 3). */
const HSRP_HOLD = 10
/** Detection, set-up, and half a second of margin: on-demand, the list from its top, one try (FACTS section 1). */
const ONE_PEER = { least: 20, most: 24.5 }
const TWO_PEERS = { least: 30, most: 34.5 }

describe('the standby reloads', () => {
  it('silences a site on it both ways for 20.5 to 24 s, as nothing but IKE stands in the way', () => {
    const { up, down } = converse(lab, ON_STANDBY, [[0, 'fault', 'reload:gateway-2']], 40)
    for (const way of [up, down]) {
      expect(way).toHaveLength(1)
      expect(length(way[0])).toBeGreaterThan(ONE_PEER.least)
      expect(length(way[0])).toBeLessThan(ONE_PEER.most)
    }
  })
  it('is not noticed by a site on the active', () => {
    const { up, down } = converse(lab, ON_ACTIVE, [[0, 'fault', 'reload:gateway-2']], 40)
    expect([up, down]).toEqual([[], []])
  })
})

describe('the active reloads', () => {
  it('silences a site on it both ways for 30.5 to 34 s: the list begins at the top, with the dead peer', () => {
    const { up, down } = converse(lab, ON_ACTIVE, [[0, 'fault', 'reload:gateway-1']], 50)
    for (const way of [up, down]) {
      expect(way).toHaveLength(1)
      expect(length(way[0])).toBeGreaterThan(TWO_PEERS.least)
      expect(length(way[0])).toBeLessThan(TWO_PEERS.most)
    }
  })
  it('silences headquarters → site for a site on the standby, too, for the HSRP take-over; the site is heard', () => {
    const { up, down } = converse(lab, ON_STANDBY, [[0, 'fault', 'reload:gateway-1']], 30)
    expect(up).toEqual([])
    expect(down).toHaveLength(1)
    expect(length(down[0])).toBeGreaterThan(HSRP_HOLD - 3.5)
    expect(length(down[0])).toBeLessThanOrEqual(HSRP_HOLD + 0.5)
  })
})

describe('a site that leaves a head-end without a DELETE', () => {
  // It hears nothing and is heard, so that its own end alone declares the peer dead.
  const deaf = (home: string, seconds: number) =>
    [
      [0, 'fault', `silent:${home}/Outside,in`],
      [seconds, 'restore', `silent:${home}/Outside,in`],
    ] as const
  const end = (silences: readonly Silence[]) => silences.at(-1)?.to ?? Number.POSITIVE_INFINITY

  it('from the active to the standby is heard at once, but hears nothing until the active’s own detection', () => {
    const { lab: after, up, down } = converse(lab, ON_ACTIVE, deaf('home-16', 27), 60)
    expect(lookUp(viewOf(after.network).devices, 'gateway-2')?.ipsecSas.length).toBe(3)
    const dead = news(lab, after).filter((entry) => entry.event === 'peer-dead')
    expect(dead.map((entry) => entry.device)).toEqual(['soho-16', 'gateway-1'])
    // The stale reverse route, static, goes before the external one of EIGRP; what follows it has an unknown SPI.
    expect(end(up)).toBeLessThan(35)
    expect(end(down) - end(up)).toBeGreaterThan(3)
    const unknown = news(lab, after).filter((entry) => entry.event === 'unknown-spi' && entry.at > (dead[0]?.at ?? 0))
    expect(new Set(unknown.map((entry) => entry.device))).toEqual(new Set(['soho-16']))
  })
  it('from the standby to the active has no such hole: the active’s own reverse route goes first', () => {
    // With two tries the disturbance that put .24 on the standby has to last longer, too.
    const design = reference()
    const history = design.history.map((event) => ({ ...event, atSeconds: event.atSeconds * 2 }))
    const patient = settle({ ...design, history, parameters: { triesPerPeer: 2 } })
    const { lab: after, up, down } = converse(patient, ON_STANDBY, deaf('home-24', 25), 60)
    expect(lookUp(viewOf(after.network).devices, 'gateway-1')?.ipsecSas.length).toBe(5)
    expect(Math.abs(end(down) - end(up))).toBeLessThan(0.5)
  })
})

describe('the active returns', () => {
  const reload = [[0, 'fault', 'reload:gateway-1/boot=40']] as const
  const delayed = (seconds: number) => {
    const design = reference()
    return settle({
      ...design,
      devices: design.devices.map((item) =>
        item.kind === 'head-end' ? { ...item, hsrp: { ...item.hsrp, preemptDelaySeconds: seconds } } : item,
      ),
    })
  }
  it('and pre-empts at once: headquarters → site is lost a second time, until EIGRP is back', () => {
    const { lab: after, down, up } = converse(lab, ON_STANDBY, reload, 60)
    expect(up).toEqual([])
    expect(down).toHaveLength(2)
    expect(down[1]?.from).toBeGreaterThan(40)
    const up2 = news(lab, after).find((entry) => entry.device === 'gateway-1' && entry.event === 'neighbor-up')
    expect(up2).toBeDefined()
  })
  it('and waits longer than EIGRP needs: there is no second hole', () => {
    const { down, lab: after } = converse(delayed(30), ON_STANDBY, reload, 90)
    expect(down).toHaveLength(1)
    expect(lookUp(viewOf(after.network).devices, 'gateway-1')?.hsrp[0]?.state).toBe('active')
  })
  it('does not bring the sites back: remotes never move by themselves', () => {
    const after = play(lab, [[0, 'fault', 'reload:gateway-2']], 1800)
    const peers = lookUp(viewOf(after.network).devices, 'gateway-2')?.ipsecSas
    expect(peers).toEqual([])
  })
})

describe('the cross-over is cut', () => {
  const cut = [[0, 'fault', 'cut:gateway-1/FastEthernet0/1']] as const

  it('a site on the standby is heard and hears nothing, for ever: IKE still works and nothing re-peers', () => {
    const { up, down, lab: after } = converse(lab, ON_STANDBY, cut, 120)
    expect(up).toEqual([])
    expect(down).toEqual([{ from: 0 }])
    expect(news(lab, after).filter((entry) => entry.event === 'peer-dead')).toEqual([])
  })
  it('a site on the active feels nothing', () => {
    const { up, down } = converse(lab, ON_ACTIVE, cut, 30)
    expect([up, down]).toEqual([[], []])
  })
})

describe('two cross-overs', () => {
  const found = REFERENCE_DESIGNS.find((item) => item.name === 'srnd-two-crossovers')
  const twice = settle(found ? found.build() : reference())

  it('share the load, and both carry the sites of the other head-end', () => {
    const rows = lookUp(viewOf(twice.network).devices, 'gateway-1')?.routes.filter((row) => row.active)
    const to24 = rows?.filter(({ route }) => route.protocol === 'eigrp-external' && route.prefix.length === 29)
    expect(new Set(to24?.map((row) => row.route.interface))).toEqual(new Set(['FastEthernet0/1', 'FastEthernet1/0']))
  })
  it.each(['FastEthernet0/1', 'FastEthernet1/0'])('survive a cut at %s without a lost packet', (port) => {
    const { up, down } = converse(twice, ON_STANDBY, [[1, 'fault', `cut:gateway-1/${port}`]], 20)
    expect([up, down]).toEqual([[], []])
  })
  it('with both cut it is as with one of one', () => {
    const one = struck(twice, { kind: 'cut', device: 'gateway-1', interface: 'FastEthernet0/1' })
    const both = struck(one, { kind: 'cut', device: 'gateway-1', interface: 'FastEthernet1/0' })
    expect(trace(both, 'hq-phone', 'phone-24').forward.disposition).not.toBe('accepted')
  })
})
