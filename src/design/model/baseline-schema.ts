/** The management baseline in a file. */
import * as v from 'valibot'
import { BASELINE_ROLES, type Baseline, type BaselineRole } from './baseline'

const MAX_TEXT = 100_000
const line = v.pipe(v.string(), v.maxLength(10_000), v.regex(/^[^\r\n]*$/, 'it must stand on one line'))
const role = v.exactOptional(v.strictObject({ on: v.boolean(), text: v.pipe(v.string(), v.maxLength(MAX_TEXT)) }))
const roles = Object.fromEntries(BASELINE_ROLES.map((name) => [name, role])) as Record<BaselineRole, typeof role>

export const baselineSchema = v.strictObject({
  roles: v.strictObject(roles),
  secrets: v.pipe(v.array(v.strictObject({ name: line, value: line })), v.maxLength(1000)),
}) satisfies v.GenericSchema<unknown, Baseline>
