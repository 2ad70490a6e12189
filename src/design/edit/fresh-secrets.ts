/**
 * An edit that needs a key it cannot know has this word in its place. Whoever makes the edit puts a new key there, since
 * chance is not the document's business; where nobody does, the checks tell of a published key.
 */
import type { Edit } from './types'

export const KEY_TO_CHOOSE = 'change-me'

/** The edit with a key of its own wherever one is to be chosen: the same one for all ends. */
export function withFreshKey(edit: Edit, key: string): Edit {
  return fresh(edit, key) as Edit
}

function fresh(value: unknown, key: string): unknown {
  if (value === KEY_TO_CHOOSE) return key
  if (Array.isArray(value)) return value.map((item) => fresh(item, key))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, fresh(item, key)]))
}
