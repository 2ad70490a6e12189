/**
 * The order in which lines are typed: what others name comes before them, since a box takes a crypto map whose list is
 * not there for one that matches nothing; the interfaces that a session may come in by come late, and who may log in
 * comes last, so that a paste over the very tunnel is let finish.
 */

const ROUTER: readonly RegExp[] = [
  /^(?:boot|license)\b/,
  /^(?:service|hostname|clock|enable|username|ip (?:domain|name-server|ssh|cef|routing|subnet-zero|classless|tcp)|archive|banner)\b/,
  /^(?:ip vrf|vrf)\b/,
  /^interface Loopback/,
  /^(?:key|crypto (?:ca|pki|key|isakmp|ikev2|ipsec|keyring|call|engine))\b/,
  /^object-group\b/,
  /^(?:access-list|ip access-list|ip prefix-list|ip as-path|ip community-list|time-range)\b/,
  /^(?:class-map|zone security|parameter-map)\b/,
  /^(?:policy-map|ip inspect|ip sla|track|route-map|ip nat pool|ip dhcp|ip local|dialer-list|vpdn)\b/,
  /^zone-pair\b/,
  /^crypto dynamic-map\b/,
  /^crypto map\b/,
]
/** What none of these lists names comes between the two. */
const ROUTER_LATE: readonly RegExp[] = [
  /^interface\b(?![\s\S]*\n crypto map )/,
  /^interface\b/,
  /^(?:router|ip route|ip default|ip nat|ip local policy)\b/,
  /^(?:logging|snmp-server|ntp|sntp)\b/,
  /^aaa\b/,
  /^line\b/,
]

const FIREWALL: readonly RegExp[] = [
  /^(?:hostname|domain-name|enable|passwd|username|clock|banner|names|name)\b/,
  /^interface\b/,
  /^(?:nameif|ip address)\b/,
  /^same-security-traffic\b/,
  /^object\b/,
  /^object-group\b/,
  /^access-list\b/,
  /^(?:nat|global|static)\b/,
  /^(?:class-map|policy-map|service-policy|fixup)\b/,
  /^crypto\b/,
]
const FIREWALL_LATE: readonly RegExp[] = [
  /^access-group\b/,
  /^route\b/,
  /^(?:logging|snmp-server|ntp)\b/,
  /^(?:telnet|ssh|http|console)\b/,
  /^aaa\b/,
]

/** Where a line, with those below it, comes; lines of one place keep their order. */
export function placeOf(language: 'ios' | 'asa', text: string): number {
  const words = text.replace(/^no /, '')
  const [early, late] = language === 'ios' ? [ROUTER, ROUTER_LATE] : [FIREWALL, FIREWALL_LATE]
  const first = early.findIndex((pattern) => pattern.test(words))
  if (first >= 0) return first
  const last = late.findIndex((pattern) => pattern.test(words))
  return early.length + (last < 0 ? 0 : last + 1)
}
