/** Links of the papers lead to files that are there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'

const PAPERS = [
  ...readdirSync('.').filter((name) => name.endsWith('.md')),
  'examples/README.md',
  ...readdirSync('docs').flatMap((name) => (name.endsWith('.md') ? [join('docs', name)] : [])),
]

it('every link inside the repository leads somewhere', () => {
  const links = PAPERS.flatMap((paper) =>
    [...readFileSync(paper, 'utf8').matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)[^)]*\)/g)].map(([, to = '']) => ({
      paper,
      to,
    })),
  )
  expect(links.length).toBeGreaterThan(5)
  expect(links.filter(({ paper, to }) => !existsSync(join(dirname(paper), to)))).toEqual([])
})
