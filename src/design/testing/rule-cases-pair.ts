/** What a design rule is tried with, and the cases of firewalls that stand for one. */
import type { Design } from '../model/design'
import { builtIn, forced } from './designs'

export interface RuleCase {
  readonly rule: string
  readonly design: Design
  readonly device?: string
  readonly says: string
}

const reference = builtIn('srnd-figure-c1')

export const PAIR_CASES: readonly RuleCase[] = [
  {
    rule: 'failover-pair',
    device: 'firewall',
    says: 'It is the primary of a pair whose other unit is not drawn',
    design: forced(reference, 'firewall', { failover: { unit: 'primary', stateful: true } }),
  },
  {
    rule: 'failover-pair',
    device: 'firewall-2',
    says: 'firewall-2 has no address of its own outside',
    design: forced(builtIn('firewall-pair'), 'firewall-2', {
      interfaces: (builtIn('firewall-pair').devices.find(({ name }) => name === 'firewall-2')?.interfaces ?? []).filter(
        ({ role }) => role !== 'outside',
      ),
    }),
  },
  {
    rule: 'failover-pair',
    device: 'firewall',
    says: 'It and firewall-2 are both the primary unit',
    design: forced(builtIn('firewall-pair'), 'firewall-2', { failover: { unit: 'primary', stateful: true } }),
  },
]
