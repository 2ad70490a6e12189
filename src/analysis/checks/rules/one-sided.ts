/** A tunnel that one end would build, and for which the other end has nothing: told at both. */
import { type Configuration, type CryptoMap, type Source, tunnelEnds, tunnelMapsOf } from '../../../config/index'
import { formatIp, type Ip } from '../../../net/index'
import { type Check, type CheckFound, lineOf } from '../check'
import { addressOf, type Scope } from '../scope'

export const oneSidedTunnel: Check = {
  name: 'one-sided-tunnel',
  title: 'Tunnels that both ends know of',
  why: 'An SA needs a map entry or a tunnel interface at both ends; with one alone IKE is asked for again and again and refused, and what should be protected is lost.',
  source: 'RFC 2409 section 5.5; IOS security command reference, crypto map and tunnel protection',
  check: (scope) => {
    const owners = ownersOf(scope)
    const lonely = scope.configurations.flatMap(asksOf).flatMap((ask) => {
      const owner = owners.get(ask.peer)
      return owner && owner.config !== ask.config && !mayAccept(owner.config, ask, owners) ? [{ ask, owner }] : []
    })
    return lonely.flatMap((pair) => [...atAsker(scope, pair), atOwner(pair)])
  },
}

/** What a router would negotiate by itself. */
interface Ask {
  readonly config: Configuration
  readonly peer: Ip
  /** This end's addresses; none where they are leased. */
  readonly own: readonly Ip[]
  /** For people: `crypto map test 1`, `Tunnel1`. */
  readonly what: string
  readonly source: Source | undefined
  readonly byMap: boolean
}

interface Owner {
  readonly config: Configuration
  readonly port: string
  readonly source: Source | undefined
}

interface Lonely {
  readonly ask: Ask
  readonly owner: Owner
}

/** Routers by the addresses of their interfaces that are not shut; an address that two have is nobody's. */
function ownersOf({ configurations }: Scope): ReadonlyMap<Ip, Owner> {
  const owners = new Map<Ip, Owner>()
  const several = new Set<Ip>()
  for (const config of configurations) {
    if (config.kind !== 'router') continue
    for (const port of config.interfaces) {
      const address = addressOf(port)
      if (address === undefined || port.shutdown.value) continue
      if (owners.has(address)) several.add(address)
      owners.set(address, { config, port: port.name, source: port.source })
    }
  }
  for (const address of several) owners.delete(address)
  return owners
}

const appliedMaps = ({ crypto, interfaces }: Configuration): readonly CryptoMap[] =>
  (crypto?.maps ?? []).filter((map) => interfaces.some((port) => port.cryptoMap?.value === map.name))

function asksOf(config: Configuration): readonly Ask[] {
  if (config.kind !== 'router') return []
  const byMaps = appliedMaps(config).flatMap((map) =>
    map.entries
      .filter(({ match }) => match !== undefined)
      .flatMap((entry) =>
        entry.peers.map(
          ({ address, source }): Ask => ({
            config,
            peer: address,
            own: tunnelEnds(config, map),
            what: `crypto map ${map.name} ${entry.sequence}`,
            source,
            byMap: true,
          }),
        ),
      ),
  )
  const byTunnels = config.interfaces.flatMap(({ name, tunnel, shutdown }): readonly Ask[] => {
    const { protection, destination, from } = tunnel ?? {}
    if (!protection || !destination || shutdown.value) return []
    const near = from?.address ?? addressOf(config.interfaces.find((port) => port.name === from?.interface))
    const own = near === undefined ? [] : [near]
    return [{ config, peer: destination.value, own, what: name, source: protection.source, byMap: false }]
  })
  return [...byMaps, ...byTunnels]
}

const OF_TUNNELS: ReadonlySet<string> = new Set(['device', 'ike', 'map-entry', 'dynamic-map'])

/**
 * A dynamic map takes anybody; an entry for an address that nobody here has, or that somebody has who translates, may be for
 * whom a NAT gives it; and who translates may hand on what asks for its own address.
 */
function mayAccept(config: Configuration, { own }: Ask, owners: ReadonlyMap<Ip, Owner>): boolean {
  const { crypto, nat, notKnown = [] } = config
  // A line that is not read may make one.
  if (notKnown.some(({ scope }) => OF_TUNNELS.has(scope.kind))) return true
  if (nat && (!crypto || nat.rules?.some(({ kind }) => kind === 'static'))) return true
  if (!crypto) return false
  const maps = appliedMaps(config)
  if (maps.some((map) => map.dynamic.length > 0)) return true
  const peers = [
    ...maps.flatMap((map) => map.entries.flatMap((entry) => entry.peers.map(({ address }) => address))),
    ...tunnelMapsOf(crypto).byPeer.keys(),
  ]
  return peers.some((peer) => {
    const owner = owners.get(peer)
    return own.includes(peer) || !owner || owner.config.nat !== undefined
  })
}

function atAsker({ sites, byLocal }: Scope, { ask, owner }: Lonely): readonly CheckFound[] {
  const { config, peer, what, source } = ask
  // A site's peer that is no head-end is told by a check of its own.
  if (ask.byMap && byLocal.size > 0 && !byLocal.has(peer) && sites.some((site) => site.config === config)) return []
  return [
    {
      severity: 'error',
      device: config.device,
      ...lineOf(source),
      summary: `${what} asks ${formatIp(peer)} for a tunnel, and ${owner.config.device} has none for it: no SA comes up`,
      remedy: `Write the entry or the tunnel interface that ${owner.config.device} lacks, or correct the address.`,
    },
  ]
}

function atOwner({ ask, owner }: Lonely): CheckFound {
  const who = ask.own[0] === undefined ? '' : ` (${formatIp(ask.own[0])})`
  return {
    severity: 'error',
    device: owner.config.device,
    ...lineOf(owner.source),
    summary: `${ask.config.device}${who} asks its ${owner.port} for a tunnel by ${ask.what}, and it has none for it: no SA comes up`,
    remedy: `Write a crypto map entry or a tunnel interface for ${ask.config.device}, or take its ${ask.what} away.`,
  }
}
