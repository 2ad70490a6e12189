/** What there is to know of a request and its replies before they are served. */
import { DEFAULT_PARAMETERS, PARAMETER_INFO, type Parameters } from '../config/index'
import type { ParameterRow, Question, Reply, Request } from './messages'

/** Questions about the design: lines typed at terminals and not saved are no part of it, so the two are never mixed. */
const OF_THE_DESIGN: ReadonlySet<Question['kind']> = new Set([
  'sweep',
  'report',
  'failover',
  'readings',
  'documents',
  'forms',
  'check-sheet',
  'lab',
])

/** A comparison with another design is one of texts; one of two moments is of what runs. */
export const isOfTheDesign = (question: Question): boolean =>
  OF_THE_DESIGN.has(question.kind) || (question.kind === 'compare' && question.before !== undefined)

/** After these nothing follows. */
const LAST: ReadonlySet<Reply['kind']> = new Set(['snapshot', 'ran', 'answer', 'failed'])

export const isLast = ({ kind }: Reply): boolean => LAST.has(kind)

export type Asked = Exclude<Request, { readonly kind: 'cancel' | 'stop' }>
export type LaterRequest = Exclude<Asked, { readonly kind: 'load' }>

export function parameterRows(parameters: Parameters): readonly ParameterRow[] {
  const keys = Object.keys(PARAMETER_INFO) as (keyof Parameters)[]
  return keys.map((key) => ({ key, value: parameters[key], usual: DEFAULT_PARAMETERS[key], ...PARAMETER_INFO[key] }))
}

const WHAT: { readonly [Kind in Asked['kind']]: (request: Extract<Asked, { readonly kind: Kind }>) => string } = {
  load: ({ design }) => `the settled network of ${design.name}`,
  run: ({ scenario }) => `the scenario ${scenario.title}`,
  untype: () => 'the network without the line typed last',
  seek: ({ at }) => (at === undefined ? 'the settled network' : `the network at ${(at / 1e6).toFixed(1)} s`),
  ask: ({ question }) => `the answer of "${question.kind}"`,
  exec: ({ device, line }) => `what ${device} prints for "${line}"`,
}

/** What a request was for, in the words of whoever waited for it. */
export const whatFor = (request: Asked): string => WHAT[request.kind](request as never)
