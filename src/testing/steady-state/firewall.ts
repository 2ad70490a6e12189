/** Whether a PIX or ASA lets a new conversation across: its lists, its levels, its identities. */
import type { Configuration } from '../../config/index'
import { contains, lookUp } from '../../net/index'
import { listPermits, type Packet } from './packet'

export function firewallLets(config: Configuration, inward: string, outward: string, packet: Packet): boolean {
  const [from, to] = [inward, outward].map((name) => config.interfaces.find((item) => item.name === name))
  const { firewall } = config
  if (!from?.zone || !to?.zone || !firewall) return false
  if (inward === outward && !firewall.hairpin.value) return false
  if (inward !== outward && from.zone.security === to.zone.security && !firewall.interInterface) return false
  const list = from.accessIn && lookUp(config.accessLists, from.accessIn.value)
  const open = list ? listPermits(list, packet) : inward === outward || from.zone.security >= to.zone.security
  const out = to.accessOut && lookUp(config.accessLists, to.accessOut.value)
  return open && (!out || listPermits(out, packet)) && identified(config, from.zone, to.zone, packet)
}

type Zone = NonNullable<Configuration['interfaces'][number]['zone']>

/** Where a translation is needed, the side with the higher level must have one, be it to its own address. */
function identified({ firewall }: Configuration, from: Zone, to: Zone, packet: Packet): boolean {
  if (!firewall?.natControl || from.name === to.name) return true
  const outwards = from.security > to.security
  const [real, mapped] = outwards ? [from, to] : [to, from]
  const address = outwards ? packet.source : packet.destination
  return firewall.identities.some(
    (item) => item.real === real.name && item.mapped === mapped.name && contains(item.network, address),
  )
}
