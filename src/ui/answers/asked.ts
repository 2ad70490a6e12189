/**
 * An answer that is asked for by hand: the last one and the one that is running, kept while other panels are shown, stamped with
 * the design's revision. It follows renames, and goes when another design is opened.
 */
import { createStore } from 'zustand/vanilla'
import { renamedIn, renamesBetween } from '../../design/index'
import type { Answer, Question, SimTime } from '../../engine/messages'
import { type Asked, askEngine, designStore } from '../../store/index'
import { t } from '../words/language'

interface AskedState<Result> {
  readonly result: Result | undefined
  /** Revision of the design that the result speaks of. */
  readonly revision: number
  readonly running: { readonly fraction: number; readonly text: string } | undefined
  readonly problem: string | undefined
}

type Of<Kind> = Extract<Answer, { readonly kind: Kind }>

/** `resultOf`: what of the answer is kept. `follow`: the result after devices were renamed. */
export function askedByHand<Kind extends Question['kind'], Result>(
  resultOf: (answer: Of<Kind>) => Result,
  follow: (renames: ReadonlyMap<string, string>, result: Result) => Result = renamedIn,
) {
  const store = createStore<AskedState<Result>>(() => ({
    result: undefined,
    revision: 0,
    running: undefined,
    problem: undefined,
  }))
  let asked: Asked<Kind> | undefined
  const cancel = () => asked?.cancel()
  designStore.subscribe((state, before) => {
    if (state.document !== before.document) return store.setState({ result: undefined, problem: undefined })
    const { result } = store.getState()
    const renames = renamesBetween(before.design, state.design)
    if (result !== undefined && renames.size > 0) store.setState({ result: follow(renames, result) })
  })
  /** `at`: the moment of the played run that is asked about; none for the settled network. */
  const run = async (question: Extract<Question, { readonly kind: Kind }>, at?: SimTime): Promise<void> => {
    cancel()
    const { revision } = designStore.getState()
    store.setState({ running: { fraction: 0, text: t('starting') }, problem: undefined })
    const mine = askEngine<Kind>(question, (fraction, text) => store.setState({ running: { fraction, text } }), at)
    asked = mine
    const outcome = await mine?.outcome
    if (asked !== mine) return
    asked = undefined
    if (outcome?.kind === 'answer') store.setState({ result: resultOf(outcome.answer), revision, running: undefined })
    else store.setState({ running: undefined, problem: outcome?.kind === 'failed' ? outcome.reason : undefined })
  }
  return { store, run, cancel }
}
