/** Designs with a path-MTU black hole at their firewall. */
import { type CheckCase, insert } from './check-cases'
import { reference } from './lab'

const openToUnreachables = () =>
  insert(
    'firewall',
    [],
    'access-list VPNDMZ-IN extended permit icmp any 10.1.0.0 255.255.255.0 unreachable',
    ...[1, 2].map((n) => `access-list OUTSIDE-IN extended permit icmp any host 198.51.100.${n} unreachable`),
  )

export const SIZE_CHECK_CASES: readonly CheckCase[] = [
  {
    rule: 'path-mtu-hole',
    says: 'A packet of 1447 bytes or more with DF disappears between headquarters and gateway-1 and gateway-2',
    design: reference,
    clean: openToUnreachables,
  },
  {
    rule: 'path-mtu-hole',
    says: 'A packet of 1439 to 1446 bytes with DF disappears between gateway-1 and gateway-2 and a site whose line takes 1492',
    design: reference,
    fixes: false,
  },
]
