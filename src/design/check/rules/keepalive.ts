/** IKE keepalives on both ends: without them a dead peer is noticed only when its SA ends (SEED). */
import type { Rule } from '../rule'

export const noKeepalive: Rule = {
  name: 'no-keepalive',
  check: ({ design }) => {
    const { headEndKeepalive, siteKeepalive } = design.vpn
    if (headEndKeepalive && siteKeepalive) return []
    const who = headEndKeepalive ? 'The sites have' : siteKeepalive ? 'The head-ends have' : 'Neither end has'
    const summary = `${who} no IKE keepalive: a dead peer is noticed only when its SA ends`
    const remedy = 'Configure crypto isakmp keepalive on both ends.'
    return [{ severity: 'warning', field: 'vpn.keepalive', summary, remedy }]
  },
}
