/**
 * What a terminal prints of the pings and traces that the session ran for it. Router: ntc cisco_ios_ping.raw,
 * cisco_ios_ping_source.raw, cisco_ios_ping_unreachable.raw and cisco_ios_traceroute_2.raw; firewall: ASA Command Reference;
 * host: Windows' ping and tracert.
 */
import { formatIp } from '../net/index'
import type { EchoOutcome, TraceHop } from '../sim/index'
import type { EchoRequest, PingStyle, RouteRequest } from './types'

const millis = (micros: number) => Math.max(1, Math.round(micros / 1000))

/** `!` answered, `.` silence, `U` unreachable, `&` TTL ran out, `M` could not fragment. */
const MARKS: Readonly<Record<EchoOutcome['kind'], string>> = {
  reply: '!',
  silence: '.',
  unreachable: 'U',
  'time-exceeded': '&',
  'too-big': 'M',
}

/** IOS breaks the row of marks after this many. */
const MARKS_A_LINE = 70

export function pingOutput(request: EchoRequest, outcomes: readonly EchoOutcome[], style: PingStyle): string {
  return style === 'windows' ? windowsPing(request, outcomes) : routerPing(request, outcomes, style)
}

function routerPing(request: EchoRequest, outcomes: readonly EchoOutcome[], style: PingStyle): string {
  const marks = outcomes
    .map((outcome) => (style === 'asa' && outcome.kind !== 'reply' ? '?' : MARKS[outcome.kind]))
    .join('')
  const rows = marks.match(new RegExp(`.{1,${MARKS_A_LINE}}`, 'g')) ?? []
  const trips = tripsOf(outcomes)
  const rate = outcomes.length === 0 ? 0 : Math.floor((trips.length * 100) / outcomes.length)
  const timing =
    trips.length === 0
      ? ''
      : `, round-trip min/avg/max = ${Math.min(...trips)}/${average(trips)}/${Math.max(...trips)} ms`
  return [
    ...(style === 'asa' ? [] : ['Type escape sequence to abort.']),
    `Sending ${request.repeat}, ${request.size}-byte ICMP Echos to ${formatIp(request.target)}, timeout is ${request.timeoutSeconds} seconds:`,
    ...(request.source === undefined ? [] : [`Packet sent with a source address of ${formatIp(request.source)} `]),
    ...(request.doNotFragment ? ['Packet sent with the DF bit set'] : []),
    ...rows,
    `Success rate is ${rate} percent (${trips.length}/${outcomes.length})${timing}`,
  ].join('\n')
}

const tripsOf = (outcomes: readonly EchoOutcome[]) =>
  outcomes.flatMap((outcome) => (outcome.kind === 'reply' ? [millis(outcome.roundTrip)] : []))

const average = (values: readonly number[]) => Math.round(values.reduce((sum, value) => sum + value, 0) / values.length)

function windowsPing(request: EchoRequest, outcomes: readonly EchoOutcome[]): string {
  const data = request.size - 28
  const trips = tripsOf(outcomes)
  const lost = outcomes.length - trips.length
  const percent = outcomes.length === 0 ? 0 : Math.round((lost * 100) / outcomes.length)
  return [
    '',
    `Pinging ${formatIp(request.target)} with ${data} bytes of data:`,
    '',
    ...outcomes.map((outcome) => windowsLine(outcome, data)),
    '',
    `Ping statistics for ${formatIp(request.target)}:`,
    `    Packets: Sent = ${outcomes.length}, Received = ${trips.length}, Lost = ${lost} (${percent}% loss),`,
    ...(trips.length === 0
      ? []
      : [
          'Approximate round trip times in milli-seconds:',
          `    Minimum = ${Math.min(...trips)}ms, Maximum = ${Math.max(...trips)}ms, Average = ${average(trips)}ms`,
        ]),
  ].join('\n')
}

function windowsLine(outcome: EchoOutcome, data: number): string {
  switch (outcome.kind) {
    case 'reply':
      return `Reply from ${formatIp(outcome.from)}: bytes=${data} time=${millis(outcome.roundTrip)}ms TTL=${outcome.ttl}`
    case 'unreachable':
      return `Reply from ${formatIp(outcome.from)}: Destination host unreachable.`
    case 'time-exceeded':
      return `Reply from ${formatIp(outcome.from)}: TTL expired in transit.`
    case 'too-big':
      return 'Packet needs to be fragmented but DF set.'
    case 'silence':
      return 'Request timed out.'
  }
}

/** `heading` stands above the hops of a router. */
export function traceOutput(
  request: RouteRequest,
  hops: readonly TraceHop[],
  style: 'ios' | 'windows' | 'asa',
  heading = '',
): string {
  return style === 'windows' ? windowsTrace(request, hops) : routerTrace(request, hops, heading)
}

type Heard = Exclude<EchoOutcome, { readonly kind: 'silence' | 'too-big' }>
const isHeard = (outcome: EchoOutcome): outcome is Heard => outcome.kind !== 'silence' && outcome.kind !== 'too-big'

function routerTrace(request: RouteRequest, hops: readonly TraceHop[], heading: string): string {
  const lines = hops.map(({ ttl, probes }) => {
    let before: string | undefined
    const parts = probes.map((probe) => {
      if (!isHeard(probe)) return ' * '
      const from = formatIp(probe.from)
      const named = from === before ? '' : `${before === undefined ? '' : `\n    `}${from} `
      before = from
      if (probe.kind === 'unreachable') return `${named}${probe.prohibited ? '!A ' : '!H '} `
      return `${named}${millis(probe.roundTrip)} msec `
    })
    return `${String(ttl).padStart(3)} ${parts.join('').trimEnd()}`
  })
  return ['Type escape sequence to abort.', `Tracing the route to ${formatIp(request.target)}`, heading, ...lines].join(
    '\n',
  )
}

function windowsTrace(request: RouteRequest, hops: readonly TraceHop[]): string {
  const lines = hops.map(({ ttl, probes }) => {
    const times = probes.map((probe) =>
      !isHeard(probe) ? '   *    ' : `${String(millis(probe.roundTrip)).padStart(4)} ms `,
    )
    const from = probes.find(isHeard)
    const end =
      from === undefined
        ? 'Request timed out.'
        : `${formatIp(from.from)}${from.kind === 'unreachable' ? '  reports: Destination host unreachable.' : ''}`
    return `${String(ttl).padStart(3)}  ${times.join('')} ${end}`
  })
  return [
    '',
    `Tracing route to ${formatIp(request.target)} over a maximum of ${request.maximumTtl} hops`,
    '',
    ...lines,
    '',
    'Trace complete.',
  ].join('\n')
}
