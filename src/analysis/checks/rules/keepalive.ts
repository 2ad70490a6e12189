/** IKE keepalives on both ends: without them a dead peer is noticed only when its SA ends. */
import type { Configuration } from '../../../config/index'
import { add, type Check, type CheckFound, namesOf, ofFirst } from '../check'

const USUAL = 'crypto isakmp keepalive 10'

export const noKeepalive: Check = {
  name: 'no-keepalive',
  title: 'IKE keepalives on both ends',
  why: 'Missed keepalives are how a dead peer is noticed, its RRI routes are removed and the next peer is tried; without them an end waits until the SA ends, up to an hour.',
  source: 'Source document: “Configure IKE keepalives on the head-end routers and the remote routers”',
  check: ({ headEnds, sites }) => [
    ...without(
      headEnds.map((item) => item.config),
      'its RRI routes of dead sites stay, and headquarters sends to nobody',
    ),
    ...without(
      sites.map((item) => item.config),
      'it keeps to a dead head-end instead of trying the next peer',
    ),
  ],
}

function without(configs: readonly Configuration[], what: string): readonly CheckFound[] {
  const silent = configs.filter((config) => config.crypto && !config.crypto.isakmp.keepalive)
  if (silent.length === 0) return []
  const devices = silent.map((config) => config.device)
  return [
    {
      severity: 'warning',
      ...ofFirst(devices),
      summary: `No IKE keepalive on ${namesOf(devices)}: ${what}`,
      remedy: `Configure ${USUAL} on both ends.`,
      fix: {
        says: `Writes ${USUAL} on ${namesOf(devices)}.`,
        safe: true,
        changes: devices.map((device) => add(device, [], USUAL)),
      },
    },
  ]
}
