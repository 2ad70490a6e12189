/** What a drawing is made of: the document, and what is known of the network at the moment that is looked at. */

import type { Design } from '../design/index'
import { lookUp } from '../net/index'
import type { DeviceTables, SnapshotView } from '../sim/index'

export interface Drawn {
  readonly design: Design
  /** Absent before anything was simulated. */
  readonly view: SnapshotView | undefined
  /** `peer`: the head-end that has its tunnel and answers it. */
  readonly sites: readonly { readonly site: string; readonly peer?: string }[]
}

export function tablesOf({ view }: Drawn, device: string): DeviceTables | undefined {
  return view && Object.hasOwn(view.devices, device) ? lookUp(view.devices, device) : undefined
}
