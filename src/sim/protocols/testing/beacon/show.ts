/** `show beacon`. */
import { formatIp } from '../../../../net/index'
import type { Show } from '../../../kernel/row'

export const SHOW_BEACON: Show = {
  pattern: 'show beacon',
  help: [['show beacon', 'Beacons heard']],
  print: ({ tables: { beacons = [] } }) =>
    beacons.map(({ interface: name, from, says }) => `${says} at ${formatIp(from)} on ${name}`).join('\n'),
}
