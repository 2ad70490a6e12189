/** Everything there is to say of a design: its own rules, and the checks on the configurations that it compiles to. */
import { type CheckResult, checkConfigurations } from '../analysis/index'
import {
  checkDesign,
  type Design,
  type Finding,
  failedCheck,
  gravestFirst,
  RULES,
  type RuleInfo,
} from '../design/index'
import type { Built } from './build'
import { knownFindings } from './findings-told'
import { fixOf } from './fixes/to-edit'
import type { RuleRow } from './messages'
import { planBasisOf } from './plan-basis'

export interface Examination {
  /** The gravest first; those of muted rules are left out. */
  readonly findings: readonly Finding[]
  /** Every rule, with how much it finds. */
  readonly rules: readonly RuleRow[]
}

export function examine(design: Design, built: Built): Examination {
  const told = knownFindings(design, built.scene.configurations, checkDesign(design))
  const results = checkConfigurations({ ...built.scene, texts: built.texts, planning: planBasisOf(design) })
  const read = results.flatMap((result) => findingsOf(design, result))
  // What the design's own rule says, a check of the same name need not say again of every text.
  const said = new Set(told.map((item) => item.rule))
  const all = gravestFirst([...told, ...read.filter((item) => !said.has(item.rule))])
  const muted = new Set(design.mutedRules)
  const known = new Map<string, RuleInfo>(
    [...results.map(({ check }) => check), ...RULES].map((rule) => [rule.name, rule]),
  )
  return {
    findings: all.filter((item) => !muted.has(item.rule)),
    rules: [...known.values()].map(({ name, title, why, source }) => ({
      name,
      title,
      why,
      source,
      found: all.filter((item) => item.rule === name).length,
      muted: muted.has(name),
    })),
  }
}

function findingsOf(design: Design, { check, found, failure }: CheckResult): readonly Finding[] {
  const about = { rule: check.name, why: check.why, source: check.source }
  if (failure !== undefined) return [{ ...about, ...failedCheck(check.title, failure) }]
  return found.map(({ fix: lines, ...item }): Finding => {
    const fix = lines && fixOf(design, lines)
    return { ...about, ...item, ...(fix ? { fix } : {}) }
  })
}
