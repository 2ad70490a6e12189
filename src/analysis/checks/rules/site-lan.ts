/** What a site's own text should say of its packets: their greatest size, their classes, and that there are some. */
import type { Configuration, TransformSet } from '../../../config/index'
import { ETHERNET_MTU, espShape, largestInside, PPPOE_MTU, segmentIn } from '../../../net/index'
import { add, type Check, type CheckFound, lineOf, namesOf, ofFirst, remove } from '../check'
import type { Scope, SiteScope } from '../scope'

export const segmentSize: Check = {
  name: 'tcp-mss',
  title: 'TCP segments fit into the tunnel',
  why: 'A full segment of 1460 bytes becomes 1552 in 3DES and SHA: it is fragmented after encryption, the head-end reassembles it in software, and a path that drops fragments or ICMP stalls.',
  source: 'RFC 4303 for the bytes; RFC 2923 for what fragments cost',
  check: (scope) => {
    const large = scope.sites.flatMap((site) => {
      const most = mostSegment(scope, site)
      const set = Math.min(...site.config.interfaces.map((port) => port.adjustMss?.value ?? Number.POSITIVE_INFINITY))
      const [lan] = site.lans
      return most !== undefined && lan && set > most ? [{ site, lan, most }] : []
    })
    if (large.length === 0) return []
    const devices = large.map(({ site }) => site.config.device)
    const sizes = [...new Set(large.map((item) => item.most))].join(' or ')
    return [
      {
        severity: 'info',
        ...ofFirst(devices),
        ...lineOf(large[0]?.lan.port.source),
        summary: `TCP segments of more than ${sizes} bytes are fragmented in the tunnel of ${namesOf(devices)}`,
        remedy: `Set ip tcp adjust-mss ${sizes} on the LAN interface.`,
        fix: {
          says: `Writes ip tcp adjust-mss ${sizes} on the LAN interface of ${namesOf(devices)}.`,
          safe: true,
          changes: large.map(({ site, lan, most }) =>
            add(site.config.device, [lan.port.source?.text ?? ''], `ip tcp adjust-mss ${most}`),
          ),
        },
      },
    ]
  },
}

/** The greatest TCP segment whose packet fits in one piece through a site's tunnel. */
function mostSegment(scope: Scope, { config, entry, outside }: SiteScope): number | undefined {
  const set = config.crypto?.transformSets.find((item) => item.name === entry.transformSets[0])
  if (!set || !outside) return undefined
  const path = Math.min(outside.mtu, pathOf(scope, config, outside.name))
  return segmentInside(path, set, config.crypto?.isakmp.natTraversal.value ?? false)
}

/** The greatest TCP segment whose packet a path takes in one piece, in ESP of a tunnel. */
export function segmentInside(path: number, { cipher, integrity }: TransformSet, natTraversal: boolean): number {
  const udp = natTraversal ? { udp: { sourcePort: 4500, destinationPort: 4500 } } : {}
  return segmentIn(largestInside(path, { mode: 'tunnel', shape: espShape(cipher, integrity), ...udp }))
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
          says: `Takes qos pre-classify away on ${namesOf(devices)}.`,
          safe: false,
          changes: idle.map(({ config, entry }) => remove(config.device, [entry.source.text], 'qos pre-classify')),
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
    const idle = scope.sites.filter((site) => site.outside && !hasPhone(scope, site)).map(({ config }) => config.device)
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

/** A phone that speaks Skinny on a LAN of the site, at once or behind switches. */
function hasPhone(scope: Scope, { config, lans }: SiteScope): boolean {
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
