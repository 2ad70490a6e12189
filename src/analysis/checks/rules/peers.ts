/** Sites name every head-end as a peer, and nobody else. */
import { formatIp } from '../../../net/index'
import { add, type Check, type CheckFound, lineOf, remove } from '../check'
import type { Scope, SiteScope } from '../scope'

export const singlePeer: Check = {
  name: 'single-peer',
  title: 'Two peers for every site',
  why: 'IKE tries the peers in the order of their lines; a site that has one is cut off for as long as that head-end is down.',
  source: 'Source document: “The remote routers are configured with two IPSec peers defined in their crypto maps”',
  check: (scope) => scope.sites.flatMap((site) => howMany(scope, site)),
}

function howMany({ byLocal }: Scope, { config, entry }: SiteScope): readonly CheckFound[] {
  const told = new Set(entry.peers.map((peer) => peer.address))
  const missing = [...byLocal].filter(([address]) => !told.has(address))
  if (told.size === 0 || told.size > 1 || missing.length === 0) return []
  const names = missing.map(([, head]) => head.config.hostname).join(' and ')
  return [
    {
      severity: 'warning',
      device: config.device,
      ...lineOf(entry.peers[0]?.source),
      summary: 'It has one peer: when that head-end fails, the site is cut off',
      remedy: `Add ${names} as the second peer.`,
      fix: {
        says: `Adds ${names} as a peer of ${config.device}, after the one it has.`,
        safe: true,
        changes: missing.map(([address]) =>
          add(config.device, [entry.source.text], `set peer ${formatIp(address)}`, entry.peers.at(-1)?.source.text),
        ),
      },
    },
  ]
}

export const strangePeer: Check = {
  name: 'strange-peer',
  title: 'Peers that are no head-end',
  why: 'Before the site comes to its next peer, it waits for one that never answers: 10 s and more, each time.',
  source: 'RFC 2408 section 5.1; IOS retransmits main mode every 10 s',
  check: ({ sites, byLocal }) =>
    byLocal.size === 0
      ? []
      : sites.flatMap(({ config, entry }) =>
          entry.peers
            .filter((peer) => !byLocal.has(peer.address))
            .map(
              (peer): CheckFound => ({
                severity: 'error',
                device: config.device,
                ...lineOf(peer.source),
                summary: `Its peer ${formatIp(peer.address)} is no head-end's address`,
                remedy: 'Correct the address, or remove the line.',
                fix: {
                  says: `Takes the line "${peer.source.text}" away.`,
                  safe: true,
                  changes: [remove(config.device, [entry.source.text], peer.source.text)],
                },
              }),
            ),
        ),
}
