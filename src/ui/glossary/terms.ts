/** The terms of the field that the page uses, each explained once, with where it is known from. Shown in place and as a list. */

export interface Term {
  /** As it is written in texts. */
  readonly name: string
  /** Other spellings that mean it. */
  readonly also?: readonly string[]
  /** Written out, where the name is short for something. */
  readonly long?: string
  readonly means: string
  readonly source: string
}

const HSRP = 'RFC 2281, Cisco Hot Standby Router Protocol'
const EIGRP = 'RFC 7868, Cisco’s Enhanced Interior Gateway Routing Protocol'
const IPSEC = 'RFC 4301, Security Architecture for the Internet Protocol'
const IKE = 'RFC 2409, The Internet Key Exchange'
const IOS = 'Cisco IOS Security Configuration Guide'
const VOICE = 'ITU-T recommendation G.107, the E-model'

export const TERMS: readonly Term[] = [
  {
    name: 'access-list',
    also: ['ACL'],
    means:
      'Numbered or named lines that permit or deny packets. They are read from above, and the first that fits decides.',
    source: 'Cisco IOS Security Command Reference, access-list',
  },
  {
    name: 'administrative distance',
    also: ['AD'],
    means:
      'How much a router trusts where a route comes from: of several to the same network the lowest wins (static 1, EIGRP 90, external EIGRP 170).',
    source: 'Cisco IOS IP Routing Command Reference, distance',
  },
  {
    name: 'ARP',
    long: 'Address Resolution Protocol',
    means:
      'Asks a segment which hardware address an IP address has. The first packet to a neighbour may wait for it, or be lost.',
    source: 'RFC 826',
  },
  {
    name: 'certificate',
    means:
      'A key signed by an authority that both ends trust. With it a router proves who it is, whatever address it comes from.',
    source: 'RFC 5280; RFC 2409, section 5.1',
  },
  {
    name: 'codec',
    means: 'How a voice is written as bits: G.711 takes 64 kbit/s, G.729 takes 8 kbit/s, both without headers.',
    source: 'ITU-T recommendations G.711 and G.729',
  },
  {
    name: 'cross-over',
    means: 'A cable between the two head-ends, over which the active one reaches sites whose tunnel ends at the other.',
    source: 'Cisco configuration supplement on dynamic crypto maps and Reverse Route Injection, figure C-1',
  },
  {
    name: 'crypto map',
    also: ['dynamic map'],
    means:
      'Lines at an interface that say which traffic is protected, how, and with whom. A dynamic one waits for peers it does not know and never calls first.',
    source: `${IOS}, crypto map`,
  },
  {
    name: 'D EX',
    means:
      'A route learned by EIGRP that came into EIGRP from outside, as a redistributed static route: its administrative distance is 170.',
    source: `${EIGRP}; codes of show ip route`,
  },
  {
    name: 'Diffie-Hellman',
    also: ['Diffie-Hellman group'],
    means:
      'How two peers come to a common secret over a line that others hear. The group says how large its numbers are; below 14 is held to be too weak today.',
    source: 'RFC 2631; RFC 8247, section 2.4',
  },
  {
    name: 'DF',
    long: 'Don’t fragment',
    means:
      'A bit of a packet that forbids to cut it up: too large for a line, it is dropped, and its sender should be told.',
    source: 'RFC 791; RFC 1191',
  },
  {
    name: 'DHCP',
    long: 'Dynamic Host Configuration Protocol',
    means: 'Gives a host its address, mask and gateway for a while.',
    source: 'RFC 2131',
  },
  {
    name: 'DPD',
    long: 'Dead Peer Detection',
    means:
      'Asks a silent peer whether it lives. When no answer comes, its security associations are deleted and the next peer is tried.',
    source: 'RFC 3706',
  },
  {
    name: 'DSCP',
    long: 'Differentiated Services Code Point',
    means: 'Six bits of a packet that say how it should be queued; voice is marked EF.',
    source: 'RFC 2474; RFC 3246',
  },
  {
    name: 'EIGRP',
    means:
      'Cisco’s routing protocol. Routers that hear each other’s hellos tell each other their routes and keep a loop-free second one ready where there is one.',
    source: EIGRP,
  },
  {
    name: 'ESP',
    long: 'Encapsulating Security Payload',
    means: 'The header that an encrypted packet travels in. Only the two ends of the tunnel see what is inside.',
    source: 'RFC 4303',
  },
  {
    name: 'feasible successor',
    means:
      'A second way that is known to be free of loops: when the first goes, it is taken at once, without asking anybody.',
    source: EIGRP,
  },
  {
    name: 'hairpin',
    means: 'A packet that leaves by the interface it came in by. Some firewalls refuse that unless they are told.',
    source: 'Cisco ASA Command Reference, same-security-traffic permit intra-interface',
  },
  {
    name: 'head-end',
    means: 'A router at headquarters at which the tunnels of many sites end.',
    source: 'Cisco configuration supplement on dynamic crypto maps and Reverse Route Injection',
  },
  {
    name: 'HSRP',
    long: 'Hot Standby Router Protocol',
    means: 'Two routers share one address: the active one has it, the standby takes it over when hellos fail to come.',
    source: HSRP,
  },
  {
    name: 'IKE',
    long: 'Internet Key Exchange',
    means:
      'The negotiation in which two peers prove who they are and agree on keys, on UDP port 500, or 4500 behind a NAT.',
    source: IKE,
  },
  {
    name: 'IKEv2',
    long: 'Internet Key Exchange, version 2',
    means:
      'The later way to agree on keys: four messages for the first tunnel, dead peers and NAT seen to by the protocol itself.',
    source: 'RFC 7296',
  },
  {
    name: 'INITIAL-CONTACT',
    means:
      'Said by a peer that knows of no older association with the other end, which may then drop those it still has.',
    source: 'RFC 2407, section 4.6.3.3',
  },
  {
    name: 'IPsec',
    means: 'Protection of IP packets between two ends: agreed on by IKE, carried in ESP.',
    source: IPSEC,
  },
  {
    name: 'jitter',
    means: 'How unevenly packets come that were sent evenly. A phone waits a little for the late ones.',
    source: 'RFC 3550, section 6.4.1',
  },
  {
    name: 'keepalive',
    means: 'A small message that asks whether the other end is still there.',
    source: `${IOS}, crypto isakmp keepalive`,
  },
  {
    name: 'loopback',
    means:
      'An address of a router that belongs to no cable: it is there as long as the router is, and tunnels can end at it.',
    source: 'Cisco IOS Interface Command Reference, interface loopback',
  },
  {
    name: 'MAC',
    also: ['MAC addresses'],
    long: 'Media Access Control address',
    means: 'The hardware address of a port, by which frames find each other on one segment.',
    source: 'IEEE 802',
  },
  {
    name: 'Main Mode',
    means: 'The first part of IKE: six messages that hide who the peers are.',
    source: `${IKE}, section 5`,
  },
  {
    name: 'MSS',
    also: ['TCP MSS'],
    long: 'Maximum Segment Size',
    means: 'How much of a TCP stream fits into one packet. A router may write a smaller one into what passes.',
    source: 'RFC 9293, section 3.7.1',
  },
  {
    name: 'MTU',
    long: 'Maximum Transmission Unit',
    means: 'The largest packet that a line takes whole.',
    source: 'RFC 791; RFC 1191',
  },
  {
    name: 'NAT',
    long: 'Network Address Translation',
    means: 'A box that puts its own address in the place of those behind it, as every home router does.',
    source: 'RFC 3022',
  },
  {
    name: 'NAT-T',
    long: 'NAT traversal',
    means: 'Peers that find a NAT between them put IKE and ESP into UDP port 4500, which a NAT can translate.',
    source: 'RFC 3947; RFC 3948',
  },
  {
    name: 'OSPF',
    long: 'Open Shortest Path First',
    means:
      'A routing protocol in which every router of an area has the same map and works out the shortest ways itself.',
    source: 'RFC 2328',
  },
  {
    name: 'passive interface',
    means: 'An interface whose network is told of, and on which a routing protocol itself keeps silent.',
    source: 'Cisco IOS IP Routing Command Reference, passive-interface',
  },
  {
    name: 'peer',
    also: ['peers'],
    means: 'The other end of a tunnel, or of a routing neighbourship.',
    source: IPSEC,
  },
  {
    name: 'pool',
    also: ['pools'],
    means: 'A block of addresses out of which every site gets its own network.',
    source: 'Cisco configuration supplement on dynamic crypto maps and Reverse Route Injection',
  },
  {
    name: 'pre-empt',
    also: ['preempt', 'pre-emption'],
    means:
      'A router of higher priority takes the active part back as soon as it returns, whether or not it knows its routes yet.',
    source: HSRP,
  },
  {
    name: 'pre-shared key',
    means: 'A secret that both ends were given beforehand, and by which they know each other.',
    source: `${IKE}, section 5.4`,
  },
  {
    name: 'proxy',
    also: ['proxies', 'proxy identity', 'proxy identities'],
    means:
      'Not a server: the pair of networks that one tunnel protects, as the two peers agreed. Other packets do not go into it.',
    source: 'RFC 2409, section 5.5 (client identities); show crypto ipsec sa',
  },
  {
    name: 'R-factor',
    means: 'How good a call will sound, from 0 to 100, worked out from its delay, losses and codec.',
    source: VOICE,
  },
  {
    name: 'redistribute',
    also: ['redistributed', 'redistribution'],
    means: 'Routes of one origin are told on by a routing protocol of another, as static ones by EIGRP.',
    source: 'Cisco IOS IP Routing Command Reference, redistribute',
  },
  {
    name: 'RIB',
    long: 'Routing Information Base',
    means: 'The routing table: of all routes that were offered those that are used.',
    source: 'RFC 4271, section 1.1',
  },
  {
    name: 'route-map',
    means: 'Numbered entries that choose routes by what they match, and may set something of them.',
    source: 'Cisco IOS IP Routing Command Reference, route-map',
  },
  {
    name: 'RRI',
    also: ['reverse-route', 'reverse route', 'reverse routes', 'Reverse Route Injection'],
    long: 'Reverse Route Injection',
    means:
      'When a tunnel to a site comes up, the head-end puts the site’s network into its routing table, and takes it out when the tunnel goes.',
    source: `${IOS}, reverse-route`,
  },
  {
    name: 'SA',
    also: ['SAs', 'security association', 'security associations'],
    long: 'Security association',
    means: 'What two peers have agreed on: keys, protection, and for how long. A tunnel has one for each direction.',
    source: IPSEC,
  },
  {
    name: 'Skinny',
    means:
      'The protocol by which a phone is run by its CallManager, on TCP port 2000. Its keepalives show that the way is there.',
    source: 'Cisco Unified Communications Manager, TCP and UDP port usage',
  },
  {
    name: 'SPI',
    long: 'Security Parameter Index',
    means: 'The number in an ESP packet by which the receiver finds the association that the packet belongs to.',
    source: 'RFC 4303',
  },
  {
    name: 'spanning tree',
    long: 'Spanning Tree Protocol',
    means: 'Switches leave out ports until no ring of cables is left, or frames would go around for ever.',
    source: 'IEEE 802.1D',
  },
  {
    name: 'standby',
    means: 'The router that takes the shared address over when the active one is heard no more.',
    source: HSRP,
  },
  {
    name: 'transform-set',
    also: ['transform-sets'],
    means: 'Which encryption and which check of integrity an ESP tunnel uses.',
    source: `${IOS}, crypto ipsec transform-set`,
  },
  {
    name: 'trustpoint',
    means: 'The authority whose certificates a router trusts, with how it enrols there.',
    source: 'Cisco IOS Security Command Reference, crypto pki trustpoint',
  },
  {
    name: 'TTL',
    long: 'Time to live',
    means: 'Every router takes one off; at nought the packet is dropped, so that none goes round for ever.',
    source: 'RFC 791',
  },
  {
    name: 'VIP',
    also: ['virtual address'],
    means: 'The address that the routers of an HSRP group share; the firewall’s routes lead to it.',
    source: HSRP,
  },
  {
    name: 'VRF',
    long: 'Virtual Routing and Forwarding',
    means: 'A routing table of its own on a router: interfaces in it see no other.',
    source: 'RFC 4364',
  },
  {
    name: 'VTI',
    long: 'Virtual tunnel interface',
    means: 'A tunnel that is an interface: what is routed to it is encrypted, without a crypto map.',
    source: `${IOS}, IPsec Virtual Tunnel Interface`,
  },
]
