/** A trace as the headless contract prints it: the JSON value, and the text for people. */
import {
  type Hop,
  type Ipv4Packet,
  isGood,
  laterTry,
  type Notice,
  packetLayers,
  packetSize,
  piecesOf,
  type SimTime,
  type Trace,
  type TracePair,
} from '../engine/session'
import type { NoticeJson, TraceJson, WayJson } from './json'

/** One way: how it ended, and every hop with its steps and the packet as it left (or ended). */
function wayJson(trace: Trace): WayJson {
  return {
    disposition: trace.disposition,
    reason: trace.reason,
    hops: trace.hops.map((hop) => ({
      device: hop.device,
      ...(hop.in === undefined ? {} : { in: hop.in }),
      ...(hop.out === undefined ? {} : { out: hop.out }),
      steps: hop.steps.map((step) => ({
        type: step.type,
        action: step.action,
        detail: step.detail,
        ...(step.rows.length === 0 ? {} : { rows: step.rows.map((row) => row.text) }),
        ...(step.configLine ? { configLine: step.configLine } : {}),
        ...bytesOf(step.packet),
      })),
      packet: packetLayers(hop.sent ?? hop.received),
    })),
    ...(trace.notice ? { notice: noticeJson(trace.notice) } : {}),
    ...(trace.loop ? { loop: trace.loop } : {}),
    ...(trace.notKnown ? { notKnown: trace.notKnown } : {}),
    ...(trace.tries === undefined ? {} : { tries: trace.tries }),
    ...(trace.lostProbes.length === 0 ? {} : { lostProbes: trace.lostProbes }),
  }
}

/** Bytes of the packet as a step has left it, of each of its pieces where it is in several. */
function bytesOf(packet: Ipv4Packet | undefined): { readonly bytes?: number; readonly pieces?: readonly number[] } {
  if (!packet) return {}
  const pieces = piecesOf(packet)
  return { bytes: packetSize(packet), ...(pieces.length > 1 ? { pieces } : {}) }
}

function noticeJson({ mtu, disposition, reason, hops }: Notice): NoticeJson {
  return { mtu, disposition, reason, devices: hops.map(({ device }) => device) }
}

export function traceJson(pair: TracePair): TraceJson {
  const good = isGood(pair.forward.disposition) && isGood(pair.return.disposition)
  return { good, forward: wayJson(pair.forward), return: wayJson(pair.return), notes: pair.notes }
}

/** `start` is where the scenario of the call begins: moments are told from there. */
export function traceText(pair: TracePair, start?: SimTime): string {
  const notes = pair.notes.map((note) => `  ${note}\n`).join('')
  return `Forward\n${wayText(pair.forward, start)}Return\n${wayText(pair.return, start)}${notes === '' ? '' : `Notes\n${notes}`}`
}

function wayText(trace: Trace, start: SimTime | undefined): string {
  const later = laterTry(trace, start)
  return `${later === undefined ? '' : `  ${later}\n`}${trace.hops.map(hopText).join('')}  ${trace.tries === undefined ? '' : `try ${trace.tries} `}${trace.disposition}: ${trace.reason}\n${trace.notice ? noticeText(trace.notice) : ''}`
}

const noticeText = ({ mtu, disposition, reason, hops }: Notice) =>
  `  ICMP 3/4, ${mtu} bytes would fit, ${hops.map(({ device }) => device).join(' → ')}\n  ${disposition}: ${reason}\n`

function hopText(hop: Hop): string {
  const ports = [hop.in ?? '·', hop.out ?? '·'].join(' → ')
  return `  ${hop.device}  ${ports}\n${hop.steps.map((step) => `      ${step.type}: ${step.action}. ${step.detail}${step.configLine ? `  [${step.configLine.line}: ${step.configLine.text}]` : ''}\n`).join('')}`
}
