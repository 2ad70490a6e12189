/**
 * What the design's own rules find, beside what the devices were told in the end: a text that was imported or edited by
 * hand may say what the design does not, or leave open what the rule asks.
 */
import { openForRule } from '../analysis/index'
import type { Configuration } from '../config/index'
import { type Design, devicesOf, type Finding, RULES } from '../design/index'

export function knownFindings(
  design: Design,
  configurations: readonly Configuration[],
  findings: readonly Finding[],
): readonly Finding[] {
  const told = findings.flatMap((finding) =>
    isAnswered(design, configurations, finding) ? [] : [openOr(design, configurations, finding)],
  )
  // What hangs on one line is said once.
  return told.filter((item, at) => !item.notKnown || told.findIndex((other) => other.summary === item.summary) === at)
}

/** Peers that stand in a site's crypto map by hand: a virtual address, or a head-end that is not drawn; keys of single peers. */
function isAnswered(design: Design, configurations: readonly Configuration[], finding: Finding): boolean {
  const { rule, device, severity } = finding
  if (rule === 'credentials' && severity === 'warning') return haveKeysByPeer(design, configurations)
  if (rule !== 'peers') return false
  const patch = design.devices.find((item) => item.name === device)?.patch
  const maps = configurations.find((config) => config.device === device)?.crypto?.maps ?? []
  const byHand = patch?.insert.some(({ section }) => section[0]?.startsWith('crypto map ')) ?? false
  return byHand && maps.some((map) => map.entries.some((entry) => entry.peers.length > 0))
}

/** Head-ends with keys of which none is for everybody: each peer has one of its own. */
function haveKeysByPeer(design: Design, configurations: readonly Configuration[]): boolean {
  const headEnds = new Set(devicesOf(design, 'head-end').map(({ name }) => name))
  const keys = configurations.flatMap(({ device, crypto }) =>
    headEnds.has(device)
      ? [...(crypto?.isakmp.keys ?? []), ...(crypto?.ikev2?.profiles.flatMap((profile) => profile.keys) ?? [])]
      : [],
  )
  return keys.length > 0 && keys.every(({ peers }) => peers.length > 0)
}

function openOr(design: Design, configurations: readonly Configuration[], finding: Finding): Finding {
  if (finding.severity === 'info') return finding
  const headEnds = new Set(devicesOf(design, 'head-end').map(({ name }) => name))
  const asked = configurations.filter(({ device }) => device === finding.device || headEnds.has(device))
  const title = RULES.find((rule) => rule.name === finding.rule)?.title ?? finding.rule
  const open = openForRule(finding.rule, title, asked)
  const { fix: _fix, field: _field, ...about } = finding
  if (!open) return finding
  const { fix: _lines, ...told } = open
  return { ...about, ...told }
}
