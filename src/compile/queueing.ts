/** The design's policies of queues as statements: of a site's uplink, and of a head-end towards its sites. */
import {
  type Design,
  type HeadEnd,
  SITES_POLICY,
  type SohoRouter,
  siteShapingLines,
  VOICE_NAMES,
  voicePolicyLines,
} from '../design/index'
import { parseIos, type Statement, statement } from '../ios/index'

interface Policies {
  /** Before the crypto map, as IOS prints them. */
  readonly policies: readonly Statement[]
  readonly lists: readonly Statement[]
  /** On the interface that the policy stands on. */
  readonly applied: readonly Statement[]
}

const NONE: Policies = { policies: [], lists: [], applied: [] }

const read = (lines: readonly string[]): readonly Statement[] => parseIos(lines.join('\n')).config.statements
const applying = (policy: string) => [statement({ kind: 'service-policy', direction: 'output', policy })]

export function sitePolicies({ voicePolicy }: SohoRouter): Policies {
  if (!voicePolicy) return NONE
  return { policies: read(voicePolicyLines(voicePolicy)), lists: [], applied: applying(VOICE_NAMES.policy) }
}

export function headEndPolicies(design: Design, device: HeadEnd): Policies {
  const { lists, policies } = siteShapingLines(design, device)
  if (policies.length === 0) return NONE
  return { lists: read(lists), policies: read(policies), applied: applying(SITES_POLICY) }
}
