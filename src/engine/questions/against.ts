/** "Where does the real router disagree with the simulated one?" */
import { compareWithReal, exec } from '../../console/index'
import { viewOf } from '../../sim/index'
import type { Handler } from './question'

export const answerAgainst: Handler<'against'> = function* ({ built, network }, { device, text: pasted }) {
  const configuration = built.scene.configurations.find((item) => item.device === device)
  if (!configuration) return `There is no device "${device}"`
  const text = built.texts.find((item) => item.device === device)?.text ?? ''
  const view = viewOf(network)
  const comparison = compareWithReal(pasted, (command) => {
    const result = exec({ view, configuration, text }, command)
    return result.ok ? result.output : ''
  })
  return typeof comparison === 'string' ? comparison : { kind: 'against', comparison }
}
