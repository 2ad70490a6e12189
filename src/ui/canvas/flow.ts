/** Design and tables → React Flow's nodes and edges. Pure: the only place where what is drawn is decided. */

import { type Edge, type Node, Position } from '@xyflow/react'
import { type Design, type Device, type Link, siteMembers } from '../../design/index'
import { type Course, lanesOf, NODE_HEIGHT, NODE_WIDTH } from '../../drawing/index'
import type { SiteStatus, SnapshotView } from '../../engine/messages'
import { shortInterfaceName } from '../../ios/index'
import { formatIp, lookUp } from '../../net/index'
import type { Mark, Marks } from '../../store/index'
import type { Tone } from '../components/Status'
import { SERVICE_TONES, serviceWord } from '../service/words'
import { said, t } from '../words/language'
import { endLabels, type Labels, USUAL_LABELS } from './labels'
import { roomsOf } from './room'
import { cablesInWords, spokenName } from './spoken'

interface DeviceLook {
  readonly kind: Device['kind']
  readonly name: string
  /** One short line under the name: HSRP role, LAN, address. */
  readonly detail: string
  readonly tone: Tone
  readonly word: string
  readonly crown: boolean
  /** The gravest finding about it, when it is more than a note, and how that is said. */
  readonly found?: 'error' | 'warning' | 'info'
  readonly foundWord?: string
}

export interface DeviceNodeData extends DeviceLook, Record<string, unknown> {
  readonly mark: Mark | undefined
  /** Units that its name may take below its box. */
  readonly room: number
}

export interface CableEdgeData extends Record<string, unknown> {
  readonly media: Link['media']
  /** Its place among cables between the same two devices. */
  readonly lane: number
  /** How it is led. */
  readonly led: Course
  readonly down: boolean
  /** Why nothing passes although the cable is up. */
  readonly note: string | undefined
  /** What stands at each end, a line for each thing; empty = nothing does. */
  readonly labels: readonly [string, string]
  readonly mark: Mark | undefined
  /** Both ends, as a person would name the link. */
  readonly title: string
}

export type DeviceNode = Node<DeviceNodeData, 'device'>
export type CableEdge = Edge<CableEdgeData, 'cable'>

/**
 * Sizes, and where cables are joined, told and not measured: a drawing that is replaced while React Flow measures the one before
 * would otherwise be left without them, and its cables undrawn.
 */
const SIZE = { width: NODE_WIDTH, height: NODE_HEIGHT }
const HANDLES: NonNullable<DeviceNode['handles']> = [
  { type: 'target', position: Position.Left, x: 0, y: 0, width: NODE_WIDTH, height: NODE_HEIGHT },
  { type: 'source', position: Position.Right, x: NODE_WIDTH - 6, y: NODE_HEIGHT / 2 - 6, width: 12, height: 12 },
]

export function nodesOf(
  design: Design,
  view: SnapshotView | undefined,
  sites: readonly SiteStatus[],
  selected: readonly string[],
  marks: Marks,
): DeviceNode[] {
  const rooms = roomsOf(design.devices)
  const chosen = new Set(selected)
  const siteAt = siteStatusOf(design, sites)
  const cables = cablesInWords(design, view)
  return design.devices.map((device) => {
    const look = dataOf(device, view, siteAt(device))
    const mark = marks.devices.get(device.name)
    return {
      id: device.name,
      type: 'device',
      position: device.position,
      width: NODE_WIDTH,
      height: NODE_HEIGHT,
      measured: SIZE,
      handles: HANDLES,
      // Above cables and the way of a packet, which lie at 0 and 1.
      zIndex: 2,
      selected: chosen.has(device.name),
      draggable: !device.locked,
      data: { ...look, mark, room: rooms.get(device.name) ?? NODE_WIDTH },
      ariaLabel: spokenName(device, mark ? said(mark.word) : look.word, cables(device.name)),
    }
  })
}

/** How the site stands that a router is, or that a host stands at: what its own phone does not hear, no other host there does. */
function siteStatusOf(design: Design, sites: readonly SiteStatus[]): (device: Device) => SiteStatus | undefined {
  const places = siteMembers(design)
  const byName = new Map(sites.flatMap((site) => [[site.to, site] as const, [site.site, site] as const]))
  return ({ kind, name }) => byName.get(name) ?? (HOSTS.has(kind) ? byName.get(places.get(name) ?? '') : undefined)
}

const HOSTS: ReadonlySet<string> = new Set(['phone', 'pc', 'server'])

function dataOf(device: Device, view: SnapshotView | undefined, site: SiteStatus | undefined): DeviceLook {
  const base = { kind: device.kind, name: device.name, crown: false }
  const tables = lookUp(view?.devices, device.name)
  if (!tables) return { ...base, detail: '', tone: 'unknown', word: t('not simulated yet') }
  if (!tables.running) return { ...base, detail: t('down'), tone: 'bad', word: t('down') }
  if (device.kind === 'head-end') {
    const group = tables.hsrp[0]
    const tunnels = tables.ipsecSas.length
    const role = group ? `${group.state} ${group.priority}` : t('no HSRP')
    const good = group?.state === 'active' || group?.state === 'standby'
    return {
      ...base,
      detail: role,
      tone: good ? 'good' : 'warn',
      word: t('HSRP {role}, {tunnels} tunnels', { role, tunnels }),
      crown: group?.state === 'active',
    }
  }
  if (site?.site === device.name)
    return {
      ...base,
      detail:
        site.state === 'in service' && site.peer !== undefined ? t('on {peer}', { peer: site.peer }) : said(site.state),
      tone: SERVICE_TONES[site.state],
      word: serviceWord(site),
    }
  if (device.kind === 'soho') return { ...base, detail: t('no peer'), tone: 'unknown', word: t('it has no peer') }
  const linked = tables.interfaces.filter((item) => item.kind !== 'loopback')
  const down = linked.some((item) => item.adminUp && !item.lineUp)
  const address = tables.interfaces.find((item) => item.address)?.address
  const dotted = address ? formatIp(address.ip) : t('no address')
  const detail = HOSTS.has(device.kind) ? dotted : ''
  const missing = HOSTS.has(device.kind) && !address
  if (site && site.state !== 'in service')
    return {
      ...base,
      detail: said(site.state),
      tone: SERVICE_TONES[site.state],
      word: `${dotted}: ${serviceWord(site)}`,
    }
  return {
    ...base,
    detail,
    tone: missing ? 'bad' : down ? 'warn' : 'good',
    word: missing ? t('no address') : down ? t('port down') : t('up'),
  }
}

/** One object for all that have no course of their own, so that a change of anything else draws none of them anew. */
const AS_IT_LIES: Course = {}

export function edgesOf(
  design: Design,
  view: SnapshotView | undefined,
  selected: string | undefined,
  marks: Marks,
  labels: Labels = USUAL_LABELS,
): CableEdge[] {
  const down = new Set(view?.linksDown ?? [])
  const blocked = new Set(view?.linksBlocked ?? [])
  const storming = new Set(view?.storms.flatMap(({ links }) => links) ?? [])
  const label = endLabels(design, view, labels)
  const lanes = lanesOf(design.links)
  return design.links.map((link) => ({
    id: link.id,
    type: 'cable',
    source: link.a.device,
    target: link.b.device,
    selected: link.id === selected,
    data: {
      media: link.media,
      lane: lanes.get(link.id) ?? 0,
      led: link.bends || link.course ? link : AS_IT_LIES,
      down: down.has(link.id),
      note: storming.has(link.id) ? t('frame storm') : blocked.has(link.id) ? t('blocked') : undefined,
      labels: [label(link, link.a), label(link, link.b)],
      mark: marks.links.get(link.id),
      title: titleOf(link, lanes.get(link.id) !== 0),
    },
    ariaLabel: t('Link {device} {interface} to {device2} {interface2}', {
      device: link.a.device,
      interface: link.a.interface,
      device2: link.b.device,
      interface2: link.b.interface,
    }),
  }))
}

/** By its devices; one of several between them by its interfaces too. */
export function titleOf({ a, b }: Link, withPorts: boolean): string {
  const end = ({ device, interface: port }: Link['a']) => (withPorts ? `${device} ${shortInterfaceName(port)}` : device)
  return `${end(a)} – ${end(b)}`
}

/**
 * What of a new drawing is as it was keeps its object, and with it what React has drawn of it: while time plays most
 * tables change without a word of it on the canvas.
 */
export function keepSame<Item extends { readonly id: string; readonly data?: Record<string, unknown> }>(
  before: Item[],
  after: Item[],
): Item[] {
  const known = new Map(before.map((item) => [item.id, item]))
  const kept = after.map((item) => {
    const old = known.get(item.id)
    if (old === undefined || old === item) return item
    return sameFields(old, item) && sameFields(old.data, item.data) ? old : item
  })
  return kept.length === before.length && kept.every((item, at) => item === before[at]) ? before : kept
}

function sameFields(a: object = {}, b: object = {}): boolean {
  for (const key in b) {
    if (key === 'data') continue
    const [one, other] = [a[key as keyof typeof a] as unknown, b[key as keyof typeof b] as unknown]
    if (!Object.is(one, other) && !(Array.isArray(other) && String(one) === String(other))) return false
  }
  return true
}
