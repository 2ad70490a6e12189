/** "Which site is where, since when?" */
import { callLines, register, registerCsv } from '../../analysis/index'
import { planBasisOf } from '../plan-basis'
import { siteStatuses } from '../sites'
import type { Handler } from './question'

// biome-ignore lint/correctness/useYield: the tables are read at once; other questions take their time
export const answerRegister: Handler<'register'> = function* (loaded) {
  const { network } = loaded
  const { configurations } = loaded.built.scene
  const calls = callLines({ ...loaded.built.scene, network }, planBasisOf(loaded.design))
  const rows = register({ configurations, network, services: siteStatuses(loaded), calls })
  return { kind: 'register', at: network.now, rows, csv: registerCsv(rows) }
}
