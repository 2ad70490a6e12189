/** Calls of which nothing can be said, since a line that is not simulated decides about their packets at some moment of the run. */
import type { CallPlan, NotKnown } from '../../config/index'
import type { Network } from '../../sim/index'
import { openTakeOver, openWays } from '../service/open'
import { waysOf } from './calls'
import { together } from './outages'
import type { CallDirection, CallReport, Outage } from './result'

const DIRECTIONS = ['forward', 'return'] as const

export class OpenCalls {
  private readonly calls: readonly CallPlan[]
  private readonly found = new Map<string, NotKnown>()
  private takeOver: NotKnown | undefined

  constructor(calls: readonly CallPlan[]) {
    this.calls = calls
  }

  /** Looks at the ways of all calls as they are now. */
  look(network: Network): void {
    this.takeOver = openTakeOver(network)
    for (const call of this.calls)
      openWays(network, waysOf(network, call)).forEach((open, index) => {
        const key = `${DIRECTIONS[index]} ${call.name}`
        if (open && !this.found.has(key)) this.found.set(key, open)
      })
  }

  /** The line that a direction hangs on. */
  of(call: string, direction: CallDirection): NotKnown | undefined {
    return this.found.get(`${direction} ${call}`) ?? this.takeOver
  }

  /** Reports that say nothing of what is open. */
  told(reports: readonly CallReport[], outages: readonly Outage[]): readonly CallReport[] {
    return reports.map((report) => {
      const marks = DIRECTIONS.map((direction) => {
        const open =
          this.found.get(`${direction} ${report.name}`) ?? (report[direction].lost > 0 ? this.takeOver : undefined)
        return [direction, open ? { ...report[direction], notKnown: open } : report[direction]] as const
      })
      if (marks.every(([, told]) => !told.notKnown)) return report
      const certain = outages.filter((item) => item.call === report.name && !this.of(item.call, item.direction))
      return { ...report, ...Object.fromEntries(marks), silences: together(certain) }
    })
  }
}
