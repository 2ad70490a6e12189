/** How a site's packets are sealed: by the SA that it agreed on, else as its own text would have it. */
import type { Configuration, CryptoMapEntry } from '../../config/index'
import { ANY_ADDRESS, type EspProposal } from '../../net/index'
import { type Network, type Sealing, securityAssociationsAt } from '../../sim/index'
import { initiatingOf } from '../sites/role'

export interface SiteTunnel {
  readonly sealing: Sealing
  /** `agreed` = an SA stands; `configured` = none does, and it is the first set of the site's own text. */
  readonly from: 'agreed' | 'configured'
}

/** The tunnel of a site; nothing for a router without one, or with a set that it does not define. */
export function tunnelOf(
  config: Configuration,
  network: Network | undefined,
  behindNat: boolean,
): SiteTunnel | undefined {
  const agreed = network && securityAssociationsAt(network, config.device).at(-1)?.sa
  if (agreed) return { sealing: agreed, from: 'agreed' }
  const entry = initiatingOf(config)?.entry
  const transform = entry && firstSet(config, entry)
  if (!transform) return undefined
  const natTraversal = behindNat && (config.crypto?.isakmp.natTraversal.value ?? false)
  return {
    from: 'configured',
    sealing: {
      local: ANY_ADDRESS,
      remote: entry.peers[0]?.address ?? ANY_ADDRESS,
      outboundSpi: 0,
      // Transport mode is honoured for what the two ends say themselves, not for what they carry.
      // Both ends of GRE are the tunnel's own: there its mode stands.
      transform: entry.tunnel === 'gre' ? transform : { ...transform, mode: 'tunnel' },
      ...(natTraversal ? { natPort: 4500 } : {}),
    },
  }
}

function firstSet(config: Configuration, entry: CryptoMapEntry): EspProposal | undefined {
  return config.crypto?.transformSets.find(({ name }) => name === entry.transformSets[0])
}

/** `esp-3des esp-sha-hmac, tunnel mode, NAT traversal`: as the field writes it. */
export function sealingText({ transform, natPort }: Sealing): string {
  const { cipher, integrity, mode } = transform
  const words = integrity === undefined ? cipher : `${cipher} ${integrity}`
  return `${words}, ${mode} mode${natPort === undefined ? '' : ', NAT traversal'}`
}
