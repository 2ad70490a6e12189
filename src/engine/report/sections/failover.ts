/** How long a call is silent when a gateway is reloaded: both reloads over many phases, and what the figures assume. */
import { type FailoverResult, failover, retold } from '../../../analysis/index'
import type { Block } from '../../../compile/index'
import { notKnownText } from '../../../config/index'
import type { Network } from '../../../sim/index'
import type { Work } from '../../questions/question'

/** Runs of each reload: enough for a median and its spread, and written in a few seconds. */
const RUNS = 200

const ROLES = [
  { state: 'standby', title: 'The standby is reloaded' },
  { state: 'active', title: 'The active is reloaded' },
] as const

export interface Reload {
  readonly title: string
  /** A sentence when there was nothing to measure. */
  readonly result: FailoverResult | string
}

/** Reloads each gateway that is the HSRP active or standby; progress runs from 0 to 1. */
export function* reloads(network: Network, gateways: readonly Gateway[], seed: number): Work<readonly Reload[]> {
  const measured: Reload[] = []
  const found = ROLES.flatMap(({ state, title }) => {
    const device = gateways.find((gateway) => gateway.state === state)?.device
    return device === undefined ? [] : [{ title, device }]
  })
  for (const [index, { title, device }] of found.entries()) {
    const work = failover(network, { fault: { kind: 'reload', device, orderly: false }, runs: RUNS, seed })
    const result = yield* retold(work, (told) => ({
      ...told,
      text: `${title}: ${told.text}`,
      fraction: (index + told.fraction) / found.length,
    }))
    measured.push({ title, result })
  }
  return measured
}

/** A router and what it is in its HSRP group. */
export interface Gateway {
  readonly device: string
  readonly state: string
}

export function failoverPart(measured: readonly Reload[]): readonly Block[] {
  if (measured.length === 0)
    return [{ kind: 'text', text: 'No two gateways share an HSRP group: there is nothing to fail over to.' }]
  const good = measured.flatMap(({ result }) => (typeof result === 'string' ? [] : [result]))
  return [
    {
      kind: 'text',
      text: 'The fault strikes at a moment drawn evenly from a window in which a call is going on. Seconds count from the first packet lost in either direction until both are heard again.',
    },
    ...measured.flatMap(oneReload),
    ...assumptions(good[0]),
  ]
}

function oneReload({ title, result }: Reload): readonly Block[] {
  if (typeof result === 'string')
    return [
      { kind: 'heading', text: title },
      { kind: 'text', text: `${result}.` },
    ]
  if (result.notKnown)
    return [
      { kind: 'heading', text: title },
      { kind: 'text', text: notKnownText(result.notKnown) },
    ]
  const { seconds } = result
  const figures = seconds ? [seconds.min, seconds.p5, seconds.p50, seconds.p95, seconds.max].map(inSeconds) : []
  return [
    { kind: 'heading', text: `${title} (${result.fault}), heard at ${result.site}` },
    {
      kind: 'table',
      head: ['Runs', 'Nothing lost', 'Silent for good', 'Least', '5 %', 'Median', '95 %', 'Most'],
      rows: [
        [
          ...[result.runs, result.silentNever, result.silentForGood].map(String),
          ...(figures.length > 0 ? figures : ['–', '–', '–', '–', '–']),
        ],
      ],
    },
    {
      kind: 'table',
      head: ['Cause', 'Mean'],
      rows: Object.entries(result.causes)
        .filter(([, mean]) => mean >= 0.05)
        .map(([cause, mean]) => [cause.replace('-', ' '), inSeconds(mean)]),
    },
    { kind: 'list', items: result.marks.map((mark) => mark.text) },
  ]
}

function assumptions(result: FailoverResult | undefined): readonly Block[] {
  if (!result) return []
  return [
    { kind: 'heading', text: 'What these figures assume' },
    {
      kind: 'table',
      head: ['Parameter', 'Value', 'Unit', 'Standing', 'Source'],
      rows: result.assumptions.map((item) => [item.label, String(item.value), item.unit, item.standing, item.source]),
    },
  ]
}

const inSeconds = (seconds: number) => `${seconds.toFixed(1)} s`
