/** "Where does the real network disagree with the simulated one?" */
import { compareWithReal, exec, outputsOf } from '../../console/index'
import { portsAsDesigned, type Renamed, renamedIn } from '../../interop/index'
import { didYouMean } from '../../net/index'
import { viewOf } from '../../sim/index'
import type { Loaded } from '../loaded'
import type { AgainstReport } from './against-messages'
import type { Handler } from './question'

export const answerAgainst: Handler<'against'> = function* (loaded, { device, text, lab }) {
  const renamed = lab ? renamedIn(loaded.design, lab.format, lab.router === undefined ? {} : lab) : []
  if (typeof renamed === 'string') return renamed
  const { configurations } = loaded.built.scene
  if (device !== '' && !configurations.some((item) => item.device === device))
    return `There is no device "${device}"${didYouMean(
      device,
      configurations.map((item) => item.device),
    )}`
  const outputs = outputsOf(text)
  const reports: AgainstReport[] = []
  for (const output of outputs) {
    reports.push(reportOn(loaded, renamed, device === '' ? output.host : device, output))
    if (outputs.length > 1) yield { fraction: reports.length / outputs.length, text: output.host ?? device }
  }
  const [only] = reports
  return reports.length === 1 && only?.problem !== undefined ? only.problem : { kind: 'against', reports }
}

interface Pasted {
  readonly text: string
  readonly line: number
}

function reportOn(
  { built, network }: Loaded,
  renamed: readonly Renamed[],
  host: string | undefined,
  { text, line }: Pasted,
): AgainstReport {
  if (host === undefined)
    return {
      device: '',
      line,
      problem: 'No prompt says whose output it is: choose the device, or paste it with its prompt.',
    }
  const configuration = built.scene.configurations.find(
    (item) => item.device === host || item.hostname.toLowerCase() === host.toLowerCase(),
  )
  if (!configuration) return { device: host, line, problem: `The design has no device ${host}` }
  const { device } = configuration
  const own = built.texts.find((item) => item.device === device)?.text ?? ''
  const view = viewOf(network)
  const comparison = compareWithReal(
    portsAsDesigned(text, device, renamed),
    (command) => {
      const result = exec({ view, configuration, text: own }, command)
      return result.ok ? result.output : undefined
    },
    line,
  )
  return typeof comparison === 'string' ? { device, line, problem: comparison } : { device, line, comparison }
}
