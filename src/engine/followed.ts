/**
 * A loaded design of which is known since when each site is as it is, however many there are. Of many sites the way from
 * power-on is followed when somebody asks for it, once; at every moment only of those that are hurt.
 */
import { type ServiceLog, wholeHistory } from '../analysis/index'
import type { Loaded } from './loaded'
import type { Work } from './questions/question'

/** By the copies that the way leads over. */
const found = new WeakMap<Loaded['keyframes'], ServiceLog>()

export function* followed(loaded: Loaded): Work<Loaded> {
  const { keyframes, service } = loaded
  const { served, logs } = service
  const whole = logs.filter((log) => log.size >= served.sites.length)
  if (whole.length === logs.length) return loaded
  const way = found.get(keyframes) ?? (yield* wholeHistory(served, keyframes))
  found.set(keyframes, way)
  return { ...loaded, service: { served, logs: [...whole, way] } }
}
