/** What `show policy-map interface` prints of a class's own queue, shaper and policer, in both generations. */
import type { QosPolicyClass } from '../../config/index'
import type { ClassPlan, ClassRow } from '../../sim/index'
import { left } from './text'

/** One class: what it was told, what is made of that, and what it counted. */
export interface ShownClass {
  readonly told: QosPolicyClass | undefined
  readonly plan: ClassPlan
  readonly row: ClassRow
}

const kbit = (bits: number) => Math.round(bits / 1000)
const bytes = (bits: number) => Math.round(bits / 8)

/** A share as it was told, of what is not told in kbit/s. */
const shareText = (share: NonNullable<QosPolicyClass['bandwidth']>['value']): string | undefined =>
  share.kind === 'kbit' ? undefined : `${share.kind === 'remaining' ? 'remaining ' : ''}${share.percent}`

export function queueLines12(shown: ShownClass): readonly string[] {
  const { told, plan, row } = shown
  const { priority, shape, limit, fair } = plan
  const share = told?.bandwidth?.value
  const percent = share && shareText(share)
  const matched = `  (pkts matched/bytes matched) ${row.delayed}/${row.delayedBytes}`
  return [
    ...(priority
      ? [
          'Queueing',
          '  Strict Priority',
          `  Bandwidth ${kbit(priority.rate)} (kbps) Burst ${bytes(priority.depth)} (Bytes)`,
          matched,
          `  (total drops/bytes drops) ${row.drops}/${row.dropBytes}`,
        ]
      : []),
    ...(share
      ? [
          'Queueing',
          ...(percent === undefined ? [] : [`  Bandwidth ${percent} (%)`]),
          `  Bandwidth ${kbit(plan.weight)} (kbps)Max Threshold ${limit} (packets)`,
          matched,
          `  (depth/total drops/no-buffer drops) ${row.waiting}/${row.droppedFull}/0`,
        ]
      : []),
    ...(fair
      ? [
          'Queueing',
          '  Flow Based Fair Queueing',
          `  (total queued/total drops/no-buffer drops) ${row.waiting}/${row.droppedFull}/0`,
        ]
      : []),
    ...(shape ? shaperLines12(shown, shape) : []),
    ...policerLines(shown),
  ]
}

/** Bits that come at once, those that may be saved beside them, and how often they come. */
function burstsOf({ told }: ShownClass, { rate, depth }: NonNullable<ClassPlan['shape']>) {
  const excess = told?.shape?.value.excessBits ?? depth / 2
  const burst = depth - excess
  return { burst: Math.round(burst), excess: Math.round(excess), ms: Math.max(1, Math.round((burst * 1000) / rate)) }
}

function shaperLines12(shown: ShownClass, shape: NonNullable<ClassPlan['shape']>): readonly string[] {
  const { row } = shown
  const { burst, excess, ms } = burstsOf(shown, shape)
  const rate = Math.round(shape.rate)
  const columns = [
    left(`${rate}/${rate}`, 17),
    left(bytes(burst + excess), 7),
    ...[burst, excess, ms].map((value) => left(value, 10)),
    left(bytes(burst), 7),
  ]
  const queued = [row.waiting, row.sent, row.sentBytes, row.delayed, row.delayedBytes].map((value) => left(value, 10))
  return [
    'Traffic Shaping',
    '     Target/Average   Byte   Sustain   Excess    Interval  Increment',
    '       Rate           Limit  bits/int  bits/int  (ms)      (bytes)  ',
    `     ${columns.join('')}`,
    '',
    '  Adapt  Queue     Packets   Bytes     Packets   Bytes     Shaping',
    '  Active Depth                         Delayed   Delayed   Active',
    `  -      ${queued.join('')}${row.waiting > 0 ? 'yes' : 'no'}`,
  ]
}

export function queueLines15(shown: ShownClass): readonly string[] {
  const { told, plan, row } = shown
  const { priority, shape, limit, fair } = plan
  const share = told?.bandwidth?.value
  if (priority) {
    const told = `${kbit(priority.rate)} kbps, burst bytes ${bytes(priority.depth)}`
    return [`Priority: ${told}, b/w exceed drops: ${row.overPriority}`, '', ...policerLines(shown)]
  }
  const percent = share && shareText(share)
  const [flow, drops] = fair ? ['/flowdrops', '/0'] : ['', '']
  return [
    ...(share || fair || shape
      ? [
          'Queueing',
          `queue limit ${limit} packets`,
          `(queue depth/total drops/no-buffer drops${flow}) ${row.waiting}/${row.drops}/0${drops}`,
          `(pkts output/bytes output) ${row.sent}/${row.sentBytes}`,
        ]
      : []),
    ...(share
      ? [
          `bandwidth ${percent === undefined ? '' : `${percent}% (`}${kbit(plan.weight)} kbps${percent === undefined ? '' : ')'}`,
        ]
      : []),
    ...(fair ? ['Fair-queue:'] : []),
    ...(shape ? shaperLines15(shown, shape) : []),
    ...policerLines(shown),
  ]
}

function shaperLines15(shown: ShownClass, shape: NonNullable<ClassPlan['shape']>): readonly string[] {
  const { burst, excess } = burstsOf(shown, shape)
  const rate = Math.round(shape.rate)
  return [`shape (average) cir ${rate}, bc ${burst}, be ${excess}`, `target shape rate ${rate}`]
}

/** Of a policer that drops. One that marks what exceeds drops nothing, and its counts are not simulated. */
function policerLines({ told, plan: { police }, row }: ShownClass): readonly string[] {
  if (!police) return told?.police ? ['police: what exceeds is not counted here, as it is not dropped'] : []
  const violating = told?.police?.value.drops === 'violating'
  return [
    'police:',
    `    cir ${Math.round(police.rate)} bps, ${violating ? 'bc and be together' : 'bc'} ${bytes(police.depth)} bytes`,
    `  conformed ${row.packets - row.policed} packets; actions:`,
    '    transmit',
    `  ${violating ? 'violated' : 'exceeded'} ${row.policed} packets; actions:`,
    '    drop',
  ]
}
