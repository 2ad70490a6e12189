/**
 * An edit that leaves what is simulated as it was (a finding that is muted, a figure of the plan, a saved flow, what was
 * undone before it was simulated) settles to the same network: the one that is there is taken, and nothing is run again.
 */
import { sameValue } from '../../design/index'
import type { Built } from '../build'
import type { Loaded } from '../loaded'
import type { Settled } from './settle'

/**
 * What a design settles to by the one that has settled before; nothing when its scene is another in whatever field, be it
 * the number of a line: a scene decides all that runs, and all that answers are reasoned with.
 */
export function settledAlready(built: Built, before: Loaded | undefined): Settled | undefined {
  if (before?.settledAt === undefined || !sameValue(built.scene, before.built.scene)) return undefined
  const { network, keyframes, service } = before
  return { network, settled: true, keyframes, service }
}
