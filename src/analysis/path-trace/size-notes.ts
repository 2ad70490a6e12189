/** What is worth noticing of the sizes of packets on a path: cuts, black holes, and the segments that both ends agree on. */
import { formatIp, packetSize, piecesOf } from '../../net/index'
import { type Hop, isGood, type Step, type Trace } from '../../sim/index'

export function sizeNotes(forward: Trace, back: Trace): readonly string[] {
  return [...wayNotes('forward', forward), ...wayNotes('return', back), ...segmentNotes(forward, back)]
}

const wayNotes = (way: string, trace: Trace): readonly string[] => [...cutNotes(way, trace), ...holeNotes(way, trace)]

function cutNotes(way: string, { hops }: Trace): readonly string[] {
  return hops.flatMap(({ device, steps }) =>
    steps
      .filter((step) => step.action === 'fragmented')
      .map((step) => `${device} cuts the ${way} packet${whenOf(steps, step)}: ${sizesOf(step)}.`),
  )
}

/** A cut of what has been encrypted before costs whoever decrypts it. */
function whenOf(steps: readonly Step[], step: Step): string {
  const at = steps.indexOf(step)
  if (steps.slice(0, at).some(({ type }) => type === 'encrypt')) return ' after encryption'
  return steps.slice(at).some(({ type }) => type === 'encrypt') ? ' before encryption' : ''
}

const sizesOf = ({ packet }: Step) => (packet ? `${piecesOf(packet).join(' + ')} bytes` : '')

/** Who would have to hear of it, and whether they do. */
function holeNotes(way: string, trace: Trace): readonly string[] {
  if (trace.disposition !== 'too-big') return []
  const { notice, flow } = trace
  const sent = `The ${way} packet of ${flow.size} bytes must not be cut and does not fit`
  if (!notice) return [`${hole(sent)}, and nobody tells its sender. ${lineOf(trace.hops.at(-1))}`.trim()]
  const to = formatIp(notice.hops[0]?.received.destination ?? flow.source)
  if (isGood(notice.disposition)) return [`${sent}; ${to} is told that ${notice.mtu} bytes would (ICMP 3/4).`]
  const last = notice.hops.at(-1)
  return [
    `${hole(sent)}, and the word to ${to} that ${notice.mtu} bytes would (ICMP 3/4) is lost at ${last?.device ?? 'once'}: ${sentence(notice.reason)} ${lineOf(last)}Its sender goes on sending packets that vanish.`,
  ]
}

const hole = (sent: string) => `A path-MTU black hole: ${sent.charAt(0).toLowerCase()}${sent.slice(1)}`

const sentence = (text: string) => (text.endsWith('.') ? text : `${text}.`)

function lineOf(hop: Hop | undefined): string {
  const line = hop?.steps.findLast((step) => step.configLine)?.configLine
  return line ? `Line ${line.line} of ${line.device}: ${line.text.trim()}. ` : ''
}

/** What each end hears of the other's SYN: no end sends a greater segment than it has heard (RFC 9293 section 3.7.1). */
function segmentNotes(forward: Trace, back: Trace): readonly string[] {
  const [heard, answered] = [arrivedMss(forward), arrivedMss(back)]
  if (heard === undefined || answered === undefined) return []
  const of = (trace: Trace) => formatIp(trace.flow.source)
  return [`TCP: ${of(forward)} sends at most ${answered} bytes, ${of(back)} at most ${heard}.`]
}

function arrivedMss({ hops, disposition }: Trace): number | undefined {
  const last = hops.at(-1)
  if (!last || !isGood(disposition)) return undefined
  const packet = last.steps.findLast((step) => step.packet)?.packet ?? last.received
  return packet.payload.protocol === 'tcp' && packetSize(packet) > 0 ? packet.payload.mss : undefined
}
