/**
 * Layouts of a whole drawing or a part of it. They only say where devices stand: what is locked stays, and what was laid out
 * keeps the corner where it was.
 */
import type { Design } from '../model/design'
import type { Device, DeviceKindName } from '../model/device'
import type { Position } from '../model/make'
import { siteMembers } from '../sites/members'
import { moveAll } from './arrange'
import { straightened } from './bends'
import type { Edit } from './types'

export type LayoutName = 'layered' | 'role' | 'gateway' | 'radial'

export const LAYOUTS: readonly { readonly name: LayoutName; readonly title: string; readonly hint: string }[] = [
  {
    name: 'layered',
    title: 'In layers from the Internet',
    hint: 'Each device as deep as its cables to the Internet are many',
  },
  { name: 'role', title: 'By role', hint: 'The head-end block on the left, a row for each site on the right' },
  { name: 'gateway', title: 'By head-end', hint: 'Each site below the head-end that it tries first' },
  { name: 'radial', title: 'In rings', hint: 'The head-end block in the middle, the sites around it' },
]

/** Canvas units from one device to the next. */
const STEP = { x: 200, y: 120 } as const
/** Rows of sites before another column begins: as many as make the whole about as high as it is wide. */
const LEAST_ROWS = 12
const rowsFor = (sites: number) => Math.max(LEAST_ROWS, Math.ceil(Math.sqrt(sites * 5.5)))

/** A place in steps of the grid. */
interface Cell {
  readonly column: number
  readonly row: number
}

type Cells = ReadonlyMap<string, Cell>

/** The edit that lays devices out; those not named, and those that are locked, stay. */
export function layOut(design: Design, layout: LayoutName, names: ReadonlySet<string>): Edit {
  const moving = design.devices.filter((device) => names.has(device.name) && !device.locked)
  const cells = CELLS[layout](design, moving)
  const origin = cornerOf(moving)
  const low = lowest(cells)
  const places = moving.flatMap((device): readonly (readonly [Device, Position])[] => {
    const cell = cells.get(device.name)
    if (!cell) return []
    const at = (value: number, least: number, step: number, from: number) => Math.round(from + (value - least) * step)
    return [[device, { x: at(cell.column, low.column, STEP.x, origin.x), y: at(cell.row, low.row, STEP.y, origin.y) }]]
  })
  const title = LAYOUTS.find(({ name }) => name === layout)?.title ?? ''
  const label = `Lay out ${title.charAt(0).toLowerCase()}${title.slice(1)}`
  const moved = new Set(
    places.flatMap(([{ name, position }, { x, y }]) => (position.x === x && position.y === y ? [] : [name])),
  )
  return { kind: 'batch', label, edits: [moveAll(label, places), ...straightened(design, moved)] }
}

const cornerOf = (devices: readonly Device[]): Position => ({
  x: devices.reduce((least, { position }) => Math.min(least, position.x), Number.POSITIVE_INFINITY),
  y: devices.reduce((least, { position }) => Math.min(least, position.y), Number.POSITIVE_INFINITY),
})

const lowest = (cells: Cells): Cell => ({
  column: [...cells.values()].reduce((least, { column }) => Math.min(least, column), Number.POSITIVE_INFINITY),
  row: [...cells.values()].reduce((least, { row }) => Math.min(least, row), Number.POSITIVE_INFINITY),
})

const CELLS: Readonly<Record<LayoutName, (design: Design, devices: readonly Device[]) => Cells>> = {
  layered,
  role: byRole,
  gateway: byGateway,
  radial,
}

/** Rows of devices, each centred above the next. */
function centred(rows: readonly (readonly Device[])[], column = 0): Map<string, Cell> {
  const cells = new Map<string, Cell>()
  rows.forEach((row, at) => {
    row.forEach(({ name }, place) => {
      cells.set(name, { column: column + place - (row.length - 1) / 2, row: at })
    })
  })
  return cells
}

function neighboursIn(design: Design, devices: readonly Device[]): ReadonlyMap<string, readonly string[]> {
  const beside = new Map(devices.map(({ name }): [string, string[]] => [name, []]))
  for (const { a, b } of design.links) {
    if (!beside.has(a.device) || !beside.has(b.device)) continue
    beside.get(a.device)?.push(b.device)
    beside.get(b.device)?.push(a.device)
  }
  return beside
}

/** Breadth first from the Internet, or from whatever is nearest to one in each part; a row follows the order of the row above. */
function layered(design: Design, devices: readonly Device[]): Cells {
  const beside = neighboursIn(design, devices)
  const left = new Map(
    [...devices].sort((a, b) => DEPTH[a.kind] - DEPTH[b.kind]).map((device) => [device.name, device]),
  )
  const rows: Device[][] = []
  for (const [name, root] of left) {
    if (!left.delete(name)) continue
    let layer = [root]
    for (let depth = 0; layer.length > 0; depth++) {
      rows[depth] = [...(rows[depth] ?? []), ...layer]
      layer = layer.flatMap((device) =>
        (beside.get(device.name) ?? []).flatMap((far) => {
          const next = left.get(far)
          left.delete(far)
          return next ?? []
        }),
      )
    }
  }
  return centred(rows)
}

/** How far from the Internet a kind usually stands. */
const DEPTH: Readonly<Record<DeviceKindName, number>> = {
  internet: 0,
  firewall: 1,
  lan: 2,
  router: 2,
  'head-end': 3,
  server: 4,
  'home-nat': 5,
  soho: 6,
  phone: 7,
  pc: 7,
}

interface SitesAndCore {
  /** Rows of the head-end block. */
  readonly core: readonly (readonly Device[])[]
  /** Devices of each site from the line inwards, with its router. */
  readonly sites: readonly { readonly router: string; readonly devices: readonly Device[] }[]
}

function parted(design: Design, devices: readonly Device[]): SitesAndCore {
  const places = siteMembers(design)
  const sites = new Map<string, Device[]>()
  const rows = new Map<number, Device[]>()
  const add = <Key>(into: Map<Key, Device[]>, key: Key, device: Device) => {
    const there = into.get(key)
    if (there) there.push(device)
    else into.set(key, [device])
  }
  for (const device of devices) {
    const site = places.get(device.name)
    if (site !== undefined) add(sites, site, device)
    else add(rows, Math.min(4, DEPTH[device.kind]), device)
  }
  const inward = (a: Device, b: Device) => DEPTH[a.kind] - DEPTH[b.kind]
  return {
    core: [...rows].sort(([a], [b]) => a - b).map(([, row]) => row),
    sites: [...sites].map(([router, members]) => ({ router, devices: [...members].sort(inward) })),
  }
}

function byRole(design: Design, devices: readonly Device[]): Cells {
  const { core, sites } = parted(design, devices)
  const widest = Math.max(1, ...core.map((row) => row.length))
  const cells = centred(core, (widest - 1) / 2)
  let column = core.length === 0 ? 0 : widest + 0.4
  for (const { width, place } of blocksOf(sites, rowsFor(sites.length))) {
    place(cells, column, 0)
    column += width + 0.4
  }
  return cells
}

type Sites = SitesAndCore['sites']

interface Block {
  readonly width: number
  readonly place: (cells: Map<string, Cell>, column: number, row: number) => void
}

/** Sites one below the other, in blocks of so many rows. */
function blocksOf(sites: Sites, rows: number): readonly Block[] {
  return Array.from({ length: Math.ceil(sites.length / rows) }, (_, at) => {
    const block = sites.slice(at * rows, (at + 1) * rows)
    return {
      width: Math.max(...block.map((site) => site.devices.length)),
      place: (cells, column, row) =>
        block.forEach((site, down) => {
          site.devices.forEach(({ name }, across) => {
            cells.set(name, { column: column + across, row: row + down })
          })
        }),
    }
  })
}

/** Sites in blocks, as wide as they are, below the head-end that they try first; those without one come last. */
function byGateway(design: Design, devices: readonly Device[]): Cells {
  const { core, sites } = parted(design, devices)
  const gateways = core.flat().filter(({ kind }) => kind === 'head-end')
  const others = core.map((row) => row.filter(({ kind }) => kind !== 'head-end')).filter((row) => row.length > 0)
  const firstPeer = new Map(
    design.devices.flatMap((device) => (device.kind === 'soho' ? [[device.name, device.peers[0] ?? ''] as const] : [])),
  )
  const cells = new Map<string, Cell>()
  let column = 0
  const spans: number[] = []
  for (const name of [...gateways.map((gateway) => gateway.name), undefined]) {
    const own = sites.filter(({ router }) => {
      const peer = firstPeer.get(router)
      return name === undefined ? !gateways.some((gateway) => gateway.name === peer) : peer === name
    })
    if (name === undefined && own.length === 0) continue
    const blocks = blocksOf(own, rowsFor(own.length))
    const width = Math.max(
      1,
      blocks.reduce((sum, block) => sum + block.width + 0.4, -0.4),
    )
    let from = column
    for (const block of blocks) {
      block.place(cells, from, others.length + 1.4)
      from += block.width + 0.4
    }
    if (name !== undefined) cells.set(name, { column: column + (width - 1) / 2, row: others.length })
    spans.push(column + (width - 1) / 2)
    column += width + 0.5
  }
  const middle = spans.length === 0 ? 0 : (Math.min(...spans) + Math.max(...spans)) / 2
  for (const [name, cell] of centred(others, middle)) cells.set(name, cell)
  return cells
}

/** Devices of the head-end block in a row, and steps from the block to the first ring. */
const IN_A_ROW = 8
const TO_RING = 1.3
/** Steps between two sites of a ring, at which no box lies over another in any direction. */
const BESIDE = 0.95

/** The head-end block in the middle, each site on a ray outwards; a full ring has another around it. */
function radial(design: Design, devices: readonly Device[]): Cells {
  const { core, sites } = parted(design, devices)
  const rows = core.flatMap((row) =>
    Array.from({ length: Math.ceil(row.length / IN_A_ROW) }, (_, at) => row.slice(at * IN_A_ROW, (at + 1) * IN_A_ROW)),
  )
  const cells = new Map(
    [...centred(rows)].map(([name, { column, row }]) => [name, { column, row: row - (rows.length - 1) / 2 }]),
  )
  const long = Math.max(1, ...sites.map((site) => site.devices.length))
  let radius = TO_RING + [...cells.values()].reduce((far, { column, row }) => Math.max(far, Math.hypot(column, row)), 0)
  for (let from = 0; from < sites.length; radius += long + 0.2) {
    const ring = sites.slice(from, from + Math.max(1, Math.floor((2 * Math.PI * radius) / BESIDE)))
    from += ring.length
    ring.forEach((site, at) => {
      const angle = (at / ring.length) * 2 * Math.PI - Math.PI / 2
      site.devices.forEach(({ name }, out) => {
        const far = radius + out
        cells.set(name, { column: far * Math.cos(angle), row: far * Math.sin(angle) })
      })
    })
  }
  return cells
}
