/** Which stages a device has: those of the table that what it was told asks for, found once for each configuration. */
import type { Configuration } from '../../../config/index'
import { ARRIVING, LEAVING } from './all'
import type { Stage } from './stage'

interface Order {
  readonly arriving: readonly Stage[]
  readonly leaving: readonly Stage[]
  /** Those of them that may do something. */
  readonly run: { readonly arriving: readonly Stage[]; readonly leaving: readonly Stage[] }
}

const orders = new WeakMap<Configuration, Order>()

export function orderOf(config: Configuration): Order {
  const known = orders.get(config)
  if (known) return known
  const has = (stage: Stage) => stage.has(config)
  const [arriving, leaving] = [ARRIVING.filter(has), LEAVING.filter(has)]
  const works = (stage: Stage) => !stage.idle?.(config)
  const made = { arriving, leaving, run: { arriving: arriving.filter(works), leaving: leaving.filter(works) } }
  orders.set(config, made)
  return made
}
