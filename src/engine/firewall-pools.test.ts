/** A firewall that gives addresses (`dhcpd`; PIX 6.3 and ASA command references): to hosts behind the interface, of its range. */
import { describe, expect, it } from 'vitest'
import { parseAsa } from '../asa/index'
import { convertAsa } from '../convert/index'
import type { Design } from '../design/index'
import { contains, formatIp, lookUp, parsePrefix } from '../net/index'
import { viewOf } from '../sim/index'
import { type Lab, reference, settleWith } from '../testing/lab'

const FIREWALL = `ASA Version 8.4
hostname fw
interface GigabitEthernet0/1
 nameif inside
 security-level 100
 ip address 10.0.0.1 255.255.255.0
dhcpd dns 10.0.0.5
dhcpd lease 7200
dhcpd address 10.0.0.10-10.0.0.20 inside
dhcpd enable inside
`
const read = (text: string) => convertAsa('fw', parseAsa(text).config, { release: 'asa-8.4' })
const poolOf = (text: string) => read(text).configuration.dhcpPools[0]

describe('the pool of an interface', () => {
  it('is its range, with the firewall as the router, for the seconds that a line says', () => {
    const pool = poolOf(FIREWALL)
    expect(pool).toMatchObject({ name: 'inside', interface: 'GigabitEthernet0/1', leaseSeconds: 7200 })
    expect(pool?.router === undefined ? '' : formatIp(pool.router)).toBe('10.0.0.1')
    expect(pool?.excluded.map(({ first, last }) => `${formatIp(first)}-${formatIp(last)}`)).toEqual([
      '10.0.0.0-10.0.0.9',
      '10.0.0.21-10.0.0.255',
    ])
  })
  it('is there when it is enabled, lasts an hour when nobody says so, and tells another router where a line does', () => {
    expect(poolOf(FIREWALL.replace('dhcpd enable inside\n', ''))).toBeUndefined()
    expect(poolOf(FIREWALL.replace('dhcpd lease 7200\n', ''))?.leaseSeconds).toBe(3600)
    expect(poolOf(`${FIREWALL}dhcpd lease 60 interface inside\n`)?.leaseSeconds).toBe(60)
    const router = poolOf(`${FIREWALL}dhcpd option 3 ip 10.0.0.2\n`)?.router
    expect(router === undefined ? '' : formatIp(router)).toBe('10.0.0.2')
  })
  it('of addresses that are not its network’s is none, and it is said', () => {
    const { configuration, diagnostics } = read(FIREWALL.replace('10.0.0.20', '10.0.1.20'))
    expect(configuration.dhcpPools).toEqual([])
    expect(diagnostics.map(({ summary }) => summary)).toEqual([
      '10.0.0.10-10.0.1.20 is no range of the network of inside',
    ])
  })
  it('of a firewall that only passes requests on is not known', () => {
    const { configuration } = read(`${FIREWALL}dhcprelay server 10.0.0.9 inside\n`)
    expect(configuration.notKnown).toMatchObject([{ scope: { kind: 'dhcp' } }])
  })
})

describe('a host behind the firewall of the reference design', () => {
  const asking: Design = {
    ...reference(),
    devices: reference().devices.map((device) =>
      device.name === 'callmanager' && device.kind === 'server'
        ? {
            ...device,
            interfaces: device.interfaces.map((item) => ({ ...item, addressing: { kind: 'dhcp' as const } })),
          }
        : device,
    ),
  }
  const addressIn = (lab: Lab) => {
    const [port] = lookUp(viewOf(lab.network).devices, 'callmanager')?.interfaces ?? []
    return port?.address?.ip
  }
  it('is given an address of the range, and none where the firewall gives none', () => {
    const lab = settleWith({ firewall: ['dhcpd address 10.1.0.100-10.1.0.110 inside', 'dhcpd enable inside'] }, asking)
    const own = addressIn(lab)
    expect(own === undefined ? '' : formatIp(own)).toBe('10.1.0.100')
    const without = settleWith({ firewall: ['dhcpd address 10.1.0.100-10.1.0.110 inside'] }, asking)
    const range = parsePrefix('10.1.0.0/24')
    const other = addressIn(without)
    expect(other !== undefined && range !== undefined && contains(range, other)).toBe(false)
  })
})
