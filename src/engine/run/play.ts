/** A scenario of a design, or of a file, from its text to its result. */
import { playScenario, type Run, tracePair, triesOf } from '../../analysis/index'
import { type Scenario, scenarioOf } from '../../design/index'
import { isGood } from '../../sim/index'
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
  const base = Object.keys(parameters).length === 0 ? loaded : yield* settledWith(loaded, parameters)
  const run = yield* playScenario(base.network, plan, { served: base.service.served })
  const flows = yield* flowReports(base, run)
  const expectations = yield* judgeExpectations(base, run, scenario.expectations ?? [], flows)
  return { run: { ...run, result: { ...run.result, flows, expectations } }, problems }
}

/** The same design settled with other parameters: what was negotiated on the way depends on them. */
function* settledWith(loaded: Loaded, parameters: object): Work<Loaded> {
  const scene = { ...loaded.built.scene, parameters: { ...loaded.built.scene.parameters, ...parameters } }
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
