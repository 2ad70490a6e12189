/** "How long is a call silent when this fails?" For the design as it is, or for several sets of parameters side by side. */
import {
  type FailoverQuery,
  type FailoverResult,
  type FailoverUnit,
  failover,
  failoverShare,
  heardIn,
  type Progress,
  retold,
} from '../../analysis/index'
import { compileScenario } from '../../compile/index'
import type { Fault, Parameters } from '../../config/index'
import { type Design, scenarioOf } from '../../design/index'
import { atSeconds, type Network, runUntil, timeOf, underParameters } from '../../sim/index'
import { buildScene } from '../build'
import type { Loaded } from '../loaded'
import type { FailoverAnswer, FailoverVariant, NumberedUnits } from '../messages'
import { settleScene } from '../run/settle'
import type { Handler, Work } from './question'

export const answerFailover: Handler<'failover'> = function* (loaded, question) {
  const struck = faultOf(loaded, question.fault, question.site)
  if (typeof struck === 'string') return struck
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
    const { sites, runs, seed } = question
    const query = { fault: struck.fault, site: struck.heard.site, runs, seed, ...(sites ? { sites } : {}) }
    const base = yield* underVariant(loaded, variant, [query])
    const ofAll = (told: Progress) => {
      stopped ||= told.stopped !== undefined
      return { ...told, fraction: (index + told.fraction) / variants.length }
    }
    if (question.share) {
      const units = yield* retold(failoverShare(base, query, question.share), ofAll)
      if (typeof units === 'string') return units
      shared.push([...units])
      continue
    }
    const result = yield* retold(failover(base, query, new Map(question.known?.[index]), question.onlyKnown), ofAll)
    if (typeof result === 'string') return result
    results.push({ label: variant.label, result: { ...result, ...noteOn(result, results[0]) } })
  }
  return question.share ? { kind: 'share', units: { of: 'failover', variants: shared } } : { kind: 'failover', results }
}

/** A fault as it is written, and the site whose call is listened to, as the design is; or why there is none. */
export function faultOf(
  loaded: Loaded,
  text: string,
  site: string | undefined,
): { readonly fault: Fault; readonly heard: { readonly site: string; readonly peer?: string } } | string {
  const strike = { atSeconds: 0, action: 'fault', fault: text } as const
  const { plan, problems } = compileScenario(loaded.design, scenarioOf(loaded.design, { ...NOTHING, events: [strike] }))
  const event = plan.events[0]
  if (event?.action !== 'fault') return `--fault ${problems[0]?.replace(/^events\.0: /, '') ?? ''}`
  const heard = heardIn(loaded.network, { fault: event.fault, ...(site ? { site } : {}) })
  return typeof heard === 'string' ? heard : { fault: event.fault, heard }
}

/** Seconds that a network runs under other parameters, so that what hangs on the old ones is over. */
const TURN_SECONDS = 60

/**
 * The design under other parameters or keepalives, settled with them, since what was negotiated on the way depends on
 * them. Who is struck is no parameter: where a site that is listened to would then be with another head-end, the design is
 * settled as it is and the parameters hold from there on. Another seed draws how timers stand to each other anew.
 */
export function* underVariant(
  loaded: Loaded,
  variant: FailoverVariant,
  queries: readonly Pick<FailoverQuery, 'fault' | 'site'>[],
  seed = loaded.built.scene.seed,
): Work<Network> {
  const { parameters, keepalive } = variant
  if (!parameters && !keepalive) return loaded.network
  // An old release does not take the word: then the line stands for that profile all the same.
  const profile = keepalive?.mode === undefined ? {} : { keepaliveProfile: keepalive.mode }
  const compiled = compileScenario(loaded.design, { ...NOTHING, parameters: { ...profile, ...parameters } })
  const { scene } = keepalive ? buildScene(withKeepalive(loaded.design, keepalive)) : loaded.built
  const changed: Parameters = { ...scene.parameters, ...compiled.parameters }
  const { network } = yield* settleScene({ ...scene, seed, parameters: changed })
  if (queries.every((query) => isSame(heardIn(network, query), heardIn(loaded.network, query)))) return network
  const { keepaliveProfile } = changed
  const asked = { ...scene.parameters, keepaliveProfile }
  const { network: settled } = yield* settleScene({ ...scene, seed, parameters: asked })
  const turned = underParameters(settled, changed)
  runUntil(turned, timeOf(turned.now + atSeconds(TURN_SECONDS)))
  return turned
}

function isSame(one: ReturnType<typeof heardIn>, other: ReturnType<typeof heardIn>): boolean {
  return typeof one !== 'string' && typeof other !== 'string' && one.site === other.site && one.peer === other.peer
}

/** What a set that lost nothing must say, where the same fault is felt without it. */
function noteOn(result: FailoverResult, first: FailoverAnswer | undefined): Pick<FailoverResult, 'note'> {
  const felt = first?.result.seconds
  if (!first || !felt || result.runs === 0 || result.silentNever < result.runs) return {}
  const span = `${felt.min.toFixed(1)} to ${felt.max.toFixed(1)} s`
  const why =
    result.peer === first.result.peer
      ? ''
      : ` Its tunnel is with ${result.peer ?? 'nobody'} then, and with ${first.result.peer ?? 'nobody'} otherwise: the fault strikes another.`
  return {
    note: `Nothing was lost in any run, where the same fault without these changes silences the call for ${span}.${why}`,
  }
}

const NOTHING = { name: '', title: '', story: '', untilSeconds: 0, events: [], calls: [] } as const

function withKeepalive(design: Design, keepalive: NonNullable<FailoverVariant['keepalive']>): Design {
  const { mode: _profile, ...line } = keepalive
  return { ...design, vpn: { ...design.vpn, headEndKeepalive: line, siteKeepalive: line } }
}
