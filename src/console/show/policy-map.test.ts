/** `show policy-map interface` and its kin: what the simulated queues counted while a call and an upload shared an uplink. */
import { describe, expect, it } from 'vitest'
import { playScenario } from '../../analysis/index'
import { convertIos } from '../../convert/index'
import { parseIos } from '../../ios/index'
import { lookUp } from '../../net/index'
import { forkNetwork, type Network, runUntil, schedule, timeOf, viewOf } from '../../sim/index'
import { type Lab, reference, settle } from '../../testing/lab'
import { exec } from '../index'
import { classLines12, policyMaps } from './class-map'
import { POLICY_12, policyMapInterfaces } from './policy-map'

const SITE = 'soho-vp'
/** As long as it takes for a copy of the network to be kept at the end. */
const SECONDS = 10
const voicePolicy = { shapeKbit: 218, priorityKbit: 72 }
const lab = settle({
  ...reference(),
  devices: reference().devices.map((item) => (item.name === SITE ? ({ ...item, voicePolicy } as typeof item) : item)),
})

function busy({ network }: Lab): Network {
  const work = playScenario(
    network,
    {
      name: 'busy',
      until: SECONDS * 1e6,
      events: [],
      calls: [{ name: 'call', from: 'hq-phone', to: 'phone-0', codec: 'g729', start: 0 }],
      flows: [],
      transfers: [
        { name: 'upload', from: 'phone-0', to: 'admin-pc', kbit: 320, size: 1400, start: 1e6, end: SECONDS * 1e6 },
      ],
    },
    { whole: true },
  )
  for (;;) {
    const next = work.next()
    if (next.done) return next.value.keyframes.at(-1) ?? network
  }
}

const after = busy(lab)

function show(line: string, network = after, release?: string): string {
  const found = lab.built.scene.configurations.find(({ device }) => device === SITE)
  const text = lab.built.texts.find(({ device }) => device === SITE)?.text ?? ''
  if (!found) throw new Error('no site')
  const configuration = release === undefined ? found : { ...found, release }
  const { ok, output } = exec({ view: viewOf(network), configuration, text }, line)
  if (!ok) throw new Error(output)
  return output
}

/** Numbers of a line under a heading, both found by what they say. */
function numbers(text: string, heading: string, line: RegExp): readonly number[] {
  const found = text.slice(text.indexOf(heading)).match(line)
  if (!found) throw new Error(`no ${line} below ${heading}`)
  return found.slice(1).map(Number)
}
const OFFERED = /(\d+) packets, (\d+) bytes/

describe('show policy-map interface', () => {
  const text = show('show policy-map interface')
  const classes = ['Class-map: VOICE', 'Class-map: SIGNALLING', 'Class-map: class-default', 'UPLINK-CLASSES']
  it('tells classes within classes, in their order', () => {
    const headings = text.split('\n').filter((line) => /Class-map|Service-policy/.test(line))
    expect(headings).toEqual([
      '  Service-policy output: UPLINK',
      '    Class-map: class-default (match-any)',
      '      Service-policy : UPLINK-CLASSES',
      '        Class-map: VOICE (match-any)',
      '        Class-map: SIGNALLING (match-any)',
      '        Class-map: class-default (match-any)',
    ])
    expect(classes.every((each) => text.includes(each))).toBe(true)
    expect(text).toContain('Match: ip dscp ef (46)')
  })
  it('has what was offered to the outer class in its inner ones, all of it what the interface sent or dropped', () => {
    const inner = text.slice(text.indexOf('Service-policy :'))
    const offered = ['VOICE', 'SIGNALLING', 'class-default'].map((name) =>
      numbers(inner, `Class-map: ${name}`, OFFERED),
    )
    const [packets = 0, bytes = 0] = numbers(text, 'Class-map: class-default', OFFERED)
    expect(offered.reduce((sum, [each = 0]) => sum + each, 0)).toBe(packets)
    expect(offered.reduce((sum, [, each = 0]) => sum + each, 0)).toBe(bytes)
    const port = show('show interfaces Ethernet0')
    const [drops = 0] = numbers(port, 'Input queue', /Total output drops: (\d+)/)
    const [sent = 0] = numbers(port, 'input errors', /(\d+) packets output/)
    const [, waiting = 0] = numbers(text, 'Traffic Shaping', /Active\n +(-) +(\d+)/).map(Number)
    expect(drops).toBeGreaterThan(0)
    expect(sent + drops + waiting).toBe(packets)
    expect(port).toContain('Queueing strategy: Class-based queueing')
  })
  it('counts a call of 50 packets a second in the class of voice, and loses none of it', () => {
    const voice = text.slice(text.indexOf('Class-map: VOICE'), text.indexOf('Class-map: SIGNALLING'))
    const [packets = 0] = numbers(voice, 'Class-map', OFFERED)
    expect(Math.abs(packets - 50 * SECONDS)).toBeLessThanOrEqual(2)
    expect(voice).toContain('Bandwidth 72 (kbps) Burst 1800 (Bytes)')
    expect(voice).toContain('(total drops/bytes drops) 0/0')
  })
  it('shapes to what it was told', () => {
    expect(text).toMatch(/218000\/218000 +218 +872 +872 +4 +109/)
  })
  it('of 15.x tells each queue alike, with the same counts', () => {
    const later = show('show policy-map interface Ethernet0', after, '15.9')
    expect(later).toContain('shape (average) cir 218000, bc 872, be 872')
    expect(later).toContain('Priority: 72 kbps, burst bytes 1800, b/w exceed drops: 0')
    expect(numbers(later, 'Class-map: class-default', OFFERED)).toEqual(
      numbers(text, 'Class-map: class-default', OFFERED),
    )
  })
  it('counts from its start: what came before a restart is forgotten', () => {
    const network = forkNetwork(after)
    const strike = (action: 'fault' | 'restore') =>
      schedule(network, { at: network.now, action, fault: { kind: 'power', device: SITE } })
    strike('fault')
    runUntil(network, timeOf(network.now + 1e6))
    strike('restore')
    runUntil(network, timeOf(network.now + 125e6))
    const [packets = 0] = numbers(show('show policy-map interface', network), 'Class-map', OFFERED)
    expect(packets).toBeLessThan(40)
  })
})

describe('what was typed', () => {
  it('is told by show policy-map and show class-map in the words of each release', () => {
    expect(show('show policy-map UPLINK')).toBe(
      [
        '  Policy Map UPLINK',
        '    Class class-default',
        '      Average Rate Traffic Shaping',
        '      cir 218000 (bps)',
        '      service-policy UPLINK-CLASSES',
      ].join('\n'),
    )
    expect(show('show policy-map UPLINK-CLASSES')).toContain('Strict Priority\n      Bandwidth 72 (kbps)')
    expect(show('show policy-map UPLINK-CLASSES', after, '15.9')).toContain('priority 72 (kbps)')
    expect(show('show class-map VOICE')).toContain(' Class Map match-any VOICE (id 1)\n   Match ip dscp ef (46)')
  })
})

describe('bursts of a shaper in show policy-map', () => {
  const shapesOf = (words: string) => {
    const text = `policy-map P\n class class-default\n  shape average ${words}\n`
    const { configuration } = convertIos('r1', parseIos(text).config, { release: '15.9' })
    return policyMaps({ view: viewOf(lab.network), configuration, text: '' }, classLines12)
      .split('\n')
      .at(-1)
      ?.trim()
  }
  it('stand there where they were typed', () => {
    expect(shapesOf('182400')).toBe('cir 182400 (bps)')
    expect(shapesOf('182400 1824')).toBe('cir 182400 (bps) bc 1824 (bits)')
    expect(shapesOf('182400 1824 0')).toBe('cir 182400 (bps) bc 1824 (bits) be 0 (bits)')
  })
})

describe('a line of a class that is not simulated', () => {
  const { configuration } = convertIos(
    'r1',
    parseIos(`policy-map P
 class class-default
  police 64000 conform-action transmit exceed-action set-clp-transmit
  random-detect
  no fair-queue
interface FastEthernet0/0
 ip address 10.0.0.1 255.255.255.0
 service-policy output P
`).config,
    { release: '12.4(15)T' },
  )
  const context = { view: viewOf(lab.network), configuration, text: '' }
  it('stands in show policy-map as it was typed, and show policy-map interface says so', () => {
    expect(policyMaps(context, classLines12).split('\n').slice(2)).toEqual([
      '      police cir 64000',
      '        conform-action transmit ',
      '        exceed-action set-clp-transmit ',
      '      random-detect',
    ])
    const tables = lookUp(context.view.devices, SITE)
    if (!tables) throw new Error('no tables')
    expect(policyMapInterfaces(context, tables, POLICY_12)).toContain(
      '"random-detect" is not simulated, and nothing is counted of it',
    )
  })
})
