/** Where a device's newest tunnel leads, and who is there: what a network knows of both halves of an SA. */
import type { DeviceId } from '../../config/index'
import type { Ip } from '../../net/index'
import { tableGet } from '../kernel/table'
import { allSas } from '../protocols/ipsec/operations'
import { tableOf } from './look'
import type { Network } from './state'

export interface FarEnd {
  readonly address: Ip
  /** Who runs and has the other half of the SA. */
  readonly holder?: DeviceId
  /** Who answers for the address at present. */
  readonly claimant?: DeviceId
}

/** The far end of a device's newest SA, looked for among some devices; nothing without an SA. */
export function farEndOf(network: Network, device: DeviceId, candidates: readonly DeviceId[]): FarEnd | undefined {
  const ipsec = network.nodes.get(device)?.ipsec
  const sa = ipsec && allSas(ipsec).at(-1)
  if (!sa) return undefined
  const running = candidates.flatMap((name) => {
    const node = network.nodes.get(name)
    return node?.running && !node.hung ? [node] : []
  })
  const holder = running.find(({ ipsec }) => tableGet(ipsec.bySpi, sa.outboundSpi)?.outboundSpi === sa.inboundSpi)
  const claimant = running.find(({ own }) => own.has(sa.remote))
  return {
    address: sa.remote,
    ...(holder ? { holder: holder.device } : {}),
    ...(claimant ? { claimant: claimant.device } : {}),
  }
}

/** How a device stands in HSRP, in the best of its groups; nothing when it has none. */
export function hsrpStanding(network: Network, device: DeviceId): 'active' | 'standby' | undefined {
  const groups = tableOf(network, device, 'hsrp')
  if (groups.length === 0) return undefined
  return groups.some(({ state }) => state === 'active') ? 'active' : 'standby'
}
