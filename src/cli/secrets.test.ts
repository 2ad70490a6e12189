/** No secret of a configuration is printed by any command, unless it was asked for; what goes to devices keeps them. */
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { run } from './testing/run'

const folder = mkdtempSync(join(tmpdir(), 'headend-secrets-'))
const config = join(import.meta.dirname, '../secrets/testing/secret.cfg')
const design = join(folder, 'design.json')
const SECRETS = [
  '$1$ABCD$SECRETENABLEHASH000000000',
  'PLAINENABLE1',
  'PLAINUSERPW',
  '094F471A1A0A',
  'COMMUNITYRW',
  'TRAPCOMMUNITY',
  'TACKEYPLAIN',
  'RADKEYPLAIN',
  'PRESHAREDKEY1',
  'EIGRPKEYSTRING',
  'OSPFKEYPLAIN',
  'HSRPAUTHPLAIN',
  'VTYPASSPLAIN',
  'NTPKEYPLAIN',
]
const standIn = (text: string) => SECRETS.filter((secret) => text.includes(secret))
const printed = async (...words: string[]) => {
  const { out, err } = await run(...words)
  return out + err
}

describe('secrets', () => {
  let imported = ''
  beforeAll(async () => {
    imported = await printed('import', config, '--out', design, '--json')
  })

  it('are in none of the printed answers', async () => {
    const device = 'r-secret'
    const text = [
      imported,
      await printed('import', config, '--out', join(folder, 'again.json')),
      await printed('check', design),
      await printed('check', design, '--json'),
      await printed('diff', 'blank-pair', design),
      await printed('diff', 'blank-pair', design, '--json'),
      await printed('register', design, '--json'),
      await printed('status', design),
      await printed('export', design, '--out', join(folder, 'texts'), '--json'),
      await printed('show', design, device, 'show running-config'),
      await printed('show', design, device, 'show standby'),
    ].join('\n')
    expect(text.length).toBeGreaterThan(2000)
    expect(text).toContain('crypto isakmp key •••••••• address 64.100.1.1')
    expect(standIn(text)).toEqual([])
  })

  it('are in no report, sheet or runbook', async () => {
    const files = ['report.html', 'report.md'].map((name) => join(folder, name))
    for (const file of files) await run('report', design, '--out', file)
    for (const format of ['hand-off', 'runbook']) await run('export', design, '--out', folder, '--format', format)
    const texts = readdirSync(folder)
      .filter((name) => /\.(?:md|html)$/.test(name))
      .map((name) => readFileSync(join(folder, name), 'utf8'))
    expect(texts.length).toBeGreaterThanOrEqual(2)
    expect(standIn(texts.join('\n'))).toEqual([])
    expect(texts[0]).toContain('••••••••')
  })

  it('stand in what was asked for with them, in the design and in what a device is given', async () => {
    const report = join(folder, 'whole.md')
    await run('report', design, '--out', report, '--show-secrets')
    await run('export', design, '--out', join(folder, 'texts'))
    const given = readFileSync(join(folder, 'texts', readdirSync(join(folder, 'texts'))[0] ?? ''), 'utf8')
    expect(standIn(readFileSync(report, 'utf8'))).toEqual(SECRETS)
    expect(standIn(given)).toEqual(SECRETS)
    expect(standIn(readFileSync(design, 'utf8'))).toEqual(SECRETS)
    expect(standIn(await printed('show', design, 'r-secret', 'show running-config', '--show-secrets'))).toEqual(SECRETS)
  })
})
