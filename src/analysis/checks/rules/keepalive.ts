/** IKE keepalives on both ends: without them a dead peer is noticed only when its SA ends. */
import type { Configuration } from '../../../config/index'
import { add, type Check, type CheckFound, type LineChange, namesOf, ofFirst } from '../check'

const USUAL = 'crypto isakmp keepalive 10'
const USUAL_DPD = 'dpd 10 2 on-demand'

export const noKeepalive: Check = {
  name: 'no-keepalive',
  title: 'IKE keepalives on both ends',
  why: 'Missed keepalives are how a dead peer is noticed, its RRI routes are removed and the next peer is tried; without them an end waits until the SA ends, up to an hour.',
  source: 'Source document: “Configure IKE keepalives on the head-end routers and the remote routers”',
  check: ({ headEnds, sites }) => [
    ...without(
      headEnds.map(({ config, templates }) => ({ config, profile: templates[0]?.ikev2Profile?.value })),
      'its RRI routes of dead sites stay, and headquarters sends to nobody',
    ),
    ...without(
      sites.map(({ config, entry }) => ({ config, profile: entry.ikev2Profile?.value })),
      sites.some(({ entry }) => entry.peers.length > 1)
        ? 'it keeps to a dead head-end instead of trying the next peer'
        : 'it keeps to SAs that its peer has lost, until they end',
    ),
  ],
}

interface End {
  readonly config: Configuration
  /** Name of the IKEv2 profile that its tunnels are made by, which has a keepalive of its own. */
  readonly profile: string | undefined
}

function profileOf({ config, profile }: End) {
  return config.crypto?.ikev2?.profiles.find((item) => item.name === profile)
}

function isWatchful(end: End): boolean {
  const { crypto } = end.config
  return (end.profile === undefined ? crypto?.isakmp : profileOf(end))?.keepalive !== undefined
}

/** The keepalive's line: of IKEv1 for the whole router, of IKEv2 in the profile. */
function keepaliveOf(end: End): LineChange {
  const { device } = end.config
  const profile = profileOf(end)
  return profile ? add(device, [profile.source.text], USUAL_DPD) : add(device, [], USUAL)
}

function without(ends: readonly End[], what: string): readonly CheckFound[] {
  const silent = ends.filter((end) => !isWatchful(end))
  const [first] = silent
  if (!first) return []
  const line = keepaliveOf(first).text
  const devices = silent.map(({ config }) => config.device)
  return [
    {
      severity: 'warning',
      ...ofFirst(devices),
      summary: `No IKE keepalive on ${namesOf(devices)}: ${what}`,
      remedy: `Configure ${line} on both ends.`,
      fix: {
        says: `Writes ${line} on ${namesOf(devices)}.`,
        safe: true,
        changes: silent.map(keepaliveOf),
      },
    },
  ]
}
