/** Small networks of routers, told by their texts alone and cabled by hand: for what no design draws. */
import { type TraceEnds, tracePair } from '../analysis/index'
import { type Configuration, DEFAULT_PARAMETERS, type Diagnostic, type Parameters, parseFault } from '../config/index'
import { exec } from '../console/index'
import { convertIos } from '../convert/index'
import { parseIos } from '../ios/index'
import { formatPrefix, lookUp } from '../net/index'
import {
  atSeconds,
  createNetwork,
  forkNetwork,
  type JournalEntry,
  type Network,
  runUntil,
  runUntilSettled,
  type SimTime,
  schedule,
  viewOf,
} from '../sim/index'
import { cable, device, port } from '../sim/network/testing/cast'

export interface Routers {
  readonly network: Network
  readonly configurations: readonly Configuration[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Routers by name with their texts; a cable is `r1/FastEthernet0/0 r2/FastEthernet0/0`. An interface without one is a stub. */
export function routers(
  texts: Readonly<Record<string, readonly string[]>>,
  cables: readonly string[],
  {
    release = '15.9',
    parameters = {},
    switches = {},
  }: {
    readonly release?: string
    readonly parameters?: Partial<Parameters>
    /** Switches by name, with their ports. */
    readonly switches?: Readonly<Record<string, readonly string[]>>
  } = {},
): Routers {
  const ends = cables.map((text) => text.split(' '))
  const cabled = new Set(ends.flat())
  const read = Object.entries(texts).map(([name, lines]) =>
    convertIos(name, parseIos(`hostname ${name}\n${lines.join('\n')}\n`).config, { release }),
  )
  const routing = read.map(({ configuration }) => ({
    ...configuration,
    interfaces: configuration.interfaces.map((item) =>
      cabled.has(`${configuration.device}/${item.name}`) ||
      item.over ||
      item.kind !== 'ethernet' ||
      carriesAnother(configuration, item.name)
        ? item
        : { ...item, stub: true },
    ),
  }))
  const bridging = Object.entries(switches).map(([name, ports]) =>
    device(
      name,
      'switch',
      ports.map((item) => port(item)),
    ),
  )
  const configurations = [...routing, ...bridging]
  const links = ends.map(([a = '', b = '']) => {
    const end = (text: string) => ({
      device: text.slice(0, text.indexOf('/')),
      interface: text.slice(text.indexOf('/') + 1),
    })
    return { ...cable(a, b), a: end(a), b: end(b) }
  })
  const network = createNetwork({
    configurations,
    topology: { links },
    parameters: { ...DEFAULT_PARAMETERS, ...parameters },
    history: [],
    seed: 7,
  })
  runUntilSettled(network, atSeconds(900))
  return { network, configurations, diagnostics: read.flatMap(({ diagnostics }) => diagnostics) }
}

/** The same some seconds later, after faults. */
export function later(
  lab: Routers,
  seconds: number,
  ...faults: readonly (readonly [number, 'fault' | 'restore', string])[]
): Routers {
  const network = forkNetwork(lab.network)
  for (const [at, action, text] of faults) {
    const fault = parseFault(text)
    if (typeof fault === 'string') throw new Error(fault)
    schedule(network, { at: (network.now + atSeconds(at)) as SimTime, action, fault })
  }
  runUntil(network, (network.now + atSeconds(seconds)) as SimTime)
  return { ...lab, network }
}

/** Where packets from one to the other end, both ways, and the steps of the way there: `r1 tunnel: wrapped`. */
export function walked(lab: Routers, from: string, to: string, more: Partial<TraceEnds> = {}) {
  const pair = tracePair(lab.network, lab.configurations, { from, to, protocol: 'icmp', port: 0, ...more })
  if (typeof pair === 'string') throw new Error(pair)
  const steps = pair.forward.hops.flatMap((hop) =>
    hop.steps.map((step) => `${hop.device} ${step.type}: ${step.action}`),
  )
  const devices = pair.forward.hops.map((hop) => hop.device)
  return {
    there: pair.forward.disposition,
    back: pair.return.disposition,
    reason: pair.forward.reason,
    steps,
    devices,
    pair,
  }
}

const carriesAnother = ({ interfaces }: Configuration, name: string): boolean =>
  interfaces.some(({ over }) => over?.interface === name || over?.others?.includes(name))

/** Names of interfaces that are up. */
export const up = (lab: Routers, device: string): readonly string[] =>
  (lookUp(viewOf(lab.network).devices, device)?.interfaces ?? []).flatMap(({ name, lineUp }) => (lineUp ? [name] : []))

/** Routes in use, as `10.2.0.0/16 eigrp Tunnel0`; of the global table, or of a VRF's. */
export function routesAt(lab: Routers, device: string, vrf?: string): readonly string[] {
  const tables = lookUp(viewOf(lab.network).devices, device)
  const rows = vrf === undefined ? tables?.routes : tables?.vrfRoutes?.find((table) => table.vrf === vrf)?.routes
  return (rows ?? []).flatMap(({ route, active }) =>
    active
      ? [`${formatPrefix(route.prefix)} ${route.protocol}${route.interface === undefined ? '' : ` ${route.interface}`}`]
      : [],
  )
}

/** What a terminal of the router prints, without the spaces at the ends of its lines. */
export function shown(lab: Routers, device: string, lines: readonly string[], command: string): string {
  const configuration = lab.configurations.find((item) => item.device === device)
  if (!configuration) throw new Error(`no ${device}`)
  const text = `hostname ${device}\n${lines.join('\n')}\n`
  const { ok, output } = exec({ view: viewOf(lab.network), configuration, text }, command)
  if (!ok) throw new Error(output)
  return output.replaceAll(/ +$/gm, '')
}

/** What the journal says of a device from a moment on, with seconds. */
export const said = (
  lab: Routers,
  device: string,
  fits: (entry: JournalEntry) => boolean,
  since = 0,
): readonly string[] =>
  [...lab.network.journal].flatMap((entry) =>
    entry.device === device && entry.at >= since && fits(entry) ? [`${(entry.at / 1e6).toFixed(1)} ${entry.text}`] : [],
  )
