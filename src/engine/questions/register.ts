/** "Which site is where, since when?" */
import { register, registerCsv } from '../../analysis/index'
import { siteStatuses } from '../sites'
import type { Handler } from './question'

// biome-ignore lint/correctness/useYield: the tables are read at once; other questions take their time
export const answerRegister: Handler<'register'> = function* (loaded) {
  const { network } = loaded
  const { configurations } = loaded.built.scene
  const rows = register({ configurations, network, services: siteStatuses(loaded) })
  return { kind: 'register', at: network.now, rows, csv: registerCsv(rows) }
}
