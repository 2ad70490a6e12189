/** A played scenario for standard output: as JSON and as text. Times are seconds after the settled moment. */
import { type DirectionReport, notKnownText, type Outage, type ScenarioResult, type SimTime } from '../engine/session'
import { plural } from '../net/index'
import type { CheckedAnswer } from './answer'
import type { CallWayJson, OutageJson, RunJson } from './json'
import type { CheckedCase } from './junit'

type Clock = (at: SimTime) => number

const clockOf =
  (start: SimTime): Clock =>
  (at) =>
    (at - start) / 1e6

function runJson(result: ScenarioResult): RunJson {
  const { name, fingerprint, events, calls, flows, expectations, start, end } = result
  const at = clockOf(start)
  return {
    scenario: name,
    fingerprint,
    events,
    seconds: at(end),
    outages: [...result.outages.map((outage) => outageJson(outage, at, end)), ...openJson(result)],
    calls: calls.map((call) => ({
      flow: call.name,
      from: call.from,
      to: call.to,
      codec: call.codec,
      forward: wayJson(call.forward),
      return: wayJson(call.return),
      silences: call.silences.map(({ from, to }) => ({
        from: at(from),
        ...(to === undefined ? {} : { to: at(to) }),
        seconds: ((to ?? end) - from) / 1e6,
      })),
    })),
    flows: flows.map((flow) => ({
      ...flow,
      tries: flow.tries.map((item) => ({ ...item, at: at(item.at) })),
    })),
    transfers: result.transfers,
    remarks: result.remarks.map(({ at: moment, device, text }) => ({ at: at(moment), device, text })),
    expectations,
    journal: result.journal.map(({ id, at: moment, device, protocol, event, text, because }) => ({
      id,
      at: at(moment),
      device,
      protocol,
      event,
      text,
      ...(because === undefined ? {} : { because }),
    })),
  }
}

const DIRECTIONS = ['forward', 'return'] as const

/** Directions of which it is not known whether they were silent. */
const openOf = ({ calls }: ScenarioResult) =>
  calls.flatMap((call) =>
    DIRECTIONS.flatMap((direction) => {
      const { notKnown } = call[direction]
      return notKnown ? [{ flow: call.name, direction, notKnown, reason: notKnownText(notKnown) }] : []
    }),
  )

const openJson = (result: ScenarioResult): readonly OutageJson[] =>
  openOf(result).map((item) => ({ ...item, causes: [] }))

const wayJson = ({ sent, lost, inQueues, heard, notKnown }: DirectionReport): CallWayJson =>
  notKnown ? { sent, notKnown } : { sent, lost, ...(inQueues ? { inQueues } : {}), ...(heard ? { heard } : {}) }

function outageJson(
  { call, direction, from, to, packetsLost, reason, parts }: Outage,
  at: Clock,
  end: SimTime,
): OutageJson {
  return {
    flow: call,
    direction,
    from: at(from),
    ...(to === undefined ? {} : { to: at(to) }),
    seconds: ((to ?? end) - from) / 1e6,
    packetsLost,
    reason,
    causes: parts.map((part) => ({
      cause: part.cause,
      seconds: (part.to - part.from) / 1e6,
      from: at(part.from),
      text: part.text,
      entries: part.entries,
    })),
  }
}

/** The cases are the scenario's expectations. */
export function runAnswer(result: ScenarioResult, name: string): CheckedAnswer {
  const value = runJson(result)
  const expected = result.expectations.map(
    ({ text, met, found }): CheckedCase => ({
      group: result.name,
      name: text,
      result: met ? 'met' : 'failed',
      message: found,
    }),
  )
  const unmet = expected.filter((item) => item.result === 'failed').length
  return {
    title: `${result.name} on ${name}`,
    summary: `${plural(value.outages.length, 'outage')}; ${plural(expected.length, 'expectation')}, ${unmet} not met. Fingerprint ${result.fingerprint}.`,
    value,
    text: runText(result),
    cases: expected.length === 0 ? [{ group: result.name, name: 'is played to its end', result: 'met' }] : expected,
    tables: [
      {
        title: 'Outages',
        columns: ['call', 'direction', 'silent', 'causes'],
        rows: value.outages.map(({ flow, direction, seconds, reason, causes }) => [
          flow,
          direction,
          seconds === undefined ? 'not known' : `${seconds.toFixed(2)} s`,
          seconds === undefined
            ? reason
            : causes.map((part) => `${part.cause} ${part.seconds.toFixed(2)} s`).join(', '),
        ]),
      },
      {
        title: 'Expectations',
        columns: ['expected', 'met', 'found'],
        rows: result.expectations.map(({ text, met, found }) => [text, met ? 'yes' : 'no', found]),
      },
      {
        title: 'Remarks',
        columns: ['at', 'device', 'remark'],
        rows: value.remarks.map(({ at, device, text }) => [`${at.toFixed(2)} s`, device, text]),
      },
    ],
  }
}

/** What is heard of a call besides silence: nothing where all packets took the same time and none was lost. */
function heardText(call: ScenarioResult['calls'][number], direction: 'forward' | 'return'): readonly string[] {
  const { sent, lost, inQueues = 0, heard, notKnown } = call[direction]
  if (!heard || notKnown || (lost === 0 && heard.mostMs - heard.leastMs < 1)) return []
  const share = ((100 * lost) / Math.max(1, sent)).toFixed(1)
  const delays = `${heard.leastMs.toFixed(1)} to ${heard.mostMs.toFixed(1)} ms on the way, ${heard.meanMs.toFixed(1)} on average`
  return [
    `${call.name} (${direction}): ${share} % lost${inQueues > 0 ? ` (${inQueues} packets in full queues)` : ''}, ${delays}, jitter up to ${heard.jitterMs.toFixed(1)} ms`,
  ]
}

function runText(result: ScenarioResult): string {
  const at = clockOf(result.start)
  const seconds = (value: number) => `${value.toFixed(2)} s`
  const outages = result.outages.flatMap((outage) => {
    const { to } = outage
    const length = to === undefined ? 'to the end' : `for ${seconds((to - outage.from) / 1e6)}`
    return [
      `${outage.call} (${outage.direction}): silent ${length} from ${seconds(at(outage.from))}, ${outage.packetsLost} packets lost`,
      ...outage.parts.map(
        (part) => `  ${seconds((part.to - part.from) / 1e6).padStart(9)}  ${part.cause.padEnd(12)} ${part.text}`,
      ),
    ]
  })
  const flows = result.flows.map((flow) => {
    const answered = flow.tries.filter((item) => item.answered).length
    return `${flow.name}: ${answered} of ${flow.tries.length} tries answered`
  })
  const heard = result.calls.flatMap((call) => DIRECTIONS.flatMap((direction) => heardText(call, direction)))
  const transfers = result.transfers.map(({ name, sent, lost, problem }) =>
    problem === undefined ? `${name}: ${sent} packets sent, ${lost} lost` : `${name}: not sent: ${problem}`,
  )
  const expected = result.expectations.map(
    (item) => `${item.met ? 'as expected' : 'NOT AS EXPECTED'}: ${item.text}; ${item.found}`,
  )
  const open = openOf(result).map(({ flow, direction, reason }) => `${flow} (${direction}): ${reason}`)
  const known = [...outages, ...open]
  const silent = known.length === 0 && result.calls.length > 0 ? ['No call was silent at any time.'] : known
  const remarks = result.remarks.map((entry) => `remark at ${seconds(at(entry.at))}, ${entry.device}: ${entry.text}`)
  const last = `${result.name}: ${seconds(at(result.end))}, ${result.events} events, fingerprint ${result.fingerprint}`
  return `${[...silent, ...heard, ...flows, ...transfers, ...expected, ...remarks, last].join('\n')}\n`
}
