/** What an IOS line that is not read leaves open: its effect says what kind of thing, its words and its section which. */
import type { NotKnownScope } from '../../config/index'
import type { Command, Undeclared, Unknown } from '../../ios/index'
import { ANY_ADDRESS, type Ip, lengthOfMask, parseIp, prefixOf } from '../../net/index'
import { routeName } from '../routing'

/** The sections that a line stands in, the innermost last. */
export type Around = readonly Command[]

export interface Open {
  readonly scope: NotKnownScope
  /** To stand after "not known". */
  readonly summary: string
}

/** Lines that do nothing by themselves: what uses them says what it leaves open. */
const USED_BY_OTHERS =
  /^(?:ip (?:as-path|community-list|extcommunity-list|prefix-list|nhrp|explicit-path|irdp|host-routing|port-map|wccp|audit|ips|urlfilter|admission|auth-proxy|rip|ospf|bgp|vrf)|prefix-list|route-tag|mpls|tag-switching|l2vpn|pseudowire-class|segment-routing|evpn|bfd|bfd-template|key|vrf|parameter-map|zone|zone-pair|class-map|policy-map|time-range|object-group|arp access-list|mac access-list|crypto (?:ipsec (?:profile|nat-transparency|security-association (?:dummy|pmtu-aging))|gdoi|gkm|ssl|vpn|call|identity|xauth|wui|connect|keyring|tls-tunnel|csr-params)|router ipv6|fhrp|frame-relay|vpdn|vpdn-group|vpdn-template|bba-group|l2tp|l2tp-class|virtual-template|virtual-profile|service-template|controller|xconnect|connect|bridge|appfw|webvpn|utd|content-scan)\b/i

/** What stands open in the list, map or route that it begins. */
const IN_THEIR_PLACE = /^(?:route-map|access-list|ip access-list|zone-pair|zone)\b/i

/** What a line is about whose first words are sure, whatever is known of the rest. */
const OF_WORDS: readonly (readonly [RegExp, Unknown])[] = [
  [/^ip route\b/i, 'route'],
  [/^router\b/i, 'routing'],
  [/^ip nat\b/i, 'translation'],
  [/^ip dhcp\b/i, 'addressing'],
  [/^crypto\b/i, 'tunnels'],
]

/** What a peer is told when the tunnel comes up: routes among it (`route set`, `route accept`, reverse routes of a profile). */
const BRINGS_ROUTES =
  /^(?:crypto ikev2 (?:authorization policy|client flexvpn)|aaa authorization|config-exchange|reverse-route|set reverse-route)\b/i

/** Under an interface: of protocols whose process says that it is not simulated, and of what moves no packet. */
const OF_A_PROCESS =
  /^(?:ip (?:ospf|rip|bgp|router|mobile-arp|route-tag|gratuitous-arps|sticky-arp|audit|ips|traffic-export)|ospf|ospfv3|isis|lisp|tunnel (?:bandwidth|path-mtu-discovery)|dampening|compress|timeout|group)\b/i

/**
 * Whether a line can change nothing: a `no` takes away what is not simulated, and what the line says is gone, unless the
 * language has that very `no` among the words that matter.
 */
export function isIdle({ text, command }: { readonly text: string; readonly command: Undeclared }): boolean {
  if (!/^\s*(?:no|default)\s/i.test(text)) return false
  return command.kind !== 'unknown' || command.known?.kind !== 'consequential' || command.reading !== undefined
}

/** Lines that decide how fast a failure is noticed, and no path while nothing fails. */
const NOTICING = /^(?:standby bfd|carrier-delay|timers|bfd|nsf|graceful-restart)\b/i

export function openedBy(device: string, unknown: Unknown, words: string, around: Around): readonly Open[] {
  const text = words.replace(/^no\s+/i, '')
  if (unknown === 'redundancy' && NOTICING.test(text))
    return [{ scope: { kind: 'take-over' }, summary: `how fast ${device} notices a failure` }]
  const section = around.findLast(isOwner)
  if (!section) return globally(device, unknown, text)
  if (section.kind === 'interface') return onInterface(section.name, unknown, text)
  return isOfIsakmp(section) ? ofIsakmp(device, section, text) : ofSection(section, around)
}

const OWNERS = [
  'interface',
  'router-eigrp',
  'router-ospf',
  'eigrp-family',
  'crypto-map',
  'dynamic-map',
  'dhcp-pool',
  'key',
  'key-chain',
  'control-plane',
  'isakmp-policy',
  'isakmp-profile',
  'crypto-keyring',
] as const
type Owner = Extract<Command, { readonly kind: (typeof OWNERS)[number] }>

const isOwner = (command: Command): command is Owner => OWNERS.some((kind) => kind === command.kind)

type Isakmp = Extract<Owner, { readonly kind: 'isakmp-policy' | 'isakmp-profile' | 'crypto-keyring' }>

const isOfIsakmp = (command: Owner): command is Isakmp =>
  command.kind === 'isakmp-policy' || command.kind === 'isakmp-profile' || command.kind === 'crypto-keyring'

/** A policy, a profile or a ring counts for the peers that meet it; a profile's `match` says whom it may take from others. */
function ofIsakmp(device: string, section: Isakmp, text: string): readonly Open[] {
  const summary = `which tunnels ${device} agrees on`
  const routes = routesBrought(device, text)
  switch (section.kind) {
    case 'isakmp-policy':
      return [{ scope: { kind: 'ike', policy: section.priority }, summary }, ...routes]
    case 'isakmp-profile':
      return [
        { scope: /^match\b/i.test(text) ? { kind: 'ike' } : { kind: 'ike', profile: section.name }, summary },
        ...routes,
      ]
    case 'crypto-keyring':
      return [{ scope: { kind: 'ike', ring: section.name }, summary }, ...routes]
  }
}

const routesBrought = (device: string, text: string): readonly Open[] =>
  BRINGS_ROUTES.test(text)
    ? [
        {
          scope: { kind: 'routing', protocol: 'ikev2', process: '' },
          summary: `which routes ${device} and its peers tell each other by IKEv2`,
        },
      ]
    : []

const OF_EIGRP =
  /^(?:ip (?:eigrp|authentication|summary-address|hello-interval|hold-time|split-horizon|passive-interface|next-hop-self)|bandwidth|delay)\b/i

function onInterface(name: string, unknown: Unknown, text: string): readonly Open[] {
  if (OF_A_PROCESS.test(text)) return []
  const at = `what becomes of what passes ${name}`
  const whole: Open = { scope: { kind: 'interface', interface: name }, summary: at }
  switch (unknown) {
    case 'redundancy': {
      const group = Number(/^\S+ (\d+)/.exec(text)?.[1] ?? 0)
      const scope = { kind: 'first-hop', interface: name, group } as const
      return [{ scope, summary: `who has the virtual address of group ${group} on ${name}` }]
    }
    case 'route':
      return [
        {
          scope: { kind: 'route', prefix: prefixOf(ANY_ADDRESS, 0) },
          summary: `whether the default route by ${name} is there`,
        },
      ]
    case 'neighbour':
    case 'routing':
      if (OF_EIGRP.test(text))
        return [
          {
            scope: { kind: 'neighbor', protocol: 'eigrp', interface: name },
            summary: `what EIGRP learns and tells on ${name}`,
          },
        ]
      return [whole]
    case 'tunnels': {
      const tunnels: Open = { scope: { kind: 'ike' }, summary: `which tunnels are made on ${name}` }
      // Easy VPN protects by what the server tells it, not by a map: whatever passes may belong into its tunnel.
      return /^crypto ipsec client ezvpn\b/i.test(text) ? [whole, tunnels] : [tunnels]
    }
    case 'addressing':
      return [{ scope: { kind: 'dhcp' }, summary: `which addresses hosts on ${name} are given` }]
    // It decides about no path: queueing.ts says what it leaves open.
    case 'queue':
      return []
    case 'entry':
    case 'list':
    case 'interface':
    case 'map-entry':
    case 'translation':
    case 'inspection':
    case 'device':
      return [whole]
  }
}

/** What the section says of which thing the line is about. */
function ofSection(section: Exclude<Owner, { readonly kind: 'interface' } | Isakmp>, around: Around): readonly Open[] {
  switch (section.kind) {
    case 'router-eigrp':
    case 'eigrp-family': {
      const as = String(section.as)
      const port = around.find((command) => command.kind === 'eigrp-family-interface')
      const name = port?.kind === 'eigrp-family-interface' && port.interface !== 'default' ? port.interface : undefined
      const summary = `what EIGRP ${as} learns and tells${name === undefined ? '' : ` on ${name}`}`
      const scope =
        name === undefined
          ? ({ kind: 'routing', protocol: 'eigrp', process: as } as const)
          : ({ kind: 'neighbor', protocol: 'eigrp', interface: name } as const)
      return [{ scope, summary }]
    }
    case 'router-ospf':
      return [
        {
          scope: { kind: 'routing', protocol: 'ospf', process: String(section.process) },
          summary: `what OSPF ${section.process} learns and tells`,
        },
      ]
    case 'crypto-map':
      return [
        {
          scope: { kind: 'map-entry', map: section.map, sequence: section.sequence },
          summary: `what entry ${section.sequence} of crypto map ${section.map} does with it`,
        },
      ]
    case 'dynamic-map':
      return [
        {
          scope: { kind: 'dynamic-map', map: section.name },
          summary: `which tunnels dynamic map ${section.name} accepts`,
        },
      ]
    case 'dhcp-pool':
      return [
        {
          scope: { kind: 'dhcp', pool: section.name },
          summary: `which addresses pool ${section.name} gives`,
        },
      ]
    case 'control-plane': {
      const heard = (what: string) => `whether the router hears ${what}`
      return [
        { scope: { kind: 'ike' }, summary: heard('what its IKE peers say') },
        { scope: { kind: 'neighbor', protocol: 'eigrp' }, summary: heard('its neighbours') },
      ]
    }
    case 'key':
    case 'key-chain':
      return [
        {
          scope: { kind: 'neighbor', protocol: 'eigrp' },
          summary: 'whether neighbours that use its key chain come up',
        },
      ]
  }
}

/** Of a whole map: who negotiates by an ISAKMP profile is asked by that one's lines (IOS, ISAKMP profile overview). */
const LOGS_IN = /^crypto map \S+ client authentication list\b/i

function globally(device: string, unknown: Unknown, text: string): readonly Open[] {
  if (USED_BY_OTHERS.test(text) || IN_THEIR_PLACE.test(text)) return []
  const [, map, sequence] = /^crypto (?:dynamic-)?map (\S+)(?: (\d+))?/i.exec(text) ?? []
  if (map !== undefined) {
    const dynamic = /^crypto dynamic-map/i.test(text)
    const scope = dynamic
      ? ({ kind: 'dynamic-map', map } as const)
      : ({
          kind: 'map-entry',
          map,
          ...(sequence === undefined ? {} : { sequence: Number(sequence) }),
          ...(LOGS_IN.test(text) ? { xauth: true as const } : {}),
        } as const)
    return [{ scope, summary: `which tunnels ${dynamic ? 'dynamic' : 'crypto'} map ${map} makes` }]
  }
  const whole: Open = { scope: { kind: 'device' }, summary: `what ${device} does` }
  switch (OF_WORDS.find(([words]) => words.test(text))?.[1] ?? unknown) {
    // They stand in their list, and what is said of a queue on its interface.
    case 'entry':
    case 'list':
    case 'queue':
      return []
    case 'route':
    case 'routing':
      return ofRouting(device, text)
    case 'neighbour': {
      const address = addressIn(text)
      return address === undefined
        ? []
        : [{ scope: { kind: 'adjacency', address }, summary: `who answers for that address` }]
    }
    case 'map-entry':
    case 'tunnels':
      return [{ scope: { kind: 'ike' }, summary: `which tunnels ${device} agrees on` }, ...routesBrought(device, text)]
    case 'redundancy':
      return /^(?:event|kron|redundancy)\b/i.test(text)
        ? [{ scope: { kind: 'take-over' }, summary: `what ${device} does by itself in a failure` }]
        : []
    case 'translation':
      return [{ scope: { kind: 'nat' }, summary: `what becomes of the addresses of what crosses ${device}` }]
    case 'inspection':
      return [{ scope: { kind: 'inspection' }, summary: 'whether it is let through as an answer' }]
    case 'addressing':
      return [{ scope: { kind: 'dhcp' }, summary: `which addresses ${device} gives` }]
    case 'interface':
    case 'device':
      return [whole]
  }
}

function ofRouting(device: string, text: string): readonly Open[] {
  const [, protocol, process = ''] = /^router (\S+) ?(\S*)/i.exec(text) ?? []
  if (protocol !== undefined)
    return [
      {
        scope: { kind: 'routing', protocol: protocol.toLowerCase(), process },
        summary: `what ${protocol.toUpperCase()} tells ${device} and its neighbours`,
      },
    ]
  const [, network = '', mask = ''] = /^ip route (\S+) (\S+)/i.exec(text) ?? []
  const [to, length] = [parseIp(network), lengthOfMask(parseIp(mask) ?? ANY_ADDRESS)]
  if (to !== undefined && length !== undefined && parseIp(mask) !== undefined) {
    const prefix = prefixOf(to, length)
    return [{ scope: { kind: 'route', prefix }, summary: `whether ${routeName(device, prefix)} is there` }]
  }
  // Where a router routes it is not asked.
  if (/^ip default-gateway\b/i.test(text)) return []
  if (/^ip (?:routing|local policy)\b/i.test(text))
    return [{ scope: { kind: 'device' }, summary: `where ${device} sends what it forwards` }]
  return [{ scope: { kind: 'routing', protocol: firstTwo(text), process: '' }, summary: `which routes ${device} has` }]
}

const firstTwo = (text: string) => text.split(/\s+/, 2).join(' ')

function addressIn(text: string): Ip | undefined {
  for (const word of text.split(/\s+/)) {
    const address = parseIp(word)
    if (address !== undefined) return address
  }
  return undefined
}
