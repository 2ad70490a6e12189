/** What changed between two designs: lines, tables, paths, and what failures cost. */

import { describe, expect, it } from 'vitest'
import { connect, NO_HISTORY, perform } from '../../design/index'
import { done } from '../../testing/done'
import { type Lab, reference, settle, struck, without } from '../../testing/lab'
import { compare } from './compare'
import type { Changes, Side } from './types'

const sideOf = ({ built, network }: Lab): Side => ({ scene: built.scene, texts: built.texts, network })

function changes(before: Lab, after: Lab, outages = false): Changes {
  return done(compare(sideOf(before), sideOf(after), outages))
}

const lab = settle(reference())

describe('a line taken away', () => {
  const told = changes(lab, settle(without('gateway-2', ['crypto dynamic-map dmap 10'], 'reverse-route')))
  it('is shown with its neighbours, and with the rows it cost', () => {
    const gateway = told.devices.find((item) => item.device === 'gateway-2')
    expect(gateway?.lines.filter((line) => line.kind !== 'same')).toEqual([
      { kind: 'removed', text: ' reverse-route', line: 20 },
    ])
    expect(gateway?.tables.find((item) => item.table === 'routes')?.removed).toContain(
      'rri 10.81.2.24/29 [1/0] 0.0.0.0',
    )
    expect(told.devices.find((item) => item.device === 'gateway-1')?.tables[0]?.removed).toContain(
      'eigrp-external 10.81.2.24/29 [170/2588160] 192.168.81.4',
    )
  })
  it('costs the sites on that gateway what comes from headquarters, and the summary begins with it', () => {
    expect(told.paths.map((path) => [path.site, path.direction, path.before?.good, path.after?.good])).toEqual([
      ['soho-24', 'forward', true, false],
      ['soho-48', 'forward', true, false],
    ])
    expect(told.summary[0]).toBe('soho-24, soho-48 lose a way that they had.')
    expect(told.summary.at(-1)).toBe('Configuration of gateway-2: 0 lines added, 1 taken away.')
  })
})

describe('two moments', () => {
  it('differ in tables and paths, not in lines', () => {
    const told = changes(lab, struck(lab, { kind: 'cut', device: 'gateway-1', interface: 'FastEthernet0/1' }))
    expect(told.devices.every((item) => item.lines.length === 0)).toBe(true)
    expect(told.devices.find((item) => item.device === 'gateway-1')?.tables.map((item) => item.table)).toContain(
      'EIGRP neighbours',
    )
    expect(told.summary).toEqual(['soho-24, soho-48 lose a way that they had.'])
  })
})

describe('a second cross-over', () => {
  it('takes away the single point of failure', () => {
    const edit = connect(lab.design, 'gateway-1', 'gateway-2')
    const done = typeof edit === 'string' ? edit : perform(lab.design, NO_HISTORY, edit)
    if (typeof done === 'string') throw new Error(done)
    const told = changes(lab, settle(done.design), true)
    expect(told.summary.join('\n')).toContain('No single point of failure of the head-end block any more: cross-over')
    const cut = told.outages?.filter((item) => item.fault === 'cut:gateway-1/FastEthernet0/1') ?? []
    expect(cut.map((item) => [item.site, item.before?.verdict])).toEqual([
      ['soho-24', 'hears nothing'],
      ['soho-48', 'hears nothing'],
    ])
  })
})

describe('a keepalive that waits longer', () => {
  it('costs more where a gateway fails, and the summary names the failure with what it cost before', () => {
    const told = changes(
      lab,
      settle({ ...lab.design, vpn: { ...lab.design.vpn, siteKeepalive: { seconds: 40 } } }),
      true,
    )
    const power = told.outages?.filter(({ fault }) => fault === 'power:gateway-1') ?? []
    expect(power.length).toBeGreaterThan(0)
    const line = told.summary.find((text) => text.includes('gateway-1') && text.includes('before'))
    expect(line).toMatch(/: soho-\w+ .*silent for \d+\.\d s, before silent for \d+\.\d s\.$/)
  })
})

describe('the same design', () => {
  it('has not changed', () => {
    expect(changes(lab, lab)).toEqual({ summary: ['Nothing differs.'], renamed: [], devices: [], paths: [] })
  })
})
