/** Cases of the checks that speak of lines real networks have and the source document has not. */
import { type CheckCase, insert } from './check-cases'
import { reference, release } from './lab'

export const REAL_CHECK_CASES: readonly CheckCase[] = [
  {
    rule: 'reverse-route-on-link',
    says: 'Its reverse routes may be looked for by ARP on FastEthernet0/0',
    design: () => release('15.9'),
    clean: reference,
  },
  {
    rule: 'published-secrets',
    says: 'A key or password is one that was published',
    design: () => insert('soho-24', [], 'snmp-server community public RO'),
    clean: () => insert('soho-24', [], 'snmp-server community 8Jq2-hV0sYw RO'),
    fixes: false,
  },
  {
    rule: 'published-secrets',
    says: 'A key or password is one that was published',
    design: () => insert('soho-24', [], 'username ops password 7 094F471A1A0A'),
    fixes: false,
  },
  {
    rule: 'reversible-secrets',
    says: 'A secret can be read from its configuration: 1 of type 7',
    design: () => insert('soho-24', [], 'username ops password 7 094F471A1A0A'),
    clean: () => insert('soho-24', [], 'username ops secret 9 $9$abcd$efgh'),
    fixes: false,
  },
]
