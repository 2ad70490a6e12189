/** The table of design rules. */
import type { Design } from '../model/design'
import type { Finding } from './finding'
import type { Found, Rule } from './rule'
import { accessSubnet } from './rules/access-subnet'
import { addressText } from './rules/address-text'
import { baseline } from './rules/baseline'
import { cableEnds, unconnected, wiredInterfaces } from './rules/cables'
import { crossOver } from './rules/cross-over'
import { credentials, transformSets } from './rules/crypto'
import { defaultGateway } from './rules/default-gateway'
import { dhcpFirst, dhcpServer } from './rules/dhcp'
import { duplicateAddress } from './rules/duplicate-address'
import { failoverPair } from './rules/failover-pair'
import { hairpin } from './rules/hairpin'
import { hostname } from './rules/hostname'
import { hsrpPriority, hsrpTrack } from './rules/hsrp'
import { interfaceName } from './rules/interface-name'
import { missingAddress } from './rules/missing-address'
import { configurationNames } from './rules/names'
import { natTraversal } from './rules/nat-traversal'
import { overlappingSubnets } from './rules/overlapping-subnets'
import { unknownParameters } from './rules/parameters'
import { peers } from './rules/peers'
import { callManager } from './rules/phones'
import { platformPorts, platformRelease } from './rules/platform'
import { pools, siteLanInPool } from './rules/pools'
import { references } from './rules/references'
import { ikev2Support, releaseCrypto } from './rules/release-crypto'
import { segmentSubnet } from './rules/segment-subnet'
import { singleHeadEnd } from './rules/single-head-end'
import { switchLoop } from './rules/switch-loop'
import { usableAddress } from './rules/usable-address'
import { virtualAddress } from './rules/virtual-address'
import { datedCrypto, weakCrypto } from './rules/weak-crypto'
import { type Survey, survey } from './survey'

export const RULES: readonly Rule[] = [
  hostname,
  interfaceName,
  addressText,
  missingAddress,
  usableAddress,
  duplicateAddress,
  overlappingSubnets,
  segmentSubnet,
  accessSubnet,
  defaultGateway,
  dhcpServer,
  dhcpFirst,
  pools,
  siteLanInPool,
  virtualAddress,
  unconnected,
  cableEnds,
  wiredInterfaces,
  peers,
  crossOver,
  singleHeadEnd,
  hsrpPriority,
  hsrpTrack,
  transformSets,
  credentials,
  weakCrypto,
  datedCrypto,
  configurationNames,
  callManager,
  references,
  platformPorts,
  platformRelease,
  releaseCrypto,
  ikev2Support,
  natTraversal,
  unknownParameters,
  switchLoop,
  baseline,
  hairpin,
  failoverPair,
]

const GRAVEST_FIRST = { error: 0, warning: 1, info: 2 } as const

/** Everything the rules find, the gravest first. */
export function checkDesign(design: Design): readonly Finding[] {
  const surveyed = survey(design)
  return gravestFirst(
    RULES.flatMap((rule) =>
      askRule(rule, surveyed).map(
        (found): Finding => ({ rule: rule.name, ...found, why: rule.why, source: rule.source }),
      ),
    ),
  )
}

export function gravestFirst(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((a, b) => GRAVEST_FIRST[a.severity] - GRAVEST_FIRST[b.severity])
}

/** A rule that fails says so; the others, and the page, go on. */
function askRule(rule: Rule, surveyed: Survey): readonly Found[] {
  try {
    return rule.check(surveyed)
  } catch (error) {
    return [failedCheck(rule.title, error)]
  }
}

/** What stands in the list for a check that threw. */
export function failedCheck(title: string, error: unknown): Found {
  const why = error instanceof Error ? error.message : String(error)
  const summary = `The check "${title}" could not be carried out: ${why}`
  return { severity: 'info', summary, remedy: 'Report it with the saved design; the other checks are not concerned.' }
}
