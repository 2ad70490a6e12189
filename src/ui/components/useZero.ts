/** The zero of the clock that the page shows: where the played scenario begins, or power-on for the settled network. */
import { useRun, useView } from './useStore'

export function useZero(): number {
  const scenario = useView((state) => state.time.scenario)
  const start = useRun((state) => state.result?.start)
  return scenario === undefined ? 0 : (start ?? 0)
}
