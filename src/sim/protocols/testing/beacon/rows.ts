/** The beacon's table: who is heard, and where. */
import type { Ip } from '../../../../net/index'
import type { BeaconConfig, BeaconState } from './machine'

export interface BeaconRow {
  readonly interface: string
  readonly from: Ip
  readonly says: string
}

declare module '../../../tables' {
  interface ProtocolTables {
    readonly beacons?: readonly BeaconRow[]
  }
}

export const beaconRows = (_config: BeaconConfig, { heard }: BeaconState): readonly BeaconRow[] => heard
