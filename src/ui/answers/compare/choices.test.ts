/** What the present design is compared with at first is not itself. */
import { describe, expect, it } from 'vitest'
import { emptyDesign } from '../../../design/index'
import { choicesOf, firstChoice } from './choices'

const saved = emptyDesign()
const changed = { ...saved, name: 'changed' }
const history = { past: [{ label: 'Add a router', before: saved, after: changed, key: undefined }], future: [] }
const versions = [
  { id: 7, at: 0 },
  { id: 3, at: 0, name: 'before the move' },
] as never
const first = (design: typeof saved, kept = versions, moment = false) =>
  firstChoice(choicesOf({ saved, history }, kept, moment), { saved, design }, kept)?.id

describe('the first choice', () => {
  it.each([
    ['what was saved, when something was changed since', first(changed), 'saved'],
    ['a named version, when nothing was', first(saved), 'version 3'],
    ['the last step, when there is no version', first(saved, [] as never), 'step 0'],
    ['the settled network, while a moment is shown', first(changed, versions, true), 'settled'],
  ])('is %s', (_what, found, expected) => {
    expect(found).toBe(expected)
  })
})
