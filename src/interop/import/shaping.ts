/** A head-end's shape of each site, read back as the field that writes it: its rates are parts of downlinks, which cables tell. */
import type { Configuration } from '../../config/index'
import { type Design, type Device, SITES_POLICY, siteShapingIn } from '../../design/index'
import { carriesTunnels } from './tunnels'

/** A device as its text shapes; other devices than head-ends as they are. */
export function withShaping<Item extends Device>(design: Design, device: Item, configuration: Configuration): Item {
  if (device.kind !== 'head-end') return device
  const { siteShapingPercent: _before, ...rest } = device
  const shapes = shapesIn(configuration)
  const percent = shapes && siteShapingIn(design, device, shapes)
  return { ...(rest as Item), ...(percent === undefined ? {} : { siteShapingPercent: percent }) }
}

/** bit/s by class, where the policy stands on the interface of the tunnels. */
function shapesIn(configuration: Configuration): ReadonlyMap<string, number> | undefined {
  const { interfaces, queueing } = configuration
  if (!interfaces.some((item) => carriesTunnels(configuration, item) && item.policyOut?.value === SITES_POLICY))
    return undefined
  const classes = queueing?.policies.find(({ name }) => name === SITES_POLICY)?.classes ?? []
  return new Map(
    classes.flatMap(({ name, shape }) =>
      shape?.value.rate.kind === 'kbit' ? [[name, shape.value.rate.kbit * 1000] as const] : [],
    ),
  )
}
