/** A remote router's own settings, read from its text. */
import type { InterfaceRole, SohoRouter } from '../../design/index'
import type { Statement } from '../../ios/index'
import { formatIp, ip, ipPlus, type Prefix, parseIp, prefixOf, wildcardOf } from '../../net/index'
import { cryptoFacts, initiates, peersOf } from './crypto'
import { interfaceSections } from './interfaces'
import { commands, hasCommand, last, type Section, sections } from './statements'

/** A crypto map that begins with its peers, applied outside; or printed without any interface, as SEED does. */
export function isSoho(statements: readonly Statement[]): boolean {
  const { initiator, responder } = cryptoFacts(statements)
  const entries = sections(statements, 'crypto-map').filter(initiates)
  if (!initiator || responder || entries.length > 1) return false
  return initiator.interface !== undefined || interfaceSections(statements).length === 0
}

export function sohoRole(statements: readonly Statement[], { command, children }: Section<'interface'>): InterfaceRole {
  const { initiator } = cryptoFacts(statements)
  if (command.name === initiator?.interface) return 'outside'
  const own = parseIp(last(children, 'ip-address')?.address ?? '')
  const isLan =
    own !== undefined && protectedNetworks(statements).some((lan) => prefixOf(own, lan.length).address === lan.address)
  return isLan || !command.name.startsWith('Loopback') ? 'lan' : 'port'
}

/** Sources that the crypto map's access list permits: the site's own networks. */
export function protectedNetworks(statements: readonly Statement[]): readonly Prefix[] {
  const { initiator } = cryptoFacts(statements)
  const list = initiator && last(initiator.entry.children, 'match-address')?.list
  if (list === undefined) return []
  const numbered = commands(statements, 'access-list')
    .filter((item) => String(item.number) === list)
    .map((item) => item.entry)
  const named = sections(statements, 'ip-access-list')
    .filter(({ command }) => command.name === list)
    .flatMap(({ children }) => commands(children, 'access-entry').map((item) => item.entry))
  return [...numbered, ...named].flatMap((entry) => {
    if (entry.kind !== 'extended' || entry.action !== 'permit' || entry.source.kind !== 'wildcard') return []
    const wildcard = ip(entry.source.wildcard)
    const length = Math.clz32(wildcard)
    return wildcardOf(length) === wildcard ? [prefixOf(ip(entry.source.address), length)] : []
  })
}

type Settings = Pick<SohoRouter, 'peers' | 'qosPreClassify' | 'cryptoDescription'>

/** `headEnds` tells whose public address a peer's is; what is nobody's is left to the patch. */
export function sohoSettings(statements: readonly Statement[], headEnds: ReadonlyMap<string, string>): Settings {
  const entry = cryptoFacts(statements).initiator?.entry
  const names = entry ? peersOf(entry).flatMap((peer) => headEnds.get(peer) ?? []) : []
  return {
    peers: [...new Set(names)],
    qosPreClassify: entry !== undefined && hasCommand(entry.children, 'qos-pre-classify'),
    cryptoDescription: (entry && last(entry.children, 'description')?.text) ?? '',
  }
}

/** The first host of the network that is protected, for a text that prints no interfaces. */
export function lanAddress(statements: readonly Statement[]): string | undefined {
  const lan = protectedNetworks(statements)[0]
  return lan && `${formatIp(ipPlus(lan.address, 1))}/${lan.length}`
}
