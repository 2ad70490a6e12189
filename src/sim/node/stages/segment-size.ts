/** `ip tcp adjust-mss`: a SYN that passes an interface, either way, offers no greater segment than the line says. */
import type { Ipv4Packet } from '../../../net/index'
import type { Port } from '../state'
import type { Transit } from '../transit'
import type { Stage, Verdict } from './stage'

const ADJUSTS: Pick<Stage, 'does' | 'where' | 'has'> = {
  does: 'a SYN offers no greater segment than `ip tcp adjust-mss` of the interface, or `sysopt connection tcpmss`, allows',
  where: 'IOS with `ip tcp adjust-mss`, PIX and ASA',
  has: ({ interfaces }) => interfaces.some(({ adjustMss }) => adjustMss !== undefined),
}

export const segmentSizeIn: Stage = {
  name: 'segment size, coming in',
  ...ADJUSTS,
  run: (_world, _node, transit) => adjust(transit, transit.inPort),
}

export const segmentSizeOut: Stage = {
  name: 'segment size, going out',
  ...ADJUSTS,
  run: (_world, _node, transit) => adjust(transit, transit.outPort),
}

function adjust(transit: Transit, port: Port | undefined): Verdict {
  const told = port?.config.adjustMss
  const { payload } = transit.packet
  if (!told || payload.protocol !== 'tcp' || payload.mss === undefined || payload.mss <= told.value) return 'on'
  const packet: Ipv4Packet = { ...transit.packet, payload: { ...payload, mss: told.value } }
  const detail = `The SYN offers segments of ${payload.mss} bytes: ${told.value} from here on.`
  transit.hop?.step('size', 'MSS adjusted', detail, { packet, source: told.source })
  transit.packet = packet
  return 'on'
}
