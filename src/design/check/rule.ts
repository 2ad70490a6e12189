/** A design rule: a name and what it finds. Each lives in a file of its own; `rules.ts` is the table of them. */
import type { Finding } from '../model/design'
import type { Survey } from './survey'

/** A finding whose rule is known from where it came. */
export type Found = Omit<Finding, 'rule'>

export interface Rule {
  readonly name: string
  /** Whatever the design holds, a rule answers; it never throws. */
  readonly check: (survey: Survey) => readonly Found[]
}

/** The field of an interface, as findings name it. */
export function fieldOf(item: { readonly name: string }): string {
  return `interfaces.${item.name}`
}
