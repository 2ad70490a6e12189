/** A change script typed line by line makes one configuration of another, whatever cryptography the two designs have. */
import { describe, expect, it } from 'vitest'
import { compileDesign } from '../../compile/index'
import { applied, CRYPTO_PRESETS, REFERENCE_DESIGNS, withPreset } from '../../design/index'
import {
  changeScript,
  type IosConfig,
  NO_COLUMNS,
  parseIos,
  sameConfiguration,
  standingIos,
  typeLine,
} from '../../ios/index'

function typed(from: IosConfig, lines: readonly string[]): IosConfig {
  let config = from
  let section: readonly string[] = []
  let columns = NO_COLUMNS
  for (const line of lines) {
    const result = typeLine(config, section, line, columns)
    if (result.kind === 'refused') throw new Error(`"${line}" is refused in ${section.join(' / ')}`)
    ;({ config, section, columns } = result)
  }
  return config
}

const reference = REFERENCE_DESIGNS[0]?.build()
if (!reference) throw new Error('no reference design')

/** The routers' texts of the reference design with each cryptography, on a release that has all of it. */
const texts = CRYPTO_PRESETS.map((preset) => {
  const design = applied(reference, { kind: 'set-vpn', vpn: withPreset(reference.vpn, preset) })
  if (typeof design === 'string') throw new Error(design)
  const routers = compileDesign(design).devices.filter((device) => device.language === 'ios')
  return { id: preset.id, texts: new Map(routers.map((device) => [device.device, device.text])) }
})

const standing = (config: IosConfig): IosConfig => ({
  statements: standingIos(config.statements).filter((item) => item.command.kind !== 'comment'),
})

describe.each(texts.map((from) => [from.id, from] as const))('from %s', (_, from) => {
  it('to every other, and back', () => {
    for (const to of texts)
      for (const device of ['gateway-1', 'soho-16']) {
        const [a, b] = [from, to].map(({ texts: of }) => parseIos(of.get(device) ?? '').config)
        if (!a || !b) throw new Error(device)
        const there = typed(a, changeScript(a, b).lines)
        expect(sameConfiguration(standing(there), standing(b)), `${device} to ${to.id}`).toBe(true)
        const back = typed(there, changeScript(b, a).lines)
        expect(sameConfiguration(standing(back), standing(a)), `${device} back from ${to.id}`).toBe(true)
      }
  })
})

it('marks what drops tunnels, and what may cut the connection', () => {
  const a = parseIos(
    'interface Ethernet0\n ip address 10.0.0.1 255.0.0.0\ncrypto isakmp key k address 10.0.0.2\n',
  ).config
  const b = parseIos('interface Ethernet0\n ip address 10.0.0.3 255.0.0.0\n shutdown\n').config
  const { lines, marks } = changeScript(a, b)
  expect(marks.map((mark) => [lines[mark.line]?.trim(), mark.cuts])).toEqual([
    ['no crypto isakmp key k address 10.0.0.2', 'tunnels'],
    ['ip address 10.0.0.3 255.0.0.0', 'connection'],
    ['shutdown', 'connection'],
  ])
})
