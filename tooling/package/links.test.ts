/** A link of a paper that is in the package leads to a file that is in it too: who installed it has nothing else. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'

const { files } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly files: readonly string[] }
/** npm packs them whatever the list says. */
const ALWAYS = ['README.md', 'LICENSE', 'package.json']

const isPacked = (path: string): boolean =>
  [...ALWAYS, ...files].some((entry) =>
    entry.endsWith('*.md')
      ? path.endsWith('.md') && dirname(path) === dirname(entry)
      : path === entry || path.startsWith(`${entry}/`),
  )

const PAPERS = [
  'README.md',
  'CHANGELOG.md',
  'examples/README.md',
  ...readdirSync('docs').flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : [])),
]

const linksOf = (paper: string): readonly string[] =>
  [...readFileSync(paper, 'utf8').matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
    .map(([, link = '']) => link)
    .filter((link) => !/^(?:https?|mailto):/.test(link))
    .map((link) => normalize(`${dirname(paper)}/${link}`).replace(/\/$/, ''))

describe('the package', () => {
  it.each(PAPERS)('has all that %s leads to', (paper) => {
    expect(isPacked(paper)).toBe(true)
    expect(linksOf(paper).filter((path) => !isPacked(path) || !statSync(path, { throwIfNoEntry: false }))).toEqual([])
  })
  it('shows its pictures', () => {
    expect(linksOf('README.md')).toContain('docs/headend.png')
  })
})
