/** The table of design rules. */
import type { Design, Finding } from '../model/design'
import { ADDRESS_RULES } from './addresses'
import type { Rule } from './rule'
import { STRUCTURE_RULES } from './structure'

const RULES: readonly Rule[] = [...ADDRESS_RULES, ...STRUCTURE_RULES]

/** Everything the rules find, the gravest first. */
export function checkDesign(design: Design): readonly Finding[] {
  const order = { error: 0, warning: 1, info: 2 } as const
  const found = RULES.flatMap((rule) => rule.check(design).map((finding): Finding => ({ rule: rule.name, ...finding })))
  return found.sort((a, b) => order[a.severity] - order[b.severity])
}
