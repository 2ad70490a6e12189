/**
 * Scenarios of what is there twice around the head-ends: the one fails, and what stands behind it is asked for. Each is made for
 * a design that has both, by what its devices are.
 */
import type { Design } from '../model/design'
import type { Device, Phone } from '../model/device'
import { devicesOf, otherUnit, withRole } from '../model/read'
import type { Scenario, ScenarioCall } from '../model/scenario'

/** Those of a design; none of one in which nothing is there twice. */
export function redundancyScenarios(design: Design): readonly Scenario[] {
  const calls = callsOf(design)
  if (calls.length === 0) return []
  return [
    ...callManagerLost(design, calls),
    ...providerLost(design, calls),
    ...firewallLost(design, calls),
    ...switchLost(design, calls),
  ]
}

const far = (design: Design, device: string, name: string): Device | undefined => {
  const link = design.links.find(({ a, b }) => [a, b].some((end) => end.device === device && end.interface === name))
  const other = link && (link.a.device === device && link.a.interface === name ? link.b : link.a)
  return design.devices.find((item) => item.name === other?.device)
}

/** Phones by whether a site's router is at their end of the cable. */
function phonesOf(design: Design): { readonly sites: readonly Phone[]; readonly office: readonly Phone[] } {
  const phones = devicesOf(design, 'phone')
  const atSite = (phone: Phone) => phone.interfaces.some((item) => far(design, phone.name, item.name)?.kind === 'soho')
  return { sites: phones.filter(atSite), office: phones.filter((phone) => !atSite(phone)) }
}

/** From the first phone of headquarters to the first of a site. */
function callsOf(design: Design): readonly ScenarioCall[] {
  const { sites, office } = phonesOf(design)
  const [from] = office
  const [to] = sites
  return from && to ? [{ name: `call ${to.name}`, from: from.name, to: to.name, codec: 'g729' }] : []
}

function callManagerLost(design: Design, calls: readonly ScenarioCall[]): readonly Scenario[] {
  const phone = phonesOf(design).sites.find(({ backupCallManager = '' }) => backupCallManager !== '')
  const second = phone?.backupCallManager
  if (!phone || second === undefined) return []
  const path = { kind: 'path', from: second, to: phone.name, protocol: 'tcp', port: 2000, good: true } as const
  return [
    {
      name: 'callmanager-lost',
      title: 'The first CallManager is gone',
      story: `${phone.callManager} loses its power. Calls that stand go on, for voice goes from phone to phone. Each phone misses the answers to its keepalives, turns to ${second}, and goes back when ${phone.callManager} has answered again for two minutes.`,
      untilSeconds: 600,
      events: [
        { atSeconds: 5, action: 'fault', fault: `power:${phone.callManager}` },
        { atSeconds: 200, action: 'restore', fault: `power:${phone.callManager}` },
      ],
      calls,
      expectations: [
        ...calls.map((call) => ({ kind: 'outage', call: call.name, is: 'none' }) as const),
        { ...path, atSeconds: 180 },
      ],
    },
  ]
}

/** The provider of the head-end that all sites try first. */
function providerLost(design: Design, calls: readonly ScenarioCall[]): readonly Scenario[] {
  const [site] = devicesOf(design, 'soho')
  const [first, second] = (site?.peers ?? []).flatMap((name) => {
    const headEnd = design.devices.find((item) => item.name === name)
    const outside = headEnd && withRole(headEnd, 'outside')[0]
    const provider = headEnd && outside && far(design, name, outside.name)
    return provider?.kind === 'internet' ? [{ name, provider: provider.name }] : []
  })
  if (!site || !first || !second || first.provider === second.provider) return []
  const serves = design.links.some(
    ({ a, b }) =>
      [a, b].some((end) => design.devices.some((item) => item.name === end.device && item.kind === 'home-nat')) &&
      [a, b].some((end) => end.device === first.provider),
  )
  if (serves) return []
  return [
    {
      name: 'provider-lost',
      title: `${first.provider} is gone`,
      story: `The provider of ${first.name} fails. Its sites hear nothing of it until their keepalives have given it up; then they turn to ${second.name}, which is reached by ${second.provider}. Packets from headquarters still go to the router that has the shared address inside, and from there over the cross-over.`,
      untilSeconds: 200,
      events: [{ atSeconds: 5, action: 'fault', fault: `power:${first.provider}` }],
      calls,
      expectations: [
        ...calls.map((call) => ({ kind: 'outage', call: call.name, is: 'passing' }) as const),
        { kind: 'peer', atSeconds: 190, site: site.name, peer: second.name },
      ],
    },
  ]
}

/** Seconds more than a firewall's hold time, and than the look at its interfaces, within which a take-over is heard. */
const SLACK = 4
const HOLD = 15
const LOOK = 5

function firewallLost(design: Design, calls: readonly ScenarioCall[]): readonly Scenario[] {
  const primary = devicesOf(design, 'firewall').find(({ failover }) => failover?.unit === 'primary')
  const other = primary && otherUnit(design, primary)
  if (!primary || !other) return []
  return [
    {
      name: 'firewall-lost',
      title: 'The active firewall is gone',
      story: `${primary.name} loses its power. ${other.name} waits for its hellos for the hold time, and looks whether it is heard by the other interfaces; then it takes the addresses and the MACs, so that no neighbour has to ask. What ${primary.name} knew of conversations ${other.name} knows too where failover is stateful. ${primary.name} comes back as the standby: nobody pre-empts.`,
      untilSeconds: 300,
      events: [
        { atSeconds: 5, action: 'fault', fault: `power:${primary.name}` },
        { atSeconds: 120, action: 'restore', fault: `power:${primary.name}` },
      ],
      calls,
      expectations: calls.map((call) => ({
        kind: 'outage',
        call: call.name,
        is: 'passing',
        atLeastSeconds: (primary.failover?.holdSeconds ?? HOLD) - 2,
        atMostSeconds: (primary.failover?.holdSeconds ?? HOLD) + SLACK,
      })),
    },
  ]
}

/** The switch at which the active firewall and one head-end stand, of two. */
function switchLost(design: Design, calls: readonly ScenarioCall[]): readonly Scenario[] {
  const primary = devicesOf(design, 'firewall').find(({ failover }) => failover?.unit === 'primary')
  const other = primary && otherUnit(design, primary)
  const at = (device: Device | undefined) =>
    device && withRole(device, 'vpndmz').map((item) => far(design, device.name, item.name)?.name)[0]
  const [first, second] = [at(primary), at(other)]
  if (first === undefined || second === undefined || first === second) return []
  return [
    {
      name: 'switch-lost',
      title: `${first} is gone`,
      story: `The switch of the active firewall and of one head-end fails. The firewall looks at its interfaces every ${LOOK} seconds, finds this one down, and stands back for the other unit; the other head-end takes the shared address; sites that were with the first turn to the second.`,
      untilSeconds: 300,
      events: [{ atSeconds: 5, action: 'fault', fault: `power:${first}` }],
      calls,
      expectations: calls.map((call) => ({ kind: 'outage', call: call.name, is: 'passing', atMostSeconds: 60 })),
    },
  ]
}
