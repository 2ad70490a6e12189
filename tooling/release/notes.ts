/** What a release says of itself, out of CHANGELOG.md. */

/** The heading of a version that is not out yet. */
const unreleased = (version: string) => `## [${version}] - unreleased`

export type Notes =
  | { readonly ok: true; readonly notes: string; readonly changelog: string }
  | { readonly ok: false; readonly problem: string }

/** The notes of a version, and the changelog with its day in place of "unreleased". `day` as 2026-11-27. */
export function notesOf(changelog: string, version: string, day: string): Notes {
  if (!/^\d+\.\d+\.\d+$/.test(version)) return { ok: false, problem: `${version} is no version: write it as 1.2.3` }
  const heading = unreleased(version)
  const start = changelog.indexOf(`${heading}\n`)
  if (start < 0) return { ok: false, problem: `CHANGELOG.md has no section "${heading}"` }
  const rest = changelog.slice(start + heading.length)
  const end = rest.search(/\n## \[/)
  const notes = (end < 0 ? rest : rest.slice(0, end)).trim()
  if (notes === '') return { ok: false, problem: `CHANGELOG.md says nothing of ${version}` }
  return { ok: true, notes: `${notes}\n`, changelog: changelog.replace(heading, `## [${version}] - ${day}`) }
}
