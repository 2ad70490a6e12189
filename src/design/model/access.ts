/** The networks that the Internet's customers share: each is one prefix and the providers' gateway in it. */
import { contains, type Ip } from '../../net/index'
import type { Internet } from './device'
import { type ReadAddress, readAddress } from './read'

/** As they stand in the document, the first one first. */
export const accessTexts = ({ accessGateway, moreAccess = [] }: Internet): readonly string[] => [
  accessGateway,
  ...moreAccess,
]

/** Gateways with their networks; a text that is none is left out. */
export const accessNetworks = (internet: Internet): readonly ReadAddress[] =>
  accessTexts(internet).flatMap((text) => readAddress(text) ?? [])

/** The gateway of a customer with an address: that of its network, else the first. */
export function accessGatewayFor(internet: Internet, customer: Ip | undefined): ReadAddress | undefined {
  const networks = accessNetworks(internet)
  return networks.find(({ subnet }) => customer !== undefined && contains(subnet, customer)) ?? networks[0]
}
