/** "Who is in service, since when, and why not?" */
import { siteStatuses } from '../sites'
import type { Handler } from './question'

// biome-ignore lint/correctness/useYield: the ways are tried at once; other questions take their time
export const answerService: Handler<'service'> = function* (loaded) {
  return { kind: 'service', at: loaded.network.now, sites: siteStatuses(loaded) }
}
