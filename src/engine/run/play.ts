/** A scenario of a design, or of a file, from its text to its result. */
import { playScenario, type Run, tracePair, triesOf } from '../../analysis/index'
import { type Scenario, scenarioOf } from '../../design/index'
import { configurationOf, isGood } from '../../sim/index'
import type { Loaded } from '../loaded'
import type { FlowReport, FlowTry } from '../messages'
import type { Work } from '../questions/question'
import { judgeExpectations } from './expectations'
import { loadedAt } from './moments'
import { planScenario } from './plan'
import { settleScene } from './settle'

export interface Played {
  readonly run: Run
  readonly problems: readonly string[]
}

export function* play(loaded: Loaded, asked: Scenario): Work<Played> {
  const scenario = scenarioOf(loaded.design, asked)
  const { plan, parameters, problems } = planScenario(loaded, scenario)
  const { seed = loaded.built.scene.seed } = plan
  const same = Object.keys(parameters).length === 0 && seed === loaded.built.scene.seed
  const base = same ? loaded : yield* settledWith(loaded, { parameters, seed })
  const run = yield* playScenario(base.network, plan, { served: base.service.served })
  const flows = yield* flowReports(base, run)
  const expectations = yield* judgeExpectations(base, run, scenario.expectations ?? [], flows)
  return { run: { ...run, result: { ...run.result, flows, expectations } }, problems }
}

/**
 * The same design settled with other parameters or another seed: what was negotiated on the way, and how the timers of its
 * devices stand to each other, depends on them. What was typed at terminals is what the devices are told from power-on.
 */
function* settledWith(
  loaded: Loaded,
  { parameters, seed }: { readonly parameters: object; readonly seed: number },
): Work<Loaded> {
  const { scene: before } = loaded.built
  const configurations = before.configurations.map((told) => configurationOf(loaded.network, told.device) ?? told)
  const scene = { ...before, configurations, seed, parameters: { ...before.parameters, ...parameters } }
  const { network, keyframes, service } = yield* settleScene(scene)
  return { ...loaded, built: { ...loaded.built, scene }, network, keyframes, service }
}

/** Every try of a flow, with the answer it would have got: both ways of its path at that moment. */
function* flowReports(loaded: Loaded, run: Run): Work<readonly FlowReport[]> {
  const reports: FlowReport[] = []
  for (const flow of run.plan.flows) {
    const tries: FlowTry[] = []
    for (const at of triesOf(flow, run.start)) {
      const { network } = yield* loadedAt(loaded, run, at)
      const pair = tracePair(network, loaded.built.scene.configurations, flow)
      if (typeof pair === 'string') tries.push({ at, answered: false, reason: pair })
      else {
        const bad = [pair.forward, pair.return].find((way) => !isGood(way.disposition))
        tries.push({ at, answered: bad === undefined, ...(bad ? { reason: bad.reason } : {}) })
      }
      yield { fraction: (at - run.start) / run.plan.until, text: `looking for answers to ${flow.name}` }
    }
    reports.push({ name: flow.name, from: flow.from, to: flow.to, tries })
  }
  return reports
}
