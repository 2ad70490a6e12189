/** A line typed at a terminal of a network that stands still: what is printed; probes travel in a copy of the network. */
import { exec, FRESH_TERMINAL, promptOf } from '../../console/index'
import { forkNetwork } from '../../sim/index'
import type { Loaded } from '../loaded'
import type { Answer } from '../messages'
import { contextOf } from './context'
import { probeOutput } from './probe'

/** The answer, or a sentence that says why there is none. */
export function typed(loaded: Loaded, device: string, line: string): Answer | string {
  const context = contextOf(loaded, device)
  if (typeof context === 'string') return context
  const { effects, known, ok, output } = exec(context, line)
  const network = forkNetwork(loaded.network)
  const probes = effects.flatMap((effect) => probeOutput(network, device, effect) ?? [])
  return {
    kind: 'exec',
    ok,
    output: [output, ...probes].filter((part) => part !== '').join('\n'),
    prompt: promptOf(context, FRESH_TERMINAL),
    ...(known ? { known } : {}),
  }
}
