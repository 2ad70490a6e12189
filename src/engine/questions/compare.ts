/** "What changed?" Two designs, or the settled network and a moment of the run. */
import { compare, type Renamed, type Side } from '../../analysis/index'
import { applied, type Design } from '../../design/index'
import { buildScene } from '../build'
import type { Loaded } from '../loaded'
import { settleScene } from '../run/settle'
import { runningText } from '../terminal/context'
import type { Handler, Work } from './question'

export const answerCompare: Handler<'compare'> = function* (loaded, { before, after, outages }) {
  const known = before && withNamesOf(before, after ?? loaded.design)
  const later = after ? yield* settledSide(after) : sideOf(loaded)
  const other = known ? yield* settledSide(known.design) : settledOf(loaded, later.texts)
  return { kind: 'compare', changes: yield* compare(other, later, outages, known?.renamed ?? []) }
}

/** The loaded design, and the moment that is asked about. */
function sideOf(loaded: Loaded): Side {
  const { built, network } = loaded
  const texts = built.texts.map((item) => ({ ...item, text: runningText(loaded, item.device) }))
  return { scene: built.scene, texts, network }
}

interface Named {
  readonly design: Design
  readonly renamed: readonly Renamed[]
}

/** A design whose devices are called as those of another are, where they are the same by their ids. */
function withNamesOf(before: Design, after: Design): Named {
  const names = new Map(after.devices.map(({ id, name }) => [id, name]))
  let named: Named = { design: before, renamed: [] }
  for (const { id, name: from } of before.devices) {
    const to = names.get(id)
    if (to === undefined || to === from) continue
    // A name that another device has yet cannot be taken: the two are told as they stand.
    const design = applied(named.design, { kind: 'rename-device', from, to })
    if (typeof design !== 'string') named = { design, renamed: [...named.renamed, { from, to }] }
  }
  return named
}

function* settledSide(design: Design): Work<Side> {
  const { scene, texts } = buildScene(design)
  const { network } = yield* settleScene(scene)
  return { scene, texts, network }
}

/** The last copy on the way to the settled state is that state. */
function settledOf({ built, keyframes, network }: Loaded, texts: Side['texts']): Side {
  return { scene: built.scene, texts, network: keyframes.at(-1) ?? network }
}
