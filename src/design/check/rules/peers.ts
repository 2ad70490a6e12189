/** A site's peers are head-ends with a public address, and there are two of them where there can be (SEED). */
import type { SohoRouter } from '../../model/device'
import { ownAddress, publicEnd, withRole } from '../../model/read'
import { tunnelPlace } from '../../model/tunnel-place'
import type { Found, Rule } from '../rule'
import type { Survey } from '../survey'
import { hasTunnelPeer } from '../tunnels'

export const peers: Rule = {
  name: 'peers',
  title: 'Peers of the sites',
  why: 'A site brings up its tunnel to the addresses of its set peer lines only.',
  source: 'Source document, two set peer lines',
  check: (survey) =>
    survey.design.devices.flatMap((device) =>
      device.kind === 'soho'
        ? [
            ...eachPeer(survey, device),
            ...howMany(survey, device),
            ...unknownEnd(survey, device),
            ...noPlace(survey, device),
          ]
        : [],
    ),
}

function eachPeer({ named }: Survey, device: SohoRouter): readonly Found[] {
  return [...new Set(device.peers)].flatMap((name): readonly Found[] => {
    const peer = named.get(name)
    const about = { severity: 'error', device: device.name, field: 'peers' } as const
    if (peer?.kind !== 'head-end') {
      return [{ ...about, summary: `Its peer ${name} is no head-end of this design`, remedy: 'Choose another peer.' }]
    }
    if (ownAddress(publicEnd(peer))) return []
    return [
      { ...about, summary: `Its peer ${name} has no public address`, remedy: `Give ${name} a loopback with one.` },
    ]
  })
}

/** A tunnel interface names its other end: a head-end cannot name a site whose address is leased, or a home router's. */
function unknownEnd({ design }: Survey, device: SohoRouter): readonly Found[] {
  if (!design.vpn.tunnelInterfaces || device.peers.length === 0) return []
  if (withRole(device, 'outside').some((item) => ownAddress(item))) return []
  return [
    {
      severity: 'error',
      device: device.name,
      field: 'peers',
      summary: 'Tunnels are interfaces in this design, and no head-end can name its address, which is not its own',
      remedy: 'Give its outside a public address, or make the tunnels by crypto maps.',
    },
  ]
}

/** Beyond the pool of tunnel addresses there is no network for its tunnels: it gets none. */
function noPlace({ design }: Survey, device: SohoRouter): readonly Found[] {
  const lan = ownAddress(withRole(device, 'lan')[0])?.subnet
  const found = lan && tunnelPlace(design, lan)
  if (!found || found.fits) return []
  const { tunnelInterfaces, siteLength } = design.vpn
  return [
    {
      severity: 'error',
      device: device.name,
      field: 'peers',
      summary: `Its tunnels have no addresses: the pool of tunnel addresses, ${tunnelInterfaces?.pool}, ends before place ${found.place + 1}, where its LAN lies in the pools`,
      remedy: `Each LAN of /${siteLength} in the pools takes sixteen addresses: choose a larger pool of tunnel addresses, or smaller pools of LANs.`,
    },
  ]
}

function howMany({ headEnds }: Survey, device: SohoRouter): readonly Found[] {
  if (device.peers.length > 0 || hasTunnelPeer(device)) return []
  const peers = headEnds.map((item) => item.name)
  const found = {
    severity: 'error',
    device: device.name,
    field: 'peers',
    summary: 'It has no peer and cannot bring up a tunnel',
    remedy: 'Add the head-ends as peers.',
  } as const
  if (peers.length === 0) return [found]
  const edit = { kind: 'set-device', name: device.name, change: { peers } } as const
  return [{ ...found, fix: { says: `Sets its peers to ${peers.join(', then ')}.`, safe: true, edit } }]
}
