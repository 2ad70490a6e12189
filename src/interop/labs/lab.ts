/** Design and texts → the nodes and cables of a laboratory, in the boxes that it has. */
import { type CompiledDevice, compileDesign } from '../../compile/index'
import { type Configuration, isLogicalInterface } from '../../config/index'
import { type Design, type Device, ownAddress } from '../../design/index'
import { type Box, boxOf, type Numbering } from './boxes'
import { ACCESS, cables } from './cables'
import { ofItsTime } from './dialect'
import { lostBy } from './lost'
import { labNames } from './names'
import { type Language, portsOfText, renamePorts } from './rename'
import { homeText, internetText } from './stand-in'
import type { Lab, LabNode, LabPart, LabPort, Renamed } from './types'

export function labOf(drawn: Design, numbering: Numbering): Lab {
  const asDrawn = numbering === 'as drawn'
  const { design, said } = asDrawn ? { design: drawn, said: [] } : ofItsTime(drawn)
  const compiled = new Map(compileDesign(design).devices.map((item) => [item.device, item]))
  const access = accessSwitches(design, !asDrawn)
  const names = labNames(
    design,
    [...access.keys()].map((name) => `${name}-${ACCESS}`),
  )
  const built = design.devices.flatMap((device) => {
    const text = compiled.get(device.name)
    return text
      ? [nodeOf(design, device, text, names.get(device.name) ?? device.name, numbering, access.get(device.name))]
      : []
  })
  const nodes = [
    ...built.map(({ node }) => node),
    ...[...access].map(([name, ports]) => accessNode(design, name, ports, names, numbering)),
  ]
  const { links, uncabled } = cables(design, nodes, access)
  return {
    name: design.name,
    nodes,
    links,
    renamed: built.flatMap(({ renamed }) => renamed),
    lost: [...said, ...built.flatMap(({ lost }) => lost), ...uncabled, ...(asDrawn ? [] : lostBy(design, numbering))],
  }
}

/** Of each Internet with customers, the lines that they are on. */
function accessSwitches(design: Design, wanted: boolean): ReadonlyMap<string, readonly string[]> {
  if (!wanted) return new Map()
  return new Map(
    design.devices.flatMap((device) => {
      if (device.kind !== 'internet') return []
      const lines = device.interfaces.flatMap(({ name, role }) => (role === 'access' ? [name] : []))
      return lines.length === 0 ? [] : [[device.name, lines] as const]
    }),
  )
}

const PARTS: Readonly<Record<Device['kind'], LabPart>> = {
  'head-end': 'router',
  soho: 'router',
  router: 'router',
  firewall: 'firewall',
  'home-nat': 'router',
  internet: 'router',
  lan: 'switch',
  server: 'host',
  phone: 'host',
  pc: 'host',
}

const partOf = (device: Device): LabPart =>
  device.kind === 'firewall' && device.dialect === 'ios' ? 'router' : PARTS[device.kind]

interface Built {
  readonly node: LabNode
  readonly renamed: readonly Renamed[]
  readonly lost: readonly string[]
}

function nodeOf(
  design: Design,
  device: Device,
  compiled: CompiledDevice,
  name: string,
  numbering: Numbering,
  access: readonly string[] = [],
): Built {
  const part = partOf(device)
  const language: Language = compiled.language === 'asa' ? 'asa' : 'ios'
  const wanted = wantedPorts(design, device, compiled.text, language, new Set(access))
  const ports = numbered(wanted, boxOf(numbering, part, compiled.language !== 'none'))
  const left = wanted.slice(ports.length)
  const names = new Map(ports.map((port) => [port.name, port.lab]))
  const written = renamePorts(compiled.text, language, names)
  return {
    node: {
      name,
      device: device.name,
      part,
      standIn: compiled.language === 'none' && part === 'router',
      ports,
      text: compiled.language === 'none' ? standIn(device, compiled.configuration, access, names) : written,
      ...(part === 'host' ? { host: hostOf(device) } : {}),
      ...device.position,
    },
    renamed: ports.flatMap(({ name: from, lab: to }) => (from === to ? [] : [{ device: device.name, from, to }])),
    lost:
      left.length === 0
        ? []
        : [`${device.name}: its box has no ports left for ${left.join(', ')}; what is cabled there is left out.`],
  }
}

function standIn(
  device: Device,
  told: Configuration,
  access: readonly string[],
  names: ReadonlyMap<string, string>,
): string {
  const called = (port: string) => names.get(port) ?? port
  if (device.kind === 'home-nat') return homeText(told, called)
  if (device.kind !== 'internet') return ''
  const line = access.length === 0 ? undefined : { port: ACCESS, gateway: device.accessGateway }
  return internetText(told, called, new Set(access), line)
}

/** Those with a cable or an address of their own, then others that the text opens a section for. */
function wantedPorts(
  design: Design,
  device: Device,
  text: string,
  language: Language,
  access: ReadonlySet<string>,
): readonly string[] {
  const cabled = new Set(
    design.links.flatMap(({ a, b }) => [a, b].flatMap((end) => (end.device === device.name ? [end.interface] : []))),
  )
  const physical = (name: string) => !isLogicalInterface(name) && !/^Vlan/i.test(name)
  const own = device.interfaces.flatMap(({ name, over }) =>
    access.has(name) || (!cabled.has(name) && (over !== undefined || !physical(name))) ? [] : [name],
  )
  const written = text === '' ? [] : portsOfText(text, language).filter(physical)
  return [...new Set([...own, ...(access.size > 0 ? [ACCESS] : []), ...written])]
}

const numbered = (names: readonly string[], box: Box | undefined): readonly LabPort[] =>
  names.slice(0, box?.most).map((name, index) => ({ name, lab: box?.port(index) ?? name, index }))

function hostOf(device: Device): NonNullable<LabNode['host']> {
  const own = ownAddress(device.interfaces[0])
  const gateway = 'defaultGateway' in device ? device.defaultGateway : ''
  const first = device.interfaces[0]?.addressing
  return {
    ...(own && first?.kind === 'static' ? { address: first.address } : {}),
    ...(gateway === '' ? {} : { gateway }),
  }
}

/** Its port 0 leads to the provider's router, the others to customers. */
function accessNode(
  design: Design,
  internet: string,
  lines: readonly string[],
  names: ReadonlyMap<string, string>,
  numbering: Numbering,
): LabNode {
  const { x, y } = design.devices.find(({ name }) => name === internet)?.position ?? { x: 0, y: 0 }
  const ports = [ACCESS, ...lines]
  const device = `${internet}-${ACCESS}`
  return {
    name: names.get(device) ?? device,
    device: internet,
    part: 'switch',
    standIn: true,
    ports: numbered(ports, boxOf(numbering, 'switch', false)),
    text: '',
    x: x + 120,
    y: y + 60,
  }
}
