/**
 * A policy that puts voice first on a site's uplink: the router shapes to less than the line, so that what waits does so in
 * its own queues and not in a modem, and there voice goes first (Cisco, Enterprise QoS Solution Reference Network Design).
 * The lines stand here as they are typed: whoever compiles a design, and whoever types them at a console, asks for them.
 */
import {
  accessOf,
  callsIn,
  countedKbit,
  DEFAULT_PLAN,
  type LineBehind,
  mostShapedKbit,
  planProblem,
  SHAPED_PERCENT,
  type SitePlanning,
  UPLINK_POLICY,
} from '../../config/index'
import { ACCESS, type Codec, espPacketSize, espShape, formatIp, voiceSize, wildcardOf } from '../../net/index'
import type { Design, Link } from '../model/design'
import type { HeadEnd, VoicePolicy } from '../model/device'
import { cablePort, deviceNamed, devicesOf, endKey, ownAddress, withRole } from '../model/read'

export interface Uplink {
  /** The router's interface that a policy stands on. */
  readonly interface: string
  /** kbit/s of the slowest cable on the way from the router to the Internet, and back. */
  readonly kbit: number
  readonly downKbit: number
  /** The line of the provider: the first cable on the way that is no LAN, else the last. */
  readonly line: Link
}

/** A site stands behind a home router or two, not more. */
const MOST_HOPS = 4

const cables = new WeakMap<Design['links'], ReadonlyMap<string, Link>>()

function cableAt({ links }: Design, device: string, port: string): Link | undefined {
  const known =
    cables.get(links) ?? new Map(links.flatMap((link) => [link.a, link.b].map((end) => [endKey(end), link])))
  cables.set(links, known)
  return known.get(endKey({ device, interface: port }))
}

const isLan = ({ media }: Link) => media === 'ethernet' || media === 'cross-over'

/** Nothing for a site that is not cabled to the Internet, by a home router or not. */
export function uplinkOf(design: Design, router: string): Uplink | undefined {
  const device = deviceNamed(design, router)
  const outside = device && withRole(device, 'outside')[0]
  if (!outside) return undefined
  let [at, port] = [router, cablePort(device, outside)]
  let [kbit, downKbit] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  let line: Link | undefined
  for (let hops = 0; hops < MOST_HOPS; hops++) {
    const link = cableAt(design, at, port)
    if (!link) return undefined
    const isA = link.a.device === at && link.a.interface === port
    line = line && !isLan(line) ? line : link
    const [there, back] = [link.bandwidthKbit, link.returnBandwidthKbit]
    kbit = Math.min(kbit, isA ? there : back)
    downKbit = Math.min(downKbit, isA ? back : there)
    const far = deviceNamed(design, (isA ? link.b : link.a).device)
    if (far?.kind === 'internet') return { interface: outside.name, kbit, downKbit, line }
    const next = far?.kind === 'home-nat' ? withRole(far, 'outside')[0] : undefined
    if (!far || !next) return undefined
    at = far.name
    port = next.name
  }
  return undefined
}

/** Per cent of the shape that voice may have: the rule of thumb for all priority classes together. */
const PRIORITY_PERCENT = 33

/** A packet of a call in the tunnel, with NAT traversal, which may come to be used, and without; and how many it has a second. */
export interface CallOnUplink {
  readonly packets: readonly [traversing: number, plain: number]
  readonly perSecond: number
}

export function callOnUplink({ planning, vpn }: Design, own: SitePlanning | undefined): CallOnUplink {
  const told = (key: 'codec' | 'intervalMs') => {
    const value = own?.[key] ?? planning?.values[key]
    return value === undefined || planProblem(key, value) !== undefined ? DEFAULT_PLAN[key] : value
  }
  const intervalMs = Number(told('intervalMs'))
  const [cipher = '', ...others] = vpn.siteTransformSets[0]?.transforms ?? []
  const integrity = others.find((word) => word.endsWith('-hmac'))
  const form = { mode: 'tunnel', shape: espShape(cipher, integrity) } as const
  const udp = { sourcePort: 4500, destinationPort: 4500 }
  const clear = voiceSize(told('codec') as Codec, intervalMs)
  return {
    packets: [espPacketSize({ ...form, udp }, clear), espPacketSize(form, clear)],
    perSecond: 1000 / intervalMs,
  }
}

/** What a policy on a site's uplink would usually say. */
export function usualVoicePolicy(design: Design, router: string): VoicePolicy | undefined {
  const device = deviceNamed(design, router)
  const uplink = uplinkOf(design, router)
  if (uplink === undefined || device?.kind !== 'soho') return undefined
  return policyOn(lineBehind(uplink.kbit, uplink.line, device.planning), callOnUplink(design, device.planning))
}

/** A line of so many kbit/s as a shaper before it looks at it. */
export function lineBehind(
  kbit: number,
  cable: Pick<Link, 'media' | 'a' | 'b'>,
  own: SitePlanning | undefined,
): LineBehind {
  const access = own?.access ?? accessOf(cable)
  return { kbit, access, mtu: ACCESS[access].mtu }
}

/** A third of the shape for voice, and never less than one call; the shape is the greatest that the line carries with them. */
export function policyOn(line: LineBehind, call: CallOnUplink): VoicePolicy {
  for (let percent = SHAPED_PERCENT; percent > 1; percent--) {
    const policy = policyOf(Math.round((line.kbit * percent) / 100), call)
    if (holdsOn(line, policy, call)) return policy
  }
  return policyOf(LEAST_SHAPE_KBIT, call)
}

/** Whatever form the packets of its calls come to have. */
const holdsOn = (line: LineBehind, { shapeKbit, priorityKbit }: VoicePolicy, { packets, perSecond }: CallOnUplink) =>
  packets.every((packet) => {
    const calls = callsIn(priorityKbit, { packet, perSecond })
    return shapeKbit <= mostShapedKbit(line, { packet, perSecond, calls })
  })

function policyOf(kbit: number, { packets: [packet], perSecond }: CallOnUplink): VoicePolicy {
  const shapeKbit = Math.max(LEAST_SHAPE_KBIT, kbit)
  const priorityKbit = Math.max(
    Math.ceil(countedKbit({ packet, perSecond })),
    Math.round((shapeKbit * PRIORITY_PERCENT) / 100),
  )
  return { shapeKbit, priorityKbit }
}

/** `shape average` takes no rate below this many kbit/s. */
const LEAST_SHAPE_KBIT = 8

/** Names that the lines give; a text with these is read back as the field of the design. */
export const VOICE_NAMES = { policy: UPLINK_POLICY, classes: `${UPLINK_POLICY}-CLASSES`, voice: 'VOICE' } as const

const CLASS_MAPS = [
  `class-map match-any ${VOICE_NAMES.voice}`,
  ' match ip dscp ef',
  'class-map match-any SIGNALLING',
  ' match ip dscp cs3',
]

const classes = (name: string, priority: string): readonly string[] => [
  `policy-map ${name}`,
  ` class ${VOICE_NAMES.voice}`,
  `  priority ${priority}`,
  ' class SIGNALLING',
  '  bandwidth percent 5',
  ' class class-default',
  '  fair-queue',
]

/** Classes and policies of a site's uplink. */
export const voicePolicyLines = ({ shapeKbit, priorityKbit }: VoicePolicy): readonly string[] => [
  ...CLASS_MAPS,
  ...classes(VOICE_NAMES.classes, String(priorityKbit)),
  `policy-map ${VOICE_NAMES.policy}`,
  ' class class-default',
  `  shape average ${shapeKbit * 1000}`,
  `  service-policy ${VOICE_NAMES.classes}`,
]

/** All of it with the interface, as it is typed at the router. */
export const typedVoicePolicy = (policy: VoicePolicy, port: string): readonly string[] => [
  ...voicePolicyLines(policy),
  `interface ${port}`,
  ` service-policy output ${VOICE_NAMES.policy}`,
]

/** The policy of a head-end towards its sites. */
export const SITES_POLICY = 'SITES'
const SITE_CLASSES = 'SITE-CLASSES'

interface ShapedSite {
  /** Of its class-map and its list: by its LAN, which a rename of its router leaves as it is. */
  readonly name: string
  readonly lans: readonly string[]
  readonly downKbit: number
}

const shapeBits = ({ downKbit }: ShapedSite, percent: number): number =>
  Math.max(LEAST_SHAPE_KBIT, Math.round((downKbit * percent) / 100)) * 1000

function shapedSites(design: Design, headEnd: HeadEnd): readonly ShapedSite[] {
  return devicesOf(design, 'soho').flatMap((site): readonly ShapedSite[] => {
    const uplink = site.peers.includes(headEnd.name) ? uplinkOf(design, site.name) : undefined
    const subnets = withRole(site, 'lan').flatMap((port) => ownAddress(port)?.subnet ?? [])
    const [first] = subnets
    if (!uplink || !first) return []
    return [
      {
        name: `SITE-${formatIp(first.address)}`,
        lans: subnets.map(({ address, length }) => `${formatIp(address)} ${formatIp(wildcardOf(length))}`),
        downKbit: uplink.downKbit,
      },
    ]
  })
}

/** A list for each site's LAN; and classes with a shape for each site, in which voice goes first. Nothing without sites. */
export function siteShapingLines(
  design: Design,
  headEnd: HeadEnd,
): { readonly lists: readonly string[]; readonly policies: readonly string[] } {
  const percent = headEnd.siteShapingPercent
  const sites = percent === undefined ? [] : shapedSites(design, headEnd)
  if (percent === undefined || sites.length === 0) return { lists: [], policies: [] }
  return {
    lists: sites.flatMap(({ name, lans }) => [
      `ip access-list extended ${name}`,
      ...lans.map((lan) => ` permit ip any ${lan}`),
    ]),
    policies: [
      ...CLASS_MAPS,
      ...sites.flatMap(({ name }) => [`class-map match-all ${name}`, ` match access-group name ${name}`]),
      ...classes(SITE_CLASSES, `percent ${PRIORITY_PERCENT}`),
      `policy-map ${SITES_POLICY}`,
      ...sites.flatMap((site) => [
        ` class ${site.name}`,
        `  shape average ${shapeBits(site, percent)}`,
        `  service-policy ${SITE_CLASSES}`,
      ]),
    ],
  }
}

/** Per cent that shapes stand for, bit/s by the names of their classes: what most sites say; nothing when none has a whole one. */
export function siteShapingIn(
  design: Design,
  headEnd: HeadEnd,
  shapes: ReadonlyMap<string, number>,
): number | undefined {
  const votes = new Map<number, number>()
  for (const site of shapedSites(design, headEnd)) {
    const bits = shapes.get(site.name)
    if (bits === undefined) continue
    const percent = Math.round(bits / 10 / site.downKbit)
    if (percent >= 1 && percent <= 100 && shapeBits(site, percent) === bits)
      votes.set(percent, (votes.get(percent) ?? 0) + 1)
  }
  return [...votes].sort(([, a], [, b]) => b - a)[0]?.[0]
}
