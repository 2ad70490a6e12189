/** A flag that the firewall's language has no line for: what is ticked would not be exported. */
import { actingFirewalls } from '../../model/read'
import type { Rule } from '../rule'

export const hairpin: Rule = {
  name: 'hairpin',
  title: 'Packets back out of the interface they came in',
  why: 'A PIX before 7.0 never sends a packet back by the interface it came in by, and no line makes it: traffic between sites by way of the firewall is dropped, whatever is ticked.',
  source: 'Cisco PIX 7.0 command reference: same-security-traffic permit intra-interface came with 7.0',
  check: ({ design }) =>
    actingFirewalls(design)
      .filter(({ hairpin: isWished, dialect }) => isWished && dialect === 'pix')
      .map(({ name }) => ({
        severity: 'warning',
        device: name,
        field: 'hairpin',
        summary: `${name} speaks PIX 6, which cannot send a packet back out of the interface it came in by: nothing is written for it`,
        remedy: 'Choose ASA as its language, or let the sites talk by way of the head-ends.',
      })),
}
