/** Whether what a scenario expects is so, each with a sentence on what was found. */
import { type Run, tracePair } from '../../analysis/index'
import { notKnownText } from '../../config/index'
import type { Expectation } from '../../design/index'
import { formatPrefix, lookUp, parsePrefix, samePrefix, tableValues } from '../../net/index'
import { dispositionWords, isGood, ROUTE_CODES, type SimTime, timeOf, viewOf } from '../../sim/index'
import type { Loaded } from '../loaded'
import type { ExpectationResult, FlowReport, Outage, ScenarioResult } from '../messages'
import type { Work } from '../questions/question'
import { siteStatuses } from '../sites'
import { serveTerminal } from '../terminal/serve'
import { loadedAt } from './moments'

interface Verdict {
  readonly met: boolean
  readonly found: string
}

/** Every expectation, in its order. */
export function* judgeExpectations(
  loaded: Loaded,
  run: Run,
  expectations: readonly Expectation[],
  flows: readonly FlowReport[],
): Work<readonly ExpectationResult[]> {
  const results: ExpectationResult[] = []
  for (const [index, item] of expectations.entries()) {
    const verdict = yield* verdictOn(loaded, run, item, flows)
    results.push({ text: expectationText(item), ...verdict })
    yield { fraction: (index + 1) / expectations.length, text: 'looking at what was expected' }
  }
  return results
}

function* verdictOn(loaded: Loaded, run: Run, item: Expectation, flows: readonly FlowReport[]): Work<Verdict> {
  if (item.kind === 'outage') return outageVerdict(run.result, item)
  if (item.kind === 'flow') return flowVerdict(run, flows, item)
  const at = timeOf(run.start + item.atSeconds * 1e6)
  if (at > run.end) return { met: false, found: 'the run ended before' }
  const then = yield* loadedAt(loaded, run, at)
  return item.kind === 'show' ? yield* showVerdict(then, item) : momentVerdict(then, item)
}

type OutageExpectation = Extract<Expectation, { readonly kind: 'outage' }>

function outageVerdict(result: ScenarioResult, item: OutageExpectation): Verdict {
  const call = result.calls.find((each) => each.name === item.call)
  if (!call) return { met: false, found: `there is no call "${item.call}"` }
  const ways = item.direction ? [item.direction] : (['forward', 'return'] as const)
  if (ways.every((way) => call[way].sent === 0)) return { met: false, found: 'no packet of it was sent' }
  const open = ways.map((way) => call[way].notKnown).find((known) => known)
  if (open) return { met: false, found: notKnownText(open) }
  const gaps: readonly Pick<Outage, 'from' | 'to'>[] = item.direction
    ? result.outages.filter((outage) => outage.call === item.call && outage.direction === item.direction)
    : call.silences
  const lengths = gaps.map(({ from, to }) => (to === undefined ? undefined : (to - from) / 1e6))
  const found = gaps.length === 0 ? 'it was never silent' : lengths.map(lengthText).join(', ')
  switch (item.is) {
    case 'none':
      return { met: gaps.length === 0, found }
    case 'permanent':
      return { met: lengths.includes(undefined), found }
    case 'passing': {
      const { atLeastSeconds: least = 0, atMostSeconds: most = Number.POSITIVE_INFINITY } = item
      const fits = (length: number | undefined) => length !== undefined && length >= least && length <= most
      return { met: lengths.length > 0 && lengths.every(fits), found }
    }
  }
}

const lengthText = (length: number | undefined) =>
  length === undefined ? 'silent to the end' : `silent for ${length.toFixed(2)} s`

function flowVerdict(run: Run, flows: readonly FlowReport[], item: Extract<Expectation, { kind: 'flow' }>): Verdict {
  const flow = flows.find((each) => each.name === item.flow)
  if (!flow) return { met: false, found: `there is no flow "${item.flow}"` }
  const tries = flow.tries.filter((each) => each.at >= run.start + (item.atSeconds ?? 0) * 1e6)
  const other = tries.find((each) => each.answered !== item.answered)
  const seconds = (at: SimTime) => ((at - run.start) / 1e6).toFixed(0)
  if (tries.length === 0) return { met: false, found: 'it was not tried' }
  if (!other) return { met: true, found: `${tries.length} tries, ${item.answered ? 'all' : 'none'} answered` }
  return { met: false, found: other.reason ?? `answered at ${seconds(other.at)} s` }
}

type ShowExpectation = Extract<Expectation, { readonly kind: 'show' }>

function* showVerdict(then: Loaded, { device, command, contains, present }: ShowExpectation): Work<Verdict> {
  const request = { kind: 'exec', id: 0, revision: then.revision, device, line: command } as const
  const served = yield* serveTerminal(then, request, false)
  const output = typeof served === 'string' ? served : served.answer.output
  // What a terminal refuses holds no text: it would be met for ever that one is absent.
  if (typeof served === 'string' || !served.answer.ok)
    return { met: false, found: `the terminal refuses it: ${lastLine(output)}` }
  const there = output.includes(contains)
  return { met: there === present, found: there ? 'it is there' : 'it is not there' }
}

const lastLine = (output: string): string => output.trim().split('\n').at(-1) ?? ''

type MomentExpectation = Exclude<Expectation, { readonly kind: 'outage' | 'flow' | 'show' }>

function momentVerdict(then: Loaded, item: MomentExpectation): Verdict {
  const view = viewOf(then.network)
  switch (item.kind) {
    case 'path':
      return pathVerdict(then, item)
    case 'hsrp-active': {
      const active = tableValues(view.devices).filter((each) => each.hsrp.some((row) => row.state === 'active'))
      const names = active.map((each) => each.device)
      return { met: names.includes(item.device), found: names.length === 0 ? 'nobody is' : `${names.join(', ')} is` }
    }
    case 'peer': {
      const site = siteStatuses(then).find((each) => each.site === item.site)
      const peer = site?.tunnel ?? ''
      return {
        met: site !== undefined && peer === item.peer,
        found: peer === '' ? 'it has no tunnel' : `it is with ${peer}`,
      }
    }
    case 'route': {
      const prefix = parsePrefix(item.prefix)
      const rows = (lookUp(view.devices, item.device)?.routes ?? []).filter(
        ({ active, route }) => active && prefix !== undefined && samePrefix(route.prefix, prefix),
      )
      const codes = rows.map(({ route }) => ROUTE_CODES[route.protocol])
      const there = codes.some((code) => item.code === undefined || code === item.code)
      return {
        met: there === item.present,
        found: codes.length === 0 ? 'there is none' : `there is ${codes.join(', ')}`,
      }
    }
    case 'sa': {
      const prefix = parsePrefix(item.prefix)
      const remotes = (lookUp(view.devices, item.device)?.ipsecSas ?? []).map(({ sa }) => sa.proxy.remote)
      const there = remotes.some((remote) => prefix !== undefined && samePrefix(remote, prefix))
      const found = remotes.length === 0 ? 'it has none' : `it has ${remotes.map(formatPrefix).join(', ')}`
      return { met: there === item.present, found }
    }
  }
}

function pathVerdict(then: Loaded, item: Extract<Expectation, { kind: 'path' }>): Verdict {
  const pair = tracePair(then.network, then.built.scene.configurations, item)
  if (typeof pair === 'string') return { met: false, found: pair }
  const ends = [pair.forward.disposition, pair.return.disposition]
  const good = ends.every(isGood)
  const asSaid = item.disposition === undefined || ends.some((end) => end === item.disposition)
  const bad = [pair.forward, pair.return].find((way) => !isGood(way.disposition))
  return {
    met: good === item.good && asSaid,
    found: bad ? `${dispositionWords(bad.disposition)}: ${bad.reason}` : 'both ways succeed',
  }
}

/** The expectation as a sentence. */
function expectationText(item: Expectation): string {
  switch (item.kind) {
    case 'outage': {
      const way = ` (${item.direction ?? 'both directions together'})`
      const limits = [
        ...(item.atLeastSeconds === undefined ? [] : [`at least ${item.atLeastSeconds} s`]),
        ...(item.atMostSeconds === undefined ? [] : [`at most ${item.atMostSeconds} s`]),
      ].join(' and ')
      const fate = {
        none: 'is never silent',
        permanent: 'falls silent for good',
        passing: `is silent for ${limits || 'a while'}`,
      }
      return `${item.call}${way} ${fate[item.is]}`
    }
    case 'flow':
      return `${item.flow} is ${item.answered ? 'always' : 'never'} answered${item.atSeconds === undefined ? '' : ` from ${item.atSeconds} s on`}`
    case 'path':
      return `at ${item.atSeconds} s ${item.from} ${item.good ? 'reaches' : 'does not reach'} ${item.to} (${item.protocol} ${item.port})${item.disposition === undefined ? '' : `: ${dispositionWords(item.disposition)}`}`
    case 'hsrp-active':
      return `at ${item.atSeconds} s ${item.device} is the active router`
    case 'peer':
      return `at ${item.atSeconds} s ${item.site} ${item.peer === '' ? 'has no tunnel' : `has its tunnel with ${item.peer}`}`
    case 'route':
      return `at ${item.atSeconds} s ${item.device} has ${item.present ? 'a' : 'no'} route to ${item.prefix}${item.code ? ` (${item.code})` : ''}`
    case 'sa':
      return `at ${item.atSeconds} s ${item.device} has ${item.present ? 'an' : 'no'} SA for ${item.prefix}`
    case 'show':
      return `at ${item.atSeconds} s "${item.command}" at ${item.device} ${item.present ? 'prints' : 'does not print'} "${item.contains}"`
  }
}
