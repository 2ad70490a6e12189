/** "How long is a call silent when this fails?" For the design as it is, or for several sets of parameters side by side. */
import { type FailoverUnit, failover, failoverShare, type Progress, retold } from '../../analysis/index'
import { compileScenario } from '../../compile/index'
import type { Parameters } from '../../config/index'
import type { Design } from '../../design/index'
import { buildScene } from '../build'
import type { Loaded } from '../loaded'
import type { FailoverAnswer, FailoverVariant, NumberedUnits } from '../messages'
import { settleScene } from '../run/settle'
import type { Handler, Work } from './question'

export const answerFailover: Handler<'failover'> = function* (loaded, question) {
  const strike = { atSeconds: 0, action: 'fault', fault: question.fault } as const
  const faults = compileScenario(loaded.design, { ...NOTHING, events: [strike] })
  const event = faults.plan.events[0]
  if (event?.action !== 'fault') return `--fault ${faults.problems[0]?.replace(/^events\.0: /, '') ?? ''}`
  const variants = question.variants.length === 0 ? [{ label: 'as designed' }] : question.variants
  for (const { label, parameters } of variants) {
    const [problem] = compileScenario(loaded.design, { ...NOTHING, parameters: parameters ?? {} }).problems
    if (problem !== undefined) return `${label}: ${problem}`
  }
  const results: FailoverAnswer[] = []
  const shared: NumberedUnits<FailoverUnit>[] = []
  let stopped = false
  for (const [index, variant] of variants.entries()) {
    // What was stopped begins nothing new.
    if (stopped) break
    const base = yield* variantOf(loaded, variant)
    const { site, sites, runs, seed } = question
    const query = { fault: event.fault, runs, seed, ...(site ? { site } : {}), ...(sites ? { sites } : {}) }
    const ofAll = (told: Progress) => {
      stopped ||= told.stopped !== undefined
      return { ...told, fraction: (index + told.fraction) / variants.length }
    }
    if (question.share) {
      const units = yield* retold(failoverShare(base.network, query, question.share), ofAll)
      if (typeof units === 'string') return units
      shared.push([...units])
      continue
    }
    const result = yield* retold(
      failover(base.network, query, new Map(question.known?.[index]), question.onlyKnown),
      ofAll,
    )
    if (typeof result === 'string') return result
    results.push({ label: variant.label, result })
  }
  return question.share ? { kind: 'share', units: { of: 'failover', variants: shared } } : { kind: 'failover', results }
}

/** The design settled with other parameters or keepalives: what was negotiated on the way depends on them. */
function* variantOf(loaded: Loaded, variant: FailoverVariant): Work<Pick<Loaded, 'network'>> {
  const { parameters, keepalive } = variant
  if (!parameters && !keepalive) return loaded
  // An old release does not take the word: then the line stands for that profile all the same.
  const profile = keepalive?.mode === undefined ? {} : { keepaliveProfile: keepalive.mode }
  const compiled = compileScenario(loaded.design, { ...NOTHING, parameters: { ...profile, ...parameters } })
  const { scene } = keepalive ? buildScene(withKeepalive(loaded.design, keepalive)) : loaded.built
  const changed: Parameters = { ...scene.parameters, ...compiled.parameters }
  const { network } = yield* settleScene({ ...scene, parameters: changed })
  return { network }
}

const NOTHING = { name: '', title: '', story: '', untilSeconds: 0, events: [], calls: [] } as const

function withKeepalive(design: Design, keepalive: NonNullable<FailoverVariant['keepalive']>): Design {
  const { mode: _profile, ...line } = keepalive
  return { ...design, vpn: { ...design.vpn, headEndKeepalive: line, siteKeepalive: line } }
}
