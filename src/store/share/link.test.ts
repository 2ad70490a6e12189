import { deflateRawSync, deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { REFERENCE_DESIGNS, renderDesignFile } from '../../design/index'
import { readLink, renderLink } from './link'
import { MOST_UNPACKED } from './packed'
import type { Shown } from './shown'

const LOOKED: Shown = {
  scenario: 'standby-reload',
  at: 23_400_000,
  devices: ['gateway-2'],
  layer: 'tunnels',
  path: { from: 'callmanager', to: 'phone-24', protocol: 'udp', port: 16384, faults: ['reload:gateway-2'] },
  hop: { way: 'forward', position: 2.2, open: 2 },
  line: { device: 'gateway-2', line: 12 },
}

const letters = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')
const link = (text: string) => `share=1.${letters(deflateSync(text))}`
const designs = REFERENCE_DESIGNS.map(({ name, build }) => ({ name, design: build() }))
const reference = designs[0]?.design

describe('the link of a design', () => {
  it.each(designs)('of $name is read as the same design, looked at alike', async ({ design }) => {
    const read = await readLink(await renderLink(design, LOOKED))
    expect(read).toEqual({ design, shown: LOOKED, mended: [] })
  })

  it('is under 8 kB for the reference design of six sites', async () => {
    expect(reference?.devices.filter(({ kind }) => kind === 'soho')).toHaveLength(6)
    const made = reference && (await renderLink(reference, LOOKED))
    expect(made?.length).toBeGreaterThan(1000)
    expect(made?.length).toBeLessThan(8000 - 'https://headend.example.com/designer/#'.length)
  })

  it('leaves out what it does not know of where to look', async () => {
    const file = reference ? renderDesignFile(reference).replaceAll('\n', '') : ''
    expect(await readLink(link(`{"scenario":"s","later":{"x":1}}\n${file}`))).toMatchObject({
      shown: { scenario: 's' },
    })
    expect(await readLink(link(`{"at":-1,"devices":7}\n${file}`))).toMatchObject({ shown: {}, design: reference })
    expect(await readLink(link(`[[[\n${file}`))).toMatchObject({ shown: {} })
  })
})

describe('a hostile link is told, and never throws', () => {
  const whole = reference ? renderLink(reference, LOOKED) : Promise.resolve('')
  const cases: readonly (readonly [string, () => string | Promise<string>, RegExp])[] = [
    ['nothing', () => 'share=', /not whole/],
    ['no version', () => 'share=abc', /not whole/],
    ['a later version', () => 'share=2.abc', /made by another Headend/],
    ['no base64', () => 'share=1.%%%', /cut short or changed/],
    ['no compressed text', () => 'share=1.AAAA', /cut short or changed/],
    ['cut short', async () => (await whole).slice(0, -40), /cut short or changed/],
    [
      'one letter changed',
      async () => (await whole).replace(/(.{400})(.)/, (_all, a, b) => a + (b === 'A' ? 'B' : 'A')),
      /cut short or changed/,
    ],
    ['without its checksum', () => `share=1.${letters(deflateRawSync('{}\n{}'))}`, /cut short or changed/],
    ['a bomb', () => link('0'.repeat(MOST_UNPACKED + 10)), /unpacks to more than 20 MB/],
    ['far too long', () => `share=1.${'A'.repeat(2_000_000)}`, /too long/],
    ['no UTF-8', () => `share=1.${letters(deflateSync(Uint8Array.of(123, 125, 10, 0xff)))}`, /cut short or changed/],
    ['one line', () => link('{}'), /holds no design/],
    ['another file', () => link('{}\n{"format":"x"}'), /no Headend design/],
    ['a later file', () => link('{}\n{"format":"headend-design","version":99,"design":{}}'), /version 99/],
    ['nested without an end', () => link(`{}\n${'['.repeat(500_000)}`), /not opened/],
  ]
  it.each(cases)('%s', async (_name, make, told) => {
    expect(await readLink(await make())).toEqual({ problem: expect.stringMatching(told) })
  })
})
