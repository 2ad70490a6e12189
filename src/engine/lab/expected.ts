/**
 * What should come out of a laboratory: sites in service, routing tables, and after each built-in fault how long which
 * direction is silent. All of it is measured on the settled network and in runs of it; nothing is computed otherwise.
 */
import { type Block, type PrintedDocument, written } from '../../compile/index'
import { builtInScenarios, renderScenarioFile, type Scenario } from '../../design/index'
import type { LabFile, Renamed } from '../../interop/index'
import { tableValues } from '../../net/index'
import { viewOf } from '../../sim/index'
import type { Loaded } from '../loaded'
import type { CallReport, ScenarioResult } from '../messages'
import type { Work } from '../questions/question'
import { play } from '../run/play'
import { siteStatuses } from '../sites'
import { serveTerminal } from '../terminal/serve'
import { openTables, unknownsOf } from './unknowns'

/** What is said of the files themselves. */
export interface About {
  readonly tool: string
  readonly renamed: readonly Renamed[]
  readonly lost: readonly string[]
}

/** Those that every dual head-end goes through, and the design's own, which may be those. */
export function scenariosOf({ design }: Loaded): readonly Scenario[] {
  const own = new Set(design.scenarios.map(({ name }) => name))
  return [...builtInScenarios(design).filter(({ name }) => !own.has(name)), ...design.scenarios]
}

/** EXPECTED.md, and the scenarios that it was measured with. */
export function* expectedFiles(loaded: Loaded, scenarios: readonly Scenario[], about: About): Work<readonly LabFile[]> {
  const tables = yield* routingTables(loaded, about.renamed)
  const faults: Block[] = []
  for (const [index, scenario] of scenarios.entries()) {
    yield { fraction: index / scenarios.length, text: scenario.title }
    const { run, problems } = yield* play(loaded, scenario)
    faults.push(...scenarioBlocks(scenario, run.result, problems))
  }
  const document: PrintedDocument = {
    kind: 'report',
    device: loaded.design.name,
    stem: 'EXPECTED',
    title: `What to expect of ${loaded.design.name}`,
    facts: [
      ['For', about.tool],
      ['Seed', String(loaded.design.seed)],
    ],
    blocks: [
      ...opening(about),
      ...unknowns(loaded),
      ...service(loaded),
      { kind: 'heading', text: 'Routing tables of the settled network' },
      ...tables,
      ...(faults.length === 0
        ? []
        : [{ kind: 'heading', text: 'After each fault' } as const, ...howMeasured, ...faults]),
    ],
  }
  return [
    { name: 'EXPECTED.md', text: written(document, true).markdown },
    ...scenarios.map((scenario) => ({
      name: `scenarios/${fileName(scenario)}.json`,
      text: renderScenarioFile(scenario),
    })),
  ]
}

const fileName = ({ name }: Scenario): string => name.replace(/[^A-Za-z0-9_-]+/g, '-') || 'scenario'

const howMeasured: readonly Block[] = [
  {
    kind: 'text',
    text: 'A call is a packet every 20 ms in each direction. Times are seconds: when the direction falls silent, counted from the begin of the scenario, and for how long. One run each, with the seed of the design; another phase of the timers gives other seconds, and headend failover gives their distribution.',
  },
]

function opening({ renamed, lost }: About): readonly Block[] {
  return [
    { kind: 'heading', text: 'What is not in it' },
    lost.length === 0 ? { kind: 'text', text: 'Nothing of the design is left out.' } : { kind: 'list', items: lost },
    ...(renamed.length === 0
      ? []
      : ([
          { kind: 'heading', text: 'Interfaces' },
          {
            kind: 'table',
            head: ['Device', 'In the design', 'Here'],
            rows: renamed.map(({ device, from, to }) => [device, from, to]),
          },
        ] as const)),
  ]
}

/** First of all that is expected, since the rest holds only beside it. */
function unknowns(loaded: Loaded): readonly Block[] {
  const items = unknownsOf(loaded)
  return [
    { kind: 'heading', text: 'What is not known' },
    ...(items.length === 0
      ? [{ kind: 'text', text: 'Nothing: every line that may matter is simulated.' } as const]
      : ([
          {
            kind: 'text',
            text: 'These lines are in the files, and what they do is not simulated. Whatever hangs on them may come out otherwise in a laboratory.',
          },
          { kind: 'list', items },
        ] as const)),
  ]
}

function service(loaded: Loaded): readonly Block[] {
  const sites = siteStatuses(loaded)
  const settled =
    loaded.settledAt !== undefined
      ? ''
      : ' The network has not settled within the time allowed: it is told as it stands.'
  return [
    { kind: 'heading', text: 'Sites in service' },
    {
      kind: 'text',
      text:
        sites.length === 0
          ? `The design has no sites.${settled}`
          : `${sites.filter(({ state }) => state === 'in service').length} of ${sites.length} are in service.${settled}`,
    },
    ...(sites.length === 0
      ? []
      : [
          {
            kind: 'table',
            head: ['Site', 'LAN', 'State', 'Tunnel with'],
            rows: sites.map(({ site, lan, state, peer, tunnel }) => [site, lan, state, peer ?? tunnel ?? 'nobody']),
          } as const,
        ]),
  ]
}

/** Of every router that answers, with the interface names of the laboratory. */
function* routingTables(loaded: Loaded, renamed: readonly Renamed[]): Work<readonly Block[]> {
  const blocks: Block[] = []
  const open = openTables(loaded)
  for (const { device, kind } of tableValues(viewOf(loaded.network).devices)) {
    if (kind !== 'router' && kind !== 'firewall') continue
    yield { fraction: 0, text: `the routing table of ${device}` }
    for (const line of ['show ip route', 'show route']) {
      const served = yield* serveTerminal(
        loaded,
        { kind: 'exec', id: 0, revision: loaded.revision, device, line },
        false,
      )
      if (typeof served === 'string' || !served.answer.ok) continue
      const names = new Map(renamed.flatMap((item) => (item.device === device ? [[item.from, item.to]] : [])))
      blocks.push(...tableHead(device, open.get(device)), {
        kind: 'code',
        text: inItsNames(served.answer.output, names),
      })
      break
    }
  }
  return blocks
}

const tableHead = (device: string, because: readonly string[] = []): readonly Block[] =>
  because.length === 0
    ? [{ kind: 'text', text: device }]
    : [
        {
          kind: 'text',
          text: `${device}: its table is not known in full. Below stands what follows from the lines that are simulated; it is not what to expect.`,
        },
        { kind: 'list', items: because },
      ]

const inItsNames = (text: string, names: ReadonlyMap<string, string>): string =>
  text.replace(/[A-Za-z-]+\d[\d/]*/g, (word) => names.get(word) ?? word)

function scenarioBlocks(scenario: Scenario, result: ScenarioResult, problems: readonly string[]): readonly Block[] {
  const { title, story } = scenario
  const events = scenario.events.map((event) =>
    event.action === 'configure'
      ? `${event.atSeconds} s: at ${event.device} type ${event.lines.join(' / ')}`
      : `${event.atSeconds} s: ${event.action} ${event.fault}`,
  )
  const rows = result.calls.flatMap((call) => (['forward', 'return'] as const).map((way) => wayRow(call, way, result)))
  const met = result.expectations.filter((item) => item.met).length
  return [
    { kind: 'heading', text: title },
    { kind: 'text', text: story },
    ...(problems.length === 0 ? [] : [{ kind: 'list', items: problems } as const]),
    ...(events.length === 0 ? [] : [{ kind: 'list', items: events } as const]),
    ...(rows.length === 0 ? [] : [{ kind: 'table', head: ['Call', 'Direction', 'Silent from', 'For'], rows } as const]),
    ...(result.expectations.length === 0
      ? []
      : [{ kind: 'text', text: `${met} of its ${result.expectations.length} expectations are met.` } as const]),
  ]
}

type Way = 'forward' | 'return'

function wayRow(call: CallReport, way: Way, { start, outages }: ScenarioTimes): readonly string[] {
  const direction = way === 'forward' ? `${call.from} to ${call.to}` : `${call.to} to ${call.from}`
  if (call[way].notKnown) return [call.name, direction, 'not known', 'not known']
  const own = outages.filter((item) => item.call === call.name && item.direction === way)
  if (own.length === 0) return [call.name, direction, 'never', '–']
  const seconds = (micros: number) => (micros / 1e6).toFixed(2)
  return [
    call.name,
    direction,
    own.map(({ from }) => `${seconds(from - start)} s`).join(', '),
    own.map(({ from, to }) => (to === undefined ? 'to the end' : `${seconds(to - from)} s`)).join(', '),
  ]
}

type ScenarioTimes = Pick<ScenarioResult, 'start' | 'outages'>
