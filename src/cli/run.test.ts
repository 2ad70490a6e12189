/** The headless contract: what each command prints, where, and its exit code. */
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Comparison } from '../engine/session'
import type { CheckJson, DiffJson, ExportJson, RegisterJson, RunJson, StatusJson, SweepJson, TraceJson } from './json'
import { run } from './testing/run'

const folder = mkdtempSync(join(tmpdir(), 'headend-'))
const file = join(folder, 'design.json')

describe('reference', () => {
  it('lists the built-in designs, and prints one that the other commands read', async () => {
    expect((await run('reference', '--json')).out).toContain('"srnd-figure-c1"')
    const { code, out } = await run('reference', 'srnd-figure-c1')
    expect(code).toBe(0)
    writeFileSync(file, out)
    const names = (JSON.parse(out) as { design: { devices: { name: string }[] } }).design.devices.map(
      (item) => item.name,
    )
    const sites = [0, 16, 24, 32, 40, 48]
    const wanted = [
      'gateway-1',
      'gateway-2',
      'stick-lan',
      'firewall',
      'internet',
      'callmanager',
      'hq-phone',
      'admin-pc',
      'soho-vp',
    ]
    expect(names).toEqual(expect.arrayContaining([...wanted, ...sites.flatMap((n) => [`phone-${n}`, `home-${n}`])]))
  })
  it('names what it knows when asked for something else', async () => {
    expect(await run('reference', 'nothing')).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('srnd-figure-c1'),
    })
  })
})

describe('check', () => {
  it('finds the cross-over of the reference design worth a note, and nothing wrong', async () => {
    const { code, out } = await run('check', file, '--json')
    const { findings } = JSON.parse(out) as CheckJson
    expect(code).toBe(0)
    expect(findings.map((item) => [item.rule, item.severity])).toContainEqual(['cross-over', 'info'])
  })
  it('exits 1 when something is wrong', async () => {
    const broken = join(folder, 'broken.json')
    writeFileSync(broken, readFileSync(file, 'utf8').replace('10.81.0.4/29', '10.81.0.3/29'))
    expect(await run('check', broken)).toMatchObject({
      code: 1,
      out: expect.stringContaining('10.81.0.3 is also the address of'),
    })
  })
})

describe('export', () => {
  it('writes one file for each device with a text', async () => {
    const out = join(folder, 'configs')
    const result = await run('export', file, '--out', out, '--json')
    const { files } = JSON.parse(result.out) as ExportJson
    expect(result.code).toBe(0)
    expect([...files].sort()).toEqual(readdirSync(out).sort())
    expect(readFileSync(join(out, 'gateway-1.cfg'), 'utf8')).toContain(' standby 1 priority 120')
  })
})

describe('devices whose names differ in case alone', () => {
  it('have files of their own on any disk', async () => {
    const text = (name: string, last: number) =>
      `hostname ${name}\ninterface FastEthernet0/0\n ip address 10.1.0.${last} 255.255.255.0\nend\n`
    const [big, small, design] = ['R1.txt', 'r2.txt', 'case.json'].map((name) => join(folder, name))
    writeFileSync(big ?? '', text('R1', 1))
    writeFileSync(small ?? '', text('r1', 2))
    expect(await run('import', big ?? '', small ?? '', '--out', design ?? '')).toMatchObject({ code: 0 })
    const { out } = await run('export', design ?? '', '--out', join(folder, 'case'), '--json')
    expect((JSON.parse(out) as ExportJson).files).toEqual(['R1.cfg', 'r1~2.cfg'])
  })
})

describe('show', () => {
  it('prints what the terminal would, shortened commands included', async () => {
    const { code, out } = await run('show', file, 'gateway-2', 'sh ip ro')
    expect(code).toBe(0)
    expect(out).toContain('S       10.81.2.24 [1/0] via 0.0.0.0, FastEthernet0/0')
  })
  it('refuses an unknown line as the device does, and names what it knows there', async () => {
    const { code, out, err } = await run('show', file, 'gateway-1', 'show ip routes')
    expect([code, out]).toEqual([2, ''])
    expect(err.split('\n').slice(0, 3)).toEqual([
      'gateway-1#show ip routes',
      `${' '.repeat('gateway-1#show ip '.length)}^`,
      "% Invalid input detected at '^' marker.",
    ])
    expect(err).toContain('access-lists')
    expect(err).toContain('route')
  })
  it('takes pipes, and each device by its kind', async () => {
    const { out } = await run('show', file, 'gateway-2', 'show crypto map | include access-list')
    expect(out.trim().split('\n')).toHaveLength(2)
    expect((await run('show', file, 'firewall', 'show route')).out).toContain('vpndmz')
    expect((await run('show', file, 'admin-pc', 'ipconfig')).out).toContain('Default Gateway')
    expect((await run('show', file, 'home-24', 'show translations')).out).toContain('esp')
  })
  it('says that a device is not there', async () => {
    expect((await run('show', file, 'gateway-9', 'show ip route')).err).toContain('gateway-9')
  })
})

describe('trace', () => {
  it('is one JSON value with both ways, each step typed, each packet by its layers', async () => {
    const { code, out } = await run('trace', file, '--from', 'callmanager', '--to', 'phone-24', '--json')
    const value = JSON.parse(out) as TraceJson
    expect(code).toBe(0)
    expect([value.forward.disposition, value.return.disposition]).toEqual(['accepted', 'accepted'])
    const sealed = value.forward.hops.find((hop) => hop.device === 'internet')
    expect(sealed?.packet.map((layer) => [layer.name, layer.total])).toEqual([
      ['IPv4', 112],
      ['ESP', 92],
      ['IPv4', 60],
      ['UDP', 40],
      ['Data', 32],
    ])
    const types = new Set(value.forward.hops.flatMap((hop) => hop.steps.map((step) => step.type)))
    expect([...types].sort()).toEqual([
      'acl',
      'crypto-map',
      'decrypt',
      'deliver',
      'encrypt',
      'nat',
      'originate',
      'receive',
      'resolve',
      'route',
      'transmit',
    ])
  })
  it('exits 1 when a way fails, and 2 when an end is not understood', async () => {
    expect((await run('trace', file, '--from', 'admin-pc', '--to', '192.0.2.1')).code).toBe(1)
    expect(await run('trace', file, '--from', 'admin-pc', '--to', 'nobody')).toMatchObject({
      code: 2,
      err: expect.stringContaining('nobody'),
    })
    expect((await run('trace', file, '--from', 'admin-pc', '--to', 'phone-0', '--port', '70000')).err).toContain(
      'from 0 to 65535',
    )
  })
})

describe('sweep', () => {
  it('names the cross-over as the only single point of failure of the head-end block, and exits 1 for it', async () => {
    const { code, out } = await run('sweep', 'srnd-figure-c1', '--scope', 'head-end', '--json')
    const value = JSON.parse(out) as SweepJson
    expect(code).toBe(1)
    expect(value.singlePoints.map((point) => point.fault)).toEqual(['cut:gateway-1/FastEthernet0/1'])
    expect(value.cases.find((item) => item.fault === 'power:gateway-2')?.sites).toHaveLength(6)
    expect(new Set(value.cases.map((item) => item.scope))).toEqual(new Set(['head-end']))
  })
  it('refuses a scope that it does not know', async () => {
    expect((await run('sweep', 'srnd-figure-c1', '--scope', 'everything')).err).toContain('head-end or all')
  })
})

describe('diff', () => {
  it('tells lines, tables and lost ways, and exits 1 when a way is lost', async () => {
    const changed = join(folder, 'changed.json')
    const reference = (await run('reference', 'srnd-figure-c1')).out
    writeFileSync(changed, reference.replace(/"reverseRoute": true/g, '"reverseRoute": false'))
    const { code, out } = await run('diff', 'srnd-figure-c1', changed, '--json')
    const value = JSON.parse(out) as DiffJson
    expect(code).toBe(1)
    expect(value.devices.map((item) => item.device)).toEqual(expect.arrayContaining(['gateway-1', 'gateway-2']))
    expect(value.paths.map((path) => path.site)).toEqual(['soho-24', 'soho-48'])
    expect(value.paths.every((path) => path.direction === 'forward' && path.after?.good === false)).toBe(true)
  })
  it('says so when nothing differs', async () => {
    expect(await run('diff', 'empty', 'empty')).toMatchObject({ code: 0, out: 'Nothing differs.\n' })
    expect(await run('diff', 'empty')).toMatchObject({
      code: 2,
      err: expect.stringContaining("missing required argument 'B'"),
    })
  })
})

it('what is mended of a file is said on standard error', async () => {
  const twice = join(folder, 'twice.json')
  writeFileSync(
    twice,
    (await run('reference', 'srnd-figure-c1')).out.replaceAll('"id": "soho-16"', '"id": "gateway-1"'),
  )
  const { code, out, err } = await run('register', twice, '--json')
  expect(code).toBe(0)
  expect(() => JSON.parse(out)).not.toThrow()
  expect(err).toContain('gateway-1 and soho-16 have the same id "gateway-1"')
})

describe('an unusable call', () => {
  it.each([
    [['check', join(folder, 'missing.json')], 'cannot be read'],
    [['trace', 'srnd-figure-c1', '--from'], "'--from <A>' argument missing"],
    [['report', 'srnd-figure-c1'], 'report needs --out FILE'],
    [['report', 'srnd-figure-c1', '--out', 'report.pdf'], 'end the name in .html or .md'],
    [['fly'], "unknown command 'fly'"],
    [[], 'no command given'],
  ])('%j says so on standard error and exits 2', async (argv, message) => {
    const result = await run(...argv)
    expect(result).toMatchObject({ code: 2, out: '' })
    expect(result.err).toContain(message)
  })
  it('names file and field of a broken design', async () => {
    const broken = join(folder, 'field.json')
    writeFileSync(broken, readFileSync(file, 'utf8').replace('"seed": 1', '"seed": "x"'))
    const result = await run('check', broken)
    expect(result.code).toBe(2)
    expect(result.err).toContain('field.json')
    expect(result.err).toContain('seed')
  })
})

describe('against', () => {
  const paste = join(folder, 'route.txt')

  it("finds its own table the same, and exits 1 when the real router's differs", async () => {
    writeFileSync(paste, (await run('show', file, 'gateway-1', 'show ip route')).out)
    expect(await run('against', file, 'gateway-1', paste)).toMatchObject({ code: 0, err: '' })
    const other = await run('against', file, 'gateway-2', paste, '--json')
    const { command, rows } = JSON.parse(other.out) as Comparison
    expect([other.code, command]).toEqual([1, 'show ip route'])
    expect(rows.find((row) => row.key === '10.81.2.24/29')?.differing[0]).toEqual({
      field: 'code',
      real: 'D EX',
      simulated: 'S',
    })
  })

  it('takes a session of several devices, and tells what departs and what it cannot compare', async () => {
    const session = join(folder, 'session.txt')
    const shown = async (device: string, command: string) =>
      `${device}#${command}\n${(await run('show', file, device, command)).out}${device}#\n`
    const brief = (await shown('gateway-2', 'show ip interface brief')).replace('10.81.0.4', '10.81.0.6')
    writeFileSync(session, `${await shown('gateway-1', 'show ip route')}${brief}nobody#show version\nIOS\n`)
    const { code, out } = await run('against', file, session)
    expect(code).toBe(1)
    expect(out).toContain('gateway-1: show ip route\n  0 of 10 rows depart')
    expect(out).toContain('differs         Fa0/0  address: real 10.81.0.6, simulated 10.81.0.4\n  1 of 3 rows depart')
    expect(out).toMatch(/nobody: .*session\.txt, line \d+: not compared: The design has no device nobody/)
    const reports = JSON.parse((await run('against', file, session, '--json')).out) as readonly {
      readonly device: string
    }[]
    expect(reports.map(({ device }) => device)).toEqual(['gateway-1', 'gateway-2', 'nobody'])
  })

  it('takes what a laboratory of an export printed, with its ports called as in the design', async () => {
    const out = join(folder, 'lab')
    const { renamed } = JSON.parse(
      (await run('export', file, '--to', 'containerlab', '--out', out, '--files-only', '--json')).out,
    ) as { readonly renamed: readonly { readonly device: string; readonly from: string; readonly to: string }[] }
    const own = renamed.filter(({ device }) => device === 'gateway-1')
    expect(own.length).toBeGreaterThan(1)
    const printed = (await run('show', file, 'gateway-1', 'show ip route')).out
    const inLab = printed.replaceAll(
      /\bFastEthernet\d+\/\d+/g,
      (name) => own.find(({ from }) => from === name)?.to ?? name,
    )
    expect(inLab).not.toBe(printed)
    writeFileSync(paste, `gateway-1#show ip route\n${inLab}`)
    expect((await run('against', file, paste)).code).toBe(1)
    expect(await run('against', file, paste, '--lab', 'containerlab')).toMatchObject({ code: 0, err: '' })
    expect((await run('against', file, paste, '--lab', 'mermaid')).err).toContain('runs no boxes')
    expect((await run('against', file, paste, '--router', 'iosv')).err).toContain('--router belongs to --lab')
  })

  it('says what it cannot compare', async () => {
    writeFileSync(paste, 'hello')
    expect(await run('against', file, 'gateway-1', paste)).toMatchObject({
      code: 2,
      err: expect.stringContaining('show ip route'),
    })
  })
})

describe('status', () => {
  it('counts the sites in service, names who is hurt in which direction and since when, and agrees with the stopwatch', async () => {
    expect((await run('status', file)).code).toBe(0)
    const moment = ['--scenario', 'cross-over-cut', '--at', '150s']
    const { code, out } = await run('status', file, ...moment, '--json')
    const value = JSON.parse(out) as StatusJson
    expect([code, value.inService, value.hurt]).toEqual([1, 4, ['soho-24', 'soho-48']])
    const hurt = value.sites.find(({ site }) => site === 'soho-24')
    expect(hurt).toMatchObject({ state: 'hears nothing', registered: false, fromSite: { works: true } })
    const ran = JSON.parse((await run('run', file, '--scenario', 'cross-over-cut', '--json')).out) as RunJson
    const silence = ran.outages.find(({ direction }) => direction === 'forward')
    expect(Math.abs((hurt?.since ?? 0) - (silence?.from ?? 0))).toBeLessThan(0.05)
    expect((await run('status', file, ...moment)).out).toContain('soho-24          hears nothing since 5.0 s: ')
  })
})

describe('register', () => {
  it('says which site is where, as text, JSON and CSV', async () => {
    const { code, out } = await run('register', file)
    expect(code).toBe(0)
    expect(out).toMatch(/soho-24 +10\.81\.2\.24\/29 +on gateway-2, the HSRP standby/)
    const { sites } = JSON.parse((await run('register', file, '--json')).out) as RegisterJson
    expect(sites.map((row) => row.current?.device)).toEqual([
      'gateway-1',
      'gateway-1',
      'gateway-2',
      'gateway-1',
      'gateway-1',
      'gateway-2',
    ])
    expect((await run('register', file, '--csv')).out.split('\r\n')).toHaveLength(8)
  })
})

describe('an option that a command does not have', () => {
  it('is refused by name, so that a mistyped one asks about nothing else', async () => {
    const ends = ['--from', 'hq-phone', '--to', 'phone-24']
    expect(await run('trace', 'srnd-figure-c1', ...ends, '--scnario', 'cross-over-cut')).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining("unknown option '--scnario'; did you mean --scenario?"),
    })
    expect((await run('check', 'srnd-figure-c1', '--double')).code).toBe(2)
    expect((await run('check', 'empty', '--set', 'a=10.0.0.1')).code).toBe(2)
  })
})

describe('files', () => {
  it('of a design with a hostile name stay in the folder that was named', async () => {
    const name = '../../elsewhere'
    const design = (await run('reference', 'srnd-figure-c1')).out.replaceAll('"soho-24"', JSON.stringify(name))
    const path = join(folder, 'hostile.json')
    writeFileSync(path, design)
    const { code, out } = await run('export', path, '--out', join(folder, 'a', 'b', 'c'))
    expect(code).toBe(1)
    expect(out).toContain('..%2f..%2felsewhere.cfg')
    expect(readdirSync(join(folder, 'a', 'b', 'c'))).toContain('..%2f..%2felsewhere.cfg')
    expect(readdirSync(join(folder, 'a'))).toEqual(['b'])
  })
  it('that cannot be written are said to be so', async () => {
    const { code, err } = await run('export', 'empty', '--out', join(file, 'folder'))
    expect(code).toBe(2)
    expect(err).toContain('cannot be written')
  })
})
