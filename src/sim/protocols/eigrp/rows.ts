/** The tables of an EIGRP process: what `show ip eigrp …` prints from. Derived, never fed back. */
import { tableValues } from '../../kernel/table'
import type { EigrpNeighborRow, EigrpProcessRow, EigrpTopologyRow } from '../../tables'
import { isFeasible, successors } from './dual'
import { rtoMillis } from './rto'
import type { EigrpState } from './state'

/** A round trip that was measured is shown as a millisecond at least. */
const shownMillis = (millis: number | undefined) => (millis === undefined ? 0 : Math.max(1, Math.round(millis)))

/** The time of repetition before anything was repeated, whatever `eigrpRetransmitSeconds` says. */
const MOST_RTO_MILLIS = 5000

const nameOf = ({ as, vrf }: EigrpState) => (vrf === undefined ? { as } : { as, vrf })

/** The rows of `show ip eigrp neighbors`. */
export function eigrpNeighborRows(state: EigrpState): readonly EigrpNeighborRow[] {
  return Object.values(state.neighbors)
    .filter((neighbor) => neighbor.state === 'up')
    .map((neighbor) => ({
      ...nameOf(state),
      address: neighbor.address,
      interface: neighbor.interface,
      holdExpires: neighbor.holdExpires,
      since: neighbor.since,
      srttMillis: shownMillis(neighbor.srttMillis),
      rtoMillis: Math.round(rtoMillis({ ...neighbor, retries: 0 }, MOST_RTO_MILLIS)),
      queueCount: neighbor.queue.length,
      sequence: neighbor.heard,
    }))
}

/** The process itself: what `show ip eigrp interfaces` and the head of the topology table print from. */
export function eigrpProcessRow(state: EigrpState): EigrpProcessRow {
  const peers = Object.values(state.neighbors).filter((neighbor) => neighbor.state === 'up')
  return {
    ...nameOf(state),
    routerId: state.routerId,
    traffic: state.traffic,
    interfaces: Object.values(state.interfaces).map(({ name, passive, traffic }) => ({
      name,
      passive,
      traffic,
      peers: peers.filter((peer) => peer.interface === name).length,
    })),
  }
}

/** The rows of `show ip eigrp topology`, summaries included. */
export function eigrpTopologyRows(state: EigrpState): readonly EigrpTopologyRow[] {
  const seen = tableValues(state.topology).filter(({ paths }) => !paths.length || paths.some((path) => !path.denied))
  const learnt = seen.map((entry): EigrpTopologyRow => {
    const used = entry.state === 'passive' ? successors(entry) : []
    const paths = entry.paths
      .filter((path) => !path.denied)
      .map((path) => ({
        distance: path.distance,
        reported: path.reportedDistance,
        external: path.external,
        vector: path.vector,
        successor: used.includes(path),
        feasible: isFeasible(entry, path),
        ...(path.via === undefined && path.origin && { from: path.origin.protocol }),
        ...(path.router !== undefined && { router: path.router }),
        ...(path.origin && { origin: path.origin }),
        ...(path.origin && path.origin.tag !== 0 && { tag: path.origin.tag }),
        ...(path.via !== undefined && { via: path.via }),
        ...(path.interface !== undefined && { interface: path.interface }),
      }))
    return {
      ...nameOf(state),
      prefix: entry.prefix,
      state: entry.state,
      ...(entry.askedBy !== undefined && { askedBy: entry.askedBy }),
      feasibleDistance: entry.feasibleDistance,
      paths,
    }
  })
  return [...learnt, ...summaryRows(state)]
}

function summaryRows(state: EigrpState): readonly EigrpTopologyRow[] {
  const made = new Map(Object.values(state.summaries).map((summary) => [summary.route, summary.vector]))
  return [...made].map(([{ prefix, metric }, vector]) => {
    const told = { interface: 'Null0', distance: metric, reported: 0, external: false, vector, router: state.routerId }
    const path = { ...told, successor: true, feasible: true }
    return { ...nameOf(state), prefix, state: 'passive', feasibleDistance: metric, paths: [path] }
  })
}
