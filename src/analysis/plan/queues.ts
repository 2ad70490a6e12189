/** What waits at the slow line of a site, each way, and whether a call goes first there: asked of the simulator's own queues. */
import { type Configuration, DEFAULT_PARAMETERS, type DeviceId, type TopologyLink } from '../../config/index'
import { ANY_ADDRESS, type Ip } from '../../net/index'
import { addressesOf, goesFirst, type Network, waitingAt } from '../../sim/index'
import { type CallShape, inTunnel, voicePacket } from './call'
import type { Leg } from './ways'

export interface LineQueue {
  /** Packets that wait at most in one queue at the transmitter of the line. */
  readonly packets: number
  /** A policy puts the packets of a call before others. */
  readonly first: boolean
}

export interface LineQueues {
  readonly up: LineQueue
  readonly down: LineQueue
}

/** Devices, cables and who talks over them. */
export interface Telling {
  readonly configOf: (device: DeviceId) => Configuration | undefined
  readonly linkOf: (id: string) => TopologyLink | undefined
  readonly network: Network | undefined
}

/** A site's cables to its head-end, and the hosts of a call. */
export interface Called {
  readonly site: DeviceId
  readonly outer: readonly Leg[]
  readonly access: Leg
  readonly near: DeviceId | undefined
  readonly far: DeviceId | undefined
}

export function queuesOf(telling: Telling, called: Called, shape: CallShape): LineQueues {
  const { site, outer, access, near, far } = called
  const [first, last] = [outer[0], outer.at(-1)]
  const transmitter = outer[outer.findIndex(({ link }) => link === access.link) - 1]?.to ?? site
  const [here, there] = [addressOf(telling.network, near), addressOf(telling.network, far)]
  const { sealing } = shape
  const back = { ...shape, sealing: { ...sealing, local: sealing.remote, remote: sealing.local } }
  const packet = (of: CallShape, from: Ip, to: Ip) => inTunnel(voicePacket(of.codec, of.intervalMs, from, to), of)
  const goes = (device: DeviceId, leg: Leg | undefined, kbit: number, sent: ReturnType<typeof packet>): boolean => {
    const [told, link] = [toldOf(telling, device), leg && telling.linkOf(leg.link)]
    return told !== undefined && link !== undefined && goesFirst(told, link, { link: access.link, kbit }, sent)
  }
  return {
    up: {
      packets: waitingFor(telling, transmitter, access),
      first: goes(site, first, access.upKbit, packet(shape, here, there)),
    },
    down: {
      packets: waitingFor(telling, access.to, access),
      first: goes(last?.to ?? site, last, access.downKbit, packet(back, there, here)),
    },
  }
}

function waitingFor(telling: Telling, device: DeviceId, { link }: Leg): number {
  const [told, cable] = [toldOf(telling, device), telling.linkOf(link)]
  return told && cable ? waitingAt(told, cable) : DEFAULT_PARAMETERS.lineBufferPackets
}

function toldOf({ configOf, network }: Telling, device: DeviceId) {
  const config = configOf(device)
  return config && { config, parameters: network?.parameters ?? DEFAULT_PARAMETERS }
}

const addressOf = (network: Network | undefined, host: DeviceId | undefined): Ip =>
  (network && host !== undefined ? addressesOf(network, host)[0]?.ip : undefined) ?? ANY_ADDRESS
