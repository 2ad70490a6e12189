/**
 * Older versions of the save format, brought to the present one step by step. A step may rely on nothing: what it is
 * handed was read from a file and is checked only after the last step.
 */

/** An object of a file whose fields are not known yet. */
export type Json = Readonly<Record<string, unknown>>

/** The version that is written now: one more than the last step begins with. */
export const FILE_VERSION = 2

/** MIGRATIONS[n] takes a design of version n to version n + 1. */
const MIGRATIONS: readonly ((design: Json) => Json)[] = [
  // Version 0 had no seed, no saved flows, no history, no notes and no parameters.
  (design) => ({ seed: 1, flows: [], history: [], notes: '', parameters: {}, ...design }),
  // Version 1 had no scenarios.
  (design) => ({ scenarios: [], ...design }),
]

/** A design of an older version as the present one would have written it. */
export function migrate(design: Json, version: number): Json {
  return MIGRATIONS.slice(version).reduce<Json>((current, step) => step(current), design)
}
