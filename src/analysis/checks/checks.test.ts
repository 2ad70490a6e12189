/** What the table of designs in `engine/findings.test.ts` does not show: figures, and a check that fails. */
import { describe, expect, it } from 'vitest'
import type { Configuration } from '../../config/index'
import { ANY_ADDRESS } from '../../net/index'
import { largestSegment } from '../plan/fit'
import { checkConfigurations } from './all'

/** A tunnel of this transform on a line. */
const through = (cipher: string, natTraversal: boolean) => ({
  encapsulation: 'none' as const,
  access: 'ethernet' as const,
  sealing: {
    local: ANY_ADDRESS,
    remote: ANY_ADDRESS,
    outboundSpi: 0,
    transform: { name: 't1', cipher, integrity: 'esp-sha-hmac', mode: 'tunnel' as const },
    ...(natTraversal ? { natPort: 4500 } : {}),
  },
})

describe('the greatest TCP segment in a tunnel (FACTS section 6)', () => {
  const [des, aes] = ['esp-3des', 'esp-aes']
  it.each([
    ['3DES, Ethernet', des, 1500, false, 1406],
    ['3DES, PPPoE', des, 1492, false, 1398],
    ['AES-CBC, Ethernet', aes, 1500, false, 1398],
    ['AES-CBC, PPPoE', aes, 1492, false, 1382],
    ['3DES with NAT-T, Ethernet', des, 1500, true, 1398],
    ['3DES with NAT-T, PPPoE', des, 1492, true, 1390],
    ['AES-CBC with NAT-T, Ethernet', aes, 1500, true, 1382],
    ['AES-CBC with NAT-T, PPPoE', aes, 1492, true, 1382],
  ] as const)('%s', (_what, cipher, path, natTraversal, bytes) => {
    expect(largestSegment(path, through(cipher, natTraversal))).toBe(bytes)
  })
})

describe('checkConfigurations', () => {
  const topology = { links: [] }
  it('finds nothing in nothing', () => {
    const results = checkConfigurations({ configurations: [], topology, texts: [] })
    expect(results.flatMap((item) => item.found)).toEqual([])
  })
  it('goes on when a check fails, and says which', () => {
    const broken = { kind: 'router', device: 'r', interfaces: [], accessLists: null } as unknown as Configuration
    const results = checkConfigurations({ configurations: [broken], topology, texts: [] })
    const failed = results.filter((item) => item.failure !== undefined)
    expect(failed.map((item) => item.check.name)).toEqual(['eq-50'])
  })
})
