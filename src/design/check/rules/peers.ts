/** A site's peers are head-ends with a public address, and there are two of them where there can be (SEED). */
import type { SohoRouter } from '../../model/device'
import { ownAddress, withRole } from '../../model/read'
import type { Found, Rule } from '../rule'
import type { Survey } from '../survey'

export const peers: Rule = {
  name: 'peers',
  check: (survey) =>
    survey.design.devices.flatMap((device) =>
      device.kind === 'soho' ? [...eachPeer(survey, device), ...howMany(survey, device)] : [],
    ),
}

function eachPeer({ named }: Survey, device: SohoRouter): readonly Found[] {
  return [...new Set(device.peers)].flatMap((name): readonly Found[] => {
    const peer = named.get(name)
    const about = { severity: 'error', device: device.name, field: 'peers' } as const
    if (peer?.kind !== 'head-end') {
      return [{ ...about, summary: `Its peer ${name} is no head-end of this design`, remedy: 'Choose another peer.' }]
    }
    if (withRole(peer, 'public').some((item) => ownAddress(item))) return []
    return [
      { ...about, summary: `Its peer ${name} has no public address`, remedy: `Give ${name} a loopback with one.` },
    ]
  })
}

function howMany({ headEnds }: Survey, device: SohoRouter): readonly Found[] {
  const about = { device: device.name, field: 'peers' }
  if (device.peers.length === 0) {
    const summary = 'It has no peer and cannot bring up a tunnel'
    return [{ ...about, severity: 'error', summary, remedy: 'Add the head-ends as peers.' }]
  }
  if (new Set(device.peers).size > 1 || headEnds.length < 2) return []
  const summary = 'It has one peer: when that head-end fails, the site is cut off'
  return [{ ...about, severity: 'warning', summary, remedy: 'Add the other head-end as the second peer.' }]
}
