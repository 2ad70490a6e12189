/**
 * What the field does not fix: timers, counts and set-up times that differ by release, platform or luck.
 * Each has a name, a unit, a default and where it comes from, so that the page can show and change it.
 * Values here are never chosen to make an outage come out at a given second.
 */

export interface Parameters {
  /** DPD probes without an answer before a peer is dead. */
  readonly dpdRetries: number
  /** Which keepalive the configured line stands for: what it says, or what a release is assumed to make of it. */
  readonly keepaliveProfile: 'configured' | 'on-demand' | 'periodic' | 'legacy'
  /**
   * What puts a periodic probe, or the verdict of legacy keepalives, off: a message of the keepalive itself, or anything
   * heard of the peer, ESP included. FACTS section 2 has the second, the ranges of section 1 need the first.
   */
  readonly keepaliveHears: 'keepalives' | 'anything'
  /** Seconds between DPD retries when the configuration does not say. */
  readonly dpdRetrySeconds: number
  /** Legacy IOS keepalives missed before a peer is dead. */
  readonly legacyMisses: number
  /** Seconds between retransmissions of a main or quick mode message. */
  readonly ikeRetransmitSeconds: number
  /** Main-mode messages sent to a silent peer before the next peer is tried. */
  readonly triesPerPeer: number
  /** Times a quick mode message is sent before the negotiation is given up, and with it the IKE SA. */
  readonly quickModeTries: number
  /** Which peer follows a dead one: the next in the list, or the list from its top; by itself what the release does. */
  readonly peerRestart: 'release' | 'top' | 'next'
  /** Which peer a site tries first behind an orderly goodbye (DELETE): the one that said it, or the next in the list. */
  readonly peerAfterDelete: 'same' | 'next'
  readonly reverseRouteNeighbor: 'resolved' | 'asked'
  /** Seconds a whole phase 1 and 2 set-up takes at least and at most, drawn evenly. */
  readonly setupSecondsMin: number
  readonly setupSecondsMax: number
  /** Set-ups that the answering end can begin in a second, one after the other; 0 = as many as come. */
  readonly setupsPerSecond: number
  /** Seconds before an SA's end at which its successor is negotiated, when traffic flows. */
  readonly rekeyMarginSeconds: number
  /** Kilobytes before an SA's volume limit at which its successor is negotiated. */
  readonly rekeyMarginKilobytes: number
  /** Seconds from the start of a reload until interfaces come up. */
  readonly bootSeconds: number
  /** Whether a `reload` sends IKE DELETE and HSRP Resign first. */
  readonly reloadSendsDelete: boolean
  readonly reloadSendsResign: boolean
  /** Seconds between the goodbyes of a device that shuts down, if it says any, and the end of its interfaces. */
  readonly farewellSeconds: number
  /** The same of an interface that is shut by hand. */
  readonly portFarewellSeconds: number
  /** Seconds that a change of carrier must last before a router's interface follows it, where no line says so. */
  readonly carrierDelaySeconds: number
  /** Seconds that both ends of a cable need to agree on speed and duplex before a router has carrier. */
  readonly negotiationSeconds: number
  /** Seconds from then until the line protocol of a router's interface is up. */
  readonly lineProtocolSeconds: number
  /** Seconds between Skinny keepalives of a phone. */
  readonly skinnyKeepaliveSeconds: number
  /** Seconds a phone waits before it tries again to register. */
  readonly skinnyRetrySeconds: number
  /** Seconds before a phone repeats a segment that was not acknowledged; doubled each time. */
  readonly tcpFirstRetransmitSeconds: number
  /** Repetitions without an answer after which a phone that connects or registers gives up for a while. */
  readonly tcpRetransmissions: number
  /** Skinny keepalives without an answer after which a phone counts itself as unregistered. */
  readonly skinnyMisses: number
  /** How long a phone's preferred CallManager must answer again before the phone goes back to it. */
  readonly skinnyFallbackSeconds: number
  /** Seconds before a DHCP client repeats itself, doubled each time up to the greatest. */
  readonly dhcpFirstRetrySeconds: number
  readonly dhcpRetryMaxSeconds: number
  /** Seconds a DHCP server holds an address that it offered. */
  readonly dhcpOfferSeconds: number
  /** EIGRP: unanswered retransmissions before a neighbour is dropped, most seconds between them, and the active timer. */
  readonly eigrpRetransmissions: number
  readonly eigrpRetransmitSeconds: number
  readonly eigrpActiveSeconds: number
  /** Seconds from the moment a booting device's interfaces are up until EIGRP says its first word. */
  readonly eigrpBootSeconds: number
  /** OSPF: the same, and how often a neighbour is told something in vain before it is given up. */
  readonly ospfBootSeconds: number
  readonly ospfRetransmissions: number
  /** Seconds after which an unanswered ARP request is given up. */
  readonly arpRetrySeconds: number
  /** Seconds in which a probe into what is not drawn is answered from there. */
  readonly beyondSeconds: number
  /** ARP requests without an answer after which the packets that wait are lost. */
  readonly arpTries: number
  /** Seconds a host or home router keeps an ARP entry; IOS has its own per interface. */
  readonly hostArpSeconds: number
  /** Packets that a device holds per neighbour while ARP asks; a router drops what it only forwards. */
  readonly arpQueue: number
  /** Packets that wait at most for a line whose queue no configuration tells: a modem's, the provider's, a switch's, a host's. */
  readonly lineBufferPackets: number
  /** Queues of a router where no line says so: packets of an interface, of a class or fair queue, and of the transmitter's own ring. */
  readonly holdQueuePackets: number
  readonly classQueuePackets: number
  readonly txRingPackets: number
  /** Milliseconds of its rate that a priority class may send at once, and that a shaper's and a policer's bucket hold. */
  readonly priorityBurstMs: number
  readonly shapeBurstMs: number
  readonly policeBurstMs: number
  /** Bytes that a policer's bucket holds at least. */
  readonly policeBurstBytes: number
  /** Per cent of a line that a class without a share of its own has at least. */
  readonly leastClassPercent: number
  /** Seconds of silence in all tables after which the network counts as settled. */
  readonly settleSeconds: number
  /** Rapid spanning tree: seconds between a switch's messages, hops they live, seconds of each step of a port that nobody agrees with. */
  readonly treeHelloSeconds: number
  readonly treeMaxAgeSeconds: number
  readonly treeForwardDelaySeconds: number
  /** Seconds a switch remembers a MAC address. */
  readonly macAgeSeconds: number
  /** Seconds the firewall keeps an idle UDP, TCP and ESP connection. */
  readonly firewallUdpSeconds: number
  readonly firewallTcpSeconds: number
  readonly firewallEspSeconds: number
  /** Seconds a home router keeps an idle UDP or TCP, and an idle ESP translation, and leases an address for. */
  readonly homeUdpSeconds: number
  readonly homeEspSeconds: number
  readonly homeLeaseSeconds: number
  /** Seconds an SA believes what a router has said of the way to its peer. */
  readonly pathMtuSeconds: number
  /** Seconds after which a tunnel interface without an SA asks for one again, and for which one is disabled that leads to its own end. */
  readonly tunnelAskSeconds: number
  readonly tunnelRecursionSeconds: number
  /** Seconds between two messages about late or repeated packets of one SA. */
  readonly replayTellSeconds: number
}

export const DEFAULT_PARAMETERS: Parameters = {
  dpdRetries: 5,
  keepaliveProfile: 'configured',
  keepaliveHears: 'keepalives',
  dpdRetrySeconds: 2,
  legacyMisses: 3,
  ikeRetransmitSeconds: 10,
  triesPerPeer: 1,
  quickModeTries: 5,
  peerRestart: 'release',
  peerAfterDelete: 'same',
  reverseRouteNeighbor: 'resolved',
  setupSecondsMin: 0.5,
  setupSecondsMax: 4,
  setupsPerSecond: 50,
  rekeyMarginSeconds: 30,
  rekeyMarginKilobytes: 256,
  bootSeconds: 120,
  reloadSendsDelete: false,
  reloadSendsResign: false,
  farewellSeconds: 1,
  portFarewellSeconds: 0.01,
  carrierDelaySeconds: 0,
  negotiationSeconds: 0,
  lineProtocolSeconds: 0,
  skinnyKeepaliveSeconds: 30,
  skinnyRetrySeconds: 5,
  tcpFirstRetransmitSeconds: 1,
  tcpRetransmissions: 5,
  skinnyMisses: 3,
  skinnyFallbackSeconds: 120,
  dhcpFirstRetrySeconds: 4,
  dhcpRetryMaxSeconds: 64,
  dhcpOfferSeconds: 60,
  eigrpRetransmissions: 16,
  eigrpRetransmitSeconds: 5,
  eigrpActiveSeconds: 180,
  eigrpBootSeconds: 5,
  ospfBootSeconds: 5,
  ospfRetransmissions: 24,
  arpRetrySeconds: 2,
  beyondSeconds: 0.01,
  arpTries: 3,
  hostArpSeconds: 1200,
  arpQueue: 3,
  lineBufferPackets: 50,
  holdQueuePackets: 40,
  classQueuePackets: 64,
  txRingPackets: 1,
  priorityBurstMs: 200,
  shapeBurstMs: 4,
  policeBurstMs: 250,
  policeBurstBytes: 1500,
  leastClassPercent: 1,
  settleSeconds: 60,
  treeHelloSeconds: 2,
  treeMaxAgeSeconds: 20,
  treeForwardDelaySeconds: 15,
  macAgeSeconds: 300,
  firewallUdpSeconds: 120,
  firewallTcpSeconds: 3600,
  firewallEspSeconds: 600,
  homeUdpSeconds: 300,
  homeEspSeconds: 300,
  homeLeaseSeconds: 86_400,
  pathMtuSeconds: 600,
  tunnelAskSeconds: 30,
  tunnelRecursionSeconds: 120,
  replayTellSeconds: 60,
}
