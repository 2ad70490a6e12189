/** `export --to` and back by `import`: files, what is not held, one archive where the tool takes one; refusals name what to choose. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
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

describe('import of a topology', () => {
  it('reads the texts and positions beside it, and places devices by a drawing', async () => {
    const out = join(folder, 'clab')
    const exported = await run('export', 'blank-pair', '--to', 'containerlab', '--out', out, '--files-only', '--json')
    const file = JSON.parse(exported.out).files.find((name: string) => name.endsWith('.clab.yml'))
    const drawing = join(folder, 'moved.drawio')
    writeFileSync(
      drawing,
      '<mxGraphModel><mxCell id="1" value="gateway-1" vertex="1"><mxGeometry x="7" y="9" as="geometry"/></mxCell></mxGraphModel>',
    )
    const design = join(folder, 'again.json')
    const result = await run('import', join(out, file), '--out', design, '--positions', drawing, '--json')
    expect(result).toMatchObject({ code: 0, err: '' })
    const { devices, links } = JSON.parse(result.out)
    expect(devices.map(({ name }: { readonly name: string }) => name)).toContain('gateway-2')
    expect(links.length).toBeGreaterThan(2)
    const again = JSON.parse(readFileSync(design, 'utf8'))
    const placed = again.design.devices.find(({ name }: { readonly name: string }) => name === 'gateway-1')
    expect(placed.position).toEqual({ x: 7, y: 9 })
  })
  it('refuses what is no topology, and names what it looked for', async () => {
    const other = join(folder, 'other.yml')
    writeFileSync(other, 'services: {}\n')
    const result = await run('import', other, '--out', join(folder, 'never.json'))
    expect(result).toMatchObject({ code: 2, out: '' })
    expect(result.err).toContain('no topology of containerlab (topology.nodes)')
  })
})
