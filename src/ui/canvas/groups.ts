/**
 * Sites as groups: a closed group stands for all of its sites with a count and the worst state inside, an open one shows them
 * where they are. The head-end block stays where it was either way. Pure.
 */
import { type Edge, Position } from '@xyflow/react'
import { type Design, type Device, renamedEnd, renamesBetween, siteMembers } from '../../design/index'
import type { Point } from '../../drawing/index'
import type { SiteStatus } from '../../engine/messages'
import { contains, parsePrefix } from '../../net/index'
import type { GroupBy } from '../../store/index'
import type { Tone } from '../components/Status'
import { GRAVEST, hurtWords, SERVICE_TONES } from '../service/words'
import { counted, said, t } from '../words/language'
import { annotationIdOf, withinFrame } from './annotations'
import type { GroupNode } from './group-node'

export interface SiteGroup {
  /** No device can have it. */
  readonly id: string
  readonly title: string
  /** Its title is a word of the page, and not one of the design. */
  readonly worded?: true
  /** Routers of its sites. */
  readonly sites: readonly string[]
  /** Every device of its sites. */
  readonly members: readonly string[]
  readonly position: Point
}

/** Larger than a device: there are few, and each tells of many. */
export const GROUP_SIZE = { width: 204, height: 84 }

/** Where lines are joined, told and not measured. */
const HANDLES: NonNullable<GroupNode['handles']> = (['target', 'source'] as const).map((type) => ({
  type,
  position: type === 'target' ? Position.Left : Position.Right,
  x: 0,
  y: 0,
  ...GROUP_SIZE,
}))

const PREFIX = 'group:'
export const isGroup = (nodeId: string): boolean => nodeId.startsWith(PREFIX)

/** What a site is put together by; nothing leaves it by itself. */
function keysOf(design: Design, by: Exclude<GroupBy, 'none'>): (router: Device) => string | undefined {
  switch (by) {
    case 'gateway':
      return (router) => (router.kind === 'soho' ? router.peers[0] : undefined)
    case 'name':
      return ({ name }) => name.replace(/[-_.]?\d+$/, '') || undefined
    case 'pool': {
      const pools = design.vpn.pools.flatMap((text) => {
        const prefix = parsePrefix(text)
        return prefix ? [{ text, prefix }] : []
      })
      return (router) => {
        const held = router.interfaces.flatMap(({ addressing }) =>
          addressing.kind === 'static' ? (parsePrefix(addressing.address) ?? []) : [],
        )
        return pools.find(({ prefix }) => held.some((own) => contains(prefix, own.address)))?.text
      }
    }
    case 'region':
      return regionOf(design)
    case 'frame': {
      const places = new Map(
        (design.annotations ?? []).flatMap((frame) =>
          frame.kind === 'frame'
            ? withinFrame(design, frame)
                .filter((id) => annotationIdOf(id) === undefined)
                .map((name) => [name, frame.title] as const)
            : [],
        ),
      )
      return ({ name }) => places.get(name)
    }
  }
}

/** Titles of the parts of a drawing, as a map has them: rows from its upper edge, each from the left. */
const REGIONS = [
  ['North west', 'North', 'North east'],
  ['West', 'Middle', 'East'],
  ['South west', 'South', 'South east'],
] as const

/** In which ninth of the field that all sites' routers take up together one stands. */
function regionOf({ devices }: Design): (router: Device) => string | undefined {
  const corners = devices.flatMap(({ kind, position }) => (kind === 'soho' ? [position] : []))
  const third = (along: 'x' | 'y') => {
    const least = corners.reduce((so, at) => Math.min(so, at[along]), Number.POSITIVE_INFINITY)
    const most = corners.reduce((so, at) => Math.max(so, at[along]), Number.NEGATIVE_INFINITY)
    return (value: number) => (most === least ? 1 : Math.min(2, Math.floor((3 * (value - least)) / (most - least))))
  }
  const [column, row] = [third('x'), third('y')]
  return ({ position: { x, y } }) => REGIONS[row(y)]?.[column(x)]
}

/**
 * Which groups are open after the design has changed: one that is called otherwise since a gateway, a frame or a site was
 * renamed is the same when its first site is in it.
 */
export function openAfter(before: Design, after: Design, by: GroupBy, open: readonly string[]): readonly string[] {
  if (open.length === 0) return open
  const [old, now] = [groupsOf(before, by), groupsOf(after, by)]
  const renames = renamesBetween(before, after)
  return open.map((id) => {
    if (now.some((group) => group.id === id)) return id
    const first = old.find((group) => group.id === id)?.sites[0]
    const name = first === undefined ? undefined : renamedEnd(renames, first)
    return now.find(({ sites }) => name !== undefined && sites.includes(name))?.id ?? id
  })
}

const made = new WeakMap<Design, Map<GroupBy, readonly SiteGroup[]>>()

/** The groups of a design, remembered with it. */
export function groupsOf(design: Design, by: GroupBy): readonly SiteGroup[] {
  if (by === 'none') return []
  const known = made.get(design) ?? new Map<GroupBy, readonly SiteGroup[]>()
  made.set(design, known)
  const groups = known.get(by) ?? grouped(design, by)
  known.set(by, groups)
  return groups
}

function grouped(design: Design, by: Exclude<GroupBy, 'none'>): readonly SiteGroup[] {
  const keyOf = keysOf(design, by)
  const places = siteMembers(design)
  const routers = new Map<string, string>()
  for (const device of design.devices) {
    const key = device.kind === 'soho' ? keyOf(device) : undefined
    if (key !== undefined) routers.set(device.name, key)
  }
  const groups = new Map<string, { sites: string[]; members: string[] }>()
  for (const { name } of design.devices) {
    const site = places.get(name)
    const key = site === undefined ? undefined : routers.get(site)
    if (key === undefined) continue
    const group = groups.get(key) ?? { sites: [], members: [] }
    groups.set(key, group)
    group.members.push(name)
    if (site === name) group.sites.push(name)
  }
  const spots = spotsFor(design, groups.size, new Set([...groups.values()].flatMap(({ members }) => members)))
  return [...groups].map(([key, { sites, members }], index) => ({
    id: `${PREFIX}${key}`,
    title: key,
    ...(by === 'region' ? { worded: true } : {}),
    sites,
    members,
    position: spots(index),
  }))
}

/** Canvas units from one group to the next, and devices that a row of them takes. */
const STEP = { x: 232, y: 116 }
const IN_A_ROW = 6
const ABOVE = 130

/** Groups stand in rows above the first of their sites, where no site stands. */
function spotsFor({ devices }: Design, count: number, members: ReadonlySet<string>): (index: number) => Point {
  const corners = devices.flatMap(({ name, position }) => (members.has(name) ? [position] : []))
  const left = corners.reduce((least, { x }) => Math.min(least, x), Number.POSITIVE_INFINITY)
  const top = corners.reduce((least, { y }) => Math.min(least, y), Number.POSITIVE_INFINITY)
  const rows = Math.ceil(count / IN_A_ROW)
  return (index) => ({
    x: left + STEP.x * (index % IN_A_ROW),
    y: top - ABOVE - STEP.y * (rows - 1 - Math.floor(index / IN_A_ROW)),
  })
}

/** Devices that closed groups stand for, each with its group. */
export function foldedIn(groups: readonly SiteGroup[], open: readonly string[]): ReadonlyMap<string, SiteGroup> {
  return new Map(
    groups.filter(({ id }) => !open.includes(id)).flatMap((group) => group.members.map((name) => [name, group])),
  )
}

export function groupNodes(
  groups: readonly SiteGroup[],
  open: readonly string[],
  sites: readonly SiteStatus[],
): GroupNode[] {
  const states = new Map(sites.map((site) => [site.site, site.state]))
  return groups.map(({ id, title, worded, sites: own, position }) => ({
    id,
    type: 'sites',
    position,
    ...GROUP_SIZE,
    measured: GROUP_SIZE,
    handles: HANDLES,
    zIndex: 2,
    selectable: false,
    focusable: false,
    draggable: false,
    connectable: false,
    data: {
      id,
      title: worded ? said(title) : title,
      open: open.includes(id),
      ...rolledUp(own.map((name) => states.get(name))),
    },
  }))
}

/** How sites stand together: the worst of their states and how many are in it. */
export function rolledUp(states: readonly (SiteStatus['state'] | undefined)[]): {
  readonly tone: Tone
  readonly words: string
  readonly short: string
} {
  const well = states.filter((state) => state === 'in service').length
  const known = states.filter((state) => state !== undefined).length
  if (known === 0) return { tone: 'unknown', words: counted(states.length, 'site'), short: `${states.length}` }
  const hurt = GRAVEST.flatMap((state) => {
    const count = states.filter((item) => item === state).length
    return count === 0 ? [] : [{ state, words: `${count} ${hurtWords(state, count)}` }]
  })
  const [worst] = hurt
  return {
    tone: worst ? SERVICE_TONES[worst.state] : 'good',
    words: [t('{well}/{count} in service', { well, count: states.length }), ...hurt.map(({ words }) => words)].join(
      ' · ',
    ),
    short: `${well}/${states.length}`,
  }
}

/** One line from a closed group to everything outside that its sites are cabled to. */
export function groupEdges(design: Design, folded: ReadonlyMap<string, SiteGroup>): Edge[] {
  const edges = new Map<string, Edge>()
  for (const { a, b } of design.links) {
    const ends = [folded.get(a.device)?.id ?? a.device, folded.get(b.device)?.id ?? b.device].sort()
    const [source = '', target = ''] = ends
    if (source === target || !ends.some(isGroup)) continue
    const id = `${source} ${target}`
    edges.set(id, { id, source, target, type: 'bundle', selectable: false, focusable: false })
  }
  return [...edges.values()]
}
