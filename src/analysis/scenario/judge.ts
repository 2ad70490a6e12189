/**
 * Why a lost packet was lost, read from the state of the network at that moment: who has which SA, what IKE is doing,
 * and where the packet ended. The tunnel comes first: while the site's end has no SA that its peer knows, that is what
 * everything waits for, whatever else is broken meanwhile (FACTS section 1).
 */
import { contains, formatIp, type Ip } from '../../net/index'
import {
  type DeviceLook,
  devicesOf,
  lookAt,
  type Network,
  negotiationsAt,
  ownerOf,
  type Stretch,
  type TunnelPair,
  tableOf,
} from '../../sim/index'
import { isHeadEnd, isSite, lanPortsOf } from '../sites/role'
import type { OutageCause } from './result'

/** The sites that a direction begins or ends at: routers that bring up tunnels of their own accord. */
export interface Sides {
  readonly source: string | undefined
  readonly destination: string | undefined
  readonly destinationIp: Ip
}

export interface Judged {
  readonly cause: OutageCause
  readonly text: string
  /** Main mode that is going on; whether its peer is there is known once it has answered. */
  readonly attempt?: { readonly id: string; readonly answered: boolean }
}

export function sidesOf(network: Network, source: Ip, destination: Ip): Sides {
  return { source: siteOf(network, source), destination: siteOf(network, destination), destinationIp: destination }
}

/** The site that has this address on its LAN. */
function siteOf(network: Network, address: Ip): string | undefined {
  for (const node of devicesOf(network)) {
    if (!isSite(node.config)) continue
    for (const { name } of lanPortsOf(node.config)) {
      const subnet = node.ports.get(name)?.address?.subnet
      if (subnet && contains(subnet, address)) return node.device
    }
  }
  return undefined
}

/** Nothing when the last packet was heard. */
export function judge(network: Network, sides: Sides, fate: Stretch | undefined): Judged | undefined {
  if (!fate || fate.heard) return undefined
  if (fate.lostAt !== undefined)
    return { cause: 'queue', text: `more comes than the line at ${fate.lostAt} takes: its queue has no room` }
  const site = lookAt(network, sides.destination ?? sides.source ?? '')
  const other = sides.destination === undefined ? undefined : lookAt(network, sides.source ?? '')
  return (
    (other && tunnelTrouble(network, other)) ??
    (site && tunnelTrouble(network, site)) ??
    wayTrouble(network, sides, fate, site)
  )
}

/** What keeps the site's tunnel from carrying anything, if something does. */
function tunnelTrouble(network: Network, site: DeviceLook): Judged | undefined {
  if (!isAlive(site)) return { cause: 'link', text: `${site.device} ${site.hung ? 'hangs' : 'is off'}` }
  const tunnel = newestTunnel(network, site)
  return tunnel ? peerTrouble(network, site, tunnel) : missingTunnel(network, site)
}

const newestTunnel = (network: Network, { device }: DeviceLook) => negotiationsAt(network, device).tunnels.at(-1)

const isAlive = (node: DeviceLook) => node.running && !node.hung

function missingTunnel(network: Network, site: DeviceLook): Judged {
  const { associations, refused } = negotiationsAt(network, site.device)
  const attempt = associations.findLast((item) => item.initiator && !item.standing)
  if (attempt) {
    const peer = nameOf(network, attempt.remote)
    const { answered } = attempt
    const text = `${site.device} has no SA and tries ${peer} (main mode)`
    return { cause: 'peer-attempt', text, attempt: { id: `${site.device} ${attempt.cookie}`, answered } }
  }
  const quick = associations.findLast((item) => item.agreeing)
  if (quick)
    return {
      cause: 'negotiation',
      text: `${site.device} and ${nameOf(network, quick.remote)} agree on SAs (quick mode)`,
    }
  if (refused)
    return { cause: 'negotiation', text: `${site.device} was refused and waits before it asks again: ${refused}` }
  return { cause: 'unrepaired', text: `${site.device} has no SA, and nothing makes it ask for one` }
}

/** Whether the pair of SAs stands at its other end; if not, whether this end has begun to doubt it. */
function peerTrouble(network: Network, site: DeviceLook, tunnel: TunnelPair): Judged | undefined {
  const peer = peerAt(network, tunnel.sa.remote)
  if (!peer || (isAlive(peer) && hasPair(network, peer, tunnel))) return undefined
  if (isAlive(peer) && awaitsPair(network, peer, tunnel))
    return { cause: 'negotiation', text: `${site.device} and ${peer.device} agree on SAs (quick mode)` }
  const state = peer.hung ? 'hangs' : peer.running ? 'does not know this SA any more' : 'is off'
  return doubt(network, site, tunnel, `${peer.device} ${state}`)
}

function doubt(network: Network, site: DeviceLook, { association }: TunnelPair, what: string): Judged {
  const watch = negotiationsAt(network, site.device).associations.find(({ id }) => id === association)
  return watch?.asking
    ? { cause: 'retries', text: `${what}; ${site.device} asks and gets no answer` }
    : { cause: 'unnoticed', text: `${what}; ${site.device} has not noticed` }
}

function hasPair(network: Network, peer: DeviceLook, { sa }: TunnelPair): boolean {
  return negotiationsAt(network, peer.device).tunnels.some(
    (item) => item.sa.inboundSpi === sa.outboundSpi && item.sa.outboundSpi === sa.inboundSpi,
  )
}

/** The answering end installs its half with the third message of quick mode. */
function awaitsPair(network: Network, peer: DeviceLook, { sa }: TunnelPair): boolean {
  return negotiationsAt(network, peer.device).associations.some(({ ready }) => ready.includes(sa.outboundSpi))
}

function peerAt(network: Network, address: Ip): DeviceLook | undefined {
  const owner = ownerOf(network, address)
  return owner && lookAt(network, owner.device)
}

const nameOf = (network: Network, address: Ip) => peerAt(network, address)?.device ?? formatIp(address)

/** The tunnel stands at both ends, or there is none: what happened on the way? */
function wayTrouble(network: Network, sides: Sides, fate: Stretch, site: DeviceLook | undefined): Judged {
  const tunnel = site && newestTunnel(network, site)
  const peer = tunnel && peerAt(network, tunnel.sa.remote)
  const into = fate.into === undefined ? undefined : lookAt(network, fate.into)
  const where = fate.into ?? fate.via.at(-1) ?? ''
  if (fate.sealedBy !== undefined && fate.openedBy === undefined)
    return sealedTrouble(network, sides, fate, { site, tunnel, peer, into })
  const denied = into?.config.kind === 'firewall'
  if (sides.destination !== undefined && fate.sealedBy === undefined && peer)
    if (!denied || headEnds(network, fate).length > 0) return beforeTunnel(network, sides, fate, peer)
  if (denied) return { cause: 'unrepaired', text: `${into.device} does not let it through` }
  return { cause: 'link', text: `nothing takes it from ${where} on` }
}

/** Head-ends that the packet came to, in order. */
function headEnds(network: Network, fate: Stretch): readonly string[] {
  return [...fate.via, ...(fate.into === undefined ? [] : [fate.into])].filter((name) => {
    const device = lookAt(network, name)
    return device && isHeadEnd(device.config)
  })
}

const passed = (network: Network, fate: Stretch, peer: DeviceLook) => headEnds(network, fate).includes(peer.device)

/** From headquarters, lost before it came into a tunnel. */
function beforeTunnel(network: Network, sides: Sides, fate: Stretch, peer: DeviceLook): Judged {
  const first = headEnds(network, fate)[0]
  if (first === undefined) return firstHop(network, fate)
  if (passed(network, fate, peer))
    return { cause: 'rri', text: `${peer.device} has the SA but no reverse route to it yet` }
  const neighbours = tableOf(network, first, 'eigrpNeighbors').length > 0
  const why = neighbours ? 'has learnt no route to it yet' : 'has no EIGRP neighbour to learn it from'
  const text = `${first} gets the packet, ${peer.device} holds the tunnel, and ${first} ${why}`
  return { cause: 'routing', text: `${text} (${formatIp(sides.destinationIp)})` }
}

/** It came to no head-end: who answers for the virtual address? */
function firstHop(network: Network, fate: Stretch): Judged {
  const at = fate.via.at(-1) ?? ''
  const owners: string[] = []
  let virtual = false
  for (const node of devicesOf(network)) {
    const groups = node.config.interfaces.flatMap((item) => item.hsrp)
    if (groups.length > 0) virtual = true
    if (isAlive(node) && [...node.ports.values()].some((port) => port.up && port.claims.length > 0))
      owners.push(node.device)
  }
  if (!virtual) return { cause: 'link', text: `nothing takes it from ${at} on` }
  const [owner] = owners
  return {
    cause: 'first-hop',
    text: owner
      ? `${owner} answers for the virtual address, but frames from ${at} do not come to it`
      : `nobody answers for the virtual address: frames from ${at} come to nobody`,
  }
}

/** It was encrypted and did not come out of the tunnel. */
function sealedTrouble(
  network: Network,
  sides: Sides,
  fate: Stretch,
  {
    site,
    tunnel,
    peer,
    into,
  }: {
    readonly site: DeviceLook | undefined
    readonly tunnel: TunnelPair | undefined
    readonly peer: DeviceLook | undefined
    readonly into: DeviceLook | undefined
  },
): Judged {
  const { sealedBy = '' } = fate
  if (sides.destination !== undefined && sealedBy !== peer?.device)
    return {
      cause: 'rri',
      text: `${sealedBy} still has a reverse route to ${sides.destination}, whose tunnel is with ${peer?.device ?? 'nobody'} now`,
    }
  if (into?.config.kind === 'nat')
    return {
      cause: 'nat',
      text: `${into.device} has no translation for the new SA: ${sides.destination ?? ''} has sent nothing on it yet`,
    }
  if (into?.config.kind === 'firewall' || into?.config.kind === 'internet')
    return { cause: 'unrepaired', text: `${into.device} does not let it through` }
  const where = fate.into ?? fate.via.at(-1) ?? ''
  const text = `nothing takes it from ${where} on`
  return site && tunnel ? doubt(network, site, tunnel, text) : { cause: 'link', text }
}
