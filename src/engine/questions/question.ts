/**
 * A question the engine answers: one file each in this folder, and a row in `table.ts`. Long work is a generator that
 * yields how far it is; whoever drives it lets messages in between, and stops it when it was cancelled.
 */

import type { Progress } from '../../analysis/index'
import type { Loaded } from '../loaded'
import type { Answer, Question } from '../messages'

/** Between two yields lie at most some 100 ms of work, so that a cancel is heard soon. */
export type Work<Result> = Generator<Progress, Result, void>

/** The answer, or a sentence that says why there is none. */
export type Handler<Kind extends Question['kind']> = (
  loaded: Loaded,
  question: Extract<Question, { readonly kind: Kind }>,
) => Work<Answer | string>
