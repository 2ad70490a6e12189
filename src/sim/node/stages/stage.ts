/** A stage of the order of operations: one thing that a device does with a packet, and which devices do it. */
import type { Configuration } from '../../../config/index'
import type { NodeState } from '../state'
import type { Transit } from '../transit'
import type { World } from '../world'

/** The packet goes on to the next stage; its way has ended here; it is another one now, and is routed by its outer header. */
export type Verdict = 'on' | 'ended' | 'again'

export interface Stage {
  readonly name: string
  /** What happens, for people. */
  readonly does: string
  /** Which devices do it, for people, and by what they were told. */
  readonly where: string
  readonly has: (config: Configuration) => boolean
  /** Whether a device that has it does nothing there whatever comes, for lack of lines: then it is not run. */
  readonly idle?: (config: Configuration) => boolean
  readonly run: (world: World, node: NodeState, transit: Transit) => Verdict
}

export const EVERYWHERE = { where: 'every device', has: () => true } as const

/** The verdict on a packet that may go on, or may not. */
export const onIf = (goesOn: boolean): Verdict => (goesOn ? 'on' : 'ended')
