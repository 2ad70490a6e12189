/** What a paper gets of a file. */
import { expect, it } from 'vitest'
import { excerpt, withExcerpts } from './excerpts'

const TEXT = 'const a = 1\n  // #region two\n  const b = 2\n\n    const c = 3\n  // #endregion\nconst d = 4\n'

it('is a region without its indentation, or the whole', () => {
  expect(excerpt(TEXT, 'two', 'x.ts')).toBe('const b = 2\n\n  const c = 3')
  expect(excerpt(TEXT, undefined, 'x.ts')).toBe(TEXT.trimEnd())
  expect(() => excerpt(TEXT, 'three', 'x.ts')).toThrow('x.ts has no region three')
})

it('replaces what stood in the block, and nothing else', () => {
  const place = '<!-- code: tooling/papers/excerpts.ts -->'
  const paper = `Before.\n\n${place}\n\n\`\`\`ts\nold\n\`\`\`\n\nAfter.\n`
  const filled = withExcerpts(paper)
  expect(filled).toContain('export function excerpt(')
  expect(filled).not.toContain('\nold\n')
  expect(filled.startsWith(`Before.\n\n${place}\n`) && filled.endsWith('```\n\nAfter.\n')).toBe(true)
  expect(withExcerpts('Without one.')).toBe('Without one.')
})
