/** "What changed?" Two designs, or the settled network and a moment of the run. */
import { compare, type Side } from '../../analysis/index'
import type { Design } from '../../design/index'
import { buildScene } from '../build'
import type { Loaded } from '../loaded'
import { settleScene } from '../run/settle'
import type { Handler, Work } from './question'

export const answerCompare: Handler<'compare'> = function* (loaded, { before, outages }) {
  const { built, network } = loaded
  const after: Side = { scene: built.scene, texts: built.texts, network }
  const other = before ? yield* settledSide(before) : settledOf(loaded)
  return { kind: 'compare', changes: yield* compare(other, after, outages) }
}

function* settledSide(design: Design): Work<Side> {
  const { scene, texts } = buildScene(design)
  const { network } = yield* settleScene(scene)
  return { scene, texts, network }
}

/** The last copy on the way to the settled state is that state. */
function settledOf({ built, keyframes, network }: Loaded): Side {
  return { scene: built.scene, texts: built.texts, network: keyframes.at(-1) ?? network }
}
