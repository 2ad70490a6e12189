/** The last sweep and the one that is running. */
import type { SweepResult } from '../../../engine/messages'
import { askedByHand } from '../asked'

const sweep = askedByHand<'sweep', SweepResult>(({ result }) => result)

export const { store: sweepStore, cancel: cancelSweep } = sweep

export const runSweep = (double: boolean): Promise<void> => sweep.run({ kind: 'sweep', scope: 'all', double })
