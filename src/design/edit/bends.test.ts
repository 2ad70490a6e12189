/** Points of cables: saved, moved with both devices, copied, taken away by a layout, and gone without a trace. */
import { describe, expect, it } from 'vitest'
import { parseDesignFile, renderDesignFile } from '../file/file'
import type { Design } from '../model/design'
import { builtIn } from '../testing/designs'
import { clipOf } from './clip'
import { applyEdit } from './edit'
import { layOut } from './layout'
import { pasteClip } from './paste'
import type { Edit, LinkChange } from './types'

const plain = builtIn('srnd-figure-c1')
const cable = plain.links.find(({ media }) => media === 'cross-over')
if (!cable) throw new Error('the design has a cross-over')
const ends = [cable.a.device, cable.b.device] as const

function edited(design: Design, edit: Edit): Design {
  const next = applyEdit(design, edit)
  if (typeof next === 'string') throw new Error(next)
  return next
}

const put = (design: Design, change: LinkChange) => edited(design, { kind: 'set-link', id: cable.id, change })
const bendsOf = (design: Design, id = cable.id) => design.links.find((link) => link.id === id)?.bends
const led = put(plain, { bends: [{ x: 40, y: 700 }], course: 'right-angled' })

const move = (design: Design, names: readonly string[], by: number) =>
  edited(design, {
    kind: 'move-devices',
    positions: Object.fromEntries(
      design.devices.flatMap(({ name, position: { x, y } }) =>
        names.includes(name) ? [[name, { x: x + by, y }]] : [],
      ),
    ),
  })

describe('points that a cable is led through', () => {
  it('are saved, and a file without them is one without them', () => {
    const read = parseDesignFile(renderDesignFile(led))
    expect(read).toMatchObject({ design: led })
    expect(renderDesignFile(plain)).not.toContain('bends')
    expect(put(led, { bends: undefined, course: undefined })).toEqual(plain)
  })
  it('go along when both devices go the same way, and stay when one goes', () => {
    expect(bendsOf(move(led, ends, 30))).toEqual([{ x: 70, y: 700 }])
    expect(bendsOf(move(led, [ends[0]], 30))).toEqual([{ x: 40, y: 700 }])
  })
  it('are copied with their cable, as far as its devices are', () => {
    const { edit } = pasteClip(led, clipOf(led, new Set(ends)), { x: 100, y: 10 })
    const pasted = edited(led, edit).links.at(-1)
    expect([pasted?.bends, pasted?.course]).toEqual([[{ x: 140, y: 710 }], 'right-angled'])
  })
  it('are taken away by a layout that moves an end', () => {
    const names = new Set(led.devices.map(({ name }) => name))
    expect(bendsOf(edited(led, layOut(led, 'layered', names)))).toBeUndefined()
    expect(bendsOf(edited(led, layOut(led, 'layered', new Set(['phone-24', 'phone-32']))))).toEqual([{ x: 40, y: 700 }])
  })
  it('are refused where they are no numbers, or too many', () => {
    const many = Array.from({ length: 33 }, (_none, at) => ({ x: at, y: at }))
    for (const bends of [many, [], [{ x: Number.NaN, y: 0 }]])
      expect(applyEdit(plain, { kind: 'set-link', id: cable.id, change: { bends } })).toMatch(/cannot be set so/)
  })
})
