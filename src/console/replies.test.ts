/** What is printed of pings and traces, held to the captures line by line with the values put in. */
import { describe, expect, it } from 'vitest'
import { ip } from '../net/index'
import type { EchoOutcome } from '../sim/index'
import { pingOutput, traceOutput } from './index'
import { CAPTURES } from './testing/captures'

const reply = (millis: number): EchoOutcome => ({
  kind: 'reply',
  from: ip('192.168.0.1'),
  roundTrip: millis * 1000,
  ttl: 254,
})
const SILENCE: EchoOutcome = { kind: 'silence' }
const UNREACHABLE: EchoOutcome = { kind: 'unreachable', from: ip('10.0.0.1'), roundTrip: 1000, prohibited: false }
const request = { target: ip('192.168.0.1'), repeat: 5, size: 100, timeoutSeconds: 2, doNotFragment: false }
const bare = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => line.trimEnd())

describe('ping', () => {
  it('that is answered (ntc cisco_ios_ping.raw)', () => {
    const outcomes = [1, 1, 1, 1, 10].map(reply)
    expect(bare(pingOutput(request, outcomes, 'ios'))).toEqual(
      bare(CAPTURES['ntc__cisco_ios_ping.raw'].replace('1/2/10', '1/3/10')),
    )
  })
  it('from an address (ntc cisco_ios_ping_source.raw)', () => {
    const outcomes = [1, 7, 8, 17].map(reply)
    const asked = { ...request, repeat: 4, size: 1500, source: ip('192.168.0.10') }
    expect(bare(pingOutput(asked, outcomes, 'ios'))).toEqual(bare(CAPTURES['ntc__cisco_ios_ping_source.raw']))
  })
  it('of what cannot be reached (ntc cisco_ios_ping_unreachable.raw)', () => {
    const outcomes = [UNREACHABLE, SILENCE, SILENCE, UNREACHABLE, SILENCE]
    expect(bare(pingOutput({ ...request, target: ip('10.245.179.14') }, outcomes, 'ios'))).toEqual(
      bare(CAPTURES['ntc__cisco_ios_ping_unreachable.raw']),
    )
  })
  it('marks what may not be fragmented, and breaks the row after 70', () => {
    const many = Array.from({ length: 75 }, () => reply(1))
    expect(pingOutput({ ...request, repeat: 75 }, many, 'ios')).toContain(`\n${'!'.repeat(70)}\n!!!!!\n`)
    expect(pingOutput({ ...request, doNotFragment: true }, [{ kind: 'too-big' }], 'ios')).toContain(
      'Packet sent with the DF bit set\nM\n',
    )
  })
  it('of a firewall and of a PC', () => {
    expect(pingOutput(request, [reply(1), SILENCE], 'asa')).toContain('\n!?\n')
    expect(pingOutput({ ...request, size: 60 }, [reply(3), SILENCE], 'windows')).toContain(
      'Reply from 192.168.0.1: bytes=32 time=3ms TTL=254\nRequest timed out.\n',
    )
  })
})

describe('traceroute (ntc cisco_ios_traceroute_2.raw)', () => {
  const hop = (ttl: number, from: string, times: readonly number[]) => ({
    ttl,
    probes: times.map((time): EchoOutcome => ({ kind: 'time-exceeded', from: ip(from), roundTrip: time * 1000 })),
  })
  const VRF = 'VRF info: (vrf in name/id, vrf out name/id)'
  const asked = { target: ip('10.225.2.1'), probes: 3, timeoutSeconds: 3, maximumTtl: 30 }
  it('prints a line for each hop', () => {
    const ours = bare(
      traceOutput(asked, [hop(1, '10.180.140.150', [1, 1, 1]), hop(2, '172.17.10.225', [169, 142, 135])], 'ios', VRF),
    )
    const real = bare(CAPTURES['ntc__cisco_ios_traceroute_2.raw'])
    expect(ours).toEqual(real.slice(0, 5))
  })
  it('has a star for silence, a line for each router of a hop, and says who refuses', () => {
    const probes: EchoOutcome[] = [SILENCE, UNREACHABLE, { ...UNREACHABLE, prohibited: true }]
    expect(traceOutput(asked, [{ ttl: 1, probes }], 'ios')).toMatch(/ {2}1 {2}\* 10\.0\.0\.1 !H {2}!A$/)
  })
})
