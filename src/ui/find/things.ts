/** What of a design can be found, as values: devices, sites, interfaces and ports, subnets, saved flows, lines. Pure. */
import { type Design, type Device, devicesOf, ownAddress } from '../../design/index'
import type { DeviceText, SnapshotView } from '../../engine/messages'
import { shortInterfaceName } from '../../ios/index'
import { contains, formatIp, formatPrefix, type Prefix, parseIp, prefixOf, tableEntries } from '../../net/index'
import { endChoices } from '../path/ends'

export type Target =
  | { readonly kind: 'devices'; readonly devices: readonly string[] }
  | { readonly kind: 'interface'; readonly device: string; readonly link: string | undefined }
  | { readonly kind: 'flow'; readonly index: number }
  | { readonly kind: 'line'; readonly device: string; readonly line: number }

export interface Thing {
  readonly group: 'Device' | 'Site' | 'Interface' | 'Subnet' | 'Flow' | 'Line'
  readonly title: string
  readonly hint: string
  /** All it is found by, in small letters. */
  readonly words: string
  readonly target: Target
}

/** Everything but lines, which are looked for in the texts. */
export function thingsOf(design: Design, view: SnapshotView | undefined): readonly Thing[] {
  return [
    ...devices(design, view),
    ...sites(design, view),
    ...interfaces(design, view),
    ...subnets(design),
    ...flows(design),
  ]
}

function thing(group: Thing['group'], title: string, hint: string, target: Target, more = ''): Thing {
  return { group, title, hint, target, words: `${group} ${title} ${hint} ${more}`.toLowerCase() }
}

function devices(design: Design, view: SnapshotView | undefined): readonly Thing[] {
  const ends = new Map(endChoices(design, view).map((choice) => [choice.name, choice]))
  return design.devices.map((device) => {
    const addresses = ends.get(device.name)?.addresses ?? []
    return thing('Device', device.name, addresses.join(' '), { kind: 'devices', devices: [device.name] }, device.kind)
  })
}

function sites(design: Design, view: SnapshotView | undefined): readonly Thing[] {
  const members = new Map<string, string[]>()
  for (const { name, site } of endChoices(design, view)) {
    if (site === undefined) continue
    const known = members.get(site)
    if (known) known.push(name)
    else members.set(site, [name])
  }
  return devicesOf(design, 'soho').map((device) => {
    const names = members.get(device.name) ?? [device.name]
    return thing('Site', `Site ${device.name}`, names.filter((name) => name !== device.name).join(', '), {
      kind: 'devices',
      devices: names,
    })
  })
}

/** Interfaces of routers and ports of switches and providers alike. */
function interfaces(design: Design, view: SnapshotView | undefined): readonly Thing[] {
  const tables = new Map(tableEntries(view?.devices ?? {}))
  const cables = new Map(
    design.links.flatMap((link) =>
      [
        { end: link.a, far: link.b },
        { end: link.b, far: link.a },
      ].map(({ end, far }) => [JSON.stringify([end.device, end.interface]), { id: link.id, far: far.device }] as const),
    ),
  )
  return design.devices.flatMap((device) => {
    const live = new Map(tables.get(device.name)?.interfaces.map((row) => [row.name, row.address?.ip]))
    return device.interfaces.map((item) => {
      const ip = live.get(item.name) ?? ownAddress(item)?.ip
      const cable = cables.get(JSON.stringify([device.name, item.name]))
      const hint = [ip === undefined ? '' : formatIp(ip), cable ? `to ${cable.far}` : 'no cable'].join(' ').trim()
      const short = shortInterfaceName(item.name)
      const target = { kind: 'interface', device: device.name, link: cable?.id } as const
      return thing(
        'Interface',
        `${device.name} ${item.name}`,
        hint,
        target,
        `${device.name} ${short} port ${item.role}`,
      )
    })
  })
}

interface Subnet {
  readonly prefix: Prefix
  readonly devices: Set<string>
}

function subnetsOf(design: Design): readonly Subnet[] {
  const found = new Map<string, Subnet>()
  const note = (device: Device, prefix: Prefix) => {
    const key = formatPrefix(prefix)
    const known = found.get(key)
    if (known) known.devices.add(device.name)
    else found.set(key, { prefix, devices: new Set([device.name]) })
  }
  for (const device of design.devices)
    for (const item of device.interfaces) {
      const own = ownAddress(item)
      if (own) note(device, prefixOf(own.ip, own.length))
    }
  return [...found.values()]
}

function subnets(design: Design): readonly Thing[] {
  return subnetsOf(design).map(({ prefix, devices: names }) =>
    thing('Subnet', formatPrefix(prefix), [...names].slice(0, 4).join(', '), { kind: 'devices', devices: [...names] }),
  )
}

function flows(design: Design): readonly Thing[] {
  return design.flows.map((flow, index) =>
    thing('Flow', flow.name, `${flow.from} to ${flow.to}, ${flow.protocol.toUpperCase()} port ${flow.port}`, {
      kind: 'flow',
      index,
    }),
  )
}

/** Subnets that have an address which no device may have. */
export function subnetsWith(design: Design, typed: string): readonly Thing[] {
  const ip = parseIp(typed.trim())
  if (ip === undefined) return []
  return subnetsOf(design)
    .filter(({ prefix }) => prefix.length > 0 && contains(prefix, ip))
    .map(({ prefix, devices: names }) =>
      thing('Subnet', formatPrefix(prefix), `has ${typed.trim()}`, { kind: 'devices', devices: [...names] }),
    )
}

/** Ports as IOS and ASA write them where they have a word for them. */
const PORT_WORDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['22', ['ssh']],
  ['23', ['telnet']],
  ['53', ['domain']],
  ['67', ['bootps']],
  ['68', ['bootpc']],
  ['69', ['tftp']],
  ['80', ['www', 'http']],
  ['123', ['ntp']],
  ['443', ['https']],
  ['500', ['isakmp']],
  ['4500', ['non500-isakmp']],
])

/** Lines of the configurations that speak of what was typed; a port is found by its word too. */
export function linesWith(texts: readonly DeviceText[], typed: string, most: number): readonly Thing[] {
  const text = typed.trim().toLowerCase()
  if (text.length < 2) return []
  const ports = PORT_WORDS.get(text)?.map((word) => new RegExp(`\\beq (${word}|${text})\\b`))
  const fits = (line: string) => (ports ? ports.some((port) => port.test(line)) : line.includes(text))
  const found: Thing[] = []
  for (const { device, text: all } of texts) {
    if (!all.toLowerCase().includes(text) && !ports) continue
    for (const [index, line] of all.split('\n').entries()) {
      if (!fits(line.toLowerCase())) continue
      found.push(thing('Line', line.trim(), `${device}, line ${index + 1}`, { kind: 'line', device, line: index + 1 }))
      if (found.length >= most) return found
    }
  }
  return found
}

/** How well words fit what was typed: all of it must be there; 0 is best, nothing = not at all. */
export function fitOf(entry: { readonly title: string; readonly words: string }, typed: string): number | undefined {
  const tokens = typed.trim().toLowerCase().split(/\s+/)
  if (!tokens.every((token) => entry.words.includes(token))) return undefined
  const title = entry.title.toLowerCase()
  const first = tokens[0] ?? ''
  if (title === typed.trim().toLowerCase()) return 0
  if (title.startsWith(first)) return 1
  return ` ${entry.words}`.includes(` ${first}`) ? 2 : 3
}
