/** Changes of the management baseline as a whole, and what it comes to. */
import { usualBaseline } from '../library/baseline'
import {
  BASELINE_ROLES,
  type Baseline,
  type BaselineRole,
  secretGiven,
  secretsAsked,
  withSecret,
} from '../model/baseline'
import type { Design } from '../model/design'

export interface BaselineChange {
  readonly on: readonly BaselineRole[]
  readonly off: readonly BaselineRole[]
  readonly texts: readonly (readonly [role: BaselineRole, text: string])[]
  readonly secrets: readonly (readonly [name: string, value: string])[]
}

/** A role that gets its first lines gets the usual ones. */
export function withBaselineChange(design: Design, { on, off, texts, secrets }: BaselineChange): Baseline {
  let made: Baseline = design.baseline ?? { roles: {}, secrets: [] }
  const put = (role: BaselineRole, change: { readonly on?: boolean; readonly text?: string }) => {
    const own = made.roles[role] ?? { on: false, text: usualBaseline(design, role) }
    made = { ...made, roles: { ...made.roles, [role]: { ...own, ...change } } }
  }
  for (const role of on) put(role, { on: true })
  for (const role of off) put(role, { on: false })
  for (const [role, text] of texts) put(role, { text })
  for (const [name, value] of secrets) made = withSecret(made, name, value)
  return made
}

interface BaselineOverview {
  readonly kinds: readonly { readonly kind: BaselineRole; readonly on: boolean; readonly text: string }[]
  /** Names of secrets that the lines which are on ask for. */
  readonly missing: readonly string[]
}

/** What each kind of device gets, or would. */
export function baselineOverview(design: Design): BaselineOverview {
  const { baseline } = design
  const kinds = BASELINE_ROLES.map((kind) => {
    const own = baseline?.roles[kind]
    return { kind, on: own?.on ?? false, text: own?.text ?? usualBaseline(design, kind) }
  })
  return { kinds, missing: secretsAsked(baseline).filter((name) => secretGiven(baseline, name) === '') }
}
