/** Who stands in the way of an address or a network, in words. */
import { contains, formatIp, formatPrefix, overlaps, type Prefix, parseIp, parsePrefix } from '../../net/index'
import { accessNetworks } from '../model/access'
import type { Design } from '../model/design'
import { devicesOf, isPrivateSide, placedInterfaces } from '../model/read'

/** Whoever has a block or a part of it; nothing when nobody has. Looks at the whole design: only for what is refused. */
export function whoHas(design: Design, block: Prefix): string | undefined {
  const reserved = design.addresses?.reserved?.find((item) => {
    const prefix = parsePrefix(item.block)
    return prefix && overlaps(prefix, block)
  })
  if (reserved) return `${reserved.block} is reserved${reserved.for === '' ? '' : ` for ${reserved.for}`}`
  const virtual = parseIp(design.vpn.hsrp.virtualAddress)
  if (virtual !== undefined && contains(block, virtual)) return `${formatIp(virtual)} is the virtual address`
  const single = block.length === 32
  const holder = placedInterfaces(design).find(
    ({ device, item, ip, length, subnet }) =>
      !isPrivateSide(device, item) && (single ? ip === block.address : length < 32 && overlaps(subnet, block)),
  )
  if (holder) return `${holder.device.name} has ${single ? 'it' : formatPrefix(holder.subnet)} on ${holder.item.name}`
  const network = devicesOf(design, 'internet')
    .flatMap(accessNetworks)
    .find(({ subnet }) => contains(subnet, block.address))
  return network && single ? `it is the gateway or an end of ${formatPrefix(network.subnet)}` : undefined
}
