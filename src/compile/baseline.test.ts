/** The management baseline in the texts: where it stands, what fills its places, and what is left out. */
import { describe, expect, it } from 'vitest'
import {
  BASELINE_ROLES,
  type Baseline,
  type BaselineRole,
  checkDesign,
  type Design,
  usualBaseline,
} from '../design/index'
import { reference } from '../testing/lab'
import { SEED_CONFIGS } from '../testing/seed-configs'
import { compileDesign } from './index'

const GIVEN = ['enable', 'admin', 'snmp'].map((name) => ({ name, value: `Gr4nite-${name}` }))

function managed(design: Design, kinds: readonly BaselineRole[] = BASELINE_ROLES, secrets = GIVEN): Design {
  const roles = Object.fromEntries(kinds.map((kind) => [kind, { on: true, text: usualBaseline(design, kind) }]))
  return { ...design, baseline: { roles, secrets } }
}

const own = (kind: BaselineRole, text: string, more: Partial<Baseline> = {}): Design => ({
  ...reference(),
  baseline: { roles: { [kind]: { on: true, text } }, secrets: GIVEN, ...more },
})

const textOf = (design: Design, device: string) =>
  compileDesign(design).devices.find((item) => item.device === device)?.text ?? ''

const findings = (design: Design) => checkDesign(design).filter(({ rule }) => rule === 'baseline')

describe('a design without baseline', () => {
  it('exports as it did, and so does one whose baseline is off', () => {
    const off = managed(reference())
    const roles = Object.fromEntries(
      Object.entries(off.baseline?.roles ?? {}).map(([kind, role]) => [kind, { ...role, on: false }]),
    )
    const texts = (design: Design) => compileDesign(design).devices.map(({ text }) => text)
    expect(texts({ ...off, baseline: { roles, secrets: [] } })).toEqual(texts(reference()))
    expect(findings(reference())).toEqual([])
  })
})

describe('the usual baseline', () => {
  const design = managed(reference())

  it('adds lines and takes none of the document’s away', () => {
    const text = textOf(design, 'gateway-1').split('\n')
    const missing = SEED_CONFIGS['gateway-1']
      .split('\n')
      .filter((line) => line.trim() !== '!' && line.trim() !== '' && !text.includes(line))
    const before = new Set(textOf(reference(), 'gateway-1').split('\n'))
    expect(missing.filter((line) => before.has(line))).toEqual([])
  })
  it('speaks from inside to headquarters, and hides from strangers', () => {
    const text = textOf(design, 'soho-24')
    expect(text).toContain('\nlogging source-interface Ethernet1\nlogging 10.1.0.10\n')
    expect(text).toContain('\ninterface Ethernet0\n ip address dhcp\n crypto map test\n no cdp enable\n')
    expect(text).toContain('\nusername admin privilege 15 secret Gr4nite-admin\n')
    expect(text).toMatch(/\nline vty 0 4\n exec-timeout 10 0\n transport input ssh\n/)
    expect(text.indexOf('service timestamps')).toBeLessThan(text.indexOf('hostname'))
    expect(text.trimEnd().endsWith('ntp server 10.1.0.10\n!\nend')).toBe(true)
  })
  it('has no line that an old release lacks, and what a later one has', () => {
    const later = {
      ...reference(),
      devices: reference().devices.map((item) =>
        'release' in item && item.kind !== 'firewall' ? { ...item, release: '15.9' } : item,
      ),
    }
    expect(textOf(design, 'gateway-1')).not.toMatch(/ip ssh version|archive|secure-server/)
    expect(textOf(managed(later), 'gateway-1')).toMatch(
      /ip ssh version 2\n[\s\S]*archive\n log config\n {2}logging enable/,
    )
  })
  it('speaks the firewall’s language', () => {
    expect(textOf(design, 'firewall')).toContain('\nusername admin password Gr4nite-admin privilege 15\n')
    expect(findings(design)).toEqual([])
  })
})

describe('places to fill', () => {
  it('are the device’s name, its interfaces, and secrets', () => {
    const text = textOf(
      own(
        'head-end',
        'snmp-server chassis-id {name}\ninterface {interface:cross-over}\n no cdp enable\nlogging source-interface {interface:host}\n',
      ),
      'gateway-2',
    )
    expect(text).toContain('snmp-server chassis-id gateway-2')
    expect(text).toMatch(/interface FastEthernet0\/1\n[^!]* no cdp enable\n/)
    expect(text).not.toContain('source-interface')
  })
  it('a line whose secret is missing, published or cannot be typed is told; without it the line is a remark', () => {
    const missing = managed(reference(), ['soho'], [])
    expect(textOf(missing, 'soho-24')).toContain('! not written, as the secret admin is not given: username admin')
    expect(findings(missing).map(({ severity }) => severity)).toEqual(['error', 'error', 'error'])
    const weak = [
      { name: 'enable', value: 'Cisco' },
      { name: 'admin', value: 'with blank' },
      { name: 'snmp', value: 'Gr4nite' },
    ]
    expect(
      findings(managed(reference(), ['soho'], weak))
        .map(({ severity }) => severity)
        .sort(),
    ).toEqual(['error', 'warning'])
    expect(findings(own('soho', 'hostname {hostname}'))).toHaveLength(1)
  })
  it('without any user the lines that ask for one are remarks too, so that nobody is shut out', () => {
    const without = (name: string) => GIVEN.filter((item) => item.name !== name)
    const missing = managed(reference(), BASELINE_ROLES, without('admin'))
    const text = textOf(missing, 'gateway-1')
    expect(text).not.toMatch(/^\s*(?:aaa|login local|transport input ssh)\b/m)
    expect(text).toContain('! not written, as no user has a secret: aaa new-model\n')
    expect(text).toMatch(
      /\nline vty 0 4\n(?: .*\n)* exec-timeout 10 0\n(?: .*\n)* ! not written, as no user has a secret: transport input ssh\n/,
    )
    expect(textOf(missing, 'firewall')).not.toMatch(/^aaa/m)
    expect(textOf(managed(reference(), ['soho'], without('enable')), 'soho-24')).toMatch(/^aaa new-model$/m)
  })
  it('a user of another line, or of a server, can still log in', () => {
    const usual = 'username admin secret {secret:none}\naaa new-model\n'
    const local = `${usual}aaa authentication login default local\n`
    expect(textOf(own('soho', local), 'soho-24')).not.toMatch(/^aaa/m)
    expect(textOf(own('soho', `username ops secret {secret:admin}\n${local}`), 'soho-24')).toMatch(/^aaa new-model$/m)
    const server = `${usual}aaa authentication login default group tacacs+ local\n`
    expect(textOf(own('soho', server), 'soho-24')).toMatch(/^aaa new-model$/m)
  })
})
