import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { saneDraws, startDesigns, wander, wildDraws } from '../../testing/random-designs'
import { checkDesign } from '../check/rules'
import { parseClip, renderClip } from '../file/clip-file'
import { renderDesignFile } from '../file/file'
import type { Design } from '../model/design'
import { placedInterfaces } from '../model/read'
import { builtIn, deviceOf, edited } from '../testing/designs'
import { type Clip, clipOf } from './clip'
import { applyEdit } from './edit'
import { pasteClip } from './paste'

const seed = builtIn('srnd-figure-c1')
const part = (design: Design, ...names: readonly string[]): Clip => clipOf(design, new Set(names))
const whole = (design: Design): Clip => clipOf(design, new Set(design.devices.map(({ name }) => name)))
const HERE = { x: 40, y: 40 }

function pasted(design: Design, clip: Clip): { readonly design: Design; readonly names: readonly string[] } {
  const { edit, names } = pasteClip(design, clip, HERE)
  return { design: edited(design, edit), names }
}

const texts = (design: Design) => placedInterfaces(design).map(({ device, item }) => `${device.name} ${item.name}`)

describe('a site that is pasted', () => {
  const clip = part(seed, 'home-24', 'soho-24', 'phone-24')
  const { design, names } = pasted(seed, clip)

  it('is called by its new LAN, which is the next free one of the pools', () => {
    expect(names.map((name) => name.replace(/-.*/, ''))).toEqual(
      clip.devices.map(({ name }) => name.replace(/-.*/, '')),
    )
    expect(new Set(names.map((name) => name.replace(/^\w+-/, ''))).size).toBe(1)
    const soho = deviceOf(design, 'soho', names.find((name) => name.startsWith('soho')) ?? '')
    expect(soho.peers).toEqual(deviceOf(seed, 'soho', 'soho-24').peers)
    expect(deviceOf(design, 'phone', names.find((name) => name.startsWith('phone')) ?? '').callManager).toBe(
      'callmanager',
    )
  })
  it('keeps its cables, and has no address that another has', () => {
    expect(design.links.length - seed.links.length).toBe(clip.links.length)
    expect(clip.links.length).toBe(2)
    expect(
      checkDesign(design)
        .map(({ summary }) => summary)
        .filter((text) => /same address|overlap/i.test(text)),
    ).toEqual([])
  })
})

describe('head-ends that are pasted', () => {
  it('get addresses of the segment, and a cross-over network of their own', () => {
    const { design, names } = pasted(seed, part(seed, 'gateway-1', 'gateway-2'))
    expect(names).toEqual(['gateway-3', 'gateway-4'])
    const [one, two] = names.map((name) => deviceOf(design, 'head-end', name))
    const subnets = [one, two].map((device) => device?.interfaces.find(({ role }) => role === 'cross-over')?.addressing)
    expect(
      subnets.map((addressing) => (addressing?.kind === 'static' ? addressing.address.replace(/\.\d+\//, '.x/') : '')),
    ).toEqual(['192.168.82.x/24', '192.168.82.x/24'])
    expect(one?.interfaces.find(({ role }) => role === 'cross-over')?.description).toBe('X-Over cable to gateway-4')
    const all = texts(design)
    expect(new Set(all).size).toBe(all.length)
  })
  it('leave a cross-over free when the other end stays behind', () => {
    const { design } = pasted(seed, part(seed, 'gateway-2'))
    const port = deviceOf(design, 'head-end', 'gateway-3').interfaces.find(({ role }) => role === 'cross-over')
    expect(port?.addressing).toEqual({ kind: 'none' })
    expect(port?.description).toBeUndefined()
  })
})

describe('what is pasted', () => {
  it('into an empty design is what was copied, by its names and addresses', () => {
    const { design } = pasted(builtIn('empty'), whole(seed))
    const bare = ({ devices, links }: Design) => ({
      devices: devices.map(({ position: _position, id: _id, ...device }) => device),
      links: links.map(({ id: _id, ...link }) => link),
    })
    expect(bare(design)).toEqual(bare(seed))
  })
  it('can be applied to any design, keeps every cable, and gives no address twice that was not twice before', () => {
    fc.assert(
      fc.property(startDesigns, wildDraws, startDesigns, saneDraws, fc.nat(7), (start, draws, other, more, keep) => {
        const from = wander(start, draws)
        const target = wander(other, more)
        const clip = clipOf(from, new Set(from.devices.filter((_none, at) => at % 8 !== keep).map(({ name }) => name)))
        const { edit, names } = pasteClip(target, clip, HERE)
        const next = applyEdit(target, edit)
        if (typeof next === 'string') throw new Error(next)
        expect(new Set(names).size).toBe(clip.devices.length)
        expect(next.links.length).toBe(target.links.length + clip.links.length)
        const own = new Set(target.devices.map(({ name }) => name))
        const taken = new Set(
          placedInterfaces(target)
            .filter(({ item }) => item.role !== 'inside')
            .map(({ ip }) => ip),
        )
        const met = placedInterfaces(next).filter(
          ({ device, item, ip }) => !own.has(device.name) && item.role !== 'inside' && taken.has(ip),
        )
        expect(met.map(({ device, item }) => `${device.name} ${item.name}`)).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})

describe('copied text', () => {
  it('is read as what was copied; a saved design is read as all of it', () => {
    const clip = part(seed, 'gateway-1', 'gateway-2', 'stick-lan')
    expect(parseClip(renderClip(clip))).toEqual({ kind: 'clip', clip })
    expect(parseClip(renderDesignFile(seed))).toEqual({ kind: 'clip', clip: whole(seed) })
  })
  it('of somebody else is told apart from one of ours that is broken', () => {
    expect(parseClip('hostname gateway-1\n').kind).toBe('other')
    expect(parseClip('{"a": 1}').kind).toBe('other')
    expect(parseClip('{"format":"headend-clip","version":99}').kind).toBe('broken')
    expect(parseClip('{"format":"headend-clip","version":5,"devices":[{}],"links":[]}').kind).toBe('broken')
  })
})
