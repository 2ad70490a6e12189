/** `plan`: whether calls fit and what they will sound like; exit 1 when a site has no room for one call, or a head-end cannot carry all. */
import {
  type BoxPlan,
  type Design,
  type MeasuredCall,
  PLATFORM_HEADINGS,
  type Plan,
  type PlannedSite,
  readPlatformTable,
  type SitePlan,
} from '../../engine/session'
import { ANSWER_OPTIONS, type CheckedAnswer, printAnswer } from '../answer'
import { answerTo } from '../ask'
import { type Call, type Command, type Streams, Unusable } from '../command'
import type { PlanJson } from '../json'
import type { CheckedCase } from '../junit'
import { callText, headEndText, measuredText, soundText } from '../plan-output'
import { readDesign, readText } from '../read-design'

export const planCommand: Command = {
  name: 'plan',
  summary: 'calls byte by byte, how many fit, what they will sound like; what head-ends carry',
  words: ['<DESIGN>'],
  options: [
    { flags: '--calls <N>', meaning: 'calls at once, in all; without it a share of the sites that the design names' },
    { flags: '--platforms <FILE>', meaning: `what boxes carry, as CSV with the headings ${PLATFORM_HEADINGS}` },

    { flags: '--site <NAME>', meaning: 'that site in full; without it the first one of each kind' },
    {
      flags: '--measure',
      meaning: 'with --site: a call of it in the simulated network, quiet and during transfers, beside the plan',
    },
    ...ANSWER_OPTIONS,
  ],
  examples: [
    ['design.json', 'exit 1 when the line of a site carries no call'],
    ['design.json --site soho-24 --json', 'all numbers, with what each was made from'],
    [
      'design.json --site soho-24 --measure',
      'R and MOS measured from a simulated call, and why they differ from the plan',
    ],
    ['design.json --calls 40 --platforms boxes.csv', 'whether one head-end carries all, by the figures of its box'],
  ],
  run: plan,
}

async function plan(call: Call, streams: Streams): Promise<number> {
  const design = withPlatforms(readDesign('plan', call.words[0], streams), call.options.platforms)
  const calls = readCalls(call.options.calls)
  const answer = await answerTo(design, (revision) => ({
    kind: 'ask',
    id: 2,
    revision,
    question: { kind: 'plan', ...(calls === undefined ? {} : { calls }) },
  }))
  if (answer.kind !== 'plan') throw new Unusable('the engine gave no plan')
  const shown = chosen(answer.plan, call.options.site)
  const measured = call.flags.has('measure') ? await measure(design, call.options.site) : undefined
  const full = shown.sites.filter(isFull)
  const over = shown.headEnds.boxes.filter(({ fits }) => fits === false)
  const value: PlanJson = {
    ...shown,
    full: full.map(({ site }) => site),
    over: over.map(({ device }) => device),
    ...(measured ? { measured } : {}),
  }
  const printed: CheckedAnswer = {
    title: `Plan of ${call.words[0] ?? ''}`,
    summary: `${shown.sites.length - full.length} of ${shown.sites.length} sites have room for a call; ${aloneText(shown)}.`,
    value,
    text: [
      textOf(shown, call.options.site !== undefined),
      ...(measured ? [measuredText(measured)] : []),
      headEndText(shown.headEnds),
    ].join('\n'),
    cases: [...shown.sites.map(caseOf), ...shown.headEnds.boxes.map(boxCase)],
    tables: [
      {
        title: 'Calls',
        columns: ['site', 'line', 'a call', '33 %', '75 %', 'rating idle'],
        rows: shown.sites.map(rowOf),
      },
    ],
  }
  printAnswer(printed, call, streams)
  return full.length === 0 && over.length === 0 ? 0 : 1
}

async function measure(design: Design, site: string | undefined): Promise<MeasuredCall> {
  if (site === undefined) throw new Unusable('--measure: name the site with --site')
  const answer = await answerTo(design, (revision) => ({
    kind: 'ask',
    id: 3,
    revision,
    question: { kind: 'measure-call', site },
  }))
  if (answer.kind !== 'measure-call') throw new Unusable('the engine measured no call')
  return answer.measured
}

function readCalls(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (!/^\d{1,7}$/.test(text))
    throw new Unusable(`--calls ${text}: write how many there are at once, as a whole number`)
  return Number(text)
}

/** The table of a file stands in place of the design's own. */
function withPlatforms(design: Design, file: string | undefined): Design {
  if (file === undefined) return design
  const { platforms, problems } = readPlatformTable(readText(file))
  if (problems.length > 0) throw new Unusable(problems.map((problem) => `${file}: ${problem}`).join('\nheadend: '))
  return { ...design, planning: { values: {}, ...design.planning, platforms } }
}

function aloneText({ headEnds: { boxes } }: Plan): string {
  const known = boxes.filter(({ known }) => known)
  if (known.length === 0) return 'nothing is known of what the head-ends’ boxes carry'
  return `${known.filter(({ fits }) => fits).length} of ${boxes.length} head-ends carry all of it alone`
}

/** A box of which nothing is known fails nothing: there is no figure to hold it against. */
const boxCase = ({ device, fits, breaks }: BoxPlan): CheckedCase => ({
  group: 'head-ends alone',
  name: device,
  result: fits === false ? 'failed' : 'met',
  message: fits === false ? `${breaks?.resource} are too many from ${(breaks?.sites ?? 0) + 1} sites on` : '',
})

function chosen(plan: Plan, site: string | undefined): Plan {
  if (site === undefined) return plan
  const found = plan.sites.filter((item) => item.site === site)
  if (found.length === 0)
    throw new Unusable(`--site ${site}: the design has ${plan.sites.map((item) => item.site).join(', ') || 'no sites'}`)
  return { ...plan, sites: found }
}

/** No call has room in what may be reserved, in one direction at least; or it is not known. */
const isFull = (item: SitePlan) => item.kind === 'not-planned' || item.up.reservable === 0 || item.down.reservable === 0

function whyFull(item: SitePlan): string {
  if (item.kind === 'not-planned') return item.reason
  const way = item.up.reservable === 0 ? 'towards' : 'from'
  return `a call of ${kbit(item.call.kbit)} does not fit ${way} headquarters on ${item.access.name}`
}

const caseOf = (item: SitePlan): CheckedCase => ({
  group: 'sites',
  name: item.site,
  result: isFull(item) ? 'failed' : 'met',
  message: isFull(item) ? whyFull(item) : '',
})

const kbit = (value: number) => `${value.toFixed(1)} kbit/s`

function rowOf(item: SitePlan): readonly string[] {
  if (item.kind === 'not-planned') return [item.site, item.reason, '', '', '', '']
  const { access, call, up, down, sound } = item
  const line = `${access.name}, ${access.upKbit} up, ${access.downKbit} down`
  const both = (share: 'priority' | 'reservable') => `${up[share]} up, ${down[share]} down`
  return [item.site, line, kbit(call.kbit), both('priority'), both('reservable'), sound.up[0]?.r.toFixed(1) ?? '']
}

/** A line for each site; in full the one that was asked for, or the first of each kind. */
function textOf({ sites }: Plan, one: boolean): string {
  const lines = sites.map((item) => {
    const [site = '', line = '', a = '', priority = '', reservable = ''] = rowOf(item)
    return item.kind === 'not-planned'
      ? `${site.padEnd(16)} ${line}\n`
      : `${site.padEnd(16)} ${line}: a call is ${a}; calls within the priority share ${priority}; within all that may be reserved ${reservable}\n`
  })
  const kinds = new Map(sites.flatMap((item) => (item.kind === 'planned' ? [[kindOf(item), item] as const] : [])))
  const first = [...kinds.keys()].flatMap(
    (kind) => sites.find((item) => item.kind === 'planned' && kindOf(item) === kind) ?? [],
  )
  const full = (one ? sites : first).flatMap((item) => (item.kind === 'planned' ? [item] : []))
  return [...lines, ...full.map((item) => `\n${callText(item)}\n${soundText(item)}`)].join('')
}

/** Sites whose calls are the same in all that is printed. */
const kindOf = ({ access, call, inputs }: PlannedSite) =>
  JSON.stringify([access.technology, access.upKbit, access.downKbit, call, inputs])
