/** "Which site is where, since when?" */
import { register, registerCsv } from '../../analysis/index'
import { viewOf } from '../../sim/index'
import type { Handler } from './question'

// biome-ignore lint/correctness/useYield: the tables are read at once; other questions take their time
export const answerRegister: Handler<'register'> = function* ({ built, network }) {
  const { configurations } = built.scene
  const rows = register({ configurations, view: viewOf(network), journal: network.journal })
  return { kind: 'register', at: network.now, rows, csv: registerCsv(rows) }
}
