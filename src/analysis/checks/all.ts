/** The table of checks on configurations. */
import type { Check, CheckFound } from './check'
import { knownOnly } from './open'
import { channelModes } from './rules/channel'
import { crossOverEigrp, eigrpAuthentication } from './rules/cross-over'
import { gatewayDrift } from './rules/drift'
import { loopbackRoute, poolRoute } from './rules/firewall-routes'
import { firewallIpsec, firewallNatTraversal, firewallPools, portFifty } from './rules/firewall-rules'
import { hsrpTie, preemptDelay } from './rules/hsrp'
import { hsrpApart } from './rules/hsrp-apart'
import { noKeepalive } from './rules/keepalive'
import { publishedSecrets, reversibleSecrets } from './rules/known-secrets'
import { natExemption } from './rules/nat-exemption'
import { oneSidedTunnel } from './rules/one-sided'
import { pathMtuHole } from './rules/path-mtu'
import { singlePeer, strangePeer } from './rules/peers'
import { policyHoldsNothing, policySeesEsp, priorityClass } from './rules/policy'
import { proxyMismatch } from './rules/proxy'
import { defaultLeak, noRedistribution, siteLanPermitted, summaryLoop } from './rules/redistribution'
import { reverseRoute, reverseRouteOnLink } from './rules/reverse-route'
import { clearSecrets } from './rules/secrets'
import { shapeFitsLine } from './rules/shape'
import { silentNat } from './rules/silent-nat'
import { idleSite, preClassify, segmentSize } from './rules/site-lan'
import { redirects, sameInterfaceCache } from './rules/stick'
import { ikePolicies, transformSets } from './rules/terms'
import { tunnelDown } from './rules/tunnel-down'
import { tunnelPolicies, tunnelTerms } from './rules/tunnels'
import { callFits, headEndAlone } from './rules/voice'
import { type Examined, scopeOf } from './scope'

export const CHECKS: readonly Check[] = [
  singlePeer,
  strangePeer,
  noKeepalive,
  ikePolicies,
  transformSets,
  tunnelTerms,
  tunnelPolicies,
  tunnelDown,
  oneSidedTunnel,
  proxyMismatch,
  natExemption,
  reverseRoute,
  reverseRouteOnLink,
  noRedistribution,
  defaultLeak,
  siteLanPermitted,
  summaryLoop,
  crossOverEigrp,
  eigrpAuthentication,
  hsrpApart,
  hsrpTie,
  preemptDelay,
  sameInterfaceCache,
  redirects,
  loopbackRoute,
  poolRoute,
  firewallIpsec,
  firewallNatTraversal,
  firewallPools,
  portFifty,
  segmentSize,
  pathMtuHole,
  preClassify,
  priorityClass,
  policySeesEsp,
  policyHoldsNothing,
  shapeFitsLine,
  callFits,
  headEndAlone,
  idleSite,
  silentNat,
  channelModes,
  clearSecrets,
  publishedSecrets,
  reversibleSecrets,
  gatewayDrift,
]

export interface CheckResult {
  readonly check: Check
  readonly found: readonly CheckFound[]
  /** Why a check could not be carried out. */
  readonly failure?: unknown
}

/** What every check finds. One that fails says so; the others go on. */
export function checkConfigurations(examined: Examined): readonly CheckResult[] {
  const scope = scopeOf(examined)
  return CHECKS.map((check) => {
    try {
      return { check, found: knownOnly(check.name, check.title, scope, check.check(scope)) }
    } catch (failure) {
      return { check, found: [], failure }
    }
  })
}
