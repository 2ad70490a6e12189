/** Which stages a device has: those of the table that what it was told asks for, found once for each configuration. */
import type { Configuration } from '../../../config/index'
import { ARRIVING, LEAVING } from './all'
import type { Stage } from './stage'

interface Order {
  readonly arriving: readonly Stage[]
  readonly leaving: readonly Stage[]
}

const orders = new WeakMap<Configuration, Order>()

export function orderOf(config: Configuration): Order {
  const known = orders.get(config)
  if (known) return known
  const has = (stage: Stage) => stage.has(config)
  const made = { arriving: ARRIVING.filter(has), leaving: LEAVING.filter(has) }
  orders.set(config, made)
  return made
}
