/** `import` on the command line: files and folders to a design, placeholders, exit codes. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SEED_CONFIGS } from '../../testing/seed-configs'
import type { ImportJson } from '../json'
import { run } from '../testing/run'

const folder = mkdtempSync(join(tmpdir(), 'headend-'))

describe('import', () => {
  const printed = Object.entries(SEED_CONFIGS).map(([name, text]) => {
    const path = join(folder, `${name}.txt`)
    writeFileSync(
      path,
      text.replaceAll(/198\.51\.100\.1\b/g, '64.yy.yy.a').replaceAll(/198\.51\.100\.2\b/g, '64.yy.yy.b'),
    )
    return path
  })
  const out = join(folder, 'imported.json')

  it('gives placeholders their values, and the design lives', async () => {
    const values = ['--set', '64.yy.yy.a=64.100.1.1', '--set', '64.yy.yy.b=64.100.1.2']
    const result = await run('import', ...printed, '--out', out, ...values, '--surroundings', '--json')
    const { devices, links, diagnostics, placeholders } = JSON.parse(result.out) as ImportJson
    expect(result.code).toBe(0)
    expect(devices.find((item) => item.name === 'gateway-2')).toMatchObject({
      role: 'head-end',
      file: printed[1],
      byHand: 0,
      lines: { consequential: 0, unknown: 0 },
    })
    expect(links.map((link) => link.media)).toContain('cross-over')
    expect(diagnostics.every((item) => item.severity === 'info')).toBe(true)
    expect(placeholders).toContainEqual({ name: '64.yy.yy.b', file: printed[1], line: 21, value: '64.100.1.2' })
    expect((await run('trace', out, '--from', 'callmanager', '--to', 'phone-0')).code).toBe(0)
    expect((await run('show', out, 'gateway-1', 'show ip route')).out).toContain('64.100.1.1 is directly connected')
  })
  it('exits 1 while a placeholder has no value, and says where it stands', async () => {
    const result = await run('import', ...printed, '--out', out)
    expect(result.code).toBe(1)
    expect(result.err).toContain('gateway-1.txt, line 21: error: 64.yy.yy.a is a placeholder, not an address')
  })
  it('takes a folder, and refuses what is no configuration and what is no value', async () => {
    expect((await run('import', folder, '--out', join(folder, 'all.json'))).out).toContain('soho-vp')
    const prose = join(folder, 'prose.md')
    writeFileSync(prose, 'Dear colleague,\n')
    expect(await run('import', prose, '--out', out)).toMatchObject({
      code: 2,
      err: expect.stringContaining('prose.md'),
    })
    expect((await run('import', ...printed, '--out', out, '--set', 'x')).err).toContain('NAME=ADDRESS')
    expect((await run('import', ...printed)).code).toBe(2)
  })
})

describe('a drawing among the files', () => {
  it('is no configuration, and the option for it is named', async () => {
    const { code, err } = await run('import', 'lab.drawio', '--out', 'never.json')
    expect(code).toBe(2)
    expect(err).toContain('lab.drawio is a drawing: give the configurations, and the drawing as --positions lab.drawio')
  })
})
