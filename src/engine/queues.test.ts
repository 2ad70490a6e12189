/**
 * Queues on the source document's design: a call over an uplink of 256 kbit/s that an upload fills, with one queue and with
 * a policy that puts voice first; what decides which class a packet is of; and that one packet still has one fate.
 */

import { describe, expect, it } from 'vitest'
import { type CallReport, playScenario, type ScenarioResult } from '../analysis/index'
import type { ScenarioPlan } from '../config/index'
import { convertIos } from '../convert/index'
import { parseIos } from '../ios/index'
import { done } from '../testing/done'
import { type Lab, reference, settle, settleWith, trace } from '../testing/lab'

const UPLINK = 256
/** With a call, cells take nearly all of the line: of 126 bytes that are counted of its packets they make 212 (FACTS section 6). */
const SHAPED_KBIT = 195
/** A packet of 1,400 bytes in ESP, PPPoE and the cells of the line, 32 of them, at the uplink's rate. */
const FULL_MS = (32 * 53 * 8) / UPLINK

/** Never at the moment of a packet of the call, so that it is not open which of two comes first into the last room of a queue. */
const UPLOADS = 1_003_000

const PLAN: ScenarioPlan = {
  name: 'test',
  // When the last of what waits at the end of the upload has gone.
  until: 17e6,
  events: [],
  calls: [{ name: 'call', from: 'hq-phone', to: 'phone-0', codec: 'g729', start: 0, end: 16e6 }],
  flows: [],
  transfers: [{ name: 'upload', from: 'phone-0', to: 'admin-pc', kbit: 320, size: 1400, start: UPLOADS, end: 13e6 }],
}

function played({ network }: Lab, plan: ScenarioPlan = PLAN, whole = false): ScenarioResult {
  return done(playScenario(network, plan, { whole })).result
}

/** The direction in which the upload goes. */
function upOf(result: ScenarioResult): Required<Pick<CallReport['return'], 'heard'>> & CallReport['return'] {
  const up = result.calls[0]?.return
  if (!up?.heard) throw new Error('nothing is heard of the call')
  return { ...up, heard: up.heard }
}

const VOICE = ['class-map match-all VOICE', ' match ip dscp ef']
const CLASSES = ['policy-map CLASSES', ' class VOICE', '  priority 84', ' class class-default']
const shapedTo = (kbit: number) => [
  'policy-map UPLINK',
  ' class class-default',
  `  shape average ${kbit}000`,
  '  service-policy CLASSES',
]
const SHAPED = shapedTo(SHAPED_KBIT)
const on = (policy: string) => ['interface Ethernet0', ` service-policy output ${policy}`]

const withLines = (...lines: readonly (readonly string[])[]) => settleWith({ 'soho-vp': lines.flat() })

const one = settle(reference())
const first = withLines(VOICE, CLASSES, SHAPED, on('UPLINK'))
const plain = played(one)
const policed = played(first)

describe('a call during an upload on 256 kbit/s', () => {
  it('waits with the upload and is lost with it in one queue', () => {
    const { sent, lost, heard } = upOf(plain)
    expect(lost / sent).toBeGreaterThan(0.05)
    expect(heard.mostMs - heard.leastMs).toBeGreaterThan(5 * FULL_MS)
    expect(upOf(plain).inQueues).toBe(lost)
    expect(plain.outages).toEqual([])
  })
  it('loses nothing behind a policy, and waits for one full packet at most', () => {
    const { lost, heard } = upOf(policed)
    expect(lost).toBe(0)
    expect(heard.mostMs - heard.leastMs).toBeGreaterThan(FULL_MS / 2)
    // As long as the shaper lets it take, and behind the call's packets that gathered meanwhile: four, each slower on the line.
    const gathered = 4 * ((212 * 8) / UPLINK - (126 * 8) / SHAPED_KBIT)
    expect(heard.mostMs - heard.leastMs).toBeLessThan((1474 * 8) / SHAPED_KBIT + gathered)
    expect(policed.outages).toEqual([])
  })
  it('the other way it is untouched by both', () => {
    for (const { calls } of [plain, policed]) expect(calls[0]?.forward.lost).toBe(0)
  })
  it('what voice overtakes by more than the window of the SA is lost to anti-replay', () => {
    const late = policed.journal.filter(({ text }) => text.includes('anti-replay window'))
    expect(late.length).toBeGreaterThan(0)
    expect(policed.transfers[0]?.lost).toBeGreaterThan(0)
  })
  it('is the same whether every packet is sent or one stands for many where nothing waits', () => {
    const all = played(one, PLAN, true)
    const [sent, some] = [upOf(all), upOf(plain)]
    expect([sent.sent, sent.lost, sent.inQueues]).toEqual([some.sent, some.lost, some.inQueues])
    expect(Math.abs(sent.heard.meanMs - some.heard.meanMs)).toBeLessThan(1)
    expect(played(first, PLAN, true).calls[0]?.return.lost).toBe(0)
  })
})

describe('a policy holds packets only where something makes them wait', () => {
  it('shaped to 85 % of a DSL line they wait in the modem too: with a call the cells are more than the line has', () => {
    const wide = upOf(played(withLines(VOICE, CLASSES, shapedTo((UPLINK * 85) / 100), on('UPLINK'))))
    expect(wide.heard.mostMs - wide.heard.leastMs).toBeGreaterThan(5 * FULL_MS)
  })
  it('generic traffic shaping holds all to its rate, each conversation in its turn: the call overtakes the upload', () => {
    const lab = withLines(['interface Ethernet0', ` traffic-shape rate ${SHAPED_KBIT}000`])
    const { sent, lost, heard } = upOf(played(lab))
    expect(lost / sent).toBeLessThan(0.01)
    expect(heard.mostMs - heard.leastMs).toBeGreaterThan(FULL_MS / 2)
    expect(heard.mostMs - heard.leastMs).toBeLessThan(5 * FULL_MS)
  })
  it('a queue told in a form that is not simulated leaves paths sure, and says what it leaves open', () => {
    const lines = ['interface Ethernet0', ' priority-group 1', ' random-detect', ' no custom-queue-list 3']
    const { diagnostics } = convertIos('soho-vp', parseIos(lines.join('\n')).config, { release: '12.4' })
    expect(diagnostics.map(({ line, summary }) => [line, summary])).toEqual(
      [2, 3].map((line) => [line, 'How Ethernet0 serves what waits is not simulated in this form']),
    )
    const lab = withLines(lines)
    const { forward } = trace(lab, 'phone-0', 'hq-phone')
    expect(forward.disposition).toBe('accepted')
  })
  it('without a shaper they wait in the modem, which knows of no class', () => {
    const { sent, lost } = upOf(played(withLines(VOICE, CLASSES, on('CLASSES'))))
    expect(lost / sent).toBeGreaterThan(0.05)
  })
})

/** The slow cable is the router's own, and no modem stands behind it: its interface sends at 256 kbit/s itself. */
const raw = (): ReturnType<typeof reference> => ({
  ...reference(),
  links: reference().links.map((link) => {
    const ends = [link.a, link.b].map(({ device, interface: port }) => `${device}/${port}`)
    if (ends.includes('soho-vp/Ethernet0')) return { ...link, bandwidthKbit: UPLINK, returnBandwidthKbit: UPLINK }
    return ends.includes('home-0/Outside') ? { ...link, bandwidthKbit: 10_000, returnBandwidthKbit: 10_000 } : link
  }),
})

describe('a policy at the raw rate of the line, with no modem behind it', () => {
  it('loses nothing of a call, and has it wait for less than one full packet is sent', () => {
    const lines = [...VOICE, ...CLASSES, ...on('CLASSES'), ' tx-ring-limit 1']
    const behind = upOf(played(settleWith({ 'soho-vp': lines }, raw())))
    expect(behind.lost).toBe(0)
    const added = behind.heard.mostMs - behind.heard.leastMs
    expect(added).toBeGreaterThan(FULL_MS / 2)
    expect(added).toBeLessThan(FULL_MS)
    const { heard } = upOf(played(settle(raw())))
    expect(heard.mostMs - heard.leastMs).toBeGreaterThan(5 * FULL_MS)
  })
})

describe('what a policy sees of an encrypted packet', () => {
  const BY_PORT = [
    'access-list 120 permit udp any any range 16384 32767',
    'class-map match-all VOICE',
    ' match access-group 120',
  ]
  const lostBy = (lines: readonly string[]) => {
    const lab = settleWith({
      'soho-vp': (text) =>
        `${lines.length > 0 ? text : text.replace(/^ qos pre-classify\n/m, '')}\n${[...BY_PORT, ...CLASSES, ...SHAPED, ...on('UPLINK')].join('\n')}\n`,
    })
    return upOf(played(lab))
  }
  it('with pre-classify its ports, which tell voice', () => expect(lostBy(['as it is']).lost).toBe(0))
  it('without it the outer header: every packet is ESP, and voice waits with all', () => {
    const { heard } = lostBy([])
    expect(heard.mostMs - heard.leastMs).toBeGreaterThan(5 * FULL_MS)
  })
})

describe('a policy that drops a class whole', () => {
  const dispositionWith = (...lines: readonly string[]) =>
    trace(withLines(VOICE, ['policy-map CLASSES', ' class VOICE', ...lines], on('CLASSES')), 'phone-0', 'callmanager')
      .forward.disposition
  it('leaves open what passes its interface, and one that polices does not', () => {
    expect(dispositionWith('  drop')).toBe('insufficient-info')
    expect(dispositionWith('  police 8000 conform-action drop exceed-action drop')).toBe('insufficient-info')
    expect(dispositionWith('  police 64000 conform-action transmit exceed-action drop')).toBe('accepted')
  })
})
