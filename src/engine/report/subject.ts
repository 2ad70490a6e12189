/** What every part of the report reads. */
import type { Design, Finding } from '../../design/index'
import type { Network, SnapshotView } from '../../sim/index'
import type { Built } from '../build'
import type { SiteStatus } from '../messages'

export interface Subject {
  readonly design: Design
  readonly built: Built
  readonly network: Network
  readonly view: SnapshotView
  readonly sites: readonly SiteStatus[]
  readonly findings: readonly Finding[]
}
