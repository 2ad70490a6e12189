/** Groups and marks of what was found. */
import { describe, expect, it } from 'vitest'
import type { Finding } from '../../design/index'
import type { Diagnostic } from '../../engine/messages'
import { entriesOf, gravestOf, grouped } from './entries'

const finding = (severity: Finding['severity'], device: string, summary: string): Finding => ({
  rule: 'r',
  severity,
  device,
  summary,
  why: 'Because.',
  source: 'RFC 1',
  remedy: 'Do it.',
})
const remark: Diagnostic = {
  severity: 'warning',
  device: 'soho-24',
  line: 4,
  summary: 'A line is unknown',
  detail: 'Kept.',
  remedy: 'Check it.',
}
const FOUND = [
  finding('info', 'gateway-1', 'a note'),
  finding('error', 'gateway-1', 'a fault'),
  finding('warning', 'gateway-2', 'a doubt'),
]

describe('what was found', () => {
  const entries = entriesOf(FOUND, [remark])
  it('is grouped, the gravest first, remarks on the texts among the findings', () => {
    expect(grouped(entries, '').map((group) => [group.severity, group.entries.length])).toEqual([
      ['error', 1],
      ['warning', 2],
      ['info', 1],
    ])
  })
  it('can be looked through by device or words', () => {
    expect(grouped(entries, 'soho').flatMap((group) => group.entries.map((item) => item.summary))).toEqual([
      'A line is unknown',
    ])
    expect(grouped(entries, 'nothing like it')).toEqual([])
  })
  it('has a key for each', () => {
    expect(new Set(entries.map((item) => item.key)).size).toBe(entries.length)
  })
  it('marks a device by its gravest; a note is no mark', () => {
    expect([...gravestOf(FOUND)]).toEqual([
      ['gateway-2', 'warning'],
      ['gateway-1', 'error'],
    ])
    expect(gravestOf([finding('info', 'x', 'a note')]).size).toBe(0)
  })
})
