/** The built-in designs. */
import type { Design } from '../model/design'
import { emptyDesign } from './empty'
import { blankPair, figureC1 } from './figure-c1'
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
  { name: 'empty', title: 'Empty canvas', description: 'Nothing but the usual VPN settings.', build: emptyDesign },
]
