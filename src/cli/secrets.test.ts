/** No secret of a configuration is printed by any command, unless it was asked for; what goes to devices keeps them. */
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { IOS_SECRETS } from '../ios/index'
import { lineOf, shortened, taint } from '../secrets/testing/tainted'
import { COMMANDS } from './commands/all'
import { run } from './testing/run'

const folder = mkdtempSync(join(tmpdir(), 'headend-secrets-'))
const [config, design, scenario, part] = ['secret.cfg', 'design.json', 'typed.json', 'part.json'].map((name) =>
  join(folder, name),
) as [string, string, string, string]
const device = 'r-secret'
const { next, shown } = taint()
const printed = async (...words: string[]) => {
  const { out, err } = await run(...words)
  return out + err
}

/** Every line that may hold a secret, in full and cut short, where it belongs and where it does not. */
const CONFIG = `version 12.2
hostname ${device}
${IOS_SECRETS.map((form) => lineOf(form, next)).join('\n')}
${IOS_SECRETS.map((form) => lineOf(form, next, shortened)).join('\n')}
crypto isakmp policy 10
 authentication pre-share
crypto isakmp key ${next()} address 64.100.1.1
key chain KC
 key 1
  key-string ${next()}
interface FastEthernet0/0
 ip address 10.81.2.65 255.255.255.248
 standby 1 ip 10.81.2.70
 standby 1 authentication ${next()}
 ip authentication mode eigrp 64 md5
 ip authentication key-chain eigrp 64 KC
router eigrp 64
 network 10.0.0.0
line vty 0 4
 password ${next()}
 login
end
`
const WRITTEN = shown(CONFIG)

/** Lines as people type them at a terminal, which the journal quotes. */
const TYPED = {
  title: 'Typed',
  events: [
    { at: '5s', configure: device, lines: [`cry isa key ${next()} addr 9.9.9.9`, `no usern joe pass ${next()}`] },
  ],
}

/** What every command is asked, twice: as text and as JSON. */
const CALLS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  reference: [['srnd-figure-c1']],
  check: [[design]],
  export: [
    [design, '--out', join(folder, 'texts')],
    [design, '--out', join(folder, 'texts'), '--format', 'paste'],
  ],
  import: [[config, '--out', join(folder, 'again.json')]],
  show: [
    'show running-config',
    'show startup-config',
    'show run | include key',
    'show standby',
    'show logging',
    'show crypto map',
    `cry isa key ${next()} addr 1.2.3.4`,
  ].map((line) => [design, device, line, '--scenario', scenario, '--at', '20s']),
  capture: [[design, '--for', '1s', '--out', join(folder, 'seen.pcapng')]],
  plan: [[design]],
  schema: [['design']],
  serve: [['--port', 'none']],
  trace: [[design, '--from', device, '--to', '10.81.2.66', '--scenario', scenario]],
  against: [[design, device, config]],
  run: [[design, '--scenario', scenario]],
  failover: [[design, '--fault', `reload:${device}`, '--runs', '1']],
  status: [[design, '--scenario', scenario, '--at', '20s']],
  sweep: [[design, '--scope', 'all']],
  diff: [
    ['blank-pair', design],
    [design, 'blank-pair'],
  ],
  register: [[design]],
  sites: [['export', design]],
  baseline: [[design, '--on', 'all']],
  addresses: [[design, '--pools', '10.81.2.0/23 10.81.8.0/21']],
  report: [[design, '--out', join(folder, 'report.html')]],
  completion: [['bash']],
  scenario: [[]],
  merge: [[design, part]],
}

describe('secrets', () => {
  let imported = ''
  beforeAll(async () => {
    writeFileSync(config, CONFIG)
    writeFileSync(scenario, JSON.stringify(TYPED))
    imported = await printed('import', config, '--out', design, '--json')
    writeFileSync(part, (await run('sweep', design, '--shard', '1/1')).out)
  })

  it.each(COMMANDS.map(({ name }) => name))('are in nothing that %s prints', async (name) => {
    const calls = CALLS[name] ?? []
    expect(calls.length, 'this command has its calls here').toBeGreaterThan(0)
    for (const call of calls)
      for (const how of name === 'show' ? [[]] : [[], ['--json']]) {
        const text = await printed(name, ...call, ...how)
        expect(shown(text).map((word) => text.split('\n').find((line) => line.includes(word)))).toEqual([])
      }
  })

  it('are dots in what was read', () => {
    expect(imported).toContain('••••••••')
    expect(shown(imported)).toEqual([])
  })

  it('are in no report, sheet or runbook', async () => {
    const files = ['report.html', 'report.md'].map((name) => join(folder, name))
    for (const file of files) await run('report', design, '--out', file)
    for (const format of ['hand-off', 'runbook']) await run('export', design, '--out', folder, '--format', format)
    const texts = readdirSync(folder)
      .filter((name) => /\.(?:md|html)$/.test(name))
      .map((name) => readFileSync(join(folder, name), 'utf8'))
    expect(texts.length).toBeGreaterThanOrEqual(2)
    expect(shown(texts.join('\n'))).toEqual([])
    expect(texts[0]).toContain('••••••••')
  })

  it('stand in what was asked for with them, in the design and in what a device is given', async () => {
    const report = join(folder, 'whole.md')
    await run('report', design, '--out', report, '--show-secrets')
    await run('export', design, '--out', join(folder, 'texts'))
    const given = readFileSync(join(folder, 'texts', readdirSync(join(folder, 'texts'))[0] ?? ''), 'utf8')
    expect(new Set(shown(readFileSync(report, 'utf8')))).toEqual(new Set(WRITTEN))
    expect(new Set(shown(given))).toEqual(new Set(WRITTEN))
    expect(new Set(shown(readFileSync(design, 'utf8')))).toEqual(new Set(WRITTEN))
    expect(new Set(shown(await printed('show', design, device, 'show running-config', '--show-secrets')))).toEqual(
      new Set(WRITTEN),
    )
  })
})
