/** The two gateways as twins, and a firewall's change script. */
import { describe, expect, it } from 'vitest'
import { compileDesign } from '../../compile/index'
import { applied, REFERENCE_DESIGNS } from '../../design/index'
import { parseIos } from '../../ios/index'
import { SEED_CONFIGS } from '../../testing/seed-configs'
import { textChange } from '../index'
import { differencesOf } from './differences'

const differ = (a: string, b: string) => differencesOf(parseIos(a).config, parseIos(b).config)

describe('twins', () => {
  it('of the source document differ in what is their own, and in ip classless, which they should not', () => {
    const found = differ(SEED_CONFIGS['gateway-1'], SEED_CONFIGS['gateway-2'])
    expect(found.filter((item) => item.because === undefined)).toEqual([{ section: [], right: 'ip classless' }])
    expect(found.filter((item) => item.because !== undefined).map((item) => [item.left, item.right])).toEqual([
      ['hostname gateway-1', 'hostname gateway-2'],
      ['ip address 198.51.100.1 255.255.255.255', 'ip address 198.51.100.2 255.255.255.255'],
      ['ip address 10.81.0.3 255.255.255.248', 'ip address 10.81.0.4 255.255.255.248'],
      ['standby 1 priority 120', 'standby 1 priority 110'],
      ['description X-Over cable to gateway-2', undefined],
      ['ip address 192.168.81.3 255.255.255.0', 'ip address 192.168.81.4 255.255.255.0'],
    ])
  })
  it('should agree in their crypto', () => {
    const other = SEED_CONFIGS['gateway-2'].replace('reverse-route\n', '').replace('encr 3des', 'encr aes')
    expect(differ(SEED_CONFIGS['gateway-1'], other).filter((item) => item.because === undefined)).toEqual([
      { section: ['crypto isakmp policy 1'], left: 'encr 3des', right: 'encr aes' },
      { section: ['crypto dynamic-map dmap 10'], left: 'reverse-route' },
      { section: [], right: 'ip classless' },
    ])
  })
})

describe("a firewall's script", () => {
  const reference = REFERENCE_DESIGNS[0]?.build()
  if (!reference) throw new Error('no reference design')
  const textOf = (design: typeof reference) =>
    compileDesign(design).devices.find((item) => item.device === 'firewall')?.text ?? ''

  it('moves a host route and clears a list that another entry comes into, then binds it again', () => {
    const moved = applied(reference, {
      kind: 'set-interface',
      device: 'gateway-1',
      interface: 'Loopback0',
      change: { addressing: { kind: 'static', address: '198.51.100.9/32' } },
    })
    if (typeof moved === 'string') throw new Error(moved)
    const { lines, rollback } = textChange('asa', textOf(reference), textOf(moved))
    expect(lines).toContain('no route vpndmz 198.51.100.1 255.255.255.255 10.81.0.3 1')
    expect(lines).toContain('route vpndmz 198.51.100.9 255.255.255.255 10.81.0.3 1')
    expect(lines.indexOf('clear configure access-list OUTSIDE-IN')).toBeLessThan(
      lines.indexOf('access-list OUTSIDE-IN extended permit esp any host 198.51.100.9'),
    )
    expect(lines).toContain('access-group OUTSIDE-IN in interface outside')
    expect(rollback).toContain('route vpndmz 198.51.100.1 255.255.255.255 10.81.0.3 1')
  })
  it('of the same text is empty', () => {
    expect(textChange('asa', textOf(reference), textOf(reference)).lines).toEqual([])
  })
})
