import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { commandsOf, linesOf, scriptOf } from './commands'

const MATRIX = `$${'{{ matrix.part }}'}`

describe('a line of a paper as a command', () => {
  it.each([
    ['npm run -s headend -- check design.json   # says what is wrong', 'headend check design.json'],
    ['- run: npx headend sweep design.json --markdown >> "$OUT"', 'headend sweep design.json --markdown >> "$OUT"'],
    ['headend failover d.json --runs 100000 --workers 8', 'headend failover d.json --runs 20 --workers 2'],
    [
      "parallel 'headend sweep d.json --shard {}/8 > part-{}.json' ::: $(seq 8)",
      'headend sweep d.json --shard 1/2 > part-1.json && headend sweep d.json --shard 2/2 > part-2.json',
    ],
    [
      `run: node dist/cli/headend.js sweep d.json --shard ${MATRIX}/8 > part-${MATRIX}.json`,
      'headend sweep d.json --shard 1/2 > part-1.json && headend sweep d.json --shard 2/2 > part-2.json',
    ],
    [
      'npx --no-install headend diff a.json b.json --markdown > c.md || true',
      'headend diff a.json b.json --markdown > c.md || true',
    ],
    ['npm ci && npm test', undefined],
    ['headend serve --port 8080', undefined],
  ])('%s', (line, script) => {
    expect(scriptOf(line)).toBe(script)
  })

  it('is found at its place', () => {
    const found = commandsOf('README.md')
    expect(found.length).toBeGreaterThan(20)
    expect(found[0]).toEqual({
      paper: 'README.md',
      line: expect.any(Number),
      script: 'headend --help',
    })
  })
})

describe('a line of a block of commands', () => {
  /** Lines of what this very run does before: the checks, the build, the package that is installed; and servers, which do not end. */
  const OTHERWISE = [
    /^npm ci && npm (?:start|test)\b/,
    /^npm install --no-save \.\/headend-\*\.tgz/,
    /^(?:npx )?headend serve\b/,
  ]
  it('is run, is a comment, or is one of those that are done otherwise', () => {
    const papers = [
      'README.md',
      ...['docs', 'examples'].flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`)),
    ]
    const lines = papers
      .filter((name) => name.endsWith('.md'))
      .flatMap((paper) => linesOf(paper).map((line) => ({ paper, ...line })))
      .filter(({ shell, text }) => shell && text !== '' && !text.startsWith('#'))
    const left = lines.filter(({ text }) => scriptOf(text) === undefined && !OTHERWISE.some((form) => form.test(text)))
    expect(lines.length).toBeGreaterThan(80)
    expect(left.map(({ paper, line, text }) => `${paper}:${line} ${text}`)).toEqual([])
  })
})
