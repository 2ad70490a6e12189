/** The look-up of a packet's class by its destination leaves out no class that looking at each would find, and looks at few. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluateList, subjectOf } from '../../config/index'
import { convertIos } from '../../convert/index'
import { parseIos } from '../../ios/index'
import { ANY_ADDRESS, type Ip, type Ipv4Packet, ipOf, lookUp } from '../../net/index'
import { classIndex } from './class-index'
import { classPath } from './classify'

function configOf(lists: readonly (readonly string[])[]) {
  const text = [
    ...lists.flatMap((lines, index) => [`ip access-list extended L${index}`, ...lines.map((line) => ` ${line}`)]),
    ...lists.flatMap((_, index) => [`class-map match-all C${index}`, ` match access-group name L${index}`]),
    'policy-map P',
    ...lists.flatMap((_, index) => [` class C${index}`, '  bandwidth percent 1']),
  ]
  return convertIos('r', parseIos(text.join('\n')).config, { release: '12.4' }).configuration
}

const packetTo = (destination: Ip): Ipv4Packet => ({
  source: ANY_ADDRESS,
  destination,
  ttl: 64,
  dscp: 0,
  payload: { protocol: 'udp', sourcePort: 1, destinationPort: 5060, message: { kind: 'opaque' }, dataSize: 10 },
})

function placeOf(config: ReturnType<typeof configOf>, packet: Ipv4Packet): number | undefined {
  return config.queueing && classPath(config, config.queueing, 'P', packet)[0]
}

const network = fc.record({
  octet: fc.nat(3),
  last: fc.constantFrom(0, 8, 16),
  wildcard: fc.constantFrom('0.0.0.7', '0.0.0.255', '0.0.0.5'),
})
const entry = fc
  .tuple(fc.constantFrom('permit', 'permit', 'deny'), fc.constantFrom('ip any', 'udp any', 'ip any any'), network)
  .map(([action, what, { octet, last, wildcard }]) =>
    what === 'ip any any' ? `${action} ip any any` : `${action} ${what} 10.0.${octet}.${last} ${wildcard}`,
  )

describe('the class of a packet', () => {
  it('is the first whose list permits it, whatever the lists are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(entry, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 }),
        fc.tuple(fc.nat(3), fc.nat(31)),
        (lists, [octet, host]) => {
          const config = configOf(lists)
          const packet = packetTo(ipOf(0x0a00_0000 + octet * 256 + host))
          const permitting = lists.findIndex((_, index) => {
            const list = lookUp(config.accessLists, `L${index}`)
            return list !== undefined && evaluateList(list, subjectOf(packet)).action === 'permit'
          })
          expect(placeOf(config, packet)).toBe(permitting < 0 ? lists.length : permitting)
        },
      ),
      { numRuns: 60 },
    )
  })
  it('is found among a thousand sites by looking at one', () => {
    const lan = (index: number) => `10.${80 + (index >> 5)}.${index & 31}`
    const config = configOf(Array.from({ length: 1000 }, (_, index) => [`permit ip any ${lan(index)}.0 0.0.0.7`]))
    const index = config.queueing && classIndex(config, config.queueing, 'P')
    const address = ipOf(0x0a00_0000 + ((80 + (700 >> 5)) << 16) + ((700 & 31) << 8) + 3)
    expect(index?.candidates(address)).toEqual([700])
    expect(placeOf(config, packetTo(address))).toBe(700)
    expect(index?.candidates(ipOf(0x0101_0101))).toEqual([])
  })
})
