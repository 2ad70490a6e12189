/**
 * A laboratory for IKE: ends built after SEED's configurations, a wire that can go silent and can have a NAT in it,
 * and packets that ask for SAs, use them, and are heard. It is a test's tool: no routing, no ESP, only what IKE sees.
 */
import type { AccessList, Configuration, CryptoConfig, CryptoMapEntry, Parameters, Source } from '../../../config/index'
import {
  type IkeMessage,
  type Ip,
  type Ipv4Packet,
  ip,
  lookUp,
  type Prefix,
  prefix,
  wildcardOf,
  wordTable,
} from '../../../net/index'
import type { SaPair } from '../../kernel/security-association'
import { ike } from '../ike/machine'
import type { IkeInput, IkeProcessConfig, IkeState } from '../ike/state'
import type { IkeEffect } from '../ike/work'
import { interfaceUp, Script } from './script'

/** The head-ends' public addresses, a site's, and its LAN. */
export const A = '198.51.100.1'
export const B = '198.51.100.2'
export const SITE = '203.0.113.10'
export const LAN = '10.81.2.0/29'

const WAN = 'FastEthernet0/0'
const LOOPBACK = 'Loopback0'

export function line(number: number, text: string): Source {
  return { line: number, text }
}

/** SEED's head-end: policy 1 with 3DES and certificates, t1 (transport) and t2, dynamic map with reverse-route. */
export function hub(device: string): Configuration {
  const source = line(7, 'crypto dynamic-map dmap 10')
  return {
    ...plain(device),
    crypto: {
      ...crypto(['transport', 'tunnel']),
      maps: [
        {
          name: 'test',
          localInterface: { value: LOOPBACK },
          entries: [],
          dynamic: [{ sequence: 1, map: 'dmap', source: line(11, 'crypto map test 1 ipsec-isakmp dynamic dmap') }],
        },
      ],
      dynamicMaps: [
        {
          map: 'dmap',
          sequence: 10,
          transformSets: ['t1', 't2'],
          lifetime: { seconds: 3600, kilobytes: 4_608_000 },
          preClassify: false,
          reverseRoute: { static: false, distance: 1, source: line(9, 'reverse-route') },
          source,
        },
      ],
    },
  }
}

/** SEED's SOHO router: two peers in order, t1 in tunnel mode, everything from its LAN protected. */
export function spoke(device: string, lan: string, peers: readonly string[]): Configuration {
  const entry: CryptoMapEntry = {
    sequence: 1,
    peers: peers.map((peer, n) => ({ address: ip(peer), default: false, source: line(10 + n, `set peer ${peer}`) })),
    transformSets: ['t1'],
    match: { value: '101' },
    lifetime: { seconds: 3600, kilobytes: 4_608_000 },
    preClassify: true,
    source: line(8, 'crypto map test 1 ipsec-isakmp'),
  }
  return {
    ...plain(device),
    accessLists: wordTable({ 101: permit('101', prefix(lan), prefix('0.0.0.0/0')) }),
    crypto: { ...crypto(['tunnel']), maps: [{ name: 'test', entries: [entry], dynamic: [] }] },
  }
}

export function permit(name: string, from: Prefix, to: Prefix): AccessList {
  const source = { address: from.address, wildcard: wildcardOf(from.length) }
  const destination = { address: to.address, wildcard: wildcardOf(to.length) }
  const entry = {
    sequence: 10,
    action: 'permit',
    source,
    destination,
    line: line(20, `access-list ${name} permit ip`),
  } as const
  return { name, type: 'extended', entries: [entry] }
}

function crypto(modes: readonly ('tunnel' | 'transport')[]): CryptoConfig {
  const policy = {
    encryption: '3des',
    hash: 'sha',
    authentication: 'rsa-sig',
    group: 1,
    lifetimeSeconds: 86_400,
  } as const
  return {
    isakmp: {
      policies: [{ ...policy, priority: 1 }],
      keepalive: { seconds: 10, retrySeconds: 2, mode: 'on-demand' },
      profiles: [],
      keys: [],
      trustpoint: { value: 'ca' },
      natTraversal: { value: false },
      natKeepaliveSeconds: 0,
      invalidSpiRecovery: { value: false },
      peersAfterDead: 'top',
    },
    transformSets: modes.map((mode, n) => ({
      name: `t${n + 1}`,
      cipher: 'esp-3des',
      integrity: 'esp-sha-hmac',
      mode,
      source: line(4, ''),
    })),
    dfBit: { value: 'copy' },
    lookAhead: { value: true },
    replayWindow: { value: 64 },
    maps: [],
    dynamicMaps: [],
  }
}

function plain(device: string): Configuration {
  const bare = {
    kind: 'ethernet',
    address: { kind: 'none' },
    shutdown: { value: false },
    bandwidthKbit: 100_000,
    delayTens: 10,
    mtu: 1500,
    redirects: { value: true },
    proxyArp: { value: true },
    sameInterfaceCache: { value: true },
    hsrp: [],
    arpTimeoutSeconds: 14_400,
  } as const
  return {
    device,
    kind: 'router',
    hostname: device,
    release: '12.2(11)T',
    interfaces: [
      { ...bare, name: WAN, cryptoMap: { value: 'test' } },
      { ...bare, name: LOOPBACK, kind: 'loopback' },
    ],
    staticRoutes: [],
    accessLists: {},
    routeMaps: {},
    eigrp: [],
    dhcpPools: [],
    filtersDecrypted: true,
    classless: { value: true },
  }
}

/** The same configuration with other IKE settings. */
export function withIsakmp(config: Configuration, change: Partial<CryptoConfig['isakmp']>): Configuration {
  return config.crypto
    ? { ...config, crypto: { ...config.crypto, isakmp: { ...config.crypto.isakmp, ...change } } }
    : config
}

/** The same configuration with its first static entry changed. */
export function withEntry(config: Configuration, change: Partial<CryptoMapEntry>): Configuration {
  const { crypto: old } = config
  if (!old) return config
  const maps = old.maps.map((map) => ({ ...map, entries: map.entries.map((entry) => ({ ...entry, ...change })) }))
  return { ...config, crypto: { ...old, maps } }
}

export interface End {
  readonly config: Configuration
  readonly address: string
  /** The address that the world sees instead, when a NAT lies in front. */
  readonly outside?: string
}

export interface LabOptions {
  readonly parameters?: Partial<Parameters>
  readonly seed?: number
}

/** What became of a packet. */
export type Fate = 'arrived' | 'no SA' | 'lost' | 'unknown SPI'

export class Lab {
  readonly script: Script<IkeProcessConfig, IkeState, IkeInput, IkeEffect>
  /** Ends that neither hear nor are heard. */
  readonly dead = new Set<string>()
  private readonly ends: Readonly<Record<string, End>>

  constructor(ends: Readonly<Record<string, End>>, options: LabOptions = {}) {
    this.ends = ends
    const cast = Object.entries(ends).map(([name, { config }]) => [
      name,
      { config: { configuration: config }, lans: { [WAN]: 'net' } },
    ])
    this.script = new Script({
      protocol: ike,
      cast: Object.fromEntries(cast),
      listen: (packet, to) => this.hear(packet, to.member),
      ...options,
    })
    this.script.lose = (packet) => [...this.dead].some((name) => this.sentBy(packet) === name)
    for (const name of Object.keys(ends)) this.plug(name)
  }

  /** Reports the interfaces of an end, as after its boot. */
  plug(name: string): void {
    for (const input of portsUp(this.end(name).address)) this.script.input(name, input)
  }

  /** An end comes back without memory. */
  reboot(name: string): void {
    this.boots.set(name, this.script.record.length)
    this.script.reboot(name)
    this.dead.delete(name)
    this.plug(name)
  }

  /** Where the record of an end's present life begins. */
  private readonly boots = new Map<string, number>()

  /** The SA pairs an end has now, oldest first. */
  live(name: string): readonly SaPair[] {
    const live = new Map<number, SaPair>()
    for (const { who, effect } of this.script.record.slice(this.boots.get(name) ?? 0)) {
      if (who !== name) continue
      if (effect.kind === 'sa-up') live.set(effect.sa.id, effect.sa)
      if (effect.kind === 'sa-down') live.delete(effect.id)
    }
    return [...live.values()]
  }

  /** One packet of an end towards the tunnel it has, or, when it has a static entry and none, a demand for one. */
  packet(from: string): Fate {
    const sa = this.live(from).at(-1)
    if (!sa) return this.demand(from)
    this.script.input(from, { kind: 'sent', sa: sa.id, bytes: 200 })
    const to = Object.keys(this.ends).find((name) => this.publicAddress(name) === sa.remote)
    if (to === undefined || this.dead.has(from) || this.dead.has(to)) return 'lost'
    const far = this.live(to).find((item) => item.inboundSpi === sa.outboundSpi)
    const remote = this.publicAddress(from)
    if (far) this.script.input(to, { kind: 'heard', sa: far.id, bytes: 200 })
    else this.script.input(to, { kind: 'unknown-spi', remote, spi: sa.outboundSpi })
    return far ? 'arrived' : 'unknown SPI'
  }

  /** Time passes to `until` seconds while each of `talkers` sends a packet every `every` seconds. */
  talk(until: number, talkers: readonly string[], every = 1): this {
    // Script time is in whole microseconds.
    while (this.script.now < until - 1e-6) {
      for (const name of talkers) if (!this.dead.has(name)) this.packet(name)
      this.script.run(Math.min(until, this.script.now + every))
    }
    return this
  }

  run(until: number): this {
    this.script.run(until)
    return this
  }

  /** Seconds at which an end wrote a journal entry of this event. */
  times(event: string, who: string): readonly number[] {
    return this.script
      .effects('journal', who)
      .filter(({ effect }) => effect.entry.event === event)
      .map(({ seconds }) => seconds)
  }

  /** The peer of the SA an end uses now. */
  peerOf(name: string): string | undefined {
    const remote = this.live(name).at(-1)?.remote
    return Object.keys(this.ends).find((other) => remote !== undefined && this.publicAddress(other) === remote)
  }

  /** Every IKE message so far, in the order in which they were sent. */
  messages(): readonly IkeMessage[] {
    return this.script.effects('send').flatMap(({ effect: { packet } }) => {
      const { payload } = packet
      return payload.protocol === 'udp' && payload.message.kind === 'ike' ? [payload.message] : []
    })
  }

  private demand(from: string): Fate {
    const wanted = demandOf(this.end(from).config)
    if (wanted) this.script.input(from, wanted)
    return 'no SA'
  }

  private end(name: string): End {
    const end = this.ends[name]
    if (!end) throw new Error(`there is no end called ${name}`)
    return end
  }

  private publicAddress(name: string): Ip {
    const { outside, address } = this.end(name)
    return ip(outside ?? address)
  }

  private sentBy(packet: Ipv4Packet): string | undefined {
    return Object.keys(this.ends).find((name) => ip(this.end(name).address) === packet.source)
  }

  private hear(packet: Ipv4Packet, member: string): IkeInput | undefined {
    if (packet.destination !== this.publicAddress(member) || this.dead.has(member)) return undefined
    const from = this.sentBy(packet)
    const remote = from === undefined ? packet.source : this.publicAddress(from)
    return messageIn(packet, ip(this.end(member).address), remote)
  }
}

/** What an end hears of a packet with an IKE message; nothing of another one. */
export function messageIn({ payload }: Ipv4Packet, local: Ip, remote: Ip): IkeInput | undefined {
  if (payload.protocol !== 'udp' || payload.message.kind !== 'ike') return undefined
  const { destinationPort: localPort, sourcePort: remotePort, message } = payload
  return { kind: 'message', interface: WAN, local, localPort, remote, remotePort, message }
}

/** A packet that the first entry of an end's crypto map protects asks for an SA. */
export function demandOf(config: Configuration): IkeInput | undefined {
  const map = config.crypto?.maps[0]
  const entry = map?.entries[0]
  const list = entry?.match && lookUp(config.accessLists, entry.match.value)
  const [first] = list?.entries ?? []
  if (!map || !entry || !first) return undefined
  const source = first.source.address
  const destination = first.destination.wildcard === 0 ? first.destination.address : ip('10.2.2.2')
  return { kind: 'needed', interface: WAN, map: map.name, sequence: entry.sequence, source, destination }
}

/** Reports of an end's interfaces, as after its boot. */
export const portsUp = (address: string) => [WAN, LOOPBACK].map((port) => interfaceUp(port, 1, prefix(`${address}/32`)))

/** A head-end and a site. */
export function pair(site = spoke('soho', LAN, [A]), headEnd = hub('gw'), options: LabOptions = {}): Lab {
  return new Lab({ gw: { config: headEnd, address: A }, soho: { config: site, address: SITE } }, options)
}
