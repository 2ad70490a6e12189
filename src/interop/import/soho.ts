/** A remote router's own settings, read from what its text tells. */
import type { AddressPattern, Configuration, InterfaceConfig } from '../../config/index'
import { type InterfaceRole, type SohoRouter, VOICE_NAMES, type VoicePolicy } from '../../design/index'
import { contains, formatIp, type Ip, ipPlus, lookUp, type Prefix, prefixOf, wildcardOf } from '../../net/index'
import { cryptoFacts, peersOf } from './crypto'
import { hasCommand, type ParsedDevice } from './parsed'
import type { PublicAddresses } from './public-addresses'
import { carriesTunnels, hasIpsecTunnels, tunnelEnd, tunnelPeers } from './tunnels'

/** One crypto map entry that begins with its peers, applied outside; or printed with its networks and no interface, as SEED does; or tunnel interfaces. */
export function isSoho({ configuration, lines }: ParsedDevice): boolean {
  const { initiators, responder } = cryptoFacts(configuration)
  const [first] = initiators
  if (tunnelEnd(configuration)?.role === 'soho') return true
  if (!first || responder || initiators.length > 1) return false
  return (
    first.interface !== undefined || (!hasCommand(lines, 'interface') && protectedNetworks(configuration).length > 0)
  )
}

const initiatorOf = (configuration: Configuration) => cryptoFacts(configuration).initiators[0]

export function sohoRole(configuration: Configuration, item: InterfaceConfig): InterfaceRole {
  if (item.name === (initiatorOf(configuration)?.interface ?? tunnelEnd(configuration)?.source)) return 'outside'
  const lans = protectedNetworks(configuration)
  const isLan = ({ address: first, secondaries = [] }: InterfaceConfig) =>
    [...(first.kind === 'static' ? [first] : []), ...secondaries].some((address) =>
      lans.some((lan) => prefixOf(address.address, lan.length).address === lan.address || isAround(address, lan)),
    )
  if (isLan(item)) return 'lan'
  // Beside a network that is protected another one is none of the VPN.
  return item.kind === 'loopback' || configuration.interfaces.some(isLan) ? 'port' : 'lan'
}

/** Interfaces beside the first outside one that lead to a provider too: they carry a crypto map, or what is translated leaves there. */
export function secondUplinks(configuration: Configuration): readonly string[] {
  const first = initiatorOf(configuration)?.interface
  if (first === undefined) return []
  return configuration.interfaces.flatMap(({ name, kind, address, cryptoMap, natSide, shutdown }) => {
    const leads = cryptoMap !== undefined || natSide === 'outside'
    const has = address.kind === 'dhcp' || address.kind === 'static'
    return name !== first && leads && has && kind === 'ethernet' && !shutdown.value ? [name] : []
  })
}

/** A list may name a part of a LAN, or its hosts. */
const isAround = ({ address, length }: { readonly address: Ip; readonly length: number }, lan: Prefix): boolean =>
  contains(prefixOf(address, length), lan.address)

/** Sources that the crypto map's access list permits: the site's own networks. */
export function protectedNetworks(configuration: Configuration): readonly Prefix[] {
  const list = initiatorOf(configuration)?.entry.match?.value
  const entries = list === undefined ? [] : (lookUp(configuration.accessLists, list)?.entries ?? [])
  return entries.flatMap((entry) => (entry.action === 'permit' ? (networkOf(entry.source) ?? []) : []))
}

/** A pattern as the network that it is; `any` and patterns with holes are none. */
export function networkOf({ address, wildcard }: AddressPattern): Prefix | undefined {
  const length = Math.clz32(wildcard)
  return length > 0 && wildcardOf(length) === wildcard ? prefixOf(address, length) : undefined
}

type Settings = Partial<Pick<SohoRouter, 'peers' | 'qosPreClassify' | 'cryptoDescription' | 'voicePolicy'>>

/** What lines by tunnel interfaces do not say is left out. `headEnds` tells whose public address a peer's is; what is nobody's is left to the patch. */
export function sohoSettings(configuration: Configuration, headEnds: PublicAddresses): Settings {
  const entry = initiatorOf(configuration)?.entry
  const peers = entry ? peersOf(entry) : tunnelPeers(configuration)
  const names = peers.flatMap((peer) => headEnds.get(peer) ?? [])
  const voicePolicy = voicePolicyOf(configuration)
  const told = {
    ...(voicePolicy ? { voicePolicy } : {}),
    peers: [...new Set(names)],
  }
  if (!entry && hasIpsecTunnels(configuration)) return tunnelEnd(configuration) ? told : {}
  return {
    ...told,
    qosPreClassify: entry?.preClassify ?? false,
    cryptoDescription: entry?.description ?? '',
  }
}

/** The policy that the design would write, by its names; what is otherwise in it stays lines by hand. */
function voicePolicyOf(configuration: Configuration): VoicePolicy | undefined {
  const { queueing, interfaces } = configuration
  const named = (name: string) => queueing?.policies.find((policy) => policy.name === name)
  if (!interfaces.some((item) => carriesTunnels(configuration, item) && item.policyOut?.value === VOICE_NAMES.policy))
    return undefined
  const shape = named(VOICE_NAMES.policy)?.classes.find(({ policy }) => policy?.value === VOICE_NAMES.classes)?.shape
  const voice = named(VOICE_NAMES.classes)?.classes.find(({ name }) => name === VOICE_NAMES.voice)?.priority
  const [around, within] = [shape?.value.rate, voice?.value]
  if (around?.kind !== 'kbit' || within?.kind !== 'kbit' || !Number.isInteger(around.kbit)) return undefined
  return { shapeKbit: around.kbit, priorityKbit: within.kbit }
}

/** The first host of the network that is protected, for a text that prints no interfaces. */
export function lanAddress(configuration: Configuration): string | undefined {
  const lan = protectedNetworks(configuration)[0]
  return lan && `${formatIp(ipPlus(lan.address, 1))}/${lan.length}`
}
