/**
 * A head-end that gets a line to the Internet of its own: what was its stick then leads inside, tunnels end on the new
 * interface, and all that is not inside goes to the provider. And the cable between two providers.
 */
import { contains, formatIp, ip, ipPlus, type Prefix, prefixOf } from '../../net/index'
import type { Design } from '../model/design'
import type { Device, HeadEnd, Interface, Internet } from '../model/device'
import { makeInterface } from '../model/make'
import { nextPort } from '../model/platform'
import { ownAddress, placedInterfaces, withRole } from '../model/read'
import { freeInterface } from './names'
import { type Chosen, freePort } from './ports'
import type { Edit } from './types'

/** Networks for documents (RFC 5737): lines of head-ends get theirs from the end of the first, cables between providers from another. */
const LINES: Prefix = prefixOf(ip('198.51.100.0'), 24)
const PEERINGS: Prefix = prefixOf(ip('198.18.0.0'), 24)
const LENGTH = 30
const STEP = 4

/** A network of two for a line, beside all that there are. */
function freeLine(design: Design, block: Prefix): Prefix | undefined {
  const used = placedInterfaces(design).map(({ subnet }) => subnet)
  for (let at = ipPlus(block.address, STEP * 2); contains(block, at); at = ipPlus(at, STEP)) {
    const line = prefixOf(at, LENGTH)
    if (!used.some((other) => contains(other, line.address) || contains(line, other.address))) return line
  }
  return undefined
}

const addressOf = (line: Prefix | undefined, host: number): string =>
  line ? `${formatIp(ipPlus(line.address, host))}/${line.length}` : ''

const taken = (item: Interface, address: string): Chosen =>
  item.addressing.kind === 'none' && address !== ''
    ? { name: item.name, change: { addressing: { kind: 'static', address } } }
    : { name: item.name }

/** The head-end's outside and the provider's end of its line. */
export function outwardPorts(design: Design, headEnd: HeadEnd, internet: Internet): readonly [Chosen, Chosen] {
  const own = freePort(design, headEnd, 'outside')
  const border = freePort(design, internet, 'outside')
  const known = ownAddress(own)?.subnet ?? ownAddress(border)?.subnet
  const line = known ?? freeLine(design, LINES)
  const beside = (other: Interface | undefined) => (ownAddress(other)?.ip === (line && ipPlus(line.address, 1)) ? 2 : 1)
  const near = addressOf(line, known ? beside(border) : 2)
  const far = addressOf(line, known ? beside(own) : 1)
  const name = nextPort(headEnd, 'outside')
  return [
    own ? taken(own, near) : { name, make: makeInterface(name, 'outside', near, 'To the Internet') },
    border ? taken(border, far) : madeBorder(internet, far),
  ]
}

function madeBorder(internet: Internet, address: string): Chosen {
  const name = freeInterface(internet, 'Border')
  return { name, make: makeInterface(name, 'outside', address) }
}

export function peeringPorts(design: Design, one: Internet, other: Internet): readonly [Chosen, Chosen] {
  const line = freeLine(design, PEERINGS)
  const made = (internet: Internet, host: number): Chosen => {
    const name = freeInterface(internet, 'Peering')
    return { name, make: makeInterface(name, 'outside', addressOf(line, host)) }
  }
  return [made(one, 1), made(other, 2)]
}

/** What else a line of its own changes at a head-end: its stick is its inside, its default route leads to the provider. */
export function outwardEdits(left: Device, right: Device, near: Chosen, far: Chosen): readonly Edit[] {
  const headEnd = left.kind === 'head-end' ? left : right.kind === 'head-end' ? right : undefined
  if (!headEnd || (left.kind !== 'internet' && right.kind !== 'internet')) return []
  const [internet, border] = left.kind === 'internet' ? [left, near] : [right, far]
  const own = border.make ?? internet.interfaces.find(({ name }) => name === border.name)
  const given = own && ownAddress({ ...own, ...border.change })
  const lineOfOwn = ownAddress(withRole(headEnd, 'public')[0])
  return [
    ...withRole(headEnd, 'stick').map(
      (item): Edit => ({
        kind: 'set-interface',
        device: headEnd.name,
        interface: item.name,
        change: { role: 'inside' },
      }),
    ),
    // Its tunnels end on the line: an address that nobody leads to it is of no use.
    ...(lineOfOwn && lineOfOwn.length === 32 && withRole(headEnd, 'outside').length === 0
      ? withRole(headEnd, 'public').map(
          (item): Edit => ({ kind: 'remove-interface', device: headEnd.name, interface: item.name }),
        )
      : []),
    ...(given
      ? [{ kind: 'set-device', name: headEnd.name, change: { defaultGateway: formatIp(given.ip) } } as const]
      : []),
  ]
}
