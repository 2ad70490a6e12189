/**
 * Questions to the engine that a panel asks and waits for. Each has one end: an answer, a sentence that says why there
 * is none, or `gone` when the design changed, the work was cancelled or the engine had to be started anew.
 */
import type { EngineClient } from '../engine/client'
import type { Answer, Question, Reply, SimTime } from '../engine/messages'

export type Outcome<Of extends Answer> =
  | { readonly kind: 'answer'; readonly answer: Of }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'gone' }

/** Each kind of question is answered by an answer of the same kind. */
type AnswerTo<Kind extends Question['kind']> = Extract<Answer, { readonly kind: Kind }>

export interface Asked<Kind extends Question['kind']> {
  readonly outcome: Promise<Outcome<AnswerTo<Kind>>>
  /** The outcome is then `gone`. */
  readonly cancel: () => void
}

type Progress = (fraction: number, text: string) => void

interface Waiting {
  readonly cancel: () => void
  readonly end: (outcome: Outcome<Answer>) => void
  readonly progress: Progress | undefined
}

const waiting = new Map<number, Waiting>()

/** Asks, about a moment of the run or the settled network; `progress` hears how far long work is. */
export function ask<Kind extends Question['kind']>(
  engine: EngineClient,
  revision: number,
  question: Extract<Question, { readonly kind: Kind }>,
  progress?: Progress,
  at?: SimTime,
): Asked<Kind> {
  const id = engine.ask(revision, question, at)
  const outcome = new Promise<Outcome<Answer>>((resolve) => {
    waiting.set(id, {
      progress,
      cancel: () => engine.cancel(id),
      end: (ended) => {
        waiting.delete(id)
        resolve(ended)
      },
    })
  })
  return {
    outcome: outcome as Promise<Outcome<AnswerTo<Kind>>>,
    cancel: () => {
      engine.cancel(id)
      waiting.get(id)?.end({ kind: 'gone' })
    },
  }
}

/** Takes in a reply that somebody waits for; false when nobody does. */
export function heardReply(reply: Reply): boolean {
  const asked = waiting.get(reply.id)
  if (!asked) return false
  if (reply.kind === 'progress') asked.progress?.(reply.fraction, reply.text)
  else if (reply.kind === 'answer') asked.end({ kind: 'answer', answer: reply.answer })
  else if (reply.kind === 'failed') asked.end({ kind: 'failed', reason: reply.message })
  return true
}

/** Ends all that is waited for: what is being asked is about a design or an engine that is no more. */
export function endQuestions(): void {
  for (const { end, cancel } of [...waiting.values()]) {
    cancel()
    end({ kind: 'gone' })
  }
}
