/** Skinny's row. */

import { SKINNY_PORT } from '../../../net/index'
import { rowOf } from '../../kernel/row'
import { skinny as machine } from './machine'

export const skinny = rowOf(machine, {
  reads: ({ host }) => host && { host },
  runs: ({ host }) => host !== undefined,
  hears: {
    interface: (word) => word,
    packet: ({ packet: { source, destination, payload } }) =>
      payload.protocol === 'tcp' &&
      (payload.message.kind !== 'opaque' ||
        payload.destinationPort === SKINNY_PORT ||
        payload.sourcePort === SKINNY_PORT)
        ? { kind: 'segment', from: source, to: destination, payload }
        : undefined,
  },
  packets: ['tcp'],
  unsettles: ['registered'],
  registered: ({ phone }) => (phone?.state === 'registered' ? phone.server : undefined),
})
