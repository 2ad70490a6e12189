/** The tables of IKE as plain rows, for the console and the page. */
import type { IkeProposal } from '../../../net/index'
import type { CryptoPeerRow, IkeSaRow } from '../../tables'
import { stateWord } from './main-mode'
import { allOf } from './register'
import type { IkeProcessConfig, IkeSa, IkeState } from './state'

const NO_PROPOSAL: IkeProposal = { encryption: '', hash: '', authentication: 'rsa-sig', group: 0, lifetimeSeconds: 0 }

/** The rows of `show crypto isakmp sa`: the responder is dst, the initiator src. */
export function ikeSaRows(state: IkeState): readonly IkeSaRow[] {
  return allOf(state.sas).map(rowOf)
}

function rowOf(sa: IkeSa): IkeSaRow {
  const { encryption, hash, authentication, group } = sa.proposal ?? NO_PROPOSAL
  return {
    id: sa.id,
    destination: sa.initiator ? sa.remote : sa.local,
    source: sa.initiator ? sa.local : sa.remote,
    local: sa.local,
    remote: sa.remote,
    localPort: sa.localPort,
    remotePort: sa.remotePort,
    version: sa.version,
    state: stateWord(sa.version, sa.phase),
    initiator: sa.initiator,
    since: sa.since,
    expires: sa.expires,
    lastHeard: sa.lastHeard,
    encryption,
    hash,
    authentication,
    group,
    probing: sa.keepalive && sa.keepalive.mode !== 'legacy' ? sa.keepalive.unanswered : 0,
    capabilities: capabilitiesOf(sa),
  }
}

/** As `show crypto isakmp sa detail` abbreviates them: D dead peer detection, K keepalives, N NAT traversal. */
function capabilitiesOf({ keepalive, natDetected }: IkeSa): string {
  const watch = keepalive ? (keepalive.mode === 'legacy' ? 'K' : 'D') : ''
  return `${watch}${natDetected ? 'N' : ''}`
}

/** What kept the last negotiation for an entry from succeeding. */
export const lastProblem = ({ entries }: IkeState, map: string, sequence: number): string | undefined =>
  entries.find((item) => item.map === map && item.sequence === sequence)?.problem

/** Which peer each static entry uses, or would use next, and what keeps it from having an SA. */
export function cryptoPeerRows({ configuration }: IkeProcessConfig, state: IkeState): readonly CryptoPeerRow[] {
  const places = new Map(state.entries.map((item) => [`${item.sequence} ${item.map}`, item]))
  const { maps = [], tunnelMaps = [] } = configuration.crypto ?? {}
  return [...maps, ...tunnelMaps].flatMap((map) =>
    map.entries.map((entry) => {
      const peers = entry.peers.map((peer) => peer.address)
      const place = places.get(`${entry.sequence} ${map.name}`)
      const current = peers[(place?.index ?? 0) % Math.max(1, peers.length)]
      return {
        map: map.name,
        sequence: entry.sequence,
        peers,
        ...(current === undefined ? {} : { current }),
        ...(place?.problem === undefined ? {} : { problem: place.problem }),
      }
    }),
  )
}
