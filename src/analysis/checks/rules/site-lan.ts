/** What a site's own text should say of its packets: their greatest size, their classes, and that there are some. */
import { type Configuration, speaksOspf, UPLINK_POLICY } from '../../../config/index'
import { ETHERNET_MTU, lookUp, PPPOE_MTU } from '../../../net/index'
import { largestSegment, wholeCellSegment } from '../../plan/fit'
import { shapeOf } from '../../plan/lines'
import { add, type Check, type CheckFound, lineOf, namesOf, ofFirst } from '../check'
import { addressOf, type Scope, type SiteScope, speaks } from '../scope'

export const segmentSize: Check = {
  name: 'tcp-mss',
  title: 'TCP segments fit into the tunnel',
  why: 'A full segment of 1460 bytes becomes 1552 in 3DES and SHA: it is fragmented after encryption, the head-end reassembles it in software, and a path that drops fragments or ICMP stalls.',
  source: 'RFC 4303 for the bytes; RFC 2923 for what fragments cost',
  check: (scope) => {
    const sizes = new Map<string, Segments>()
    const large = scope.sites.flatMap((site) => {
      const found = segmentsOf(scope, site, sizes)
      const set = Math.min(...site.config.interfaces.map((port) => port.adjustMss?.value ?? Number.POSITIVE_INFINITY))
      const [lan] = site.lans
      return found && lan && set > found.most ? [{ site, lan, ...found }] : []
    })
    if (large.length === 0) return []
    const devices = large.map(({ site }) => site.config.device)
    const most = listed(large.map((item) => item.most))
    const advised = listed(large.map((item) => item.advised))
    const cells = advised === most ? '' : `, which fills the cells of its line to the last byte`
    return [
      {
        severity: 'info',
        ...ofFirst(devices),
        ...lineOf(large[0]?.lan.port.source),
        summary: `TCP segments of more than ${most} bytes are fragmented in the tunnel of ${namesOf(devices)}`,
        remedy: `Set ip tcp adjust-mss ${advised} on the LAN interface${cells}.`,
        fix: {
          says: `Writes ip tcp adjust-mss ${advised} on the LAN interface of ${namesOf(devices)}.`,
          safe: true,
          changes: large.map(({ site, lan, advised: bytes }) =>
            add(site.config.device, [lan.port.source?.text ?? ''], `ip tcp adjust-mss ${bytes}`),
          ),
        },
      },
    ]
  },
}

interface Segments {
  /** The greatest that goes through the tunnel in one piece. */
  readonly most: number
  /** The greatest whose cells are full, on a line that has cells; else the same. */
  readonly advised: number
}

const listed = (sizes: readonly number[]) => [...new Set(sizes)].join(' or ')

/** By the planner's own packets; sites that are alike are looked at once. */
function segmentsOf(scope: Scope, { config }: SiteScope, known: Map<string, Segments>): Segments | undefined {
  const { basis, lineOf: line } = scope.plan
  const found = shapeOf(config, basis, line(config))
  if (!found) return undefined
  const { shape, mtu } = found
  const { transform, natPort } = shape.sealing
  const key = JSON.stringify([
    transform.cipher,
    transform.integrity,
    transform.mode,
    natPort,
    shape.encapsulation,
    shape.access,
    mtu,
  ])
  const same = known.get(key)
  if (same) return same
  const most = largestSegment(mtu, shape)
  const fresh = { most, advised: wholeCellSegment(most, shape) ?? most }
  known.set(key, fresh)
  return fresh
}

/** What the line of a port takes in one piece: a DSL line is taken to be PPP over Ethernet. */
export function pathOf(scope: Scope, config: Configuration, port: string): number {
  const next = scope.farEnd(config.device, port)?.device
  const behind = scope.configurations.find((item) => item.device === next)?.kind === 'nat' ? next : config.device
  const dsl = scope.topology.links.some(
    (link) => link.media === 'dsl' && (link.a.device === behind || link.b.device === behind),
  )
  return dsl ? PPPOE_MTU : ETHERNET_MTU
}

/** Stands for the design's own policy, whose rates hang on its line (`voicePolicy` of a site). */
export const VOICE_POLICY_LINE = `service-policy output ${UPLINK_POLICY}`

export const preClassify: Check = {
  name: 'pre-classify',
  title: 'qos pre-classify serves a policy',
  why: 'The line keeps the classes of a packet for a service policy on the same interface; without one voice waits behind data like any other packet.',
  source: 'IOS QoS command reference, qos pre-classify; source document, crypto map test 1',
  check: ({ sites }) => {
    const idle = sites.filter(({ entry, outside }) => entry.preClassify && outside && !outside.policyOut)
    if (idle.length === 0) return []
    const devices = idle.map(({ config }) => config.device)
    return [
      {
        severity: 'info',
        ...ofFirst(devices),
        ...lineOf(idle[0]?.entry.source),
        summary: `qos pre-classify on ${namesOf(devices)} serves no policy: nothing gives voice its way on the uplink`,
        remedy: 'Put a service policy with a priority class on the outside interface, or leave the line out.',
        fix: {
          says: `Writes a policy that shapes the uplink of ${namesOf(devices)} and puts voice first.`,
          safe: false,
          changes: idle.map(({ config, outside }) =>
            add(config.device, [`interface ${outside?.name}`], VOICE_POLICY_LINE),
          ),
        },
      },
    ]
  },
}

export const idleSite: Check = {
  name: 'idle-site',
  title: 'Something keeps every tunnel up',
  why: 'An SA that ends without traffic is not renewed: the site cannot be reached from headquarters until somebody at home sends. A phone’s Skinny keepalives are that traffic.',
  source: 'Source document: “even if … no one is home using the VPN connection”',
  check: (scope) => {
    const idle = scope.sites
      .filter((site) => site.outside && !hasPhone(scope, site) && !speaksThrough(site))
      .map(({ config }) => config.device)
    if (idle.length === 0) return []
    const found: CheckFound = {
      severity: 'info',
      ...ofFirst(idle),
      summary: `No phone registers by the tunnel of ${namesOf(idle)}: it ends with its SA when nobody is home`,
      remedy: 'Connect a phone that registers with the CallManager, or let another host send regularly.',
    }
    return [found]
  },
}

/** What the entry protects is GRE whose tunnel interface is never silent: it has hellos of a routing process, or keepalives. */
function speaksThrough({ config, entry }: SiteScope): boolean {
  const list = entry.match && lookUp(config.accessLists, entry.match.value)
  const isGre = list?.entries.some(({ action, protocol }) => action === 'permit' && protocol === GRE) ?? false
  return (
    isGre &&
    config.interfaces.some((port) => {
      if (!port.tunnel || port.shutdown.value) return false
      const address = addressOf(port)
      const told = address !== undefined && speaksOspf(config, port.name, address)
      return port.tunnel.keepalive !== undefined || told || config.eigrp.some((process) => speaks(process, port))
    })
  )
}

const GRE = 47

/** A phone that speaks Skinny on a LAN of the site, at once or behind switches. */
export function hasPhone(scope: Scope, { config, lans }: SiteScope): boolean {
  const seen = new Set([config.device])
  const queue = lans.flatMap(({ port }) => scope.farEnd(config.device, port.name)?.device ?? [])
  for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
    if (seen.has(name)) continue
    seen.add(name)
    const found = scope.configurations.find((item) => item.device === name)
    if (found?.host?.skinny) return true
    if (found?.kind === 'switch')
      queue.push(...found.interfaces.flatMap((port) => scope.farEnd(found.device, port.name)?.device ?? []))
  }
  return false
}
