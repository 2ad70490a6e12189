/** What modular policies of a firewall say of a conversation. */
import {
  evaluateList,
  type FirewallConfig,
  type FirewallPolicy,
  type NotKnown,
  type Source,
  subjectOf,
} from '../../config/index'
import { type Ipv4Packet, protocolNumber } from '../../net/index'
import type { Port } from './state'

/** Policies that a packet between two ports is of, either way; of what is not known whether it is, `unsure` tells. */
function policiesOf(
  { policies = [] }: FirewallConfig,
  ports: readonly Port[],
  packet: Ipv4Packet,
  unsure: boolean,
): readonly FirewallPolicy[] {
  if (policies.length === 0) return policies
  const zones = ports.map((port) => port.config.zone?.name)
  const subjects = [subjectOf(packet), subjectOf(packet, true)]
  return policies.filter(
    ({ zone, of }) =>
      (zone === undefined || zones.includes(zone)) &&
      subjects.some((subject) =>
        of.every((list) => {
          const { action } = evaluateList(list, subject)
          return action === 'permit' || (unsure && action === 'not-known')
        }),
      ),
  )
}

/** A line that may drop or change what passes. */
export const policyDoubt = (
  firewall: FirewallConfig,
  ports: readonly Port[],
  packet: Ipv4Packet,
): NotKnown | undefined => policiesOf(firewall, ports, packet, true).find(({ notKnown }) => notKnown)?.notKnown

/** For how many seconds of silence the conversation of a packet is remembered, where lines say it. */
export function keepSecondsOf(
  firewall: FirewallConfig,
  ports: readonly Port[],
  packet: Ipv4Packet,
): number | undefined {
  const own = policiesOf(firewall, ports, packet, false).find(({ keepSeconds }) => keepSeconds !== undefined)
  if (own || !firewall.timeouts) return own?.keepSeconds
  const { tcp, udp, icmp } = firewall.timeouts
  return TIMEOUTS.get(protocolNumber(packet.payload))?.({ tcp, udp, icmp })
}

type Timeouts = { readonly [P in 'tcp' | 'udp' | 'icmp']: number | undefined }
const TIMEOUTS: ReadonlyMap<number, (timeouts: Timeouts) => number | undefined> = new Map([
  [1, ({ icmp }: Timeouts) => icmp],
  [6, ({ tcp }: Timeouts) => tcp],
  [17, ({ udp }: Timeouts) => udp],
])

/** The line by which what a class has of ICMP, or of IKE, is inspected. */
export const inspectingLine = (
  firewall: FirewallConfig,
  ports: readonly Port[],
  packet: Ipv4Packet,
  what: NonNullable<FirewallPolicy['inspects']>,
): Source | undefined => policiesOf(firewall, ports, packet, false).find(({ inspects }) => inspects === what)?.source

/** The line by which a packet loses one of its time to live here. */
export const decrementingLine = (
  firewall: FirewallConfig,
  ports: readonly Port[],
  packet: Ipv4Packet,
): Source | undefined => policiesOf(firewall, ports, packet, false).find(({ decrementsTtl }) => decrementsTtl)?.source

/** Whether TCP may go on that did not begin here. */
export const isStateless = (firewall: FirewallConfig, ports: readonly Port[], packet: Ipv4Packet): boolean =>
  policiesOf(firewall, ports, packet, false).some(({ stateless }) => stateless)
