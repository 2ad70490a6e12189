/** Routers of one HSRP group hear each other: a cable or switches join their interfaces. */
import type { Configuration, HsrpConfig, InterfaceConfig } from '../../../config/index'
import { formatIp, joining } from '../../../net/index'
import { type Check, type CheckFound, lineOf } from '../check'
import type { Scope } from '../scope'

interface Member {
  readonly config: Configuration
  readonly port: InterfaceConfig
  readonly group: HsrpConfig
}

export const hsrpApart: Check = {
  name: 'hsrp-apart',
  title: 'HSRP members hear each other',
  why: 'Hellos are multicast and stay in their segment: routers that no cable and no switch joins both become active, and each answers for the virtual address.',
  source: 'RFC 2281 section 3',
  check(scope) {
    const groups = new Map<string, Member[]>()
    for (const member of scope.configurations.flatMap(membersOf)) {
      const name = [member.group.group, member.group.virtualAddress, member.port.vrf?.value].join(' ')
      const known = groups.get(name)
      if (known) known.push(member)
      else groups.set(name, [member])
    }
    const pairs = [...groups.values()].flatMap(([first, ...others]) =>
      others.flatMap((other) => (first && other.config.device !== first.config.device ? [{ first, other }] : [])),
    )
    if (pairs.length === 0) return []
    const segmentOf = segmentsOf(scope)
    return pairs.flatMap(({ first, other }) => {
      const [own, far] = [segmentOf(other), segmentOf(first)]
      return own === undefined || far === undefined || own === far ? [] : [apart(other, first)]
    })
  },
}

function apart({ config, port, group: { group, virtualAddress, source } }: Member, other: Member): CheckFound {
  const address = virtualAddress === undefined ? '' : ` (${formatIp(virtualAddress)})`
  return {
    severity: 'error',
    device: config.device,
    ...lineOf(source),
    summary: `Its HSRP group ${group}${address} on ${port.name} hears nothing of ${other.config.device} ${other.port.name}: no cable and no switch joins the two, so both are active`,
    remedy: 'Put a switch between the two and what they share, a firewall for example.',
  }
}

const membersOf = (config: Configuration): readonly Member[] =>
  config.interfaces.flatMap((port) =>
    port.shutdown.value
      ? []
      : port.hsrp
          .filter(({ virtualAddress }) => virtualAddress !== undefined)
          .map((group) => ({ config, port, group })),
  )

/** The segment of a member's interface; nothing where no cable is at it. */
function segmentsOf({ configurations, topology }: Scope): (member: Member) => string | undefined {
  const { join, rootOf } = joining()
  for (const { device, kind, interfaces } of configurations)
    for (const item of interfaces) {
      const key = `${device}/${item.name}`
      if (kind === 'switch' || item.switchport || item.bridged !== undefined) join(`${device}/`, key)
      if (item.over)
        for (const name of [item.over.interface, ...(item.over.others ?? [])]) join(`${device}/${name}`, key)
    }
  const ends = topology.links.map(({ a, b }) => [`${a.device}/${a.interface}`, `${b.device}/${b.interface}`] as const)
  for (const [one, two] of ends) join(one, two)
  const roots = new Set(ends.map(([one]) => rootOf(one)))
  return ({ config, port }) => {
    const root = rootOf(`${config.device}/${port.name}`)
    return roots.has(root) ? root : undefined
  }
}
