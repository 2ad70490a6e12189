/** The row of tunnel interfaces. */
import { rowOf } from '../../kernel/row'
import { TUNNEL_LINES } from './lines'
import { heldDown, tunnels } from './machine'
import { readTunnel } from './read'

export const tunnel = rowOf(tunnels, {
  reads: ({ interfaces }) => ({
    tunnels: new Map(interfaces.flatMap((item) => (item.tunnel ? [[item.name, item] as const] : []))),
  }),
  runs: ({ interfaces }) => interfaces.some((item) => item.tunnel !== undefined),
  hears: {
    interface: (word) => word,
    tunnel: (word) => word,
  },
  lines: TUNNEL_LINES,
  readsInterface: (reader, lines, names, name) => readTunnel(reader, name, lines, names),
  heldDown,
})
