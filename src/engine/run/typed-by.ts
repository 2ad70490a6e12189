/** What the lines of a scenario have made of running configurations at one of its moments. */
import type { Run } from '../../analysis/index'
import { nameTable, tableEntries } from '../../net/index'
import { configurationOf, type Network } from '../../sim/index'
import type { Loaded } from '../loaded'
import { runningText } from '../terminal/context'
import { textAfter } from './plan'

/** Running configurations by device, as consoles show them then: of a device that runs with what was typed there, no other. */
export function typedBy(loaded: Loaded, { plan, start }: Run, network: Network): Loaded['typed'] {
  const texts = new Map(tableEntries(loaded.typed ?? {}))
  const typings = plan.events.flatMap((event) =>
    event.action === 'reconfigure' && start + event.at <= network.now ? [event] : [],
  )
  for (const { device, lines } of typings.sort((one, other) => one.at - other.at)) {
    const last = typings.findLast((event) => event.device === device)
    const saved = loaded.built.texts.find((item) => item.device === device)
    if (!saved || configurationOf(network, device) !== last?.configuration) continue
    const after = textAfter({ ...saved, text: texts.get(device) ?? runningText(loaded, device) }, lines)
    if ('text' in after) texts.set(device, after.text)
  }
  return texts.size === 0 ? loaded.typed : nameTable(texts)
}
