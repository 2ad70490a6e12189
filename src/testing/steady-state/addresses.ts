/** Which address each interface has: as written, or the first that a DHCP server it hears has left. */
import { contains, type Ip, type Prefix, prefixOf } from '../../net/index'
import { type Ground, type Port, portKey } from './ground'

export interface Address {
  readonly ip: Ip
  readonly length: number
  /** The gateway that came with it. */
  readonly gateway?: Ip | undefined
  readonly dhcp: boolean
}

export interface Addresses {
  readonly of: ReadonlyMap<string, Address>
  /** Devices that ask for an address and hear nobody who gives one: what they still hold is history. */
  readonly asking: ReadonlySet<string>
}

export const networkOf = ({ ip, length }: Address): Prefix => prefixOf(ip, length)

export function addressesOn(ground: Ground): Addresses {
  const of = new Map<string, Address>()
  const clients: Port[] = []
  for (const config of ground.told.values())
    for (const { name, address } of config.interfaces) {
      const port = { device: config.device, interface: name }
      if (address.kind === 'static') of.set(portKey(port), { ip: address.address, length: address.length, dhcp: false })
      if (address.kind === 'dhcp') clients.push(port)
    }
  const asking = new Set<string>()
  // A server that is itself given its address comes first only by chance: twice is enough for one behind another.
  for (const _round of [1, 2])
    for (const port of clients) {
      if (of.has(portKey(port))) continue
      const given = lease(ground, of, port)
      if (given) of.set(portKey(port), given)
    }
  for (const port of clients) if (!of.has(portKey(port)) && ground.up(port)) asking.add(port.device)
  return { of, asking }
}

function lease(ground: Ground, of: ReadonlyMap<string, Address>, client: Port): Address | undefined {
  for (const server of ground.neighbours(client)) {
    const own = of.get(portKey(server))
    const config = ground.config(server.device)
    const pool = own && config?.dhcpPools.find((item) => contains(item.network, own.ip))
    if (!pool || !config) continue
    const taken = new Set([...of.values()].map((item) => item.ip))
    const size = 2 ** (32 - pool.network.length)
    for (let n = 1; n < Math.min(size - 1, 1024); n++) {
      const ip = (pool.network.address + n) as Ip
      const excluded = config.dhcpPools.some((item) =>
        item.excluded.some((range) => ip >= range.first && ip <= range.last),
      )
      if (!excluded && !taken.has(ip)) return { ip, length: pool.network.length, gateway: pool.router, dhcp: true }
    }
  }
  return undefined
}
