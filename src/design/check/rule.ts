/** A design rule: a name, why it matters, and what it finds. Each lives in a file of its own; `rules.ts` is the table. */
import type { Finding, RuleInfo } from './finding'
import type { Survey } from './survey'

/** A finding whose rule is known from where it came. */
export type Found = Omit<Finding, 'rule' | 'why' | 'source'>

export interface Rule extends RuleInfo {
  /** Whatever the design holds, a rule answers; it never throws. */
  readonly check: (survey: Survey) => readonly Found[]
}

/** The field of an interface, as findings name it. */
export function fieldOf(item: { readonly name: string }): string {
  return `interfaces.${item.name}`
}
