/** A network at its beginning, made of what devices were told and how they are cabled, and what is put into its queue. */
import {
  type Configuration,
  type DeviceId,
  hasTemplates,
  type Parameters,
  type TimedEvent,
  type Topology,
  withVirtualAccess,
} from '../../config/index'
import { macOf } from '../../net/index'
import { nothingSpent } from '../kernel/budget'
import { Log } from '../kernel/log'
import { Paged } from '../kernel/paged'
import { PagedMap } from '../kernel/paged-map'
import { emptyQueue, enqueue } from '../kernel/queue'
import { hashText } from '../kernel/random'
import { emptyTable } from '../kernel/table'
import { timeOf, ZERO_TIME } from '../kernel/time'
import { createNode } from '../node/node'
import type { SeenNode } from '../node/state'
import { isAhead } from './ahead'
import { drawnPlaces } from './drawn-places'
import { freshLink, wiresOf } from './links'
import { owned } from './owned'
import type { Network } from './state'
import { trunksOf } from './storm'

/** Everything that is simulated. */
export interface Scene {
  readonly configurations: readonly Configuration[]
  readonly topology: Topology
  readonly parameters: Parameters
  /** What happens by itself, from power-on. */
  readonly history: readonly TimedEvent[]
  readonly seed: number
  /** What devices keep when they are renamed; absent, or a device that is not in it: its name. */
  readonly ids?: ReadonlyMap<DeviceId, string>
}

/** A network at time 0: everything is switched on at once. */
export function createNetwork(told: Scene): Network {
  const configurations = told.configurations.map((item) => withVirtualAccess(item, told.configurations))
  const scene = { ...told, configurations }
  const ids = scene.ids ?? new Map()
  const topology = { ...scene.topology, links: [...scene.topology.links].sort((a, b) => compareTexts(a.id, b.id)) }
  const kinds = new Map(scene.configurations.map(({ device, kind }) => [device, kind]))
  const owner = {}
  const network: Network = {
    now: ZERO_TIME,
    parameters: scene.parameters,
    ids,
    drawn: drawnPlaces(scene.configurations),
    topology,
    nodes: nodesOf(scene, ids, owner),
    owner,
    touched: undefined,
    links: PagedMap.of(topology.links.map((link) => [link.id, freshLink(link)])),
    wires: wiresOf(topology),
    busy: new Paged(),
    lines: new Map(),
    queue: emptyQueue(isAhead),
    journal: new Log(),
    unpowered: new Set(),
    templated: new Set(
      [...configurations]
        .sort(byId(ids))
        .filter(hasTemplates)
        .map(({ device }) => device),
    ),
    boots: new Map(),
    lastChange: ZERO_TIME,
    cause: undefined,
    randomState: hashText('network', scene.seed),
    ports: scene.configurations.reduce((sum, { interfaces }) => sum + interfaces.length, 0),
    spent: nothingSpent(),
    changes: 0,
    trunks: trunksOf(topology, (device) => kinds.get(device) === 'switch'),
    rings: new Map(),
    storms: new Map(),
    records: new Map(),
    heard: new Map(),
    capture: undefined,
    watching: undefined,
    streams: [],
    sampled: [],
    loads: [],
    holding: new Set(),
    alone: false,
    flying: undefined,
    shifts: 0,
    crowds: 0,
    moved: undefined,
    noted: 0,
    stamps: emptyTable(),
    epoch: {},
    fates: 0,
    remembers: true,
    standing: new Map(),
    draft: undefined,
  }
  enqueue(network.queue, ZERO_TIME, { kind: 'start' })
  for (const event of scene.history) schedule(network, event)
  return network
}

function nodesOf(scene: Scene, ids: ReadonlyMap<DeviceId, string>, owner: object): Network['nodes'] {
  let ports = 0
  const nodes = [...scene.configurations].sort(byId(ids)).map((configuration): [string, SeenNode] => {
    const { device } = configuration
    const seed = hashText(ids.get(device) ?? device, scene.seed)
    return [device, createNode(configuration, scene.parameters, seed, () => macOf(++ports), owner)]
  })
  return PagedMap.of(nodes)
}

const compareTexts = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** In which order devices stand in a file says nothing about them. */
const byId = (ids: ReadonlyMap<DeviceId, string>) => (a: Configuration, b: Configuration) =>
  compareTexts(ids.get(a.device) ?? a.device, ids.get(b.device) ?? b.device)

/** Everything that is drawn from now on follows from a seed. */
export function reseed(network: Network, seed: number): void {
  network.randomState = hashText('network', seed)
  for (const device of network.nodes.keys()) {
    const node = owned(network, device)
    if (node) node.randomState = hashText(network.ids.get(device) ?? device, seed)
  }
}

/** Puts a fault, its end, or lines to be typed into the queue. */
export function schedule(network: Network, event: TimedEvent): void {
  enqueue(network.queue, timeOf(Math.max(event.at, network.now)), { kind: 'event', event })
}
