/** A router's crypto maps: which waits, which begins, and where they are applied. They tell a device's role. */
import type { Configuration, CryptoMapEntry } from '../../config/index'
import type { Statement } from '../../ios/index'
import { formatIp } from '../../net/index'
import { type ParsedDevice, type Section, sections } from './parsed'
import { tunnelEnd } from './tunnels'

export interface CryptoFacts {
  /** The map that refers to a template: whoever it is applied for waits for its peers. Partners' entries may stand beside. */
  readonly responder?: {
    readonly map: string
    readonly template: string
    /** Interface whose address the tunnels end at; absent = that of the interface which has the map. */
    readonly local?: string
    readonly interface?: string
  }
  /** The entries that begin by themselves, of maps without a template, in order. */
  readonly initiators: readonly Initiator[]
}

interface Initiator {
  readonly map: string
  readonly entry: CryptoMapEntry
  readonly interface?: string
}

export function cryptoFacts({ crypto, interfaces }: Configuration): CryptoFacts {
  const maps = (crypto?.maps ?? []).map((map) => {
    const at = interfaces.find((item) => item.cryptoMap?.value === map.name)?.name
    return { ...map, at: at === undefined ? {} : { interface: at } }
  })
  const waiting = maps.filter((map) => map.dynamic.length > 0)
  const waits = waiting.find((map) => map.at.interface !== undefined) ?? waiting[0]
  return {
    ...(waits
      ? {
          responder: {
            map: waits.name,
            template: waits.dynamic[0]?.map ?? '',
            ...(waits.localInterface ? { local: waits.localInterface.value } : {}),
            ...waits.at,
          },
        }
      : {}),
    initiators: maps
      .filter((map) => map.dynamic.length === 0)
      .flatMap((map) => map.entries.filter(isMeant).map((entry) => ({ map: map.name, entry, ...map.at }))),
  }
}

/** What stands below the entry that the device's tunnels are made by. */
export function tunnelLines({ configuration, lines }: ParsedDevice): readonly Statement[] {
  const { responder, initiators } = cryptoFacts(configuration)
  if (responder)
    return sections(lines, 'dynamic-map').find(({ command }) => command.name === responder.template)?.children ?? []
  const end = tunnelEnd(configuration)
  if (end) return sections(lines, 'ipsec-profile').find(({ command }) => command.name === end.profile)?.children ?? []
  const [first] = initiators
  const isFirst = ({ command }: Section<'crypto-map'>) =>
    command.map === first?.map && command.sequence === first.entry.sequence
  return sections(lines, 'crypto-map').find(isFirst)?.children ?? []
}

/** An entry that says what it protects; its peers may still be placeholders. */
const isMeant = ({ peers, match }: CryptoMapEntry): boolean => peers.length > 0 || match !== undefined

/** Addresses of an entry's peers, in order. */
export const peersOf = ({ peers }: CryptoMapEntry): readonly string[] => peers.map((peer) => formatIp(peer.address))
