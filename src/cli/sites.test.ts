/** `sites`: a table out, changed and in again; what is wrong is told where it stands and nothing is written. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { SitesJson } from './json'
import { run } from './testing/run'

const folder = mkdtempSync(join(tmpdir(), 'headend-sites-'))
const file = (name: string) => join(folder, name)
const written = (name: string, text: string) => {
  writeFileSync(file(name), text)
  return file(name)
}

describe('sites', () => {
  it('go out as a table that changes nothing when it comes back', async () => {
    const { code, out } = await run('sites', 'export', 'srnd-figure-c1')
    expect(code).toBe(0)
    expect(out.split('\r\n')[0]).toMatch(/^site,lan,home router,nat,public address,access/)
    const table = written('sites.csv', out)
    const change = await run('sites', 'change', 'srnd-figure-c1', '--csv', table, '--dry-run', '--json')
    expect(JSON.parse(change.out)).toEqual({ sites: [], problems: [] })
  })
  it('are added by count and pattern, changed together and removed', async () => {
    const added = await run(
      'sites',
      'add',
      'srnd-figure-c1',
      '--count',
      '186',
      '--naming',
      'store-{n:3}',
      '--out',
      file('big.json'),
    )
    expect(added).toMatchObject({ code: 0, err: '' })
    expect(added.out).toContain('store-186')
    const changed = await run(
      'sites',
      'change',
      file('big.json'),
      '--site',
      'store-001',
      '--access',
      'cable',
      '--out',
      file('cable.json'),
    )
    expect(changed).toMatchObject({ code: 0, out: expect.stringContaining('1 site changed') })
    const table = (await run('sites', 'export', file('cable.json'), '--json')).out
    expect((JSON.parse(table) as SitesJson).sites.at(6)).toMatchObject({
      site: 'store-001',
      access: 'cable',
      'up kbit/s': '1000',
    })
    const removed = await run('sites', 'remove', file('cable.json'), '--out', file('none.json'))
    expect(removed).toMatchObject({ code: 0, out: expect.stringContaining('192 sites removed') })
    expect((await run('sites', 'export', file('none.json'))).out.split('\r\n')).toHaveLength(2)
  })
  it('are not written when a row is wrong, and the place is told', async () => {
    const table = written('wrong.csv', 'site,lan\nshop-1,10.81.2.8/29\nshop-2,10.81.2.0/29\n')
    const { code, err } = await run('sites', 'add', 'srnd-figure-c1', '--csv', table, '--out', file('never.json'))
    expect(code).toBe(2)
    expect(err).toContain(`${table}, line 3, column 2 (lan): 10.81.2.0/29 is not free: soho-vp has 10.81.2.0/29`)
    expect(() => readFileSync(file('never.json'))).toThrow()
    const skipped = await run('sites', 'add', 'srnd-figure-c1', '--csv', table, '--skip', '--out', file('one.json'))
    expect(skipped).toMatchObject({ code: 1, out: expect.stringContaining('1 site added') })
  })
  it.each([
    [['sites', 'mend', 'srnd-figure-c1'], 'choose add, change, remove or export'],
    [['sites', 'add', 'srnd-figure-c1', '--out', 'x'], 'needs --count N or --csv FILE'],
    [['sites', 'add', 'srnd-figure-c1', '--count', '0', '--out', 'x'], 'whole number from 1'],
    [['sites', 'add', 'srnd-figure-c1', '--count', '2', '--naming', '{m}', '--out', 'x'], 'is no part of a name'],
    [['sites', 'add', 'srnd-figure-c1', '--count', '2', '--nat', 'odd', '--out', 'x'], 'is none of'],
    [['sites', 'remove', 'srnd-figure-c1', '--site', 'nobody', '--out', 'x'], 'no site called nobody'],
  ])('%j is refused', async (call, words) => {
    expect(await run(...(call as [string]))).toMatchObject({ code: 2, err: expect.stringContaining(words) })
  })
})
