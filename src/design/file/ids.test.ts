import { expect, it } from 'vitest'
import { builtIn } from '../testing/designs'
import { parseDesignFile, renderDesignFile } from './file'

const design = builtIn('srnd-figure-c1')
const twice = {
  ...design,
  devices: design.devices.map((item) => (item.name === 'soho-16' ? { ...item, id: 'gateway-1' } : item)),
  links: design.links.map((item, at) => (at === 3 ? { ...item, id: design.links[2]?.id ?? '' } : item)),
}

it.each([
  ['as they stand', twice],
  ['the other way round', { ...twice, devices: twice.devices.toReversed() }],
])('two devices or cables of one id are told and get ids of their own, %s', (_how, given) => {
  const read = parseDesignFile(renderDesignFile(given))
  if (!read.ok) throw new Error('it is not read')
  const { devices, links } = read.design
  expect(new Set(devices.map(({ id }) => id)).size).toBe(design.devices.length)
  expect(new Set(links.map(({ id }) => id)).size).toBe(design.links.length)
  expect(devices.find(({ name }) => name === 'gateway-1')?.id).toBe('gateway-1')
  expect(read.mended).toEqual([
    'gateway-1 and soho-16 have the same id "gateway-1": soho-16 was given one of its own.',
    expect.stringMatching(/^The cables .* have the same id/),
  ])
  const again = parseDesignFile(renderDesignFile(read.design))
  expect(again).toEqual({ ok: true, design: read.design })
})
