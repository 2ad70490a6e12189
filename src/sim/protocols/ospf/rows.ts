/** The tables of an OSPF process: what `show ip ospf …` prints from. Derived, never fed back. */
import type { Ip, OspfLsa } from '../../../net/index'
import { tableValues } from '../../kernel/table'
import type { SimTime } from '../../kernel/time'
import type { OspfInterface, OspfNeighbor, OspfState } from './state'
import { isBorder } from './work'

export interface OspfLsaRow {
  /** Absent for what goes through the whole autonomous system. */
  readonly area?: number
  readonly lsa: OspfLsa
  /** When its age was 0. */
  readonly born: SimTime
}

export interface OspfRow {
  readonly process: number
  readonly vrf?: string
  readonly routerId: Ip
  readonly border: boolean
  readonly interfaces: readonly OspfInterface[]
  readonly neighbors: readonly Pick<
    OspfNeighbor,
    'interface' | 'router' | 'address' | 'priority' | 'state' | 'since' | 'inactiveAt' | 'designated' | 'backup'
  >[]
  readonly lsas: readonly OspfLsaRow[]
  /** Computations of routes so far, and the last one. */
  readonly runs: number
  readonly lastRun: SimTime
}

declare module '../../tables' {
  interface ProtocolTables {
    /** Absent when the device runs none. */
    readonly ospf?: readonly OspfRow[]
  }
}

export function ospfRow(state: OspfState): OspfRow {
  return {
    process: state.process,
    ...(state.vrf === undefined ? {} : { vrf: state.vrf }),
    routerId: state.routerId,
    border: isBorder(state),
    interfaces: Object.values(state.interfaces),
    neighbors: Object.values(state.neighbors),
    lsas: tableValues(state.lsas).map((stored) => ({
      ...(stored.area === undefined ? {} : { area: stored.area }),
      lsa: stored.lsa,
      born: stored.born,
    })),
    runs: state.computation.runs,
    lastRun: state.computation.last,
  }
}
