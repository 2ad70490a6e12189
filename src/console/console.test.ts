/** What a terminal prints: ages, the wrap at column 76, the words it knows. The tables themselves are SEED's (engine). */
import { describe, expect, it } from 'vitest'
import { viewOf } from '../sim/index'
import { reference, settle } from '../testing/lab'
import { exec } from './index'
import { formatAge } from './show/ages'

describe('ages (FACTS section 7)', () => {
  const [second, hour, day] = [1e6, 3600e6, 86_400e6]
  it.each([
    [0, '00:00:00'],
    [59.9 * second, '00:00:59'],
    [50 * 60 * second + 58 * second, '00:50:58'],
    [day - second, '23:59:59'],
    [day + 7 * hour, '1d07h'],
    [7 * day - second, '6d23h'],
    [9 * day, '1w2d'],
    [-5 * second, '00:00:00'],
  ])('%d µs are %s', (micros, text) => {
    expect(formatAge(micros)).toBe(text)
  })
})

const lab = settle(reference())

function run(device: string, line: string): string {
  const configuration = lab.built.scene.configurations.find((item) => item.device === device)
  if (!configuration) throw new Error(`no ${device}`)
  const result = exec({ view: viewOf(lab.network), configuration, text: '' }, line)
  return result.ok ? result.output : `! ${result.output}`
}

describe('show ip route', () => {
  it('is understood shortened, and in any case of letters', () => {
    expect(run('gateway-1', ' SH ip ro ')).toBe(run('gateway-1', 'show ip route'))
  })
  it('of 12.2 begins with its legend, and passes no line over column 76', () => {
    const lines = run('gateway-1', 'show ip route').split('\n')
    expect(lines[0]).toMatch(/^Codes: C - connected, S - static/)
    expect(lines.filter((line) => line.length > 76 && !line.startsWith(' ') && !line.startsWith('Codes'))).toEqual([])
  })
  it('beside it a switch shows its spanning tree, edge ports and all', () => {
    const text = run('stick-lan', 'show spanning-tree')
    expect(text).toContain('This bridge is the root')
    expect(text).toMatch(/Desg FWD 200000 {4}128\.1 {4}Edge P2p/)
  })
  it('of a host without a default route says that the gateway is not set', () => {
    expect(run('stick-lan', 'show ip route')).toContain('Gateway of last resort is not set')
  })
})
