/** DHCP's row. Its messages come to devices that have no address yet: it takes them before anybody asks whose they are. */
import { rowOf } from '../../kernel/row'
import { DHCP_LINES } from './lines'
import { dhcp as machine } from './machine'
import { readDhcpPools } from './read'

export const dhcp = rowOf(machine, {
  reads: (configuration) => ({ configuration }),
  runs: ({ dhcpPools, interfaces }) => dhcpPools.length > 0 || interfaces.some((item) => item.address.kind === 'dhcp'),
  hears: {
    interface: (word) => word,
    frame: ({ interface: name, frame: { source: fromMac, payload } }) => {
      if (payload.type !== 'ip' || payload.packet.payload.protocol !== 'udp') return undefined
      const { message } = payload.packet.payload
      return message.kind === 'dhcp'
        ? { kind: 'message', interface: name, from: payload.packet.source, fromMac, message }
        : undefined
    },
  },
  lines: DHCP_LINES,
  readsDevice: (reader) => ({ dhcpPools: readDhcpPools(reader) }),
  frames: ['dhcp'],
  unsettles: ['bound'],
})
