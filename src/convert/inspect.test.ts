/** What the IOS Firewall watches: whole protocols, and applications at their ports; what has no known port is said. */
import { describe, expect, it } from 'vitest'
import { parseIos } from '../ios/index'
import { lookUp } from '../net/index'
import { convertIos } from './ios'

const converted = (...lines: readonly string[]) =>
  convertIos('r1', parseIos(['version 12.4', ...lines, ''].join('\n')).config, { release: '12.4(15)T' })
const watched = (...lines: readonly string[]) =>
  (lookUp(converted(...lines).configuration.inspections, 'FW') ?? []).map(({ protocol, port, timeoutSeconds }) => [
    protocol,
    port,
    timeoutSeconds,
  ])

describe('inspection', () => {
  it('is of a protocol as a whole, with the time that the line or the release gives it', () => {
    expect(watched('ip inspect name FW tcp', 'ip inspect name FW udp timeout 15', 'ip inspect name FW icmp')).toEqual([
      [6, undefined, 3600],
      [17, undefined, 15],
      [1, undefined, 10],
    ])
  })
  it('is of an application at its port, or at each of them', () => {
    expect(watched('ip inspect name FW http', 'ip inspect name FW dns')).toEqual([
      [6, 80, 3600],
      [17, 53, 30],
      [6, 53, 3600],
    ])
  })
  it('of what has no known port leaves the answers open, unless TCP and UDP are watched anyway', () => {
    const alone = converted('ip inspect name FW cuseeme', 'ip inspect name FW tcp')
    expect(alone.configuration.notKnown?.map(({ scope }) => scope)).toEqual([{ kind: 'inspection' }])
    expect(alone.diagnostics.map(({ summary }) => summary)).toEqual(['Inspection of cuseeme is not simulated'])
    const beside = converted('ip inspect name FW cuseeme', 'ip inspect name FW tcp', 'ip inspect name FW udp')
    expect(beside.configuration.notKnown).toBeUndefined()
    expect(beside.diagnostics).toEqual([])
  })
})
