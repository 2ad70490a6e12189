/** `export --to`: files, what is not held, one archive where the tool takes one; refusals name what to choose. */
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { run } from '../testing/run'

const folder = mkdtempSync(join(tmpdir(), 'headend-'))

describe('export --to', () => {
  it('writes a GNS3 project with what to expect of it, as files and as the archive that it imports', async () => {
    const out = join(folder, 'gns3')
    const result = await run('export', 'blank-pair', '--to', 'gns3', '--router', 'c7200', '--out', out, '--json')
    expect(result.code).toBe(0)
    const { files, renamed, lost } = JSON.parse(result.out)
    expect(files).toContain('EXPECTED.md')
    expect(renamed.length).toBeGreaterThan(0)
    expect(lost.length).toBeGreaterThan(0)
    const archive = files.find((name: string) => name.endsWith('.gns3project'))
    const inside = unzipSync(readFileSync(join(out, archive)))
    expect(Object.keys(inside)).toContain('project.gns3')
    expect(readFileSync(join(out, 'EXPECTED.md'), 'utf8')).toContain('## Routing tables of the settled network')
  })
  it('names what there is to choose', async () => {
    expect(await run('export', 'blank-pair', '--to', 'visio', '--out', folder)).toMatchObject({ code: 2 })
    const router = await run('export', 'blank-pair', '--to', 'cml', '--router', 'c7200', '--out', folder)
    expect(router).toMatchObject({ code: 2, err: 'headend: "c7200": choose iosv, iol-xe\n' })
    const drawing = await run('export', 'blank-pair', '--to', 'drawio', '--router', 'iosv', '--out', folder)
    expect(drawing.err).toContain('drawio has no kinds of routers to choose from')
  })
})
