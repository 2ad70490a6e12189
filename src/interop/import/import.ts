/**
 * Configurations → design. Each text becomes a device; what they share becomes the VPN's settings, cables, and what
 * surrounds them; what no field of the design says stays as the device's changes by hand, so that exporting gives every
 * line back. Never throws: what cannot be read is said.
 */
import { type Design, type DeviceKindName, devicesOf, REFERENCE_DESIGNS, type VpnSettings } from '../../design/index'
import { lookUp, type NameTable, parseIp, prefixOf } from '../../net/index'
import { sharesOf } from '../verdicts/verdicts'
import { cableBundles } from './bundles'
import { calledFor } from './called'
import { cryptoFacts } from './crypto'
import { describedCables } from './described-cables'
import { deviceOf } from './devices'
import { layOut } from './layout'
import { type Cabled, cable, type PortFacts } from './links'
import { type Named, nameDevices } from './names'
import { type Neighbour, neighboursIn } from './neighbours'
import { rewritten } from './normalised'
import type { ParsedDevice } from './parsed'
import { type Difference, differenceOf } from './patches'
import { publicAddresses } from './public-addresses'
import { type ReadText, readSource } from './read'
import { rolesAmongThem } from './roles'
import { withShaping } from './shaping'
import { splitAll } from './split'
import { withStubs } from './stubs'
import { surround } from './surroundings'
import type { Arrange, ImportDiagnostic, Imported, ImportFile, ImportOptions, Offer, Placeholder } from './types'
import { unpacked } from './unpack'
import { readVpn } from './vpn'

export function importConfigurations(given: readonly ImportFile[], options: ImportOptions): Imported {
  const files = unpacked(given)
  const { reads, ...read } = readFiles(files, options)
  if (reads.length === 0) return { devices: [], links: [], offered: [], ...read }
  const made = assemble(reads, options, files.flatMap(neighboursIn))
  return {
    ...made,
    ...read,
    diagnostics: [...read.diagnostics, ...made.diagnostics],
    normalised: [...read.normalised, ...made.normalised],
  }
}

/** What files hold, before anything is made of it. */
export interface FilesRead extends Pick<Imported, 'diagnostics' | 'normalised' | 'placeholders'> {
  readonly reads: readonly ReadText[]
}

export function readFiles(files: readonly ImportFile[], options: Pick<ImportOptions, 'values'>): FilesRead {
  const parts = splitAll(files)
  const readings = parts.flatMap((part) => part.sources).map((source) => readSource(source, options.values))
  const placeholders = distinct(readings.flatMap((item) => item.placeholders))
  const reads = readings.flatMap((item) => item.read ?? [])
  return {
    reads: rolesAmongThem(reads),
    diagnostics: [
      ...parts.flatMap((part) => part.diagnostics),
      ...readings.flatMap((item) => item.diagnostics),
      ...valueProblems(options.values, placeholders),
    ],
    normalised: [...parts.flatMap((part) => part.normalised), ...readings.flatMap((item) => item.filled)],
    placeholders,
  }
}

/** Texts → devices in a design, with their cables and what stands around them. */
export function assemble(
  reads: readonly ReadText[],
  { into, surroundings, arrange, roles }: ImportOptions,
  neighbours: readonly Neighbour[],
): Omit<Imported, 'placeholders'> {
  const start = into ?? emptyDesign()
  const { named: found, diagnostics } = nameDevices(
    inOrder(reads),
    start.devices.map((device) => device.name),
  )
  const named = inRoles(found, roles)
  const bare = withDevices({ ...start, vpn: vpnOf(start, named, into !== undefined) }, named)
  const built = arrange
    ? arranged(bare, named, arrange)
    : surrounded(bare, start, named, surroundings ?? false, neighbours)
  const { names, cabled, told, offered } = built
  const placed = shaped(built.placed, named)
  const differences = new Map(
    named.flatMap(({ read, name }) => {
      const device = placed.devices.find((item) => item.name === name)
      return device ? [[name, differenceOf(placed, device, read)] as const] : []
    }),
  )
  const design: Design = {
    ...placed,
    devices: placed.devices.map((device) => {
      const difference = differences.get(device.name)
      return difference ? { ...device, ...difference.kept } : device
    }),
  }
  const texts = new Map(named.map(({ read, name }) => [name, read]))
  return {
    design,
    ...listed(design, names, texts, cabled, start),
    diagnostics: [
      ...diagnostics,
      ...cabled.diagnostics,
      ...named.flatMap((item) => completion(item, differences.get(item.name))),
      ...told,
    ],
    offered,
    normalised: rewritten(design, named),
  }
}

/** Devices with what stands around them and their cables, on their places; their texts are held against it next. */
interface Built {
  readonly placed: Design
  /** Devices that are new. */
  readonly names: ReadonlySet<string>
  readonly cabled: Pick<Cabled, 'reasons' | 'diagnostics'>
  readonly told: readonly ImportDiagnostic[]
  readonly offered: readonly Offer[]
}

/** Head-ends that shape each site, once cables tell the sites' lines. */
function shaped(design: Design, named: readonly Named[]): Design {
  const reads = new Map(named.map(({ name, read }) => [name, read]))
  const devices = design.devices.map((device) => {
    const read = reads.get(device.name)
    return read?.language === 'ios' ? withShaping(design, device, read.told.configuration) : device
  })
  return { ...design, devices }
}

/** As addresses and texts suggest. */
function surrounded(
  bare: Design,
  start: Design,
  named: readonly Named[],
  surroundings: boolean,
  neighbours: readonly Neighbour[],
): Built {
  const around = surround(bare, calledFor(named), surroundings)
  const said = describedCables(around.design, neighbours)
  const cabled = cable(
    inKinds({ ...around.design, links: [...around.design.links, ...said.links] }, start),
    portFactsOf(named),
  )
  const names = new Set([...named.map((item) => item.name), ...around.added, ...cabled.added])
  const bundled = cableBundles(cabled.design)
  const members = bundled.links.slice(cabled.design.links.length).map(({ id }) => [id, OF_BUNDLE] as const)
  const stubs = withStubs(bundled, new Set(named.map((item) => item.name)))
  return {
    placed: layOut(stubs.design, names),
    names,
    cabled: { ...cabled, reasons: new Map([...cabled.reasons, ...said.reasons, ...members]) },
    told: [...said.diagnostics, ...addedNote([...around.added, ...cabled.added]), ...stubs.diagnostics],
    offered: offeredTo(around.design, named),
  }
}

const OF_BUNDLE = 'it is of a Port-channel whose first member is cabled so'

/** What the routers' lines say of interfaces, and the design does not. */
function portFactsOf(named: readonly Named[]): PortFacts {
  const ports = named.flatMap(({ read, name }) =>
    read.language === 'ios'
      ? read.told.configuration.interfaces.map((item) => ({ key: `${name}/${item.name}`, item }))
      : [],
  )
  return {
    tables: new Map(ports.flatMap(({ key, item }) => (item.vrf ? [[key, item.vrf.value] as const] : []))),
    secondaries: new Map(
      ports.map(({ key, item: { secondaries = [] } }) => [
        key,
        secondaries.map(({ address, length }) => ({ ip: address, subnet: prefixOf(address, length) })),
      ]),
    ),
  }
}

/** As somebody else knows it. */
function arranged(bare: Design, named: readonly Named[], arrange: Arrange): Built {
  const own = new Set(named.map(({ name }) => name))
  const { design, reason } = arrange(layOut(bare, own), new Map(named.map(({ read, name }) => [read.file, name])))
  return {
    placed: design,
    names: new Set(design.devices.map(({ name }) => name)),
    cabled: { reasons: new Map(design.links.map(({ id }) => [id, reason])), diagnostics: [] },
    told: [],
    offered: [],
  }
}

/** What else would be added around them, were it asked for. */
function offeredTo(design: Design, named: readonly Named[]): readonly Offer[] {
  const { design: whole, added } = surround(design, calledFor(named), true)
  return whole.devices.flatMap(({ name, kind }) => (added.includes(name) ? [{ name, kind }] : []))
}

function emptyDesign(): Design {
  const found = REFERENCE_DESIGNS.find((item) => item.name === 'empty')
  if (!found) throw new Error('The empty design is missing from the library')
  return { ...found.build(), name: 'Imported' }
}

/** As somebody corrected them; a firewall that speaks its own language is none but that. */
const inRoles = (named: readonly Named[], roles: ImportOptions['roles']): readonly Named[] =>
  named.map((item) => {
    const { read, name } = item
    const kind = roles && (lookUp(roles, name) ?? lookUp(roles, read.hostname))
    return kind === undefined || read.language === 'asa' ? item : { ...item, read: { ...read, kind } }
  })

/** The order of new devices in the document, whether they were read or added. */
const KINDS: readonly DeviceKindName[] = [
  'internet',
  'firewall',
  'lan',
  'head-end',
  'router',
  'server',
  'phone',
  'pc',
  'home-nat',
  'soho',
]

const rank = (item: { readonly kind: DeviceKindName }) => KINDS.indexOf(item.kind)

/** Devices of one kind together, in the order of the files. */
function inOrder(reads: readonly ReadText[]): readonly ReadText[] {
  return [...reads].sort((a, b) => rank(a) - rank(b))
}

function inKinds(design: Design, start: Design): Design {
  const fresh = design.devices.slice(start.devices.length)
  const stays = design.devices.slice(0, start.devices.length)
  return { ...design, devices: [...stays, ...fresh.sort((a, b) => rank(a) - rank(b))] }
}

/** What the design's own devices have agreed on stays; the first that come say it for the rest. */
function vpnOf(start: Design, named: readonly Named[], keep: boolean): VpnSettings {
  if (keep && (devicesOf(start, 'head-end').length > 0 || devicesOf(start, 'soho').length > 0)) return start.vpn
  const tell = (kind: ReadText['kind']) =>
    named.flatMap(({ read }) => (read.kind === kind && read.language === 'ios' ? [read.told] : []))
  const headEnds = tell('head-end')
  // One that has a virtual address says more than one that has none.
  const hasGroup = ({ configuration }: ParsedDevice) =>
    configuration.interfaces.some((item) => item.cryptoMap && item.hsrp[0])
  return readVpn(headEnds.find(hasGroup) ?? headEnds[0], tell('soho')[0], start.vpn)
}

/** Head-ends first: a site's peers are among them. */
function withDevices(design: Design, named: readonly Named[]): Design {
  const isPeer = ({ read }: Named) => read.kind === 'head-end'
  const headEnds = named.filter(isPeer).map(({ read, name }) => deviceOf(read, name, new Map()))
  const texts = named.flatMap(({ read, name }) =>
    read.language === 'ios' && read.kind === 'head-end' ? [{ name, configuration: read.told.configuration }] : [],
  )
  const peers = publicAddresses([...design.devices, ...headEnds], texts)
  const devices = named.map(
    ({ read, name }) => headEnds.find((item) => item.name === name) ?? deviceOf(read, name, peers),
  )
  return { ...design, devices: [...design.devices, ...devices] }
}

function listed(
  design: Design,
  names: ReadonlySet<string>,
  texts: ReadonlyMap<string, ReadText>,
  cabled: Built['cabled'],
  start: Design,
): Pick<Imported, 'devices' | 'links'> {
  const before = new Set(start.links.map((link) => link.id))
  return {
    devices: design.devices
      .filter((device) => names.has(device.name))
      .map((device) => {
        const read = texts.get(device.name)
        const byHand = device.patch.delete.length + device.patch.insert.length
        return {
          name: device.name,
          kind: device.kind,
          role: device.kind,
          ...(read ? { file: read.file, lines: sharesOf(read.verdicts), ...doubtOf(read) } : {}),
          byHand,
        }
      }),
    links: design.links
      .filter((link) => !before.has(link.id))
      .map((link) => ({
        a: `${link.a.device}/${link.a.interface}`,
        b: `${link.b.device}/${link.b.interface}`,
        media: link.media,
        reason: cabled.reasons.get(link.id) ?? '',
      })),
  }
}

/** Why its role may be another than was found. */
function doubtOf(read: ReadText): Pick<Imported['devices'][number], 'doubt'> {
  if (read.language === 'asa') return {}
  const { initiators, responder } = cryptoFacts(read.told.configuration)
  if (responder && initiators.length > 0)
    return { doubt: 'It waits for peers, as a hub does, and begins tunnels itself, as a site does.' }
  if (read.kind === 'router' && (responder || initiators.length > 0))
    return { doubt: 'It has tunnels, but neither as a hub nor as a site of this design has them.' }
  return {}
}

function completion({ read, name }: Named, difference: Difference | undefined): readonly ImportDiagnostic[] {
  if (!difference || difference.completed.length === 0) return []
  return [
    {
      severity: 'info',
      file: read.file,
      line: 0,
      device: name,
      summary: `${name} is printed in part: it has no version line`,
      detail: `Completed with what a device cannot do without: ${difference.completed.join(', ')}.`,
      remedy: 'Remove in its configuration what it should not have.',
    },
  ]
}

function addedNote(added: readonly string[]): readonly ImportDiagnostic[] {
  if (added.length === 0) return []
  return [
    {
      severity: 'info',
      file: '',
      line: 0,
      summary: `${added.length} ${added.length === 1 ? 'device was' : 'devices were'} added: ${added.join(', ')}`,
      detail: 'The imported configurations name them or were to have them around, and they were not among the files.',
      remedy: 'Give them the addresses that your network has, or remove them.',
    },
  ]
}

function distinct(items: readonly Placeholder[]): readonly Placeholder[] {
  return [...new Map([...items].reverse().map((item) => [item.name, item])).values()].reverse()
}

function valueProblems(values: NameTable<string>, placeholders: readonly Placeholder[]): readonly ImportDiagnostic[] {
  const about = { file: '', line: 0 } as const
  return Object.entries(values).flatMap(([name, value]): readonly ImportDiagnostic[] => {
    if (parseIp(value) === undefined) {
      const summary = `${name}: "${value}" is no address`
      return [{ ...about, severity: 'error', summary, detail: '', remedy: 'Write it like 198.51.100.1.' }]
    }
    if (placeholders.some((item) => item.name === name)) return []
    const summary = `${name} is given a value, but stands in no file`
    return [{ ...about, severity: 'warning', summary, detail: '', remedy: 'Check its spelling.' }]
  })
}
