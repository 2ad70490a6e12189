/** What text fields of the inspector refuse, in a sentence that says what to write instead. */
import { describe, expect, it } from 'vitest'
import { aGatewayOrNothing } from './checks'

describe('a gateway', () => {
  it.each(['', '10.1.0.1', '198.51.100.253', '1.0.0.1', '223.255.255.254'])('may be %j', (text) => {
    expect(aGatewayOrNothing(text)).toBeUndefined()
  })
  it.each(['0.0.0.0', '224.0.0.10', '255.255.255.255'])('is no address of a device: %s', (text) => {
    expect(aGatewayOrNothing(text)).toMatch(/next hop/)
  })
  it.each(['10.1.0', '10.1.0.1/24', 'x'])('is no address at all: %s', (text) => {
    expect(aGatewayOrNothing(text)).toMatch(/is no address/)
  })
})
