/**
 * Path-MTU black holes at a firewall: a packet that must not be cut and does not fit is dropped, and the ICMP that would tell
 * its sender so is stopped by a list. Who is told is the host behind the encrypting router, or that router itself.
 */
import type { TransformSet } from '../../../config/index'
import { type EspForm, espShape, formatIp, ICMP, ipPlus, largestInside, maskOf } from '../../../net/index'
import { type Check, type CheckFound, lineOf } from '../check'
import { deciding, letsIn, type Probe } from '../filters'
import { type BehindHead, type FirewallScope, firewallsOf, permitting } from '../firewall'
import { type Scope, type SiteScope, subnetOf } from '../scope'
import { pathOf } from './site-lan'

/** ICMP 3/4: fragmentation needed and DF set (RFC 792). */
const TOO_BIG = [3, 4] as const

export const pathMtuHole: Check = {
  name: 'path-mtu-hole',
  title: 'Who sends packets that are too large hears of it',
  why: 'Hosts send full packets with DF and wait to be told what fits. Where a list stops that ICMP, a connection opens and then stalls: small packets pass, large ones vanish without a word.',
  source: 'RFC 1191; RFC 2923 section 2.1; RFC 4301 section 8.2 for tunnels',
  check: (scope) =>
    firewallsOf(scope).flatMap((firewall) => [...toHosts(scope, firewall), ...toHeadEnds(scope, firewall)]),
}

/** Head-ends whose ESP keeps the DF of what is in it, and how a site's packets look in it. */
function keeping(scope: Scope, { headEnds }: FirewallScope) {
  return headEnds.flatMap((behind) => {
    const { config, stick } = behind.head
    const form = formOf(behind, scope.sites[0])
    const dfBit = (stick?.dfBit ?? config.crypto?.dfBit)?.value
    return form && stick && dfBit !== 'clear' ? [{ behind, form, mtu: stick.mtu }] : []
  })
}

type Keeping = ReturnType<typeof keeping>[number]

function formOf({ head }: BehindHead, site: SiteScope | undefined): EspForm | undefined {
  const named = head.templates[0]?.transformSets[0]
  const set: TransformSet | undefined = head.config.crypto?.transformSets.find(({ name }) => name === named)
  const traversal = [head.config, site?.config].every((config) => config?.crypto?.isakmp.natTraversal.value)
  return (
    set && {
      mode: 'tunnel',
      shape: espShape(set.cipher, set.integrity),
      ...(traversal ? { udp: { sourcePort: 4500, destinationPort: 4500 } } : {}),
    }
  )
}

/** From a head-end to the hosts behind the firewall: packets that are too large as ESP for its own interface. */
function toHosts(scope: Scope, firewall: FirewallScope): readonly CheckFound[] {
  const { config, vpn, inside } = firewall
  const headquarters = inside && subnetOf(inside)
  if (!inside || !headquarters) return []
  const probeOf = ({ behind }: Keeping): Probe => ({
    protocol: ICMP,
    icmp: TOO_BIG,
    source: behind.stick,
    destination: ipPlus(headquarters.address, 1),
  })
  const lost = keeping(scope, firewall).filter((item) => letsIn(config, vpn, inside, probeOf(item)) === 'stopped')
  const [first] = lost
  if (!first) return []
  const rule = `icmp any ${formatIp(headquarters.address)} ${formatIp(maskOf(headquarters.length))} unreachable`
  const source = deciding(config, vpn, probeOf(first))
  const changes = permitting(scope, config, vpn, [rule])
  return [
    {
      severity: 'warning',
      device: config.device,
      ...lineOf(source),
      summary: `A packet of ${largestInside(first.mtu, first.form) + 1} bytes or more with DF disappears between headquarters and ${names(lost)}: the word that it is too large (ICMP unreachable) is not let through${by(source)}`,
      remedy: `Permit ${rule}.`,
      ...(changes ? { fix: { says: `Permits ${rule}.`, safe: true, changes } } : {}),
    },
  ]
}

/** From the Internet to a head-end: ESP with DF that a site's line does not take, where that is narrower than the head-end's. */
function toHeadEnds(scope: Scope, firewall: FirewallScope): readonly CheckFound[] {
  const { config, outside, vpn } = firewall
  if (!outside) return []
  const narrowest = Math.min(
    ...scope.sites.flatMap((site) => (site.outside ? [pathOf(scope, site.config, site.outside.name)] : [])),
  )
  const probeOf = ({ behind }: Keeping): Probe => ({ protocol: ICMP, icmp: TOO_BIG, destination: behind.local })
  const lost = keeping(scope, firewall).filter(
    (item) => narrowest < item.mtu && letsIn(config, outside, vpn, probeOf(item)) === 'stopped',
  )
  const [first] = lost
  if (!first) return []
  const [least, most] = [largestInside(narrowest, first.form) + 1, largestInside(first.mtu, first.form)]
  if (least > most) return []
  const rules = lost.map(({ behind }) => `icmp any host ${formatIp(behind.local)} unreachable`)
  const source = deciding(config, outside, probeOf(first))
  const changes = permitting(scope, config, outside, rules)
  return [
    {
      severity: 'warning',
      device: config.device,
      ...lineOf(source),
      summary: `A packet of ${least} to ${most} bytes with DF disappears between ${names(lost)} and a site whose line takes ${narrowest}: the Internet’s word that its ESP is too large (ICMP unreachable) is not let through${by(source)}`,
      remedy: `Permit ${rules.join('; ')}, or set crypto ipsec df-bit clear on ${names(lost)}.`,
      ...(changes ? { fix: { says: `Permits ${rules.join('; ')} from anybody.`, safe: false, changes } } : {}),
    },
  ]
}

const names = (items: readonly Keeping[]) => items.map(({ behind }) => behind.head.config.device).join(' and ')

const by = (source: { readonly text: string } | undefined) => (source ? ` by "${source.text.trim()}"` : '')
