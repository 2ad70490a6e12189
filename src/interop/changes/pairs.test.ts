/** Change scripts between designs that differ in everything at once: cryptography, credentials, release, the firewall's rules. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import '../../testing/property-seed'
import { asaChangeScript, parseAsa, renderAsa, sameAsaConfiguration, standingAsa, typeAsaLine } from '../../asa/index'
import { compileDesign } from '../../compile/index'
import {
  CRYPTO_PRESETS,
  type Design,
  type Device,
  type Firewall,
  REFERENCE_DESIGNS,
  withPreset,
} from '../../design/index'
import {
  asPrinted,
  changeScript,
  NO_COLUMNS,
  parseIos,
  renderCommand,
  type Statement,
  sameConfiguration,
  standingIos,
  typeLine,
} from '../../ios/index'

const RUNS = Number(process.env.HEADEND_RUNS ?? 1)
const RELEASES = ['12.2(11)T', '12.4(15)T', '15.9', '17.12']
const FIREWALLS: readonly Partial<Firewall>[] = [
  { dialect: 'asa', release: 'asa-9.1', hairpin: false },
  { dialect: 'asa', release: 'asa-9.1', hairpin: true, natTraversal: true },
  { dialect: 'pix', release: 'pix-6.3(5)', natTraversal: false },
  { dialect: 'pix', release: 'pix-6.3(5)', natTraversal: true },
  { dialect: 'ios', release: '12.4(15)T' },
  { dialect: 'ios', release: '15.9', natTraversal: true },
]
const CREDENTIALS: readonly Design['vpn']['credentials'][] = [
  { kind: 'pre-shared-key', key: 'Gr4nite-Harbour-92' },
  { kind: 'pre-shared-key', key: 'An0ther-Quay-17' },
]

/** The places of the designs that have head-ends. */
const WITH_ROUTERS = REFERENCE_DESIGNS.flatMap((item, at) => (item.build().devices.length > 0 ? [at] : []))

const drawn = fc.record({
  start: fc.constantFrom(...WITH_ROUTERS),
  preset: fc.constantFrom(...CRYPTO_PRESETS),
  credentials: fc.option(fc.constantFrom(...CREDENTIALS), { nil: undefined }),
  release: fc.constantFrom(...RELEASES),
  firewall: fc.constantFrom(...FIREWALLS),
  /** Tunnels by interfaces in place of crypto maps, and queues on both sides. */
  interfaces: fc.boolean(),
  voice: fc.boolean(),
})

type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never

function designOf({ start, preset, credentials, release, firewall, interfaces, voice }: Drawn): Design {
  const made = REFERENCE_DESIGNS[start]?.build()
  if (!made) throw new Error('no such design')
  const { tunnelInterfaces = { pool: '172.16.0.0/16' }, ...rest } = made.vpn
  const vpn = withPreset(
    { ...rest, credentials: credentials ?? made.vpn.credentials, ...(interfaces ? { tunnelInterfaces } : {}) },
    preset,
  )
  const queues = {
    soho: voice ? { voicePolicy: { shapeKbit: 200, priorityKbit: 66 } } : {},
    'head-end': voice ? { siteShapingPercent: 80 } : {},
  }
  const devices = made.devices.map((device): Device => {
    if (device.kind === 'firewall') return { ...device, ...firewall }
    if (device.kind === 'soho') return { ...device, release, ...queues.soho }
    return device.kind === 'head-end' ? { ...device, release, ...queues['head-end'] } : device
  })
  return { ...made, vpn, devices }
}

/** The text that comes of the lines, typed one by one at a device of that release. */
function typedAtIos(from: string, to: string): void {
  // One thing under two names: a box writes it as its release does.
  const [a, b] = [from, to].map((text) => parseIos(text.replace(/^crypto ca /gm, 'crypto pki ')).config)
  if (!a || !b) throw new Error('two texts are compared')
  let config = a
  let section: readonly string[] = []
  let columns = NO_COLUMNS
  for (const line of changeScript(a, b).lines) {
    const result = typeLine(config, section, line, columns)
    if (result.kind === 'refused') throw new Error(`"${line}" is refused in ${section.join(' / ')}`)
    ;({ config, section, columns } = result)
  }
  // A release is not typed: the box stays what it is, and prints what its own release prints.
  const release = /^version (\S+)/m.exec(from)?.[1] ?? ''
  const standing = (statements: typeof config.statements) => ({
    statements: asPrinted(standingIos(statements), release).filter(
      ({ command }) => command.kind !== 'comment' && command.kind !== 'version',
    ),
  })
  const [made, wanted] = [standing(config.statements), standing(b.statements)]
  // Remade sections stand elsewhere, and their lines in another order: each still has the same.
  if (!sameConfiguration(made, wanted)) expect(bySection(made.statements)).toEqual(bySection(wanted.statements))
}

function typedAtFirewall(from: string, to: string): void {
  const [a, b] = [parseAsa(from).config, parseAsa(to).config]
  let config = a
  let section: readonly string[] = []
  let columns = NO_COLUMNS
  for (const line of asaChangeScript(a, b).lines) {
    const result = typeAsaLine(config, section, line, columns)
    if (result.kind === 'refused') throw new Error(`"${line}" is refused in ${section.join(' / ')}`)
    ;({ config, section, columns } = result)
  }
  const standing = (made: typeof config) => ({ ...made, statements: standingAsa(made.statements) })
  const [made, wanted] = [standing(config), standing(b)]
  if (!sameAsaConfiguration(made, wanted)) expect(renderAsa(made)).toBe(renderAsa(wanted))
}

/** Each line with the sections that it stands in. */
const bySection = (items: readonly Statement[], path = ''): readonly string[] =>
  items
    .flatMap(({ command, negated, children }) => {
      const line = `${path} / ${negated ? 'no ' : ''}${renderCommand(command, false)}`
      return [line, ...bySection(children, line)]
    })
    .sort()

describe('a change script', () => {
  it('leads from any design to any other, device by device, and back', () => {
    fc.assert(
      fc.property(drawn, drawn, (from, to) => {
        // Ports do not come and go by typing: both designs have the same.
        const [one, other] = [designOf(from), designOf({ ...to, start: from.start })]
        const texts = new Map(compileDesign(other).devices.map((item) => [item.device, item]))
        const pairs = compileDesign(one).devices.flatMap((device) => {
          const twin = texts.get(device.device)
          return twin && device.text !== '' && twin.text !== '' && device.language === twin.language
            ? [[device, twin] as const]
            : []
        })
        expect(pairs.length).toBeGreaterThan(0)
        const seen = new Set<string>()
        for (const [from, to] of pairs) {
          const kind = `${from.kind} ${from.device.replace(/\d+/g, '')}`
          // Sites are alike: one stands for all.
          if (seen.has(kind)) continue
          seen.add(kind)
          if (from.language === 'asa' && to.language === 'asa') {
            if (from.config.dialect !== to.config.dialect) continue
            typedAtFirewall(from.text, to.text)
            typedAtFirewall(to.text, from.text)
          } else {
            typedAtIos(from.text, to.text)
            typedAtIos(to.text, from.text)
          }
        }
      }),
      { numRuns: 6 * RUNS },
    )
  })
})
