/** The register's table: what is shown, and in which order. */
import { describe, expect, it } from 'vitest'
import type { RegisterRow } from '../../../engine/messages'
import { COLUMNS, shownRows } from './rows'

const row = (site: string, lan: string, more: Partial<RegisterRow> = {}): RegisterRow => ({
  site,
  lans: [lan],
  peers: [{ address: '198.51.100.1', device: 'gateway-1' }, { address: '198.51.100.9' }],
  ...more,
})
const ROWS = [
  row('soho-16', '10.81.2.16/29', {
    current: { address: '198.51.100.1', device: 'gateway-1' },
    held: true,
    hsrp: 'active',
  }),
  row('soho-8', '10.81.2.8/29', { since: 15_400_000 as NonNullable<RegisterRow['since']> }),
  row('soho-128', '10.81.2.128/29', { ike: { ageSeconds: 125, remainingSeconds: 86_275 }, hsrp: 'standby' }),
]
const sites = (rows: readonly RegisterRow[]) => rows.map((item) => item.site)

describe('the register', () => {
  it('orders addresses as numbers, and names as people count', () => {
    expect(sites(shownRows(ROWS, '', { column: 'lan', down: false }))).toEqual(['soho-8', 'soho-16', 'soho-128'])
    expect(sites(shownRows(ROWS, '', { column: 'site', down: true }))).toEqual(['soho-128', 'soho-16', 'soho-8'])
  })
  it('puts what has no value last, both ways', () => {
    expect(sites(shownRows(ROWS, '', { column: 'ike', down: false }))[0]).toBe('soho-128')
    expect(sites(shownRows(ROWS, '', { column: 'ike', down: true }))[0]).toBe('soho-128')
  })
  it('finds words in every column', () => {
    expect(sites(shownRows(ROWS, 'on the standby', { column: 'site', down: false }))).toEqual(['soho-128'])
    expect(sites(shownRows(ROWS, '2.16/', { column: 'site', down: false }))).toEqual(['soho-16'])
  })
  it('writes lives as clocks, and peers by name', () => {
    const text = (id: string, at: number) => {
      const of = ROWS[at]
      return of && COLUMNS.find((column) => column.id === id)?.text(of)
    }
    expect(text('ike', 2)).toBe('2:05, 23:57:55 left')
    expect(text('peers', 0)).toBe('gateway-1, 198.51.100.9')
    expect(text('current', 1)).toBe('no tunnel')
  })
  it.each([
    ['in service', '● in service since 5.0 s'],
    ['not registered', '▲ not registered since 5.0 s'],
    ['silent', '✕ silent since 5.0 s'],
    ['not known', '○ not known since 5.0 s'],
  ] as const)('marks %s as the rest of the page does', (state, text) => {
    const service = { state, reason: undefined, since: 5_000_000 } as unknown as NonNullable<RegisterRow['service']>
    expect(COLUMNS.find(({ id }) => id === 'service')?.text(row('a', '10.0.0.0/29', { service }))).toBe(text)
  })
})
