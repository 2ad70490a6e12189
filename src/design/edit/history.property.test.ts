/** Five hundred random edits, of every kind there is: undone to the start and redone to the end, step by step. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { KINDS, pick } from '../../testing/random-designs'
import type { Design } from '../model/design'
import type { Device } from '../model/device'
import { makeInterface, makeLink } from '../model/make'
import { cabledEnds, endKey } from '../model/read'
import { planSites } from '../sites/add'
import { builtIn } from '../testing/designs'
import { align, distribute } from './arrange'
import { placeBeside } from './beside'
import { clipOf } from './clip'
import { connect } from './connect'
import { type History, NO_HISTORY, perform, redo, undo } from './history'
import { LAYOUTS, layOut } from './layout'
import { pasteClip } from './paste'
import { placeDevice } from './place'
import { placeSite } from './place-site'
import type { Edit } from './types'

/** Numbers that choose among what is there. */
type Draw = readonly [kind: number, first: number, second: number]
type Make = (design: Design, first: number, second: number) => Edit | string

const ALL_KINDS: readonly Device['kind'][] = [...KINDS, 'router']

/** What is done to a device that is there. */
const at =
  (make: (device: Device, design: Design, n: number, m: number) => Edit | string): Make =>
  (design, n, m) => {
    const device = pick(design.devices, n)
    return device ? make(device, design, n, m) : 'nothing is there'
  }

/** The compiler asks for every kind: a new one has to be drawn here too. */
const MAKERS: Readonly<Record<Edit['kind'], Make>> = {
  'add-device': (design, n, m) => placeDevice(design, pick(ALL_KINDS, n) ?? 'pc', { x: n * 7, y: m * 5 }),
  'remove-devices': at(({ name }) => ({ kind: 'remove-devices', names: [name] })),
  'rename-device': at(({ name }, _design, n, m) => ({ kind: 'rename-device', from: name, to: `box-${n}-${m}` })),
  'move-devices': at(({ name }, _design, n, m) => ({ kind: 'move-devices', positions: { [name]: { x: m, y: n } } })),
  'set-device': at(({ name, locked }, _design, _n, m) => ({
    kind: 'set-device',
    name,
    change: m % 2 === 0 ? { locked: locked ? undefined : true } : { hidden: m % 3 === 0 ? true : undefined },
  })),
  'set-patch': at(({ name }, _design, n) => ({
    kind: 'set-patch',
    name,
    patch: { delete: [], insert: [{ section: [], text: `ip host box${n} 10.0.0.1` }] },
  })),
  'add-interface': at(({ name }, _design, n) => ({
    kind: 'add-interface',
    device: name,
    interface: makeInterface(`Ethernet${n}`, 'lan'),
  })),
  'set-interface': at(({ name, interfaces }, _design, n, m) => {
    const port = pick(interfaces, m)
    return port
      ? {
          kind: 'set-interface',
          device: name,
          interface: port.name,
          change: { description: `to ${n}`, shutdown: n % 2 === 0 },
        }
      : 'it has no interface'
  }),
  'remove-interface': at(({ name, interfaces }, _design, _n, m) => {
    const port = pick(interfaces, m)
    return port ? { kind: 'remove-interface', device: name, interface: port.name } : 'it has no interface'
  }),
  'add-link': at((device, design, n, m) => {
    const other = pick(design.devices, m)
    const cabled = cabledEnds(design)
    const free = (of: Device) =>
      of.interfaces.filter((port) => !cabled.has(endKey({ device: of.name, interface: port.name })))
    const [near, far] = [pick(free(device), n), other && pick(free(other), m)]
    if (!other || !near || !far) return 'there is no other'
    return { kind: 'add-link', link: makeLink(`${device.name}/${near.name}`, `${other.name}/${far.name}`) }
  }),
  'set-link': (design, n, m) => {
    const link = pick(design.links, n)
    if (!link) return 'there is no cable'
    const bends = m % 3 === 0 ? undefined : [{ x: n, y: m }]
    return { kind: 'set-link', id: link.id, change: m % 2 === 0 ? { lossPercent: m % 100 } : { bends } }
  },
  'remove-links': (design, n) => {
    const link = pick(design.links, n)
    return link ? { kind: 'remove-links', ids: [link.id] } : 'there is no cable'
  },
  'put-annotations': (_design, n, m) => ({
    kind: 'put-annotations',
    annotations: [{ kind: 'note', id: `note-${n % 9}`, text: `${m}`, position: { x: n, y: m }, width: 90, height: 60 }],
  }),
  'remove-annotations': (design, n) => ({
    kind: 'remove-annotations',
    ids: [pick(design.annotations ?? [], n)?.id ?? 'none'],
  }),
  'set-vpn': ({ vpn }, n) => ({ kind: 'set-vpn', vpn: { ...vpn, hsrp: { ...vpn.hsrp, group: n } } }),
  'set-design': (_design, n) => ({ kind: 'set-design', change: { notes: `note ${n}`, seed: n } }),
  'add-parts': (design, n, m) => planSites(design, [{ x: n * 9, y: m * 9 }]).edit ?? 'there is no room',
  'replace-design': (_design, n) => ({
    kind: 'replace-design',
    label: 'Import',
    design: builtIn(n % 2 === 0 ? 'blank-pair' : 'srnd-figure-c1'),
  }),
  batch: (design, n, m) => {
    const names = new Set(design.devices.filter((_none, index) => index % 3 === n % 3).map(({ name }) => name))
    const devices = design.devices.filter(({ name }) => names.has(name))
    const [one, other] = [pick(design.devices, n), pick(design.devices, m)]
    const choices: readonly (() => Edit | string)[] = [
      () => align(devices, pick(['left', 'centre', 'right', 'top', 'middle', 'bottom'] as const, m) ?? 'left'),
      () => distribute(devices, n % 2 === 0 ? 'across' : 'down'),
      () => layOut(design, pick(LAYOUTS, m)?.name ?? 'role', names),
      () =>
        design.devices.length > 60 ? 'there are many' : pasteClip(design, clipOf(design, names), { x: n, y: m }).edit,
      () => placeSite(design, { x: n * 4, y: m * 4 }),
      () => (one ? placeBeside(design, one.name, pick(ALL_KINDS, m) ?? 'pc', { x: n, y: m }) : 'nothing is there'),
      () => (one && other ? connect(design, one.name, other.name) : 'nothing is there'),
    ]
    return choices[(n + m) % choices.length]?.() ?? 'nothing'
  },
}

const MAKER_LIST = Object.values(MAKERS)
/** A new drawing in place of the old one is drawn seldom, or there would be nothing to edit. */
const makerOf = (kind: number): Make =>
  MAKER_LIST[kind % MAKER_LIST.length] === MAKERS['replace-design'] && kind % 2 !== 0
    ? MAKERS.batch
    : (MAKER_LIST[kind % MAKER_LIST.length] ?? MAKERS.batch)

const STEPS = 500
const draws = fc.array(fc.tuple(fc.nat(999), fc.nat(60), fc.nat(60)), { minLength: 3 * STEPS, maxLength: 3 * STEPS })

describe('five hundred edits', () => {
  it('are undone to the start and redone to the end, through the same documents', () => {
    fc.assert(
      fc.property(draws, (all: readonly Draw[]) => {
        let now: { readonly design: Design; readonly history: History } = {
          design: builtIn('srnd-figure-c1'),
          history: NO_HISTORY,
        }
        const seen = [now.design]
        const kinds = new Set<string>()
        for (const [kind, first, second] of all) {
          if (seen.length > STEPS) break
          const edit = makerOf(kind)(now.design, first, second)
          const next = typeof edit === 'string' ? edit : perform(now.design, now.history, edit)
          if (typeof next === 'string' || typeof edit === 'string' || next.design === now.design) continue
          kinds.add(edit.kind)
          now = next
          seen.push(now.design)
        }
        expect(seen.length).toBe(STEPS + 1)
        expect(Object.keys(MAKERS).filter((kind) => !kinds.has(kind))).toEqual([])
        for (const design of seen.slice(0, -1).reverse()) {
          now = undo(now.history) ?? now
          expect(now.design).toBe(design)
        }
        expect(undo(now.history)).toBeUndefined()
        for (const design of seen.slice(1)) {
          now = redo(now.history) ?? now
          expect(now.design).toBe(design)
        }
        expect(redo(now.history)).toBeUndefined()
      }),
      { numRuns: 2, endOnFailure: true },
    )
  })
})
