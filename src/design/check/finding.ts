/** What a check has to say of a design, for a person and for the page that offers to put it right. */
import type { Edit } from '../edit/types'

/** What a check is about, whether or not it finds anything. */
export interface RuleInfo {
  readonly name: string
  readonly title: string
  /** Why it matters: what goes wrong when it is not so. */
  readonly why: string
  /** Where that is known from. */
  readonly source: string
}

/** One click that makes a finding fall silent: an edit, so that it can be taken back. */
export interface Fix {
  /** What it will change, said before it does. */
  readonly says: string
  readonly edit: Edit
  /** Only adds what is missing or takes away what harms: no peer has to be told, no address changes. */
  readonly safe: boolean
}

/** A problem with a design, for a person. `field` is a dotted path into the device or the VPN settings. */
export interface Finding {
  readonly rule: string
  readonly severity: 'error' | 'warning' | 'info'
  readonly device?: string
  readonly field?: string
  /** Line of the device's configuration, when the finding speaks of one. */
  readonly line?: number
  readonly summary: string
  /** Why it matters, and where that is known from: the rule's own words. */
  readonly why: string
  readonly source: string
  readonly remedy: string
  readonly fix?: Fix
  /** Set when nothing is found because it is not known: the line that it hangs on. */
  readonly notKnown?: {
    readonly because: { readonly device: string; readonly line: number; readonly text: string }
    readonly summary: string
  }
}
