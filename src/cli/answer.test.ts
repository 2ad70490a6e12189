/** The forms of an answer that other tools read: JUnit and Markdown. What they say is what the text and the exit code say. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { junit } from './junit'
import { markdown } from './markdown'
import { run } from './testing/run'

const folder = mkdtempSync(join(tmpdir(), 'headend-'))
const file = join(folder, 'report.xml')

describe('JUnit', () => {
  it('of a status has a case for each site, failed where the exit code says so', async () => {
    const played = ['srnd-figure-c1', '--scenario', 'cross-over-cut', '--at', '240s'] as const
    const { code, out } = await run('status', ...played, '--junit', file, '--json')
    const { sites, hurt } = JSON.parse(out) as { sites: { site: string }[]; hurt: string[] }
    const report = readFileSync(file, 'utf8')
    expect(code).toBe(1)
    expect(report).toContain(`tests="${sites.length}" failures="${hurt.length}" skipped="0"`)
    expect(hurt.length).toBeGreaterThan(0)
    for (const site of hurt) expect(report).toContain(`name="${site}"><failure`)
  })
  it('of a run has a case for each expectation', async () => {
    const { code } = await run('run', 'srnd-figure-c1', '--scenario', 'standby-reload', '--junit', file)
    expect(readFileSync(file, 'utf8').includes('<failure')).toBe(code === 1)
  })
  it('holds any name', () => {
    const report = junit('<a & "b">', [
      { group: 'g', name: '\u0000</testcase>\ud800', result: 'failed', message: "it's\n" },
    ])
    expect(report).toContain('name="&lt;a &amp; &quot;b&quot;&gt;"')
    expect(report).toContain('name="?&lt;/testcase&gt;?"><failure message="it&apos;s&#10;">')
  })
  it('says skipped of what is not known', () => {
    const report = junit('s', [{ group: 'g', name: 'n', result: 'not known', message: 'because of line 48' }])
    expect(report).toContain('tests="1" failures="0" skipped="1"')
    expect(report).toContain('<skipped message="because of line 48"/>')
  })
  it('that cannot be written is said, and nothing else is printed', async () => {
    expect(await run('check', 'srnd-figure-c1', '--junit', '/proc/none.xml')).toMatchObject({ code: 2, out: '' })
  })
})

describe('Markdown', () => {
  it('of a check has a row for each finding', async () => {
    const { out } = await run('check', 'srnd-figure-c1', '--markdown')
    expect(out).toMatch(/^### Findings of srnd-figure-c1\n/)
    expect(out).toContain('| info |  | ')
  })
  it('of a diff tells before and after', async () => {
    const changed = join(folder, 'changed.json')
    const reference = (await run('reference', 'srnd-figure-c1')).out
    writeFileSync(changed, reference.replace(/"reverseRoute": true/g, '"reverseRoute": false'))
    const { code, out } = await run('diff', 'srnd-figure-c1', changed, '--markdown', '--junit', file)
    expect(code).toBe(1)
    expect(out).toMatch(/\| soho-24 \| forward \| accepted: [^|]+ \| (?!accepted)[^|]+ \|/)
    expect(readFileSync(file, 'utf8')).toContain('name="soho-24, forward"><failure')
  })
  it('takes no sign of a name for markup', () => {
    const text = markdown('a*b', 'c', [{ title: 't', columns: ['x'], rows: [['<img src=x> | `code` @user\nnext']] }])
    expect(text).toContain('### a\\*b')
    expect(text).toContain('| \\<img src=x\\> \\| \\`code\\` @\u200buser next |')
  })
  it('leaves out tables without a row, and tells how many rows are left out', () => {
    const rows = Array.from({ length: 102 }, (_, index) => [String(index)])
    const text = markdown('a', 'b', [
      { title: 'none', columns: ['x'], rows: [] },
      { title: 'many', columns: ['x'], rows },
    ])
    expect(text).not.toContain('none')
    expect(text).toContain('and 2 more')
    expect(text).toMatch(/#### many\n\n<details><summary>102 rows<\/summary>\n\n\| x \|[^<]+<\/details>/)
    expect(markdown('a', 'b', [{ title: 'few', columns: ['x'], rows: rows.slice(0, 12) }])).not.toContain('<details>')
  })
})
