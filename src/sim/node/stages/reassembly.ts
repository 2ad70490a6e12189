/** Fragments are put together by whom they are for, before anybody looks into them (RFC 791 section 3.2). */
import { packetSize, reassembled } from '../../../net/index'
import { isOwnAddress } from '../ports'
import type { Transit } from '../transit'
import { fragmentsText } from './size'
import type { Stage } from './stage'
import { HAS_CRYPTO } from './tunnel-in'

export const reassembly: Stage = {
  name: 'reassembly',
  does: 'ESP in pieces for the device itself is put together by its process, at a cost in CPU',
  ...HAS_CRYPTO,
  run(_world, node, transit) {
    const { packet, inPort } = transit
    if (packet.fragments && packet.payload.protocol === 'esp' && isOwnAddress(node, packet.destination, inPort))
      reassemble(transit)
    return 'on'
  },
}

export function reassemble(transit: Transit): void {
  const { packet, hop } = transit
  if (!packet.fragments) return
  const whole = reassembled(packet)
  transit.packet = whole
  if (!hop) return
  const cost = packet.payload.protocol === 'esp' ? ' The process puts ESP together, at a cost in CPU.' : ''
  const detail = `${fragmentsText(packet)} are one packet of ${packetSize(whole)} bytes again.${cost}`
  hop.step('size', 'reassembled', detail, { packet: whole })
}
