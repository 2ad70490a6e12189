/** Names that a router is given for addresses: its own table, and what becomes of one that is not in it (IOS IP addressing services command reference). */
import { FACTORY_MANAGEMENT } from '../../config/index'
import { formatIp, type Ip } from '../../net/index'
import { addressOf } from '../language/match'
import type { Call, Outcome } from './row'

const namesOf = ({ context }: Call) => context.configuration.management?.names ?? FACTORY_MANAGEMENT.names

/** An address, or that of a name of `ip host`, by itself or with the domain behind it. */
export function targetOf(call: Call): Ip | undefined {
  const { hosts, domain } = namesOf(call)
  const name = call.args.host?.toLowerCase()
  const meant = [name, `${name}.${domain?.toLowerCase()}`]
  return addressOf(call.args, 'target') ?? hosts.find((host) => meant.includes(host.name.toLowerCase()))?.address
}

/** No name server is simulated: a name that no line gives is asked for in vain, or not at all. */
export function unknownHost(call: Call): Outcome {
  const { lookup, servers } = namesOf(call)
  const asked = servers.length === 0 ? ['255.255.255.255'] : servers.map(formatIp)
  const where = lookup ? `...domain server ${asked.map((server) => `(${server})`).join(' ')}` : ''
  return {
    output: `Translating "${call.args.host ?? ''}"${where}\n% Unrecognized host or address, or protocol not running.`,
    ok: false,
  }
}
