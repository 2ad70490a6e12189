/** What holds for every design that edits can make, however foolish. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editOf, startDesigns, walk, wander, wildDraws } from '../testing/random-designs'
import { checkDesign } from './check/rules'
import { type History, NO_HISTORY, perform, redo, undo } from './edit/history'
import { parseDesignFile, renderDesignFile } from './file/file'
import type { Design } from './model/design'
import { deviceOfEnd, deviceOfFault, endKey, endsOf } from './model/read'
import { builtIn } from './testing/designs'

const RUNS = { numRuns: 150 }

/** Names that something in the design refers to and that nothing has. */
function dangling(design: Design): readonly string[] {
  const names = new Set(design.devices.map((device) => device.name))
  const ports = new Set(
    design.devices.flatMap((device) =>
      device.interfaces.map((item) => endKey({ device: device.name, interface: item.name })),
    ),
  )
  const mentioned = [
    ...design.devices.flatMap((device) => (device.kind === 'soho' ? device.peers : [])),
    ...design.devices.flatMap((device) =>
      device.kind === 'phone' && device.callManager !== '' ? [device.callManager] : [],
    ),
    ...design.flows.flatMap((flow) => [deviceOfEnd(flow.from), deviceOfEnd(flow.to)]),
    ...design.history.map((event) => deviceOfFault(event.fault)),
  ]
  const tracked = design.devices.flatMap((device) =>
    device.kind === 'head-end'
      ? device.hsrp.tracks.map((track) => endKey({ device: device.name, interface: track.interface }))
      : [],
  )
  const ends = [...design.links.flatMap(endsOf).map(endKey), ...tracked]
  return [...mentioned.filter((name) => !names.has(name)), ...ends.filter((end) => !ports.has(end))]
}

const repeated = (items: readonly string[]) => items.filter((item, index) => items.indexOf(item) < index)

describe('every design that edits make', () => {
  it('has no name twice and nothing that leads nowhere', () => {
    fc.assert(
      fc.property(startDesigns, wildDraws, (start, draws) => {
        const design = wander(start, draws)
        expect(dangling(design)).toEqual([])
        expect(repeated(design.devices.map((device) => device.name))).toEqual([])
        expect(repeated(design.links.map((link) => link.id))).toEqual([])
        expect(repeated(design.links.flatMap(endsOf).map(endKey))).toEqual([])
        for (const device of design.devices) expect(repeated(device.interfaces.map((item) => item.name))).toEqual([])
      }),
      RUNS,
    )
  })
  it('is checked without a fall, and every finding leads to a device that is there', () => {
    fc.assert(
      fc.property(startDesigns, wildDraws, (start, draws) => {
        const design = wander(start, draws)
        const names = new Set(design.devices.map((device) => device.name))
        for (const finding of checkDesign(design)) {
          expect(finding.device === undefined || names.has(finding.device)).toBe(true)
          expect(finding.summary).not.toBe('')
        }
      }),
      RUNS,
    )
  })
  it('is read back from its file as it was', () => {
    fc.assert(
      fc.property(startDesigns, wildDraws, (start, draws) => {
        const design = wander(start, draws)
        expect(parseDesignFile(renderDesignFile(design))).toEqual({ ok: true, design })
      }),
      RUNS,
    )
  })
  it('is reached again by undoing everything and redoing it', () => {
    fc.assert(
      fc.property(startDesigns, wildDraws, (start, draws) => {
        let now: { readonly design: Design; readonly history: History } = {
          design: builtIn(start),
          history: NO_HISTORY,
        }
        const first = now.design
        for (const draw of draws) {
          const edit = editOf(now.design, draw)
          const next = typeof edit === 'string' ? edit : perform(now.design, now.history, edit)
          if (typeof next !== 'string') now = next
        }
        const last = now.design
        for (let back = undo(now.history); back; back = undo(back.history)) now = back
        expect(now.design).toBe(first)
        for (let on = redo(now.history); on; on = redo(on.history)) now = on
        expect(now.design).toBe(last)
      }),
      RUNS,
    )
  })
  it('leaves the one before it as it was', () => {
    fc.assert(
      fc.property(startDesigns, wildDraws, (start, draws) => {
        const designs = walk(start, draws)
        const texts = designs.map((design) => JSON.stringify(design))
        walk(start, draws)
        expect(designs.map((design) => JSON.stringify(design))).toEqual(texts)
        expect(designs[0]).toEqual(builtIn(start))
      }),
      { numRuns: 30 },
    )
  })
})

describe('a file with anything in it', () => {
  it('is read or refused, never a fall', () => {
    const text = renderDesignFile(builtIn('blank-pair'))
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(200), fc.string({ maxLength: 8 }), (at, gone, put) => {
        const read = parseDesignFile(text.slice(0, at) + put + text.slice(at + gone))
        expect(read.ok || read.problems.length > 0).toBe(true)
        if (read.ok) checkDesign(read.design)
      }),
      { numRuns: 300 },
    )
    fc.assert(
      fc.property(fc.json(), (json) => {
        const read = parseDesignFile(`{"format":"headend-design","version":0,"design":${json}}`)
        expect(read.ok).toBe(false)
      }),
      RUNS,
    )
  })
})
