/**
 * What an IOS device does when its configuration does not say, as data: what changed with a release (FACTS sections
 * 2 to 5), and what is the same in all of them. Nothing here reads a configuration.
 */

export interface ReleaseDefaults {
  readonly release: string
  /** NAT traversal came with 12.2(13)T and is on since then. */
  readonly natTraversal: boolean
  /** Classful summaries are on until 15.0. */
  readonly autoSummary: boolean
  /** CEF switches between the same interfaces without a further command. */
  readonly sameInterfaceCache: boolean
  /** The input list is asked once more after decryption until 12.3(8)T. */
  readonly filtersDecrypted: boolean
  /** What would be too large in ESP is cut before encryption. */
  readonly lookAhead: boolean
  /** `crypto pki` since 12.3(7)T, `crypto ca` before. */
  readonly trustpointWord: 'ca' | 'pki'
  /** A reverse route's next hop: `via 0.0.0.0` out of the crypto interface in old releases, the peer in later ones. */
  readonly reverseRouteVia: 'unspecified' | 'peer'
  /** A reverse route may point at the peer on the crypto interface itself, and be asked for there by ARP. */
  readonly reverseRouteOnLink: boolean
  /** `crypto isakmp keepalive … periodic` can be asked for; without it keepalives are on demand. */
  readonly periodicKeepalive: boolean
  /** The dead are found by asking (RFC 3706); before, by keepalives of IOS's own that are missed. */
  readonly deadPeerDetection: boolean
  /** Where a list of peers goes on after a dead one that was not its last hope. */
  readonly peersAfterDead: 'top' | 'next'
  /** HSRP filters ICMP redirects by itself, so that `no ip redirects` is not what keeps them away. */
  readonly hsrpRedirects: boolean
  readonly ikev2: boolean
  /** What the release's own IKEv2 proposal offers (`show crypto ikev2 proposal default`). */
  readonly ikev2Proposal: Ikev2Algorithms
  /** EIGRP looks at its neighbours' routes again when a filter changes; else it takes the neighbours down. */
  readonly eigrpResync: boolean
  /** HSRP resigns when its interface is shut, and waits before a group starts; older releases do neither. */
  readonly hsrpResigns: boolean
  /** By how much of itself a time of HSRP may be longer than it was told. */
  readonly hsrpStretch: number
  /** What EIGRP calls itself in its messages. */
  readonly eigrpWord: 'IP-EIGRP' | 'IP-EIGRP(0)' | 'EIGRP-IPv4'
  /** What a change of a tracked object is logged as. */
  readonly trackLog: {
    readonly facility: string
    readonly severity: number
    readonly mnemonic: string
    readonly arrow: string
  }
  /** OSPF computes and tells within milliseconds of a change; older releases wait for seconds. */
  readonly ospfQuick: boolean
  /** The policies of the release's own making: behind the configured ones, or in their place. */
  readonly ownPolicies: 'last' | 'instead'
}

/** Algorithms of an IKEv2 proposal, in the order in which they are offered. */
export interface Ikev2Algorithms {
  readonly encryption: readonly string[]
  readonly hashes: readonly string[]
  readonly groups: readonly number[]
}

/** The first release that behaves the new way, and where that is known from. */
const CHANGES = {
  natTraversal: { since: '12.2(13)T', source: 'Cisco IOS, IPsec NAT Transparency: feature history' },
  lookAhead: {
    since: '12.2(13)T',
    source: 'Cisco IOS, Pre-Fragmentation for IPsec VPNs: feature history; on by itself',
  },
  pki: { since: '12.3(7)T', source: 'Cisco IOS Security Command Reference, crypto pki trustpoint: command history' },
  decryptedUnfiltered: {
    since: '12.3(8)T',
    source: 'Cisco IOS, Crypto Access Check on Clear-Text Packets: feature history',
  },
  cefSameInterface: { since: '12.4', source: 'assumption: CEF is taken to be on by default from 12.4' },
  noAutoSummary: { since: '15.0', source: 'IOS IP routing: EIGRP command reference, auto-summary' },
  reverseRouteByPeer: {
    since: '12.3(14)T',
    source:
      'the source document (12.2) prints via 0.0.0.0, later captures via the peer; assumption: with the RRI rework of 12.3(14)T',
  },
  reverseRouteOnLink: { since: '15.0', source: 'a note of the Cisco community, of 15.0(1)M' },
  periodicKeepalive: {
    since: '12.3(7)T',
    source: 'Cisco IOS, IPsec Dead Peer Detection Periodic Message Option: feature history',
  },
  deadPeerDetection: {
    since: '12.2(8)T',
    source: 'field knowledge: crypto isakmp keepalive means dead peer detection from 12.2(8)T; assumption before',
  },
  peersGoOn: {
    since: '12.3(14)T',
    source:
      'Cisco IOS, IPsec Preferred Peer (12.3(14)T): without a default peer the list goes on to the next; before, the source document is all there is, and its 31 s fit a list that begins anew at its top',
  },
  hsrpRedirects: { since: '12.1(3)T', source: 'Cisco IOS, HSRP Support for ICMP Redirects: feature history' },
  eigrpResync: { since: '12.2(15)T', source: 'assumption: with EIGRP NSF awareness, which brought the resync' },
  hsrpResigns: {
    since: '12.4(20)T',
    source:
      "devices' debug logs: a later router resigns on shutdown and says that its interface minimum delay has expired, one of 12.x does neither; assumption: both came together",
  },
  hsrpStretch: {
    since: '15.0',
    source:
      "devices' displays: show standby of 15.x prints expires in 11.360 sec with a hold time of 10; logs of 12.x are exact",
  },
  eigrpTopologyWord: {
    since: '12.2(15)T',
    source:
      "devices' logs: %DUAL-5-NBRCHANGE: IP-EIGRP(0) of 12.3 and 12.4, IP-EIGRP of 12.0 and 12.1; assumption: since 12.2(15)T",
  },
  eigrpWord: { since: '15.0', source: 'messages of routers of 15.x: %DUAL-5-NBRCHANGE: EIGRP-IPv4' },
  trackLog: {
    since: '15.3',
    source:
      "devices' logs: %TRACK-6-STATE: 1 ip sla 1 reachability Up -> Down of 15.3 and later, %TRACKING-5-STATE and Up->Down before",
  },
  ospfQuick: {
    since: '16.1',
    source:
      "devices' displays: show ip ospf of IOS XE 16 prints 50, 200 and 5000 ms, one of 15.x 5000, 10000 and 10000",
  },
  eightPolicies: {
    since: '12.4(20)T',
    source: 'Cisco, Configuring Internet Key Exchange for IPsec VPNs: default IKE policies',
  },
  ikev2: { since: '15.1(1)T', source: 'IOS security command reference, crypto ikev2 profile: command history' },
  ikev2Proposal: {
    since: '16.8',
    source:
      "devices' displays: show crypto ikev2 proposal default of 15.x prints three key sizes, five hashes and groups 5 and 2, one of IOS XE AES-256, SHA-512 and SHA-384 and groups 19, 14, 21 and 5; assumption: since 16.8",
  },
} as const

/** Since when a release behaves the new way, and where that is known from. */
export const releaseChange = (change: keyof typeof CHANGES): { readonly since: string; readonly source: string } =>
  CHANGES[change]

/** What a text that names no release of IOS is taken for: the source document's release. */
const FALLBACK = '12.2(11)T'

/** The defaults of a release such as `12.2(11)T`, `12.4(15)T` or `15.9`. */
export function releaseDefaults(release: string): ReleaseDefaults {
  const number = numberOf(release) ?? numberOf(FALLBACK)
  const has = (change: keyof typeof CHANGES) => isSince(number, numberOf(CHANGES[change].since))
  return {
    release,
    natTraversal: has('natTraversal'),
    autoSummary: !has('noAutoSummary'),
    sameInterfaceCache: has('cefSameInterface'),
    filtersDecrypted: !has('decryptedUnfiltered'),
    lookAhead: has('lookAhead'),
    trustpointWord: has('pki') ? 'pki' : 'ca',
    reverseRouteVia: has('reverseRouteByPeer') ? 'peer' : 'unspecified',
    reverseRouteOnLink: has('reverseRouteOnLink'),
    periodicKeepalive: has('periodicKeepalive'),
    deadPeerDetection: has('deadPeerDetection'),
    peersAfterDead: has('peersGoOn') ? 'next' : 'top',
    hsrpRedirects: has('hsrpRedirects'),
    ikev2: has('ikev2'),
    ikev2Proposal: OWN_PROPOSALS[has('ikev2Proposal') ? 'later' : 'first'],
    eigrpResync: has('eigrpResync'),
    hsrpResigns: has('hsrpResigns'),
    hsrpStretch: has('hsrpStretch') ? 0.2 : 0,
    eigrpWord: has('eigrpWord') ? 'EIGRP-IPv4' : has('eigrpTopologyWord') ? 'IP-EIGRP(0)' : 'IP-EIGRP',
    trackLog: has('trackLog')
      ? { facility: 'TRACK', severity: 6, mnemonic: 'STATE', arrow: ' -> ' }
      : { facility: 'TRACKING', severity: 5, mnemonic: 'STATE', arrow: '->' },
    ospfQuick: has('ospfQuick'),
    ownPolicies: has('eightPolicies') ? 'instead' : 'last',
  }
}

/**
 * Whether a release may have what came with another one. A `version` line names only the train: 15.1 stands for
 * 15.1(4)M as well as for 15.1(1)T, so that it is given the benefit. A text that is no release counts as SEED's.
 */
export function isReleaseSince(release: string, since: string): boolean {
  const [own, wanted] = [numberOf(release) ?? numberOf(FALLBACK), numberOf(since)]
  const trainOnly = own !== undefined && own.maintenance === undefined
  if (trainOnly && own.major === wanted?.major && own.minor === wanted.minor) return true
  return isSince(own, wanted)
}

interface ReleaseNumber {
  readonly major: number
  readonly minor: number
  /** Absent when only the train is named, as in `12.4` or `15.9`. */
  readonly maintenance?: number
  readonly train: string
}

/** The same few texts are asked for with every line. */
const numbers = new Map<string, ReleaseNumber | undefined>()
const MOST_RELEASES = 500

function numberOf(release: string): ReleaseNumber | undefined {
  const known = numbers.get(release)
  if (known || numbers.has(release)) return known
  if (numbers.size >= MOST_RELEASES) numbers.clear()
  const made = readNumber(release)
  numbers.set(release, made)
  return made
}

function readNumber(release: string): ReleaseNumber | undefined {
  const match = /^(\d+)\.(\d+)(?:\((\d+)[a-z]?\))?([A-Z]*)/.exec(release)
  if (!match) return undefined
  const [, major, minor, maintenance, train] = match
  return {
    major: Number(major),
    minor: Number(minor),
    train: train ?? '',
    ...(maintenance === undefined ? {} : { maintenance: Number(maintenance) }),
  }
}

/**
 * A feature of 12.2(13)T is in 12.2(15)T and in all of 12.3, but not in 12.2 itself: the T train is where features
 * come in, and the next release is made of it.
 */
function isSince(release: ReleaseNumber | undefined, since: ReleaseNumber | undefined): boolean {
  if (!release || !since) return false
  if (release.major !== since.major) return release.major > since.major
  if (release.minor !== since.minor) return release.minor > since.minor
  if (since.maintenance === undefined) return true
  // From 15.0 on M releases are made of the T releases before them.
  const heir = release.train === 'M' && since.train === 'T' && release.major >= 15
  return (heir || release.train === since.train) && (release.maintenance ?? 0) >= since.maintenance
}

/**
 * The IKE policies that IOS makes by itself (FACTS section 9). Until 12.4(20)T one, DES, behind the configured ones; from
 * then on eight, offered where no policy is configured and `no crypto isakmp default policy` does not forbid them.
 */
export const OWN_POLICIES = {
  last: [[65_535, 'des', 'sha', 'rsa-sig', 1]],
  instead: [
    [65_507, 'aes', 'sha', 'rsa-sig', 5],
    [65_508, 'aes', 'sha', 'pre-share', 5],
    [65_509, 'aes', 'md5', 'rsa-sig', 5],
    [65_510, 'aes', 'md5', 'pre-share', 5],
    [65_511, '3des', 'sha', 'rsa-sig', 2],
    [65_512, '3des', 'sha', 'pre-share', 2],
    [65_513, '3des', 'md5', 'rsa-sig', 2],
    [65_514, '3des', 'md5', 'pre-share', 2],
  ],
} as const

/** The IKEv2 proposal that IOS makes by itself: its smart defaults. */
const OWN_PROPOSALS: Readonly<Record<'first' | 'later', Ikev2Algorithms>> = {
  first: {
    encryption: ['aes-cbc-256', 'aes-cbc-192', 'aes-cbc-128'],
    hashes: ['sha512', 'sha384', 'sha256', 'sha1', 'md5'],
    groups: [5, 2],
  },
  later: { encryption: ['aes-cbc-256'], hashes: ['sha512', 'sha384'], groups: [19, 14, 21, 5] },
}

/** What every release takes when the configuration is silent; times in seconds. */
export const IOS_DEFAULTS = {
  /** The policy at the end of every list, and what a policy's missing lines mean (IOS security command reference). */
  isakmpPolicy: {
    priority: 65_535,
    encryption: 'des',
    hash: 'sha',
    authentication: 'rsa-sig',
    group: 1,
    lifetimeSeconds: 86_400,
  },
  /** FACTS section 2. */
  saLifetime: { seconds: 3600, kilobytes: 4_608_000 },
  /** FACTS section 2: `periodic` has to be asked for, and 2 s lie between retries. */
  keepalive: { retrySeconds: 2, mode: 'on-demand' },
  /** FACTS section 3; the authentication of a group that has none is the word of RFC 2281 section 5.1. */
  hsrp: {
    helloSeconds: 3,
    holdSeconds: 10,
    priority: 100,
    preemptDelaySeconds: 0,
    trackDecrement: 10,
    /** Seconds from interface-up, and from the end of a boot, until a group starts; where a release waits at all. */
    startSeconds: 1,
    startReloadSeconds: 5,
    authentication: 'cisco',
  },
  /** FACTS sections 4 and 5. */
  eigrp: { helloSeconds: 5, holdSeconds: 15, internal: 90, external: 170, summary: 5 },
  /** Administrative distance of a static route (FACTS section 5) and of a reverse route (section 2). */
  staticDistance: 1,
  reverseRouteDistance: 1,
  /** Four hours (IOS addressing command reference, arp timeout). */
  arpTimeoutSeconds: 14_400,
  /** Idle conversations that the IOS Firewall remembers (IOS security command reference, ip inspect). */
  inspectSeconds: { tcp: 3600, udp: 30, icmp: 10 },
  /** Idle translations of a router (IOS IP addressing command reference, ip nat translation). */
  natSeconds: { udp: 300, tcp: 86_400, other: 86_400 },
  /** Packets that may come late on an SA (IOS security command reference, security-association replay). */
  replayWindow: 64,
  /** Packets that wait for the shaper of an interface (IOS Quality of Service Command Reference, traffic-shape rate). */
  shapeBuffers: 1000,
  /** One day (IOS DHCP command reference, lease). */
  dhcpLeaseSeconds: 86_400,
} as const

/** Bandwidth in kbit/s and delay in tens of microseconds that IOS gives an interface by its kind (IOS, `show interfaces`). */
export function interfaceDefaults(name: string): { readonly bandwidthKbit: number; readonly delayTens: number } {
  if (name.startsWith('Tunnel')) return { bandwidthKbit: 100, delayTens: 5000 }
  if (name.startsWith('Loopback')) return { bandwidthKbit: 8_000_000, delayTens: 500 }
  if (name.startsWith('GigabitEthernet')) return { bandwidthKbit: 1_000_000, delayTens: 1 }
  if (name.startsWith('FastEthernet')) return { bandwidthKbit: 100_000, delayTens: 10 }
  if (name.startsWith('TenGigabitEthernet')) return { bandwidthKbit: 10_000_000, delayTens: 1 }
  if (name.startsWith('Port-channel')) return { bandwidthKbit: 100_000, delayTens: 1 }
  return { bandwidthKbit: 10_000, delayTens: 100 }
}
