/** What is exported for the reference design is what the source document prints, and says nothing of single sites. */
import { describe, expect, it } from 'vitest'
import { type AsaStatement, parseAsa } from '../asa/index'
import { type Design, makeSite, REFERENCE_DESIGNS } from '../design/index'
import { parseIos, renderCommand, type Statement, setApart } from '../ios/index'
import { SEED_CONFIGS } from '../testing/seed-configs'
import { compileDesign } from './index'

function reference(): Design {
  const found = REFERENCE_DESIGNS.find((item) => item.name === 'srnd-figure-c1')
  if (!found) throw new Error('no reference design')
  return found.build()
}

const textOf = (design: Design, device: string) =>
  compileDesign(design).devices.find((item) => item.device === device)?.text ?? ''

/** Every line with the section it stands in, canonical. */
function placed(text: string): readonly string[] {
  const walk = (items: readonly Statement[], section: string): readonly string[] =>
    items.flatMap((item) => {
      const line = renderCommand(item.command, item.negated)
      return [`${section}${line}`, ...walk(item.children, `${section}${line} / `)]
    })
  return walk(parseIos(setApart(text).text).config.statements, '')
}

/** What the export has beyond the source document, and why. */
const ADDED: readonly (readonly [RegExp, string])[] = [
  [/^version /, 'a device needs to know which release wrote its configuration'],
  [/^crypto ca trustpoint vpn-ca/, 'SEED demands certificates and leaves their lines out for brevity'],
  [
    /^ip classless$/,
    'SEED prints it on gateway-2 only; without it a default route does not serve subnets of known networks',
  ],
  [/^line (con|vty)/, 'a complete configuration says how it is reached'],
  [/^ip dhcp (excluded-address|pool)/, 'phones behind the SOHO router need addresses and their CallManager'],
  [
    /^interface Ethernet[01]/,
    'SEED shows the crypto part of soho-vp only; its outside is Ethernet0 and gets its address from upstream',
  ],
]

describe.each(['gateway-1', 'gateway-2', 'soho-vp'] as const)('the exported %s', (device) => {
  const exported = placed(textOf(reference(), device))
  const printed = placed(SEED_CONFIGS[device])

  it('has every line of the source document in its section', () => {
    expect(printed.filter((line) => !exported.includes(line))).toEqual([])
  })
  it('adds nothing without a reason', () => {
    const added = exported.filter((line) => !printed.includes(line))
    expect(added.filter((line) => !ADDED.some(([pattern]) => pattern.test(line)))).toEqual([])
    expect(added.length).toBeGreaterThan(0)
  })
  it('keeps the order of lines that the source document has', () => {
    expect(exported.filter((line) => printed.includes(line))).toEqual(printed.filter((line) => exported.includes(line)))
  })
})

describe("SEED's central claim", () => {
  it('a seventh site changes no byte of either gateway', () => {
    const design = reference()
    const site = makeSite({
      id: '56',
      router: 'soho-56',
      lan: '10.81.2.56/29',
      publicAddress: '203.0.113.66/24',
      position: { x: 0, y: 0 },
      peers: ['gateway-1', 'gateway-2'],
      callManager: 'callmanager',
      access: 'Access7',
    })
    const devices = design.devices.map((device) =>
      device.kind === 'internet' ? { ...device, interfaces: [...device.interfaces, site.access] } : device,
    )
    const larger: Design = {
      ...design,
      devices: [...devices, ...site.devices],
      links: [...design.links, ...site.links],
    }
    for (const gateway of ['gateway-1', 'gateway-2', 'firewall'])
      expect(textOf(larger, gateway)).toBe(textOf(design, gateway))
    expect(textOf(larger, 'soho-56')).toContain('access-list 101 permit ip 10.81.2.56 0.0.0.7 any')
  })
})

describe('compiled texts', () => {
  it('of firewalls are read back as they were meant', () => {
    const meaning = (items: readonly AsaStatement[]): unknown =>
      items.map((item) => [item.command, item.negated, meaning(item.children)])
    for (const device of REFERENCE_DESIGNS.flatMap((item) => compileDesign(item.build()).devices)) {
      if (device.language !== 'asa') continue
      const { config, diagnostics } = parseAsa(device.text)
      expect(diagnostics).toEqual([])
      expect(meaning(config.statements)).toEqual(meaning(device.config.statements))
    }
  })
  it('are read back as they were meant', () => {
    for (const device of compileDesign(reference()).devices) {
      if (device.language !== 'ios') continue
      const { config, diagnostics } = parseIos(device.text)
      expect(diagnostics).toEqual([])
      const commands = (items: readonly Statement[]): unknown =>
        items.map((item) => [item.command, item.negated, commands(item.children)])
      expect(commands(config.statements)).toEqual(commands(device.config.statements))
    }
  })
})
