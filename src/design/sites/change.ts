/**
 * Many sites changed, or taken away, in one step. Only what a row says otherwise than the design is changed, so that a table
 * that was written and is read again changes nothing.
 */

import type { LineBehind, SitePlanning } from '../../config/index'
import {
  ALL_FREE,
  formatIp,
  formatPrefix,
  ipPlus,
  isFree,
  type Prefix,
  parseIp,
  prefixOf,
  type Space,
  withTaken,
} from '../../net/index'
import { choosePlatform, chooseRelease } from '../edit/profile'
import type { Edit } from '../edit/types'
import { callOnUplink, lineBehind, policyOn, uplinkOf } from '../library/voice-policy'
import { accessNetworks } from '../model/access'
import type { Design, Link } from '../model/design'
import { usualLine } from '../model/make'
import { devicesOf, isPrivateSide, placedInterfaces, readAddress } from '../model/read'
import { sameValue } from '../model/same'
import type { PlanRow, SiteProblem } from './add'
import type { SiteField, SiteLan, SiteValues } from './fields'
import { siteMembers } from './members'
import { profileFor } from './profile'
import { devicesOfSite, type SiteParts, siteNamed, valuesOf } from './read'

/** What a site will say otherwise. */
export interface ChangedSite {
  readonly site: string
  readonly fields: readonly SiteField[]
}

export interface ChangesPlan {
  readonly changed: readonly ChangedSite[]
  /** Sites that are as their rows say already. */
  readonly same: number
  readonly problems: readonly SiteProblem[]
  readonly edit?: Edit
}

/** What changing sites by their names comes to; a row says what is to be, and what it leaves open stays. */
export function planChanges(design: Design, rows: readonly PlanRow[]): ChangesPlan {
  const problems: SiteProblem[] = []
  const changed: ChangedSite[] = []
  const edits: Edit[] = []
  const wanted: Wanted[] = []
  const seen = new Set<string>()
  for (const row of rows) {
    const at = row.line === undefined ? {} : { line: row.line }
    const parts = siteNamed(design, row.site ?? '')
    const wrong = !parts
      ? `There is no site called ${row.site ?? '(no name)'}`
      : seen.has(parts.router.name)
        ? `${parts.router.name} stands in the table twice`
        : undefined
    if (!parts || wrong !== undefined) {
      problems.push({ ...at, field: 'site', problem: wrong ?? '' })
      continue
    }
    seen.add(parts.router.name)
    wanted.push({ ...at, parts, now: valuesOf(parts), next: row })
  }
  const addresses = addressProblems(design, wanted)
  let same = 0
  for (const want of wanted) {
    const made = addresses.get(want) ?? editsFor(design, want)
    if (!Array.isArray(made))
      problems.push({ ...(want.line === undefined ? {} : { line: want.line }), ...(made as Wrong) })
    else if (made.length === 0) same++
    else {
      changed.push({ site: want.parts.router.name, fields: differing(want) })
      edits.push(...made)
    }
  }
  const label = changed.length === 1 ? `Change site ${changed[0]?.site}` : `Change ${changed.length} sites`
  return {
    changed,
    same,
    problems,
    ...(edits.length === 0 ? {} : { edit: { kind: 'batch', label, edits } }),
  }
}

interface Wanted {
  readonly line?: number
  readonly parts: SiteParts
  readonly now: SiteValues
  readonly next: SiteValues
}

type Wrong = Omit<SiteProblem, 'line'>

/** Fields that are said, and said otherwise. */
function differing({ now, next, parts }: Wanted): readonly SiteField[] {
  const all = Object.keys(next) as (SiteField | 'line')[]
  return all.filter((key): key is SiteField => {
    if (key === 'line' || key === 'site' || key === 'length' || next[key] === undefined) return false
    if (key === 'public') return publicText(parts, next.public ?? '') !== now.public
    return !sameValue(next[key], now[key])
  })
}

/** An address that is written without its length has the one that stands there now. */
function publicText({ front }: SiteParts, text: string): string {
  const now = front?.item.addressing
  const length = now?.kind === 'static' ? readAddress(now.address)?.length : undefined
  return text.includes('/') || parseIp(text) === undefined || length === undefined ? text : `${text}/${length}`
}

/** The steps that bring a site there; none when it is there. */
function editsFor(design: Design, want: Wanted): Edit[] | Wrong {
  const { parts, next } = want
  const fields = new Set(differing(want))
  const refused = refusal(design, want, fields)
  if (refused) return refused
  const profile = fields.has('box') || fields.has('release') ? profileEdits(design, want) : []
  if (typeof profile === 'string') return { field: 'box', problem: profile }
  const { router, home, phone } = parts
  const own = pick(next, fields, { peers: 'peers', qos: 'qosPreClassify', description: 'cryptoDescription' })
  return [
    ...(own ? [{ kind: 'set-device', name: router.name, change: own } as const] : []),
    ...voiceEdits(design, want, fields),
    ...(home && fields.has('nat')
      ? [{ kind: 'set-device', name: home.name, change: { passThrough: next.nat } } as const]
      : []),
    ...(phone && fields.has('callManager')
      ? [{ kind: 'set-device', name: phone.name, change: { callManager: next.callManager } } as const]
      : []),
    ...addressEdits(want, fields),
    ...lineEdits(want, fields),
    ...moveEdits(want, fields),
    ...profile,
    // Last, as all before speak of devices by the names that they have.
    ...(home && next.home !== undefined && fields.has('home')
      ? [{ kind: 'rename-device', from: home.name, to: next.home } as const]
      : []),
    ...(phone && next.phone !== undefined && fields.has('phone')
      ? [{ kind: 'rename-device', from: phone.name, to: next.phone } as const]
      : []),
  ]
}

/** What its calls are planned with, and the policy that puts them first, on the line as it is to be. */
function voiceEdits(design: Design, { parts, next }: Wanted, fields: ReadonlySet<SiteField>): readonly Edit[] {
  const { name, planning } = parts.router
  const { codec: _old, ...rest } = planning ?? {}
  const fresh = { ...rest, ...(next.codec === undefined || next.codec === 'usual' ? {} : { codec: next.codec }) }
  const codec = fields.has('codec') ? { planning: Object.keys(fresh).length === 0 ? undefined : fresh } : {}
  const own = fields.has('codec') ? fresh : planning
  const line = next.voiceFirst ? lineOf(design, parts, next, own) : undefined
  const policy = line && policyOn(line, callOnUplink(design, own))
  const change = { ...codec, ...(fields.has('voiceFirst') ? { voicePolicy: policy } : {}) }
  return Object.keys(change).length === 0 ? [] : [{ kind: 'set-device', name, change }]
}

const upKbitOf = (design: Design, router: string, { up }: SiteValues): number | undefined =>
  up ?? uplinkOf(design, router)?.kbit

/** The line as it is to be, with another technology if it gets one. */
function lineOf(
  design: Design,
  { router, line }: SiteParts,
  next: SiteValues,
  own: SitePlanning | undefined,
): LineBehind | undefined {
  const kbit = upKbitOf(design, router.name, next)
  const cable = uplinkOf(design, router.name)?.line ?? line
  if (kbit === undefined || !cable) return undefined
  return lineBehind(kbit, next.access === undefined ? cable : { ...cable, media: next.access }, own)
}

/** What a table cannot change of a site that stands. */
function refusal(design: Design, { parts, now, next }: Wanted, fields: ReadonlySet<SiteField>): Wrong | undefined {
  const { router, home, phone } = parts
  if (fields.has('nat') && (next.nat === 'none' || !home))
    return {
      field: 'nat',
      problem: `${router.name} ${home ? `stands behind ${home.name}` : 'has no home router'}: that is changed on the canvas`,
    }
  if (fields.has('home') && !home) return { field: 'home', problem: `${router.name} has no home router` }
  if (fields.has('phone') && (!phone || next.phone === 'none'))
    return {
      field: 'phone',
      problem: `${router.name} has ${phone ? `the phone ${phone.name}` : 'no phone of its own'}: that is changed on the canvas`,
    }
  if (fields.has('callManager') && !phone)
    return { field: 'callManager', problem: `${router.name} has no phone of its own` }
  if (LINE.some((key) => fields.has(key)) && !parts.line)
    return { field: 'access', problem: `${router.name} has no line to the Internet` }
  if (fields.has('voiceFirst') && next.voiceFirst && upKbitOf(design, router.name, next) === undefined)
    return { field: 'voiceFirst', problem: `${router.name} has no uplink to the Internet that a policy could stand on` }
  if (fields.has('lan') && !parts.lan) return { field: 'lan', problem: `${router.name} has no LAN interface` }
  if (fields.has('public') && !parts.front)
    return { field: 'public', problem: `${router.name} has no interface towards the Internet` }
  const names = new Set(devicesOf(design, 'head-end').map(({ name }) => name))
  const stranger = fields.has('peers') ? next.peers?.find((name) => !names.has(name)) : undefined
  if (stranger !== undefined)
    return { field: 'peers', problem: `${stranger} is no head-end: there are ${[...names].join(', ') || 'none'}` }
  return now.site === undefined ? { field: 'site', problem: 'The site has no name' } : undefined
}

function pick(
  next: SiteValues,
  fields: ReadonlySet<SiteField>,
  keys: Readonly<Partial<Record<SiteField, string>>>,
): Readonly<Record<string, unknown>> | undefined {
  const entries = (Object.entries(keys) as [SiteField, string][]).filter(([field]) => fields.has(field))
  return entries.length === 0 ? undefined : Object.fromEntries(entries.map(([field, key]) => [key, next[field]]))
}

const LINE = ['access', 'up', 'down', 'delay', 'jitter', 'loss'] as const satisfies readonly SiteField[]

/** Another technology brings its usual rates, where none are said. */
function lineEdits({ parts, next }: Wanted, fields: ReadonlySet<SiteField>): readonly Edit[] {
  const { line } = parts
  if (!line || !LINE.some((key) => fields.has(key))) return []
  const usual = next.access !== undefined && fields.has('access') ? usualLine(next.access) : undefined
  const change: Partial<Link> = {
    ...usual,
    ...(next.access === undefined ? {} : { media: next.access }),
    ...(next.up === undefined ? {} : { bandwidthKbit: next.up }),
    ...(next.down === undefined ? {} : { returnBandwidthKbit: next.down }),
    ...(next.delay === undefined ? {} : { delayMs: next.delay }),
    ...(next.jitter === undefined ? {} : { jitterMs: next.jitter }),
    ...(next.loss === undefined ? {} : { lossPercent: next.loss }),
  }
  return [{ kind: 'set-link', id: line.id, change }]
}

const lanAddress = ({ subnet, router = 1 }: SiteLan): string =>
  `${formatIp(ipPlus(subnet.address, router))}/${subnet.length}`

function addressEdits({ parts, next }: Wanted, fields: ReadonlySet<SiteField>): readonly Edit[] {
  const { router, lan, front } = parts
  const text = fields.has('public') && next.public !== undefined ? publicText(parts, next.public) : undefined
  const addressing =
    text === 'dhcp'
      ? { kind: 'dhcp' as const }
      : text === 'none'
        ? { kind: 'none' as const }
        : { kind: 'static' as const, address: text ?? '' }
  return [
    ...(lan && next.lan && fields.has('lan')
      ? [
          {
            kind: 'set-interface',
            device: router.name,
            interface: lan.name,
            change: { addressing: { kind: 'static', address: lanAddress(next.lan) } },
          } as const,
        ]
      : []),
    ...(front && text !== undefined
      ? [
          {
            kind: 'set-interface',
            device: front.device.name,
            interface: front.item.name,
            change: { addressing },
          } as const,
        ]
      : []),
  ]
}

/** The site as a whole: its devices keep their places to each other. */
function moveEdits({ parts, now, next }: Wanted, fields: ReadonlySet<SiteField>): readonly Edit[] {
  if (!fields.has('x') && !fields.has('y')) return []
  const [dx, dy] = [(next.x ?? now.x ?? 0) - (now.x ?? 0), (next.y ?? now.y ?? 0) - (now.y ?? 0)]
  const moved = devicesOfSite(parts).map(({ name, position }) => [name, { x: position.x + dx, y: position.y + dy }])
  return [{ kind: 'move-devices', positions: Object.fromEntries(moved) }]
}

function profileEdits(design: Design, { parts, next }: Wanted): readonly Edit[] | string {
  const { router } = parts
  const profile = profileFor(next, router)
  if (typeof profile === 'string') return profile
  const box = profile.platform === router.platform ? undefined : choosePlatform(design, router.name, profile.platform)
  if (typeof box === 'string') return box
  if (box) return [box, { kind: 'set-device', name: router.name, change: { release: profile.release } }]
  const release = chooseRelease(design, router.name, profile.release)
  return typeof release === 'string' ? release : [release]
}

/** Addresses that cannot be, all changes together: two sites may change places. */
function addressProblems(design: Design, wanted: readonly Wanted[]): ReadonlyMap<Wanted, Wrong> {
  const problems = new Map<Wanted, Wrong>()
  const movers = wanted.filter((want) => differing(want).some((field) => field === 'lan' || field === 'public'))
  if (movers.length === 0) return problems
  const leaving = new Set(
    movers.flatMap((want) => {
      const fields = differing(want)
      const { lan, front, router } = want.parts
      return [
        ...(lan && fields.includes('lan') ? [`${router.name}/${lan.name}`] : []),
        ...(front && fields.includes('public') ? [`${front.device.name}/${front.item.name}`] : []),
      ]
    }),
  )
  let [lans, hosts] = takenBeside(design, leaving)
  for (const want of movers) {
    const fields = differing(want)
    const lan = fields.includes('lan') ? want.next.lan?.subnet : undefined
    const text = fields.includes('public') ? publicText(want.parts, want.next.public ?? '') : undefined
    const host = hostOf(text)
    if (lan && !isFree(lans, lan)) problems.set(want, { field: 'lan', problem: `${formatPrefix(lan)} is not free` })
    else if (host && !isFree(hosts, host))
      problems.set(want, { field: 'public', problem: `${formatIp(host.address)} is not free` })
    else if (text !== undefined && parseIp(text) !== undefined)
      problems.set(want, { field: 'public', problem: `Write ${text} with its length, as ${text}/24` })
    if (lan) lans = withTaken(lans, lan)
    if (host) hosts = withTaken(hosts, host)
  }
  return problems
}

function hostOf(text: string | undefined): Prefix | undefined {
  const ip = text === undefined ? undefined : readAddress(text)?.ip
  return ip === undefined ? undefined : prefixOf(ip, 32)
}

/** What is taken by all interfaces but some, and the gateways of access networks. */
function takenBeside(design: Design, leaving: ReadonlySet<string>): [lans: Space, hosts: Space] {
  let [lans, hosts] = [ALL_FREE, ALL_FREE]
  for (const { device, item, ip, length, subnet } of placedInterfaces(design)) {
    if (isPrivateSide(device, item) || leaving.has(`${device.name}/${item.name}`)) continue
    hosts = withTaken(hosts, prefixOf(ip, 32))
    if (length < 32) lans = withTaken(lans, subnet)
  }
  for (const { ip } of devicesOf(design, 'internet').flatMap(accessNetworks)) hosts = withTaken(hosts, prefixOf(ip, 32))
  return [lans, hosts]
}

/** The edit that takes sites away, with all that stands at them; what is no site is a problem. */
export function removeSites(design: Design, names: readonly string[]): Edit | string {
  const wanted = new Set(names)
  const stranger = names.find((name) => !siteNamed(design, name))
  if (stranger !== undefined) return `There is no site called ${stranger}`
  if (wanted.size === 0) return 'No site is named'
  const gone = [...siteMembers(design)].flatMap(([device, site]) => (wanted.has(site) ? [device] : []))
  const label = wanted.size === 1 ? `Remove site ${names[0]}` : `Remove ${wanted.size} sites`
  return { kind: 'batch', label, edits: [{ kind: 'remove-devices', names: gone }] }
}

/** What sites have beyond their rows: nothing of it is in a table that is written. */
export function beyondTable(design: Design): readonly string[] {
  const members = new Map<string, string[]>()
  for (const [device, site] of siteMembers(design)) {
    const others = members.get(site)
    if (others) others.push(device)
    else members.set(site, [device])
  }
  return devicesOf(design, 'soho').flatMap(({ name, patch }) => {
    const parts = siteNamed(design, name)
    const known = new Set(parts ? devicesOfSite(parts).map((device) => device.name) : [])
    const more = (members.get(name) ?? []).filter((device) => !known.has(device))
    const lines = patch.delete.length + patch.insert.length
    return [
      ...(lines === 0 ? [] : [`${name}: ${lines} ${lines === 1 ? 'line' : 'lines'} by hand`]),
      ...(more.length === 0 ? [] : [`${name}: ${more.join(', ')}`]),
    ]
  })
}
