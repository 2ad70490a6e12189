/** What a terminal at a device has before it: tables, texts and journal of a network at its moment. */

import { type CdpNeighbor, type ConsoleContext, speaksCdp } from '../../console/index'
import { didYouMean, lookUp } from '../../net/index'
import { configurationOf, type Network, viewOf } from '../../sim/index'
import type { Loaded } from '../loaded'

/** The context, or a sentence that says why there is none. */
export function contextOf(loaded: Loaded, device: string): ConsoleContext | string {
  const { network } = loaded
  const configuration = configurationOf(network, device)
  if (!configuration) return `There is no device "${device}"${didYouMean(device, namesOf(loaded))}`
  return {
    view: viewOf(network),
    configuration,
    text: runningText(loaded, device),
    startup: startupText(loaded, device),
    journal: network.journal.slice(),
    neighbors: neighborsOf(network, device),
  }
}

const namesOf = ({ built }: Loaded): readonly string[] => built.scene.configurations.map((item) => item.device)

/** The text of the design: what a device starts with. */
export function startupText({ built }: Loaded, device: string): string {
  const found = built.texts.find((item) => item.device === device)
  return found?.taken ?? found?.text ?? ''
}

/** The text that a device runs with. */
export function runningText(loaded: Loaded, device: string): string {
  return lookUp(loaded.typed, device) ?? startupText(loaded, device)
}

function neighborsOf(network: Network, device: string): readonly CdpNeighbor[] {
  return network.topology.links.flatMap(({ a, b }) => {
    const ends = a.device === device ? [a, b] : b.device === device ? [b, a] : undefined
    const [near, far] = ends ?? []
    const told = far && configurationOf(network, far.device)
    return near && far && told
      ? [
          {
            localInterface: near.interface,
            device: far.device,
            remoteInterface: far.interface,
            kind: told.kind,
            release: told.release,
            ...(speaksCdp(told, far.interface) ? {} : { silent: true }),
          },
        ]
      : []
  })
}
