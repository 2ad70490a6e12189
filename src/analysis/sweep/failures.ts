/**
 * Every single failure of a network: each cable cut, each interface shut, each device without power, each process of a
 * router stopped. Whatever strikes one cable is one cause as long as the effect is the same, which only the run tells.
 */
import type { Configuration, Fault, LinkEnd, Topology, TopologyLink } from '../../config/index'
import { type Scope, type Surroundings, scopeOfLink } from '../surroundings/areas'

export type FailureKind = 'link' | 'interface' | 'device' | 'process'

export interface Failure {
  readonly fault: Fault
  readonly kind: FailureKind
  readonly scope: Scope
  /** Failures of one cable share it. */
  readonly cause: string
}

export function singleFailures(
  configurations: readonly Configuration[],
  topology: Topology,
  around: Surroundings,
): readonly Failure[] {
  const told = new Map(configurations.map((item) => [item.device, item]))
  return [
    ...topology.links.flatMap((link) => cableFailures(told, around, link)),
    ...configurations.flatMap((item) => loopbackFailures(around, item)),
    ...configurations.map((item) => powerFailure(around, item)),
    ...around.gateways.map((device) => reloadOf(around, device)),
    ...configurations.flatMap((item) => processFailures(around, item)),
  ]
}

/** The cut first, then `shutdown` at either end; a switch's port and a host's card count as interfaces too. */
function cableFailures(
  told: ReadonlyMap<string, Configuration>,
  around: Surroundings,
  { id, a, b }: TopologyLink,
): readonly Failure[] {
  const scope = scopeOfLink(around, a, b)
  const up = (end: typeof a) => {
    const port = told.get(end.device)?.interfaces.find((item) => item.name === end.interface)
    return port !== undefined && !port.shutdown.value
  }
  if (!up(a) || !up(b)) return []
  const shut = (end: typeof a): Failure => ({
    fault: { kind: 'shut', ...end },
    kind: 'interface',
    scope,
    cause: id,
  })
  return [{ fault: { kind: 'cut', ...a }, kind: 'link', scope, cause: id }, shut(a), shut(b)]
}

function loopbackFailures(around: Surroundings, { device, interfaces }: Configuration): readonly Failure[] {
  return interfaces
    .filter((item) => item.kind === 'loopback' && !item.shutdown.value)
    .map((item) => ({
      fault: { kind: 'shut', device, interface: item.name },
      kind: 'interface',
      scope: around.scopeOf(device),
      cause: `${device}/${item.name}`,
    }))
}

function powerFailure(around: Surroundings, { device }: Configuration): Failure {
  return { fault: { kind: 'power', device }, kind: 'device', scope: around.scopeOf(device), cause: device }
}

/** A gateway that restarts and comes back: what `preempt` and the order of convergence then cost. */
function reloadOf(around: Surroundings, device: string): Failure {
  const fault: Fault = { kind: 'reload', device, orderly: false }
  return { fault, kind: 'device', scope: around.scopeOf(device), cause: `${device} reload` }
}

/** Processes of the gateways are a scope of their own; those of a site are the site's. */
function processFailures(around: Surroundings, item: Configuration): readonly Failure[] {
  const { device } = item
  const own = around.scopeOf(device)
  const scope: Scope = own.kind === 'head-end' ? { kind: 'process' } : own
  const runs = {
    ike: item.crypto !== undefined,
    eigrp: item.eigrp.length > 0,
    hsrp: item.interfaces.some((port) => port.hsrp.length > 0),
  }
  return (['ike', 'eigrp', 'hsrp'] as const)
    .filter((process) => runs[process])
    .map((process) => ({
      fault: { kind: 'process', device, process },
      kind: 'process',
      scope,
      cause: `${device} ${process}`,
    }))
}

/** What fails, in words: `cross-over gateway-1 FastEthernet0/1 – gateway-2 FastEthernet0/1`. */
export function titleOf({ links }: Topology, fault: Fault): string {
  if (fault.kind === 'process') return `${fault.process.toUpperCase()} on ${fault.device}`
  if (fault.kind === 'shut') return `${fault.device} ${fault.interface}`
  if (fault.kind === 'reload') return `${fault.device}, restarted`
  if (fault.kind !== 'cut') return fault.device
  const link = links.find(({ a, b }) => isEnd(a, fault) || isEnd(b, fault))
  if (!link) return `${fault.device} ${fault.interface}`
  const ends = [link.a, link.b].map((end) => `${end.device} ${end.interface}`)
  return `${link.media === 'cross-over' ? 'cross-over' : 'link'} ${ends.join(' – ')}`
}

const isEnd = (end: LinkEnd, of: LinkEnd) => end.device === of.device && end.interface === of.interface
