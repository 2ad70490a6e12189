/** `run`, and `show` and `trace` at a moment of a scenario: what they print, and their exit codes. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { FailoverJson, RunJson } from '../json'
import { run } from '../testing/run'

const folder = mkdtempSync(join(tmpdir(), 'headend-'))
const file = 'srnd-figure-c1'

describe('run', () => {
  it('plays a scenario by its name; every outage is split into causes that add up', async () => {
    const { code, out } = await run('run', file, '--scenario', 'standby-reload', '--until', '40s', '--json')
    const value = JSON.parse(out) as RunJson
    expect(code).toBe(1)
    expect(value.expectations.filter((item) => !item.met).length).toBeGreaterThan(0)
    expect(value.fingerprint).toMatch(/^[0-9a-f]{16}$/)
    expect(value.outages.map((item) => [item.flow, item.direction])).toEqual([
      ['call phone-24', 'forward'],
      ['call phone-24', 'return'],
    ])
    const ids = new Set(value.journal.map((entry) => entry.id))
    for (const { seconds = Number.NaN, from = Number.NaN, to, causes } of value.outages) {
      expect(causes.reduce((sum, item) => sum + item.seconds, 0)).toBeCloseTo(seconds, 6)
      expect((to ?? Number.NaN) - from).toBeCloseTo(seconds, 6)
      for (const cause of causes) expect(cause.entries.every((id) => ids.has(id))).toBe(true)
    }
  })
  it('plays a file, exits 0 when all is as expected, and is the same with the same seed', async () => {
    const path = join(folder, 'scenario.json')
    const scenario = {
      until: '40s',
      events: [{ at: '5s', fault: 'reload:gateway-2' }],
      traffic: [{ call: 'one', from: 'hq-phone', to: 'phone-24' }],
      expectations: [{ kind: 'outage', call: 'one', is: 'passing', atLeast: '10s' }],
    }
    writeFileSync(path, JSON.stringify(scenario))
    const [one, two] = [
      await run('run', file, '--scenario', path, '--seed', '5'),
      await run('run', file, '--scenario', path, '--seed', '5'),
    ]
    expect(one).toEqual(two)
    expect(one.code).toBe(0)
    expect(one.out).toContain('as expected: one (both directions together) is silent for at least 10 s')
  })
  it('remarks on the end of a fault that did not stand', async () => {
    const path = join(folder, 'needless.json')
    const end = { at: '1s', restore: 'cut:gateway-1/FastEthernet0/1' }
    writeFileSync(path, JSON.stringify({ until: '2s', events: [end] }))
    expect((await run('run', file, '--scenario', path)).out).toMatch(/^remark at 1\.00 s, gateway-1: .*undoes nothing/m)
  })
  it('names file and field of a broken scenario, and what there is instead of an unknown one', async () => {
    const path = join(folder, 'broken-scenario.json')
    writeFileSync(path, JSON.stringify({ events: [{ at: 'soon', fault: 'reload:gateway-2' }] }))
    expect(await run('run', file, '--scenario', path)).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('broken-scenario.json, line 1, field events.0.at: "soon" is no time'),
    })
    writeFileSync(path, JSON.stringify({ events: [{ at: '5s', fault: 'reload:nobody' }] }))
    expect((await run('run', file, '--scenario', path)).err).toContain('events.0: there is no device nobody')
    writeFileSync(path, JSON.stringify({ events: [{ at: '5s', fault: 'process:callmanager/eigrp' }] }))
    expect((await run('run', file, '--scenario', path)).err).toContain('callmanager is no router: it runs no eigrp')
    expect((await run('run', file, '--scenario', 'nothing')).err).toContain('steady-state')
    expect((await run('run', file)).code).toBe(2)
  })
  it('names what traffic and expectations speak of and nothing has', async () => {
    const path = join(folder, 'strangers.json')
    const scenario = {
      traffic: [
        { call: 'one', from: 'hq-phone', to: 'phone-99' },
        { flow: 'telnet', from: 'nobody', to: 'soho-16/Ethernet7', every: '10s' },
      ],
      expectations: [
        { kind: 'outage', call: 'two', is: 'none' },
        { kind: 'flow', flow: 'ssh', answered: false },
        { kind: 'peer', at: '5s', site: 'soho-99', peer: '' },
        { kind: 'route', at: '5s', device: 'gateway-1', prefix: '10.81.2', present: false },
        { kind: 'sa', at: '5s', device: 'gateway-9', prefix: '10.81.2.0/29', present: false },
        { kind: 'show', at: '5s', device: 'gateway-9', command: 'show clock', contains: 'x', present: false },
        { kind: 'path', at: '5s', from: '10.1.0.20', to: 'phone-9', protocol: 'udp', port: 1, good: false },
      ],
    }
    writeFileSync(path, JSON.stringify(scenario))
    const { code, out, err } = await run('run', file, '--scenario', path)
    expect([code, out]).toEqual([2, ''])
    expect(err.trim().split('\n')).toEqual(
      [
        'traffic.0: there is no device phone-99',
        'traffic.1.from: there is no device "nobody" and it is no address either',
        'traffic.1.to: soho-16 has no interface Ethernet7; it has Ethernet0, Ethernet1',
        'expectations.0.call: there is no call "two" (there is "one")',
        'expectations.1.flow: there is no flow "ssh" (there is "telnet")',
        'expectations.2.site: there is no device soho-99',
        'expectations.3.prefix: "10.81.2" is no prefix; write it like 10.81.2.0/29',
        'expectations.4.device: there is no device gateway-9',
        'expectations.5.device: there is no device gateway-9',
        'expectations.6.to: there is no device "phone-9" and it is no address either',
      ].map((problem) => `headend: ${path}, line 1, field ${problem}`),
    )
  })
  it('answers of show and trace are of a moment of it', async () => {
    const at = ['--scenario', 'cross-over-cut', '--at', '30s']
    expect((await run('show', file, 'gateway-1', 'show ip route', ...at)).out).not.toContain('D EX')
    expect((await run('show', file, 'gateway-1', 'show ip route', '--at', '30s')).out).toContain('D EX')
    expect((await run('trace', file, '--from', 'hq-phone', '--to', 'phone-24', ...at)).code).toBe(1)
    const back = ['--from', 'callmanager', '--to', 'phone-0', '--scenario', 'active-reload', '--at', '21s']
    expect((await run('trace', 'srnd-figure-c1', ...back)).out).toMatch(
      /The first packet, at \d+\.\d s, was lost at .*What follows is the \dth try from .* later \(at \d+\.\d s\)\.\n/,
    )
    expect((await run('trace', file, '--from', 'hq-phone', '--to', 'phone-24', '--at', 'soon')).code).toBe(2)
    for (const far of ['99999999999999h', `${'9'.repeat(400)}h`])
      expect(await run('show', file, 'gateway-1', 'show ip route', '--at', far)).toMatchObject({
        code: 2,
        err: expect.stringContaining(`--at ${far}: `),
      })
  })
})

describe('failover', () => {
  it('takes a short interface name, names the fault in full, and tells both directions apart', async () => {
    const options = ['--fault', 'cut:gateway-1/Fa0/1', '--site', 'soho-24', '--runs', '2', '--json']
    const value = JSON.parse((await run('failover', file, ...options)).out) as FailoverJson
    expect(value.fault).toBe('cut:gateway-1/FastEthernet0/1')
    expect([value.toSite.silentForGood, value.fromSite.silentNever]).toEqual([2, 2])
  })
  it('is one JSON value: range, causes, assumptions, and another set of parameters beside it', async () => {
    const argv = ['failover', file, '--fault', 'reload:gateway-2', '--runs', '5', '--seed', '3']
    const { code, out } = await run(...argv, '--with', 'keepalive 10 2 periodic', '--sites', '192', '--json')
    const value = JSON.parse(out) as FailoverJson
    expect(code).toBe(0)
    expect([value.runs, value.site, value.peer]).toEqual([5, 'soho-24', 'gateway-2'])
    expect(value.seconds?.min).toBeGreaterThan(20)
    expect(Object.keys(value.causes).sort()).toEqual(['negotiation', 'retries', 'unnoticed'])
    expect(value.assumptions.map((item) => item.name)).toContain('setupSecondsMax')
    expect(value.compared?.[0]?.seconds?.min).toBeLessThan(value.seconds?.min ?? 0)
    expect(value.compared?.[0]?.price.inCall).toBeGreaterThan(value.price.inCall)
    expect(value.price.sites).toBe(192)
  })
  it('prints a histogram, and says what it cannot do', async () => {
    const { out } = await run('failover', file, '--fault', 'reload:gateway-1', '--runs', '3')
    expect(out).toMatch(/silent for 3\d\.\d\d s to/)
    expect(out).toMatch(/proves no mechanism|does not lie within this range/)
    expect((await run('failover', file)).err).toContain('--fault')
    expect((await run('failover', file, '--fault', 'reload:nobody')).err).toContain('there is no device nobody')
    expect((await run('failover', file, '--fault', 'reload:gateway-1', '--site', 'mars')).err).toContain('soho-vp')
    expect((await run('failover', file, '--fault', 'reload:gateway-1', '--runs', '0')).code).toBe(2)
    expect((await run('failover', file, '--fault', 'reload:gateway-1', '--with', 'luck=1')).err).toContain('luck')
  })
})
