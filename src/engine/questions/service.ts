/** "Who is in service, since when, and why not?" */
import { followed } from '../followed'
import { siteStatuses } from '../sites'
import type { Handler } from './question'

export const answerService: Handler<'service'> = function* (loaded) {
  const known = yield* followed(loaded)
  return { kind: 'service', at: loaded.network.now, sites: siteStatuses(known) }
}
