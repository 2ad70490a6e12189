import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { designOf } from '../../testing/many-sites'
import { startDesigns, wander, wildDraws } from '../../testing/random-designs'
import { parseDesignFile, renderDesignFile } from '../file/file'
import type { Design } from '../model/design'
import { sameNetwork } from '../model/network'
import { builtIn, edited } from '../testing/designs'
import { align, distribute } from './arrange'
import { applyEdit } from './edit'
import { LAYOUTS, layOut } from './layout'

const seed = builtIn('srnd-figure-c1')
const some = (design: Design, ...names: readonly string[]) => design.devices.filter(({ name }) => names.includes(name))
const at = (design: Design, name: string) => design.devices.find((device) => device.name === name)?.position
const all = (design: Design) => new Set(design.devices.map(({ name }) => name))
const THREE = ['gateway-1', 'gateway-2', 'firewall']

describe('devices that are put in order', () => {
  it('stand in one line, which is that of the outermost', () => {
    const xs = some(seed, ...THREE).map(({ position }) => position.x)
    const left = edited(seed, align(some(seed, ...THREE), 'left'))
    expect(THREE.map((name) => at(left, name)?.x)).toEqual(THREE.map(() => Math.min(...xs)))
    const right = edited(seed, align(some(seed, ...THREE), 'right'))
    expect(THREE.map((name) => at(right, name)?.x)).toEqual(THREE.map(() => Math.max(...xs)))
  })
  it('stand at even distances between the outermost two', () => {
    const next = edited(seed, distribute(some(seed, ...THREE), 'across'))
    const xs = THREE.map((name) => at(next, name)?.x ?? 0).sort((a, b) => a - b)
    expect(Math.abs((xs[1] ?? 0) - ((xs[0] ?? 0) + (xs[2] ?? 0)) / 2)).toBeLessThanOrEqual(1)
  })
  it('come to one that is locked, which stays', () => {
    const locked = edited(seed, { kind: 'set-device', name: 'gateway-2', change: { locked: true } })
    const next = edited(locked, align(some(locked, ...THREE), 'left'))
    expect(THREE.map((name) => at(next, name)?.x)).toEqual(THREE.map(() => at(seed, 'gateway-2')?.x))
    expect(sameNetwork(seed, next)).toBe(true)
    expect(edited(locked, { kind: 'set-device', name: 'gateway-2', change: { locked: undefined } })).toEqual(seed)
  })
})

describe.each(LAYOUTS.map(({ name }) => name))('the layout %s', (layout) => {
  it('puts no device upon another, leaves the locked ones, and changes no network', () => {
    fc.assert(
      fc.property(startDesigns, wildDraws, fc.nat(5), (start, draws, lock) => {
        const design = wander(start, draws)
        const name = design.devices[lock]?.name
        const locked = name ? edited(design, { kind: 'set-device', name, change: { locked: true } }) : design
        const next = applyEdit(locked, layOut(locked, layout, all(locked)))
        if (typeof next === 'string') throw new Error(next)
        const places = next.devices.filter((device) => !device.locked).map(({ position: { x, y } }) => `${x} ${y}`)
        expect(new Set(places).size).toBe(places.length)
        if (name) expect(at(next, name)).toEqual(at(design, name))
        expect(sameNetwork(design, next)).toBe(true)
      }),
      { numRuns: 40 },
    )
  })
})

describe('many sites that are laid out', () => {
  it('lie over nothing in rings, and are about as high as they are wide', () => {
    const design = designOf(150)
    for (const { name } of LAYOUTS.filter((layout) => layout.name !== 'layered')) {
      const places = edited(design, layOut(design, name, all(design))).devices.map(({ position }) => position)
      const over = places.flatMap((a, at) =>
        places.slice(at + 1).filter((b) => Math.abs(a.x - b.x) < 156 && Math.abs(a.y - b.y) < 56),
      )
      expect(over, name).toEqual([])
      const [width, height] = (['x', 'y'] as const).map((axis) => {
        const all = places.map((place) => place[axis])
        return Math.max(...all) - Math.min(...all)
      })
      const ratio = (width ?? 0) / (height ?? 1)
      expect(ratio, name).toBeGreaterThan(0.4)
      expect(ratio, name).toBeLessThan(3)
    }
  })
})

describe('frames and notes', () => {
  const frame = {
    kind: 'frame',
    id: 'frame-1',
    title: 'Head-end block',
    position: { x: 0, y: 0 },
    width: 300,
    height: 200,
  } as const
  const note = {
    kind: 'note',
    id: 'note-1',
    text: '<b>no markup</b>',
    position: { x: 5, y: 5 },
    width: 90,
    height: 60,
  } as const
  const drawn = edited(seed, { kind: 'put-annotations', annotations: [frame, note] })

  it('are kept in the file, are nothing to the network, and go by themselves', () => {
    expect(parseDesignFile(renderDesignFile(drawn))).toEqual({ ok: true, design: drawn })
    expect(sameNetwork(seed, drawn)).toBe(true)
    expect(edited(drawn, { kind: 'remove-annotations', ids: ['frame-1', 'note-1'] })).toEqual(seed)
    const wide = edited(drawn, { kind: 'put-annotations', annotations: [{ ...frame, width: 500 }] })
    expect(wide.annotations).toEqual([{ ...frame, width: 500 }, note])
  })
  it('that could not be drawn are refused', () => {
    expect(applyEdit(seed, { kind: 'put-annotations', annotations: [{ ...frame, width: 0 }] })).toMatch(
      /cannot be drawn/,
    )
  })
})
