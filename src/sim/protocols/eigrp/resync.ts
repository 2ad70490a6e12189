/** What follows when the lines that filter change at a running router. */
import { releaseDefaults } from '../../../config/index'
import { advertiseAgain } from './advertise'
import { bestOf } from './dual'
import { filterLines } from './filter'
import { loseNeighbors } from './neighbor'
import { upNeighbors, type Work } from './work'

/**
 * After lines were typed. Older releases take every neighbour down when a filter or the stub changes; later ones
 * look at what they know again, and tell everything anew (FACTS section 9; release data).
 */
export function filtersChanged(work: Work): void {
  const before = work.state.filterLines
  const now = filterLines(work.config)
  work.state = { ...work.state, filterLines: now }
  const stub = (text: string) => text.split('\n').find((line) => line.startsWith('eigrp stub'))
  const { eigrpResync } = releaseDefaults(work.config.configuration.release)
  if (stub(before) !== stub(now)) loseNeighbors(work, () => true, 'peer info changed')
  else if (before !== now && !eigrpResync) loseNeighbors(work, () => true, 'route configuration changed')
  else if (before !== '' || now !== '')
    for (const { address } of upNeighbors(work)) advertiseAgain(work, address, bestOf)
}
