/**
 * The firewall's plan as a router with the IOS Firewall writes it: an inbound list on each untrusted interface, and
 * inspection on all of them, which lets the answers of permitted conversations through the lists (CBAC). Security
 * levels do not exist here: the list of the VPN segment denies what it does not permit, and inside has no list.
 */
import type { Firewall } from '../../design/index'
import { type AddressMatch, type IosConfig, type Statement, statement } from '../../ios/index'
import { formatIp, maskOf, wildcardOf } from '../../net/index'
import { interfaceSection, lines, versionLines } from '../common'
import { boundZones, type FirewallPlan, type Party, type Permit, type PlannedRoute } from './plan'

const INSPECTION = 'FIREWALL'
/** As long as an ASA keeps idle UDP; IOS itself would forget it after 30 s, before the answer to a slow IKE. */
const UDP_SECONDS = 120

const INSPECTIONS = [
  statement({ kind: 'ip-inspect-name', name: INSPECTION, protocol: 'tcp' }),
  statement({ kind: 'ip-inspect-name', name: INSPECTION, protocol: 'udp', timeoutSeconds: UDP_SECONDS }),
]

const LISTS: Readonly<Record<Permit['zone'], string>> = { outside: 'OUTSIDE-IN', vpndmz: 'VPNDMZ-IN' }

export function iosFirewall(device: Firewall, plan: FirewallPlan): IosConfig {
  const bound = boundZones(plan)
  return {
    statements: [
      ...versionLines(device.release),
      statement({ kind: 'hostname', name: device.name }),
      ...INSPECTIONS,
      ...plan.interfaces.map(({ zone, item }) =>
        interfaceSection({ ...item, description: item.description ?? `${zone} zone` }, [
          ...bound
            .filter((own) => own === zone)
            .map((own) => statement({ kind: 'ip-access-group', list: LISTS[own], direction: 'in' })),
          statement({ kind: 'ip-inspect-apply', name: INSPECTION, direction: 'in' }),
        ]),
      ),
      statement({ kind: 'ip-classless' }),
      ...plan.routes.map(iosRoute),
      ...bound.map((zone) => list(plan, zone)),
      ...lines(),
    ],
  }
}

/** What the plan asks of a router that stands already; which interface is which side is its owner's to know. */
export function iosRules(plan: FirewallPlan): readonly Statement[] {
  const bound = boundZones(plan)
  const binding = (zone: string, lists: readonly Statement[]) => [
    statement({ kind: 'comment', text: `! on the interface of the ${zone} side:` }),
    ...lists.map((item) => statement({ kind: 'comment', text: `!  ${item.text}` })),
  ]
  const inspection = statement({ kind: 'ip-inspect-apply', name: INSPECTION, direction: 'in' })
  return [
    ...INSPECTIONS,
    ...bound.map((zone) => list(plan, zone)),
    ...plan.routes.map(iosRoute),
    ...plan.interfaces.flatMap(({ zone }) =>
      binding(zone, [
        ...bound
          .filter((own) => own === zone)
          .map((own) => statement({ kind: 'ip-access-group', list: LISTS[own], direction: 'in' })),
        inspection,
      ]),
    ),
  ]
}

function list(plan: FirewallPlan, zone: Permit['zone']): Statement {
  const entries = plan.permits.filter((permit) => permit.zone === zone).map(iosPermit)
  return statement({ kind: 'ip-access-list', type: 'extended', name: LISTS[zone] }, [...entries, DENY])
}

const DENY = statement({
  kind: 'access-entry',
  entry: {
    kind: 'extended',
    action: 'deny',
    protocol: 'ip',
    source: { kind: 'any' },
    destination: { kind: 'any' },
    options: [],
  },
})

/** An entry of the zone's list. */
function iosPermit({ protocol, source, destination, port }: Permit): Statement {
  return statement({
    kind: 'access-entry',
    entry: {
      kind: 'extended',
      action: 'permit',
      protocol,
      source: partyOf(source),
      destination: partyOf(destination),
      options: [],
      ...(port === undefined ? {} : { destinationPort: { kind: 'eq', port } }),
    },
  })
}

function partyOf(party: Party): AddressMatch {
  if (party === 'any') return { kind: 'any' }
  const address = formatIp(party.address)
  return party.length === 32
    ? { kind: 'host', address }
    : { kind: 'wildcard', address, wildcard: formatIp(wildcardOf(party.length)) }
}

function iosRoute({ prefix, nextHop }: PlannedRoute): Statement {
  return statement({
    kind: 'ip-route',
    address: formatIp(prefix.address),
    mask: formatIp(maskOf(prefix.length)),
    nextHop: formatIp(nextHop),
    permanent: false,
  })
}
