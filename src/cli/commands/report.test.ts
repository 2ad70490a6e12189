/** `report`: the form follows the name of the file. */
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { run } from '../testing/run'

const folder = mkdtempSync(join(tmpdir(), 'headend-'))

describe('report', () => {
  it('writes a page for .html and Markdown for .md, and names the file', async () => {
    const [page, text] = [join(folder, 'report.html'), join(folder, 'report.md')]
    expect(await run('report', 'blank-pair', '--out', page)).toEqual({ code: 0, out: `${page}\n`, err: '' })
    expect(readFileSync(page, 'utf8')).toMatch(/^<!doctype html>/)
    expect(await run('report', 'blank-pair', '--out', text)).toMatchObject({ code: 0 })
    expect(readFileSync(text, 'utf8')).toMatch(/^# Design report/)
  })
  it('says so when the file cannot be written', async () => {
    const result = await run('report', 'blank-pair', '--out', join(folder, 'missing', 'report.html'))
    expect(result).toMatchObject({ code: 2, out: '' })
    expect(result.err).toContain('cannot be written')
  })
})
