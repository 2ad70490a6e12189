/** Which file answers which question. */
import type { Loaded } from '../loaded'
import type { Answer, Question } from '../messages'
import { answerAddressLines } from './address-lines'
import { answerAgainst } from './against'
import { answerCapture } from './capture'
import { answerCheckSheet } from './check-sheet'
import { answerCompare } from './compare'
import { answerDocuments } from './documents'
import { answerFailover } from './failover'
import { answerForms } from './forms'
import { answerHandEdit } from './hand-edit'
import { answerImport } from './import'
import { answerLab } from './lab'
import { answerMeasureCall, answerPlan } from './plan'
import type { Handler, Work } from './question'
import { answerReadings } from './readings'
import { answerRegister } from './register'
import { answerReport } from './report'
import { answerSafeFixes } from './safe-fixes'
import { answerService } from './service'
import { answerSweep } from './sweep'
import { answerTextChange, answerTexts } from './text-change'
import { answerTrace } from './trace'
import { answerWhy } from './why'

const HANDLERS: { readonly [Kind in Question['kind']]: Handler<Kind> } = {
  trace: answerTrace,
  against: answerAgainst,
  capture: answerCapture,
  sweep: answerSweep,
  failover: answerFailover,
  readings: answerReadings,
  compare: answerCompare,
  why: answerWhy,
  documents: answerDocuments,
  forms: answerForms,
  'check-sheet': answerCheckSheet,
  lab: answerLab,
  import: answerImport,
  plan: answerPlan,
  'measure-call': answerMeasureCall,
  register: answerRegister,
  service: answerService,
  report: answerReport,
  'safe-fixes': answerSafeFixes,
  'hand-edit': answerHandEdit,
  'text-change': answerTextChange,
  texts: answerTexts,
  'address-lines': answerAddressLines,
}

/** The work of answering a question; nothing is done until it is driven. */
export function answer<Kind extends Question['kind']>(
  loaded: Loaded,
  question: Extract<Question, { readonly kind: Kind }>,
): Work<Answer | string> {
  const handler: Handler<Kind> = HANDLERS[question.kind as Kind]
  return handler(loaded, question)
}
