/** A design rule: a name and what it finds. Each lives in a small file; `rules.ts` is the table of them. */
import { type Ip, type Prefix, parseIp, prefixOf } from '../../net/index'
import type { Design, Finding } from '../model/design'
import type { Device, Interface } from '../model/device'

export interface Rule {
  readonly name: string
  readonly check: (design: Design) => readonly Omit<Finding, 'rule'>[]
}

export interface Placed {
  readonly device: Device
  readonly item: Interface
  readonly ip: Ip
  readonly length: number
  readonly subnet: Prefix
}

/** Reads `10.81.0.3/29`; `undefined` when it is not an address with a length. */
export function readAddress(
  text: string,
): { readonly ip: Ip; readonly length: number; readonly subnet: Prefix } | undefined {
  const [address = '', length = ''] = text.split('/')
  const ip = parseIp(address)
  const bits = /^\d{1,2}$/.test(length) ? Number(length) : 33
  return ip === undefined || bits > 32 ? undefined : { ip, length: bits, subnet: prefixOf(ip, bits) }
}

/** Every interface that has an address of its own. */
export function placedInterfaces(design: Design): readonly Placed[] {
  return design.devices.flatMap((device) =>
    device.interfaces.flatMap((item) => {
      const found = item.addressing.kind === 'static' ? readAddress(item.addressing.address) : undefined
      return found ? [{ device, item, ...found }] : []
    }),
  )
}
