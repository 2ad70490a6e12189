/** `status`: whether every site is in service; the exit code is 1 when one is not. */
import type { SimTime, SiteStatus } from '../../engine/session'
import { ANSWER_OPTIONS, type CheckedAnswer, printAnswer } from '../answer'
import { AT_OPTION, type Call, type Command, SCENARIO_OPTION, type Streams, Unusable } from '../command'
import type { ServiceWayJson, StatusJson } from '../json'
import type { CheckedCase } from '../junit'
import { answerAt } from '../moment'
import { readDesign } from '../read-design'

export const statusCommand: Command = {
  name: 'status',
  summary: 'which sites are in service, each direction, since when and why',
  words: ['<DESIGN>'],
  options: [SCENARIO_OPTION, AT_OPTION, ...ANSWER_OPTIONS],
  examples: [['design.json --scenario cross-over-cut --at 240s', 'exit 1 when a site is not in service']],
  run: status,
}

async function status(call: Call, streams: Streams): Promise<number> {
  const design = readDesign('status', call.words[0], streams)
  let zero = 0
  const answer = await answerAt(call, design, (at, start) => {
    zero = start ?? 0
    return { kind: 'ask', id: 3, revision: 1, question: { kind: 'service' }, ...(at === undefined ? {} : { at }) }
  })
  if (answer.kind !== 'service') throw new Unusable('the engine gave no status')
  const clock = call.options.scenario === undefined && call.options.at === undefined ? 'power-on' : 'scenario'
  const value = statusJson(answer.at, answer.sites, zero, clock)
  const printed: CheckedAnswer = {
    title: `Sites of ${call.words[0] ?? ''} in service`,
    summary: `${value.inService} of ${value.sites.length} sites in service.`,
    value,
    text: statusText(value),
    cases: value.sites.map(caseOf),
    tables: [{ title: 'Sites', columns: ['site', 'state', 'since', 'why'], rows: value.sites.map(rowOf) }],
  }
  printAnswer(printed, call, streams)
  return value.hurt.length === 0 ? 0 : 1
}

type Row = StatusJson['sites'][number]

/** A site may be as it is for longer than the scenario. */
function sinceText({ since }: Row): string {
  if (since === undefined) return ''
  return since < 0 ? `since ${(-since).toFixed(1)} s before the scenario` : `since ${since.toFixed(1)} s`
}

/** A site of which it is not known fails too: the exit code says that not every site is known to be in service. */
const caseOf = (row: Row): CheckedCase => ({
  group: 'sites',
  name: row.site,
  result: row.state === 'in service' ? 'met' : 'failed',
  message: [row.state, sinceText(row), row.reason].filter(Boolean).join(', '),
})

const rowOf = (row: Row) => [row.site, row.state, sinceText(row), row.reason ?? '']

function statusJson(at: SimTime, sites: readonly SiteStatus[], zero: number, clock: StatusJson['clock']): StatusJson {
  const seconds = (time: number) => Math.round((time - zero) / 1e3) / 1e3
  const stamp = (since: SimTime | undefined) => (since === undefined ? {} : { since: seconds(since) })
  const way = ({ since, ...rest }: SiteStatus['toSite']): ServiceWayJson => ({ ...rest, ...stamp(since) })
  return {
    at: seconds(at),
    clock,
    sites: sites.map(({ site, state, since, reason, toSite, fromSite, registered, from, to, peer }) => ({
      site,
      state,
      ...stamp(since),
      ...(reason === undefined ? {} : { reason }),
      toSite: way(toSite),
      fromSite: way(fromSite),
      ...(registered === undefined ? {} : { registered }),
      from,
      to,
      ...(peer === undefined ? {} : { gateway: peer }),
    })),
    inService: sites.filter(({ state }) => state === 'in service').length,
    hurt: sites.filter(({ state }) => state !== 'in service').map(({ site }) => site),
  }
}

function statusText({ at, clock, sites, inService }: StatusJson): string {
  const from = clock === 'scenario' ? 'of the scenario' : 'after power-on'
  if (sites.length === 0)
    return 'There is no site: no router has a tunnel with a head-end. Two that have one with each other are neither; --role of import says which is which.\n'
  const rows = sites.map((row) => {
    const { site, state, reason } = row
    const stands = [state, sinceText(row)].filter(Boolean).join(' ')
    return `${site.padEnd(16)} ${stands}${reason === undefined ? '' : `: ${reason}`}`
  })
  return `${inService} of ${sites.length} sites in service at ${at.toFixed(1)} s ${from}\n${rows.join('\n')}\n`
}
