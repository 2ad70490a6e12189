/** What the rules, and reading the texts back, have to say of a design. */
import type { Design, Finding, Reply } from '../engine/session'
import { converse } from './ask'
import { Unusable } from './command'

interface Findings {
  readonly findings: readonly Finding[]
}

/** The rules' findings, and what was noticed when the texts were read back. */
export async function findingsOf(
  design: Design,
): Promise<Findings & { readonly texts: Extract<Reply, { readonly kind: 'compiled' }>['texts'] }> {
  const compiled = (await converse(design)).find((item) => item.kind === 'compiled')
  if (compiled?.kind !== 'compiled') throw new Unusable('the design could not be compiled')
  const read = compiled.diagnostics.map(
    (item): Finding => ({
      rule: 'configuration',
      severity: item.severity,
      summary: item.summary,
      why: item.detail,
      source: 'the configuration as it was read back',
      remedy: item.remedy,
      ...(item.device === '' ? {} : { device: item.device }),
      ...(item.line === 0 ? {} : { line: item.line }),
    }),
  )
  return { findings: [...compiled.findings, ...read], texts: compiled.texts }
}

/** One finding as a line of text. */
export function findingText(finding: Finding): string {
  const where = [finding.device, finding.line === undefined ? undefined : `line ${finding.line}`]
    .filter(Boolean)
    .join(', ')
  return `${finding.severity}: ${where === '' ? '' : `${where}: `}${finding.summary}. ${finding.remedy}`
}
