/** The clock that the page shows: its zero is where the played scenario begins, or power-on for the settled network. */
import { useRun, useView } from './useStore'

const isPlayed = (scenario: string | undefined, start: number | undefined) =>
  scenario !== undefined && start !== undefined

/** The simulated microsecond that times are counted from. */
export function useZero(): number {
  const scenario = useView((state) => state.time.scenario)
  const start = useRun((state) => state.result?.start)
  return isPlayed(scenario, start) ? (start ?? 0) : 0
}

/** What a time is a time of, to stand after it. */
export function useClockWord(): string {
  const scenario = useView((state) => state.time.scenario)
  const start = useRun((state) => state.result?.start)
  return isPlayed(scenario, start) ? 'of the scenario' : 'after power-on'
}
