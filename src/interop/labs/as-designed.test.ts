import { describe, expect, it } from 'vitest'
import { reference } from '../../testing/lab'
import { portsAsDesigned, renamedIn } from './as-designed'

const RENAMED = [
  { device: 'gateway-1', from: 'FastEthernet0/0', to: 'Ethernet0/1' },
  { device: 'gateway-1', from: 'FastEthernet0/1', to: 'Ethernet0/0' },
  { device: 'gateway-2', from: 'FastEthernet0/0', to: 'Ethernet0/3' },
]

describe('what a laboratory prints', () => {
  it('has its ports called as in the design, whole or short, and each as that of its own device', () => {
    const text =
      'gateway-1#show ip route\nC    10.1.1.0 is directly connected, Ethernet0/1\nO  via 10.0.0.1, Ethernet0/0.20\n'
    expect(portsAsDesigned(text, 'gateway-1', RENAMED)).toBe(
      'gateway-1#show ip route\nC    10.1.1.0 is directly connected, FastEthernet0/0\nO  via 10.0.0.1, FastEthernet0/1.20\n',
    )
    expect(portsAsDesigned('Et0/1 is up', 'gateway-1', RENAMED)).toBe('Fa0/0 is up')
    expect(portsAsDesigned('Et0/1 is up', 'gateway-2', RENAMED)).toBe('Et0/1 is up')
  })
  it('keeps its columns where there is room', () => {
    const row = 'Ethernet0/1                10.81.0.3       YES NVRAM  up                    up'
    const told = portsAsDesigned(row, 'gateway-1', RENAMED)
    expect(told.startsWith('FastEthernet0/0 ')).toBe(true)
    expect(told.indexOf('10.81.0.3')).toBe(row.indexOf('10.81.0.3'))
  })
  it('leaves words that only look like ports', () => {
    const text = 'gateway-1 SHA256 e0f1 Loopback0 group 1985 Ethernet0/12'
    expect(portsAsDesigned(text, 'gateway-1', RENAMED)).toBe(text)
  })
})

describe('the names of an export', () => {
  it('are those of its boxes', () => {
    const renamed = renamedIn(reference(), 'containerlab', { router: 'cisco_iol' })
    if (typeof renamed === 'string') throw new Error(renamed)
    expect(renamed.filter(({ device }) => device === 'gateway-1').map(({ to }) => to)).toContain('Ethernet0/1')
  })
  it('are none of a drawing, and of a box that there is not', () => {
    expect(renamedIn(reference(), 'mermaid')).toContain('runs no boxes')
    expect(typeof renamedIn(reference(), 'containerlab', { router: 'no-such-box' })).toBe('string')
  })
})
