/** The clock that the page shows: its zero is where the played scenario begins, or power-on for the settled network. */

import { decimal, t } from '../words/language'
import { useRun, useView } from './useStore'

const isPlayed = (scenario: string | undefined, start: number | undefined) =>
  scenario !== undefined && start !== undefined

/** The simulated microsecond that times are counted from. */
export function useZero(): number {
  const scenario = useView((state) => state.time.scenario)
  const start = useRun((state) => state.result?.start)
  return isPlayed(scenario, start) ? (start ?? 0) : 0
}

/** Microseconds of a tenth of a second, to which moments are told. */
const TENTH = 100_000

/**
 * The moment of the scenario that is shown, rounded as every moment is told: what is so since a moment never seems to begin
 * after it. Who reads it is drawn anew ten times a simulated second at most.
 */
export const useShownTenth = (): number => useView((state) => Math.round(state.time.at / TENTH) * TENTH)

/** What a time is a time of, to stand after it. */
export function useClockWord(): string {
  const scenario = useView((state) => state.time.scenario)
  const start = useRun((state) => state.result?.start)
  return isPlayed(scenario, start) ? t('of the scenario') : t('after power-on')
}

/**
 * A settled network was run on for a while to see that nothing changes: it is looked at then, and has been as it is since it
 * settled, which is what the bar tells. Empty at a moment of a scenario.
 */
export function useStillSince(): string {
  const scenario = useView((state) => state.time.scenario)
  const settledAt = useRun((state) => state.settledAt)
  return scenario !== undefined || settledAt === undefined
    ? ''
    : `, ${t('settled since {settledAt} s', { settledAt: decimal(settledAt / 1e6, 1) })}`
}
