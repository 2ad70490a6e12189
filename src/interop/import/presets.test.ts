/** What the product exports it imports as the same design: every preset, with certificates and keys, in every language. */
import { describe, expect, it } from 'vitest'
import { compileDesign, compileDevice } from '../../compile/index'
import {
  applied,
  CRYPTO_PRESETS,
  type Design,
  type Device,
  type Firewall,
  placeSite,
  REFERENCE_DESIGNS,
  withPreset,
} from '../../design/index'
import { importConfigurations } from '../index'

const reference = REFERENCE_DESIGNS[0]?.build()
if (!reference) throw new Error('no reference design')

const DIALECTS: readonly Pick<Firewall, 'dialect' | 'release'>[] = [
  { dialect: 'asa', release: 'asa-9.1' },
  { dialect: 'pix', release: 'pix-6.3(5)' },
  { dialect: 'ios', release: '12.4(15)T' },
]
const CREDENTIALS: readonly Design['vpn']['credentials'][] = [
  reference.vpn.credentials,
  { kind: 'pre-shared-key', key: 'Gr4nite-Harbour-92' },
]
const RELEASES = ['12.2(11)T', '12.4(15)T', '15.9', '17.12']

interface Drawn {
  readonly name: string
  readonly design: Design
}

const DRAWN = CRYPTO_PRESETS.flatMap((preset) =>
  CREDENTIALS.flatMap((credentials) =>
    DIALECTS.flatMap((firewall) =>
      RELEASES.map((release): Drawn => {
        const vpn = withPreset({ ...reference.vpn, credentials }, preset)
        const devices = reference.devices.map((device): Device => {
          if (device.kind === 'firewall') return { ...device, ...firewall }
          return device.kind === 'head-end' || device.kind === 'soho' ? { ...device, release } : device
        })
        const name = `${preset.id}, ${credentials.kind}, ${firewall.dialect}, ${release}`
        return { name, design: { ...reference, vpn, devices } }
      }),
    ),
  ),
)

const texts = (design: Design) =>
  compileDesign(design).devices.flatMap(({ device, text }) => (text === '' ? [] : [[device, text] as const]))

function back(printed: ReturnType<typeof texts>): Design {
  const files = printed.map(([name, text]) => ({ name: `${name}.cfg`, text }))
  const { design: made, diagnostics } = importConfigurations(files, { values: {} })
  // A preset may be drawn on a release that is too old for it: then the lines are told, and come back all the same.
  const told = diagnostics.filter((item) => item.severity !== 'info')
  expect(
    told.filter(
      (item) =>
        !/ikev2.* is (?:refused by the device|not what this release is known to have): IOS 12\./.test(item.summary),
    ),
  ).toEqual([])
  if (!made) throw new Error('nothing was imported')
  return made
}

/** Devices that have a text, as the design says them. */
const written = (design: Design) =>
  new Map(
    design.devices.flatMap((device) => {
      if (device.kind !== 'head-end' && device.kind !== 'soho' && device.kind !== 'firewall') return []
      const { position: _position, platform: _platform, layout: _layout, ...said } = device
      return [[device.name, said] as const]
    }),
  )

function withSite(design: Design): string {
  const edit = placeSite(design, { x: 0, y: 0 })
  const after = typeof edit === 'string' ? edit : applied(design, edit)
  if (typeof after === 'string') throw new Error(after)
  const before = new Set(design.devices.map((device) => device.name))
  const site = after.devices.find((device) => device.kind === 'soho' && !before.has(device.name))
  return site ? compileDevice(after, site).text : ''
}

describe('an export read again', () => {
  it.each(DRAWN)('$name', ({ design }) => {
    const printed = texts(design)
    const again = back(printed)
    expect(new Map(texts(again))).toEqual(new Map(printed))
    expect(again.vpn).toEqual(design.vpn)
    expect(written(again)).toEqual(written(design))
    expect(withSite(again)).toBe(withSite(design))
  })
})

/** What no line says of a hub without HSRP: it stands for what a second hub would begin with. */
const SAYS_NO_HSRP = new Set(['single-hub', 'two-hub-sites', 'ikev2-vti'])
const TEMPLATES = REFERENCE_DESIGNS.flatMap(({ name, build }) => {
  const design = build()
  return texts(design).length === 0 ? [] : [{ name, design }]
})

describe('a template read again', () => {
  it.each(TEMPLATES)('$name', ({ name, design }) => {
    const again = back(texts(design))
    expect(new Map(texts(again))).toEqual(new Map(texts(design)))
    const ofHubs = ({ vpn }: Design) => (SAYS_NO_HSRP.has(name) ? { ...vpn, hsrp: undefined } : vpn)
    expect(ofHubs(again)).toEqual(ofHubs(design))
    expect([...written(again).keys()]).toEqual(expect.arrayContaining([...written(design).keys()]))
    for (const [device, said] of written(again))
      expect({ device, kind: said.kind, patch: said.patch }).toEqual({
        device,
        kind: written(design).get(device)?.kind,
        patch: { delete: [], insert: [] },
      })
  })
})

/** Lines of the cryptography and of the tunnels, which head-ends and sites must agree on. */
const cryptography = (text: string) =>
  text
    .split('\n!\n')
    .filter((part) => /^(?:crypto|interface Tunnel)/.test(part))
    .join('\n!\n')

describe('tunnel interfaces read again, by every preset', () => {
  const template = REFERENCE_DESIGNS.find(({ name }) => name === 'ikev2-vti')?.build()
  const drawn = CRYPTO_PRESETS.flatMap((preset) =>
    CREDENTIALS.flatMap((credentials) =>
      [preset.ikev2 ? '17.12' : '15.9'].flatMap((release) => {
        const devices = template?.devices.map((device) =>
          device.kind === 'head-end' || device.kind === 'soho' ? { ...device, release } : device,
        )
        if (!template || !devices) return []
        const vpn = withPreset({ ...template.vpn, credentials }, preset)
        return [{ name: `${preset.id}, ${credentials.kind}, ${release}`, design: { ...template, vpn, devices } }]
      }),
    ),
  )
  it.each(drawn)('$name', ({ design }) => {
    const again = back(texts(design))
    expect(new Map(texts(again))).toEqual(new Map(texts(design)))
    expect({ ...again.vpn, hsrp: undefined }).toEqual({ ...design.vpn, hsrp: undefined })
    expect([...written(again)].map(([name, said]) => [name, said.kind])).toEqual(
      [...written(design)].map(([name, said]) => [name, said.kind]),
    )
    const [one, other] = [withSite(again), withSite(design)].map(cryptography)
    expect(one).toContain('tunnel protection ipsec profile')
    expect(one).toBe(other)
  })
  it('a single tunnel between routers that know nothing of each other stays with them', () => {
    const [hub] = template ? texts(template).filter(([name]) => name === 'hub-1') : []
    const alone = (hub?.[1] ?? '').replace(/interface Tunnel[23]\n(?: .*\n)*!\n/g, '')
    expect(alone).toContain('interface Tunnel1')
    const { devices } = importConfigurations([{ name: 'hub.cfg', text: alone }], { values: {} })
    expect(devices.map(({ kind }) => kind)).toContain('router')
  })
})
