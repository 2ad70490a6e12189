/** The built-in designs. */
import type { Design } from '../model/design'
import { emptyDesign } from './empty'
import { blankPair, figureC1 } from './figure-c1'
import { besideFirewall, singleHub, tunnelInterfaces, twoHubSites } from './hubs'
import { firewallPair, twoCallManagers, twoProviders } from './redundant'
import { twoCrossovers } from './two-crossovers'

export interface ReferenceDesign {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly build: () => Design
}

export const REFERENCE_DESIGNS: readonly ReferenceDesign[] = [
  {
    name: 'srnd-figure-c1',
    title: 'Source document, figure C-1',
    description: 'Two gateways, firewall, headquarters and six telecommuters; two of them on the standby.',
    build: figureC1,
  },
  {
    name: 'srnd-two-crossovers',
    title: 'Source document, two cross-overs',
    description: 'Figure C-1 with the second cable between the gateways that the document advises.',
    build: twoCrossovers,
  },
  {
    name: 'blank-pair',
    title: 'Head-end pair',
    description: 'Two gateways with their cross-over, firewall, Internet and headquarters; no sites yet.',
    build: blankPair,
  },
  {
    name: 'pair-beside-firewall',
    title: 'Pair beside a firewall',
    description: 'Two gateways with an interface to the Internet and one inside, next to the firewall; three sites.',
    build: besideFirewall,
  },
  {
    name: 'single-hub',
    title: 'Single hub',
    description: 'One router between the Internet and headquarters, without a firewall; three sites.',
    build: singleHub,
  },
  {
    name: 'two-hub-sites',
    title: 'Two hub sites',
    description: 'Hubs in two places at different providers, a line between them; three sites with both as peers.',
    build: twoHubSites,
  },
  {
    name: 'ikev2-vti',
    title: 'IKEv2 with tunnel interfaces',
    description: 'Two hub sites with a protected tunnel interface for each site, in place of crypto maps; three sites.',
    build: tunnelInterfaces,
  },
  {
    name: 'two-callmanagers',
    title: 'Two CallManagers',
    description: 'A pair beside a firewall with a second CallManager, which the phones turn to; three sites.',
    build: twoCallManagers,
  },
  {
    name: 'two-providers',
    title: 'Two providers',
    description: 'Two gateways, each with an address at a provider of its own, one firewall inside; three sites.',
    build: twoProviders,
  },
  {
    name: 'firewall-pair',
    title: 'Firewall pair and two switches',
    description: 'Two firewalls that stand for one, and a switch for each of two gateways on a stick; three sites.',
    build: firewallPair,
  },
  { name: 'empty', title: 'Empty canvas', description: 'Nothing but the usual VPN settings.', build: emptyDesign },
]
