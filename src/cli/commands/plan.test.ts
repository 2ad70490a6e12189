/** `plan`: what it prints, what it answers as JSON, and when it fails. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Design, renderDesignFile } from '../../engine/session'
import { reference } from '../../testing/lab'
import type { PlanJson } from '../json'
import { run } from '../testing/run'

const folder = mkdtempSync(join(tmpdir(), 'headend-plan-'))
const saved = (name: string, design: Design) => {
  const file = join(folder, name)
  writeFileSync(file, renderDesignFile(design))
  return file
}
const file = saved('design.json', reference())

describe('plan', () => {
  it('tells the packet as blocks, what it was made from, and both limits', async () => {
    const { code, out } = await run('plan', file)
    expect(code).toBe(0)
    expect(out).toMatch(/soho-24 .*a call is 84\.8 kbit\/s; .*0 up, 5 down; .*2 up, 13 down/)
    expect(out).toMatch(/ATM cells 60 +212 +4 × 53/)
    expect(out).toContain('G.729 (assumption)')
    expect(out.match(/one voice packet/g)).toHaveLength(1)
  })
  it('measures a call of a site beside the plan, and asks which site', async () => {
    const { out } = await run('plan', file, '--site', 'soho-24', '--measure')
    expect(out).toMatch(/towards headquarters, transfer: .*MOS .*; planned \(transfer without priority\)/)
    const { measured } = JSON.parse(
      (await run('plan', file, '--site', 'soho-24', '--measure', '--json')).out,
    ) as PlanJson
    expect(measured).toMatchObject({ kind: 'measured', site: 'soho-24' })
    expect(await run('plan', file, '--measure')).toMatchObject({ code: 2 })
  })
  it('fails where a line has no room for a call, and says where', async () => {
    const slow = reference()
    const links = slow.links.map((link) => (link.media === 'dsl' ? { ...link, bandwidthKbit: 64 } : link))
    const { code, out } = await run('plan', saved('slow.json', { ...slow, links }), '--markdown')
    expect(code).toBe(1)
    expect(out).toContain('0 of 6 sites have room for a call')
  })
  it('holds the head-ends against what their box is said to carry', async () => {
    const boxes = join(folder, 'boxes.csv')
    writeFileSync(boxes, 'platform,source,ipsecSas,setupsPerSecond\nc2651xm,our own test,14,3\n')
    const { code, out } = await run('plan', file, '--calls', '6', '--platforms', boxes, '--site', 'soho-24')
    expect(code).toBe(1)
    expect(out).toContain('gateway-1 (c2651xm): carries all alone only up to 5 sites: then IPsec SAs')
    expect(out).toContain('all sites ask at once: the last has its tunnel after')
    writeFileSync(boxes, 'platform,source,ipsecSas\nc2651xm,,14\n')
    expect(await run('plan', file, '--platforms', boxes)).toMatchObject({
      code: 2,
      err: expect.stringContaining('Line 2'),
    })
  })
  it('takes the codec and the line of a site, and the values of the design, from the file', async () => {
    const planned: Design = {
      ...reference(),
      devices: reference().devices.map((device) =>
        device.name === 'soho-16' && device.kind === 'soho'
          ? { ...device, planning: { codec: 'g711', access: 'docsis' } }
          : device,
      ),
      planning: { values: { encapsulation: 'gre' }, platforms: [] },
    }
    const { sites, full } = JSON.parse((await run('plan', saved('own.json', planned), '--json')).out) as PlanJson
    expect(full).toEqual([])
    const kbit = sites.map((item) => (item.kind === 'planned' ? item.call.kbit : 0))
    expect(kbit).toEqual([84.8, 121.6, 84.8, 84.8, 84.8, 84.8])
  })
  it('says what a value may be', async () => {
    const wrong = { ...reference(), planning: { values: { intervalMs: 25 }, platforms: [] } }
    const { code, err } = await run('plan', saved('wrong.json', wrong))
    expect([code, err]).toEqual([2, expect.stringContaining('a multiple of 10 from 10 to 60 ms is expected')])
  })
})
