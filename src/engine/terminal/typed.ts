/**
 * Lines typed at terminals that no text of the design has: which there are, what was before each, and how they are typed
 * again when the design has changed and its network was built anew.
 */
import { lookUp } from '../../net/index'
import { masked } from '../../secrets/index'
import type { Loaded } from '../loaded'
import type { ExecRequest, TypedLine } from '../messages'
import type { Work } from '../questions/question'
import { serveTerminal } from './serve'

/** What came of a request at a terminal, with its line as a step when a configuration took it. */
export function withStep(
  before: Loaded,
  after: Loaded,
  request: Omit<ExecRequest, 'kind' | 'id' | 'revision'>,
): Loaded {
  const { device, line, terminal, step = 0 } = request
  const running = lookUp(after.typed, device)
  const steps = before.typedSteps ?? []
  if (running === lookUp(before.typed, device)) return { ...after, typedSteps: steps }
  // A reload starts with what was saved: what was typed at this device is gone.
  if (running === undefined) return { ...after, typedSteps: steps.filter((item) => item.line.device !== device) }
  const typed: TypedLine = {
    device,
    line: line.trim(),
    shown: masked(line.trim()),
    step,
    ...(terminal ? { terminal } : {}),
  }
  return { ...after, typedSteps: [...steps, { line: typed, before }] }
}

/** The network with lines typed again, one after the other; what the design no longer takes is left out. */
export function* retyped(loaded: Loaded, lines: readonly TypedLine[]): Work<Loaded> {
  let now = loaded
  for (const [index, line] of lines.entries()) {
    const request = { kind: 'exec', id: 0, revision: loaded.revision, ...line } as const
    const served = yield* serveTerminal(now, request, true)
    if (typeof served !== 'string' && served.after) now = withStep(now, served.after, line)
    yield { fraction: (index + 1) / lines.length, text: `typing at ${line.device} again` }
  }
  return now
}
