/**
 * Sites in bulk: rows that say much or little of each become devices, ports and cables with the next free names, addresses
 * and places. A plan shows what would come, row by row, and what is wrong where; its edit does it in one step. One site or
 * a thousand take the same way.
 */

import { platformNamed } from '../../config/index'
import { formatIp, formatPrefix, ipPlus, type Prefix, parseIp } from '../../net/index'
import type { Edit } from '../edit/types'
import { makeSite } from '../library/site'
import { callOnUplink } from '../library/voice-policy'
import type { Design } from '../model/design'
import { type Profile, USUAL_SOHO } from '../model/make'
import { readAddress } from '../model/read'
import { whoHas } from './conflicts'
import { type Draft, draftOf } from './draft'
import type { NatKind, SiteField, SiteValues } from './fields'
import type { Parts } from './ledger'
import { namesFor, patternProblem, type SiteNames } from './names'
import { profileFor } from './profile'

/** What all sites of a plan are like, where their rows say nothing else. */
export interface SiteTemplate extends SiteValues {
  /** Their routers' names (`names.ts` tells the parts of a pattern); absent = by the last octet of their LAN. */
  readonly naming?: string
  /** The first running number. */
  readonly first?: number
}

export interface PlanRow extends SiteValues {
  /** Where it stands in what was pasted. */
  readonly line?: number
}

export interface SiteProblem {
  readonly line?: number
  readonly field?: SiteField
  readonly problem: string
}

/** A site that would come, with all that its row left open. */
export interface PlannedSite {
  readonly line?: number
  readonly names: SiteNames
  readonly lan: string
  readonly public: string
  readonly nat: NatKind
  readonly box: string
  readonly release: string
  readonly peers: readonly string[]
}

export interface SitesPlan {
  readonly sites: readonly PlannedSite[]
  readonly problems: readonly SiteProblem[]
  /** Adds the sites that can be; nothing when there are none. */
  readonly edit?: Edit
}

/** What adding sites comes to. */
export function planSites(design: Design, rows: readonly PlanRow[], template: SiteTemplate = {}): SitesPlan {
  const draft = draftOf(design)
  const problem = templateProblem(draft, template)
  if (problem !== undefined) return { sites: [], problems: [{ problem }] }
  const { naming, first = 1, ...usual } = template
  const profile = profileFor(usual, draft.ledger.like ?? USUAL_SOHO)
  if (typeof profile === 'string') return { sites: [], problems: [{ field: 'box', problem: profile }] }
  const names = reservedNames(rows, draft)
  const sites: PlannedSite[] = []
  const problems: SiteProblem[] = []
  const parts: {
    devices: Parts['devices'][number][]
    ports: Parts['ports'][number][]
    links: Parts['links'][number][]
  } = {
    devices: [],
    ports: [],
    links: [],
  }
  for (const row of rows) {
    const made = siteOf(design, draft, { ...usual, ...row }, { naming, first, names, profile, row })
    const at = row.line === undefined ? {} : { line: row.line }
    if ('problem' in made) {
      problems.push({ ...at, ...made })
      continue
    }
    sites.push({ ...at, ...made.site })
    parts.devices.push(...made.parts.devices)
    parts.ports.push(...made.parts.ports)
    parts.links.push(...made.parts.links)
  }
  return {
    sites,
    problems: together(problems),
    ...(sites.length === 0 ? {} : { edit: { kind: 'add-parts', label: labelOf(sites), ...parts } }),
  }
}

/** What is wrong with many sites that no row names is said once. */
function together(problems: readonly SiteProblem[]): readonly SiteProblem[] {
  const rows = problems.filter(({ line }) => line !== undefined)
  const counts = new Map<string, { readonly problem: SiteProblem; readonly sites: number }>()
  for (const problem of problems.filter(({ line }) => line === undefined)) {
    const key = JSON.stringify([problem.field, problem.problem])
    counts.set(key, { problem, sites: (counts.get(key)?.sites ?? 0) + 1 })
  }
  const once = [...counts.values()].map(({ problem, sites }) =>
    sites === 1 ? problem : { ...problem, problem: `${problem.problem}: so it is with ${sites} sites` },
  )
  return [...rows, ...once]
}

const labelOf = (sites: readonly PlannedSite[]): string =>
  sites.length === 1 ? `Add site ${sites[0]?.lan}` : `Add ${sites.length} sites`

function templateProblem(draft: Draft, { naming }: SiteTemplate): string | undefined {
  if (!draft.ledger.internet) return 'A site needs the Internet: place it first'
  return naming === undefined ? undefined : patternProblem(naming)
}

/** Names that rows ask for are theirs: none is given to a row before them. */
function reservedNames(rows: readonly PlanRow[], draft: Draft): ReadonlySet<string> {
  const asked = rows.flatMap(({ site, home, phone }) => [site, home, phone].flatMap((name) => name ?? []))
  return new Set(asked.filter((name) => !draft.isTaken(name)))
}

interface Context {
  readonly naming: string | undefined
  readonly first: number
  readonly names: ReadonlySet<string>
  /** The box of a row that names none. */
  readonly profile: Profile
  /** What the row itself says, without the template. */
  readonly row: PlanRow
}

interface Made {
  readonly site: Omit<PlannedSite, 'line'>
  readonly parts: Parts
}

type Wrong = Omit<SiteProblem, 'line'>

/** One site, taken out of what is free only when all of it fits. */
function siteOf(design: Design, draft: Draft, values: SiteValues, context: Context): Made | Wrong {
  const lan = lanOf(design, draft, values)
  if ('problem' in lan) return lan
  const names = namesOf(draft, values, lan.subnet, context)
  if ('problem' in names) return names
  const nat = values.nat ?? 'cookie-spi'
  const address = publicOf(design, draft, values, nat)
  if (typeof address !== 'string') return address
  const profile = profileFor(context.row, context.profile)
  if (typeof profile === 'string')
    return { field: platformNamed(context.row.box ?? '') ? 'release' : 'box', problem: profile }
  const peers = peersOf(draft, values)
  if (typeof peers === 'string') return { field: 'peers', problem: peers }
  const manager = values.callManager ?? ''
  if (manager !== '' && !draft.isTaken(manager))
    return { field: 'callManager', problem: `There is no server called ${manager}` }
  return made(design, draft, values, { lan, names, nat, address, profile, peers })
}

function lanOf(
  design: Design,
  draft: Draft,
  values: SiteValues,
): { readonly subnet: Prefix; readonly router: number } | Wrong {
  const { pools, siteLength } = design.vpn
  if (values.lan) {
    const { subnet, router = 1 } = values.lan
    if (draft.isFreeLan(subnet)) return { subnet, router }
    return {
      field: 'lan',
      problem: `${formatPrefix(subnet)} is not free: ${whoHas(design, subnet) ?? 'another row has it'}`,
    }
  }
  const length = values.length ?? siteLength
  const subnet = draft.freeLan(length)
  if (subnet) return { subnet, router: 1 }
  const problem =
    pools.length === 0
      ? 'No pool is there to choose a LAN from: add one to the VPN settings'
      : `The pools ${pools.join(', ')} have no free /${length} left: add a pool to the VPN settings`
  return { field: 'lan', problem }
}

function namesOf(draft: Draft, values: SiteValues, lan: Prefix, context: Context): SiteNames | Wrong {
  const { row, naming, first, names: reserved } = context
  const usual = row.site === undefined ? draft.nextNames(naming, first, lan, reserved) : namesFor(row.site)
  const names = { router: usual.router, home: row.home ?? usual.home, phone: row.phone ?? usual.phone }
  const used: (readonly [SiteField, string])[] = [
    ['site', names.router],
    ...(values.nat === 'none' ? [] : [['home', names.home] as const]),
    ...(names.phone === 'none' ? [] : [['phone', names.phone] as const]),
  ]
  for (const [field, name] of used) {
    if (draft.isTaken(name)) return { field, problem: `There is already a device called ${name}` }
    if (used.some(([other, same]) => other !== field && same === name))
      return { field, problem: `Two devices of the site are called ${name}` }
  }
  return names
}

/** As the document writes it: with a length, `dhcp`, or empty for none. */
function publicOf(design: Design, draft: Draft, values: SiteValues, nat: NatKind): string | Wrong {
  const told = values.public ?? (nat === 'none' ? 'dhcp' : undefined)
  if (told === 'dhcp') return told
  if (told === 'none') return ''
  if (told === undefined) {
    const free = draft.freePublic()
    if (free) return `${formatIp(free.ip)}/${free.length}`
    const { name = '', accessGateway = '' } = draft.ledger.internet ?? {}
    return {
      field: 'public',
      problem: `${accessGateway} has no public address left: widen it in ${name}, or add a network there`,
    }
  }
  const ip = parseIp(told.split('/')[0] ?? '')
  const length = readAddress(told)?.length ?? draft.lengthFor(ip)
  if (ip === undefined) return { field: 'public', problem: `"${told}" is no address` }
  if (length === undefined)
    return {
      field: 'public',
      problem: `${told} lies in no access network of the Internet: write its length too, or add the network`,
    }
  if (draft.isFreePublic(ip)) return `${formatIp(ip)}/${length}`
  const problem = `${formatIp(ip)} is not free: ${whoHas(design, { address: ip, length: 32 }) ?? 'another row has it'}`
  return { field: 'public', problem }
}

function peersOf({ ledger }: Draft, { peers }: SiteValues): readonly string[] | string {
  const wrong = peers?.find((name) => !ledger.headEnds.includes(name))
  if (wrong === undefined) return peers ?? ledger.headEnds
  return `${wrong} is no head-end: there are ${ledger.headEnds.join(', ') || 'none'}`
}

const callValues = ({ codec }: SiteValues) => (codec === undefined || codec === 'usual' ? undefined : { codec })

interface Resolved {
  readonly lan: { readonly subnet: Prefix; readonly router: number }
  readonly names: SiteNames
  readonly nat: NatKind
  readonly address: string
  readonly profile: Profile
  readonly peers: readonly string[]
}

function made(design: Design, draft: Draft, values: SiteValues, resolved: Resolved): Made {
  const { lan, names, nat, address, profile, peers } = resolved
  const { internet, callManager } = draft.ledger
  const port = draft.nextPort()
  const free = values.x === undefined || values.y === undefined ? draft.nextPlace() : { x: 0, y: 0 }
  const { devices, links, access } = makeSite({
    id: '',
    router: names.router,
    home: nat === 'none' ? undefined : names.home,
    phone: names.phone === 'none' ? undefined : names.phone,
    lan: `${formatIp(ipPlus(lan.subnet.address, lan.router))}/${lan.subnet.length}`,
    publicAddress: address,
    position: { x: values.x ?? free.x, y: values.y ?? free.y },
    peers,
    callManager: values.callManager ?? callManager,
    access: port.name,
    internet: internet?.name ?? '',
    profile,
    more: values,
    call: callOnUplink(design, callValues(values)),
  })
  draft.takeLan(lan.subnet)
  const ip = readAddress(address)?.ip
  if (ip !== undefined) draft.takePublic(ip)
  for (const { name } of devices) draft.takeName(name)
  return {
    site: {
      names,
      lan: formatPrefix(lan.subnet),
      public: address === '' ? 'none' : address,
      nat,
      box: profile.platform,
      release: profile.release,
      peers,
    },
    parts: {
      devices,
      links,
      ports: port.isNew && internet ? [{ device: internet.name, interface: access }] : [],
    },
  }
}
