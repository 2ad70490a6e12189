/**
 * Everything one device holds while it runs. The record itself is mutable and belongs to one network; its values
 * are immutable except the maps, which `cloneNode` forks, so that a snapshot or a fork shares all the rest.
 */
import type { BlockedProtocol, Configuration, InterfaceConfig, NotKnown, Parameters } from '../../config/index'
import type { Ip, Ipv4Packet, Mac, Prefix } from '../../net/index'
import type { ForkableMap, Writes } from '../kernel/forkable-map'
import type { Process } from '../kernel/row'
import type { SimTime } from '../kernel/time'
import { cloneIpsec } from '../protocols/ipsec/operations'
import type { IpsecState } from '../protocols/ipsec/state'
import type { Rib } from '../rib/rib'
import type { TrackRow } from '../tables'
import type { OpenHop } from './hop'
import type { BuiltInSwitch, Riders } from './riders'
import type { Tape } from './tape'

export interface Port {
  readonly name: string
  /** Its place among the ports of the device. */
  readonly index: number
  readonly config: InterfaceConfig
  readonly mac: Mac
  /** Its own, where `mac` is another that it has taken. */
  readonly burntIn: Mac | undefined
  /** Carrier of the link, as the network tells. */
  readonly carrier: boolean
  /** Since when the link tells otherwise than `carrier`, while the interface waits whether it lasts. */
  readonly doubtedSince: SimTime | undefined
  /** Carrier, power and no `shutdown`. */
  readonly up: boolean
  readonly address: { readonly ip: Ip; readonly length: number; readonly subnet: Prefix } | undefined
  /** Addresses answered for besides the own one: HSRP. */
  readonly claims: readonly { readonly address: Ip; readonly mac: Mac }[]
}

export interface ArpEntry {
  readonly address: Ip
  readonly interface: string
  readonly mac: Mac
  readonly since: SimTime
}

/** A neighbour being asked for, and the packets that wait for it. */
export interface ArpPending {
  readonly address: Ip
  readonly interface: string
  readonly asked: SimTime
  readonly tries: number
  readonly packets: readonly { readonly packet: Ipv4Packet; readonly hop: OpenHop | undefined }[]
}

export interface Connection {
  readonly protocol: number
  readonly source: Ip
  readonly sourcePort: number
  readonly destination: Ip
  readonly destinationPort: number
  lastSeen: SimTime
  /** Of its packets, both ways, without frames. */
  bytes: number
  /** The other end has spoken too. */
  answered: boolean
  /** Seconds of silence after which it is forgotten; absent = the firewall's parameter. */
  readonly keepSeconds?: number
  /** How each end is called on the other's side, where a translation calls it otherwise. */
  readonly sourceSeenAs?: Ip
  readonly destinationSeenAs?: Ip
}

/** A translation of the home router: inside socket ↔ outside port (or SPI), towards one server. */
export interface Translation {
  /** `ip` = every packet of the inside address, whatever is in it. */
  readonly protocol: 'udp' | 'tcp' | 'icmp' | 'esp' | 'ip'
  readonly inside: Ip
  /** The global address, where a router has several; absent = the outside interface's. */
  readonly global?: Ip
  /** Port, ICMP identifier, or the outbound SPI. */
  readonly insideId: number
  readonly outsideId: number
  readonly remote: Ip
  readonly lastSeen: SimTime
}

/** A dynamic translation of a firewall: a real address, or a socket of it, and what it is seen as on another interface. */
export interface Xlate {
  /** `ip` = every packet of the real address. */
  readonly protocol: 'udp' | 'tcp' | 'icmp' | 'ip'
  /** Ports of the firewall: behind which it is real, and at which it is seen as mapped. */
  readonly from: string
  readonly to: string
  readonly real: Ip
  /** Port or ICMP identifier; 0 = all. */
  readonly realId: number
  readonly mapped: Ip
  readonly mappedId: number
  /** Place of the rule that made it. */
  readonly rule: number
  readonly began: SimTime
  readonly lastSeen: SimTime
  /** Seconds of silence after which it is forgotten. */
  readonly keepSeconds: number
}

/** The counters of a port, private to their network. */
export interface PortCounts {
  packetsIn: number
  bytesIn: number
  broadcastsIn: number
  packetsOut: number
  bytesOut: number
  /** Absent = never. */
  lastIn?: SimTime
  lastOut?: SimTime
  /** Which interval of five seconds is being counted, and what was counted before it. */
  interval: number
  before: readonly [number, number, number, number]
  /** Packets and bytes a second, in and out, as of the end of the interval before. */
  rates: readonly [number, number, number, number]
}

/** A table of its own: routes, and the addresses of ports that are up in it. */
export interface VrfTable {
  readonly rib: Rib
  readonly own: ForkableMap<Ip, number>
}

export interface NodeState {
  /** The network that may change it; see network/owned.ts. */
  readonly owner: object
  readonly device: string
  /** What it was told, whatever its clock says. Changed by `tellNode` alone (told.ts), which keeps what is made of it. */
  told: Configuration
  /** What of it is in force; the same where nothing hangs on the date, or nobody has set the clock. */
  config: Configuration
  /** When something else is in force by the clock. */
  turnsAt: SimTime
  /** What its clock shows more than the time since power-on of the network, in microseconds; absent = nobody has set it. */
  clock?: number
  riders: Riders
  /** Absent = it has no switch of its own. */
  builtIn: BuiltInSwitch | undefined
  readonly parameters: Parameters
  /** False while powered off or booting. */
  running: boolean
  /** It comes up, and its processes have not been told of all its ports yet. */
  starting: boolean
  /** Carrier stays, nothing is done. */
  hung: boolean
  bootedAt: SimTime
  randomState: number
  /** Changed by `setPort` and `deletePort` alone, which keep `own` true. */
  readonly ports: ForkableMap<string, Port>
  /** Addresses of ports that are up, claimed ones too: by how many ports each. */
  readonly own: ForkableMap<Ip, number>
  rib: Rib
  /** Tables beside the global one, by the names of their VRFs. */
  readonly tables: Map<string, VrfTable>
  /** By port and address; see `keyOf` in arp.ts. */
  readonly arp: ForkableMap<number, ArpEntry>
  readonly arpPending: ForkableMap<number, ArpPending>
  /** By address and VLAN (bridge.ts). */
  readonly macs: ForkableMap<
    string,
    { readonly mac: Mac; readonly vlan?: number; readonly port: string; since: SimTime }
  >
  readonly connections: ForkableMap<string, Connection>
  /** Those of the other unit of a pair, as they stood at its last hello. */
  replica?: ForkableMap<string, Connection>
  /** The most that it held at one time. */
  mostConnections: number
  /** The tracked objects, as they stood at the last look. */
  tracked: readonly TrackRow[]
  /** They are being looked at. */
  reviewing: boolean
  readonly translations: ForkableMap<string, Translation>
  /** Dynamic translations of a firewall, each from its real and from its mapped side; see xlate.ts. */
  readonly xlates: ForkableMap<string, Xlate>
  readonly hits: ForkableMap<string, number>
  /** By the two ends of IKE that passed where it is not known whether it does: see doubts.ts. */
  readonly doubts: ForkableMap<string, NotKnown>
  /** The processes that run, by name, in the order of the registry. */
  processes: Map<string, Process>
  /** Names of processes that a fault has ended. */
  stopped: ReadonlySet<string>
  /** Protocols that a fault makes it drop. */
  blocked: ReadonlySet<BlockedProtocol>
  /** By port, counted in place. */
  readonly counters: ForkableMap<string, PortCounts>
  ipsec: IpsecState
  /** The earliest wake that is already in the queue. */
  wakeAt: SimTime
  /** Changes of the maps that packets are handled by, and of those that only note what has passed. */
  readonly held: Writes
  readonly noted: Writes
  /** What is done for a packet is taken down meanwhile (tape.ts). */
  tape: Tape | undefined
}

/** A node as those see it who may not change it; `owned` of the network gives one that may be. */
export type SeenNode = Readonly<Omit<NodeState, 'owner'>>

/** A copy for another owner that shares every immutable value. */
export function cloneNode(node: NodeState, owner: object): NodeState {
  const held: Writes = { count: 0 }
  const noted: Writes = { count: 0 }
  return {
    ...node,
    owner,
    ports: node.ports.fork(undefined, held),
    own: node.own.fork(undefined, held),
    tables: forked(node.tables, held),
    arp: node.arp.fork(undefined, held),
    arpPending: node.arpPending.fork(undefined, held),
    macs: node.macs.fork(copyOf, held),
    connections: node.connections.fork(copyOf, held),
    ...(node.replica ? { replica: node.replica.fork(copyOf) } : {}),
    translations: node.translations.fork(undefined, noted),
    xlates: node.xlates.fork(undefined, held),
    hits: node.hits.fork(undefined, noted),
    doubts: node.doubts.fork(undefined, held),
    processes: new Map(node.processes),
    counters: node.counters.fork(copyOf, noted),
    ipsec: cloneIpsec(node.ipsec, noted),
    held,
    noted,
    tape: undefined,
  }
}

/** Nothing to copy where there is no VRF. */
function forked(tables: NodeState['tables'], held: Writes): NodeState['tables'] {
  const copy: NodeState['tables'] = new Map()
  for (const [name, { rib, own }] of tables) copy.set(name, { rib, own: own.fork(undefined, held) })
  return copy
}

const copyOf = <T extends object>(value: T): T => ({ ...value })
