/** Cases of the checks that speak of lines real networks have and the source document has not. */
import type { CheckCase } from './check-cases'
import { reference, release } from './lab'

export const REAL_CHECK_CASES: readonly CheckCase[] = [
  {
    rule: 'reverse-route-on-link',
    says: 'Its reverse routes may be looked for by ARP on FastEthernet0/0',
    design: () => release('15.9'),
    clean: reference,
  },
]
