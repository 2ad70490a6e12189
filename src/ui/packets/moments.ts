/** Times of a capture as the timeline writes them. */
import type { Capture } from '../../engine/messages'
import { useRun } from '../components/useStore'

/** From where a capture's moments count: the run's beginning when it lies in it, else the capture's own. */
export function useStartOfRun({ from }: Capture): number {
  return useRun(({ result }) => (result && from >= result.start && from <= result.end ? result.start : from))
}
