/** What of a trace is shown, and in what words: the deciding step of a hop, and a loop as one line. */
import type { Hop, Trace } from '../../engine/messages'

export type ShownHop =
  | { readonly kind: 'hop'; readonly hop: Hop; readonly index: number }
  | { readonly kind: 'loop'; readonly from: number; readonly to: number; readonly rounds: number }

/** Every hop once; the rounds of a loop after the first become one line. */
export function shownHops(trace: Trace): readonly ShownHop[] {
  const { loop } = trace
  const all = trace.hops.map((hop, index): ShownHop => ({ kind: 'hop', hop, index }))
  if (!loop) return all
  const first = loop.from + loop.length
  const last = loop.from + loop.length * loop.rounds
  return [
    ...all.slice(0, first),
    { kind: 'loop', from: loop.from, to: first - 1, rounds: loop.rounds },
    ...all.slice(last),
  ]
}

/** In this order a step says most of what a device did. */
const TELLING = [
  'drop',
  'size',
  'encrypt',
  'decrypt',
  'tunnel',
  'nat',
  'acl',
  'route',
  'deliver',
  'transmit',
  'originate',
  'receive',
] as const

/** One line: the reason the packet ended here, or the step that decided most. */
export function hopSummary(hop: Hop): string {
  if (hop.end) return hop.end.reason
  for (const type of TELLING) {
    const step = hop.steps.find((item) => item.type === type)
    if (step) return `${step.action}: ${step.rows[0]?.text ?? step.detail}`
  }
  return ''
}
