/** Undo and redo: steps, joined steps, and what is no step. */
import { describe, expect, it } from 'vitest'
import { builtIn } from '../testing/designs'
import { type History, NO_HISTORY, perform, redo, undo } from './history'
import type { Edit } from './types'

const start = builtIn('srnd-figure-c1')
const seed = (value: number): Edit => ({ kind: 'set-design', change: { seed: value } })
const notes: Edit = { kind: 'set-design', change: { notes: 'changed' } }

function performed(steps: readonly (readonly [Edit, string?])[]): { design: typeof start; history: History } {
  let now = { design: start, history: NO_HISTORY }
  for (const [edit, key] of steps) {
    const next = perform(now.design, now.history, edit, key)
    if (typeof next === 'string') throw new Error(next)
    now = next
  }
  return now
}

describe('undo and redo', () => {
  it('go back and forth over every step', () => {
    const { design, history } = performed([[seed(2)], [notes], [seed(3)]])
    const back = undo(history)
    expect(back?.design.seed).toBe(2)
    const further = back && undo(back.history)
    expect(further?.design.notes).toBe(start.notes)
    const again = further && redo(further.history)
    expect(again && redo(again.history)?.design).toBe(design)
    expect(undo(NO_HISTORY)).toBeUndefined()
    expect(redo(history)).toBeUndefined()
  })
  it('take edits of one field in a row as one step', () => {
    const { history } = performed([
      [seed(2), 'seed'],
      [seed(3), 'seed'],
      [seed(4), 'seed'],
    ])
    expect(history.past).toHaveLength(1)
    expect(undo(history)?.design).toBe(start)
  })
  it('keep apart edits of one field with another between, undone or not', () => {
    const { design, history } = performed([[seed(2), 'seed'], [notes]])
    const back = undo(history)
    const next = back && perform(back.design, back.history, seed(3), 'seed')
    expect(design.notes).toBe('changed')
    expect(typeof next === 'object' && next.history.past).toHaveLength(2)
  })
  it('forget what was undone once something else is done', () => {
    const { history } = performed([[seed(2)]])
    const back = undo(history)
    const next = back && perform(back.design, back.history, notes)
    expect(typeof next === 'object' && next.history.future).toEqual([])
  })
  it('know no step for an edit that changes nothing, or that cannot be', () => {
    expect(performed([[seed(1)]]).history).toBe(NO_HISTORY)
    expect(perform(start, NO_HISTORY, { kind: 'remove-interface', device: 'x', interface: 'y' })).toBe(
      'x has no interface y',
    )
  })
  it('share what an edit did not touch', () => {
    const rename: Edit = { kind: 'rename-device', from: 'home-24', to: 'rome' }
    const move: Edit = { kind: 'move-devices', positions: { 'home-24': { x: 1, y: 2 } } }
    for (const edit of [rename, move]) {
      const { design } = performed([[edit]])
      expect(design.devices.filter((device, index) => device !== start.devices[index])).toHaveLength(1)
      expect(design.links.filter((link) => !start.links.includes(link)).length).toBeLessThanOrEqual(2)
    }
  })
})
