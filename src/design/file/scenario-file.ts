/**
 * A scenario as a file of its own, for somebody's CI: what happens when (`at: "2m30s"`, `fault` or `restore` as
 * `reload:gateway-2`, or a kind with `target` and `parameters`; or `configure` with lines), the traffic meanwhile, and
 * what is expected. Reading gives a whole scenario or names every field that is wrong; nothing makes it throw.
 */
import * as v from 'valibot'
import { didYouMean } from '../../net/index'
import type { Scenario, ScenarioEvent } from '../model/scenario'
import { SCENARIO_FIELDS, scenarioSchema } from '../model/scenario-schema'
import { formatDuration, parseDuration } from './duration'
import { type FieldAdvice, type FileProblem, problemsOf } from './problems'

type Json = Readonly<Record<string, unknown>>

export type ReadScenario =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly problems: readonly FileProblem[] }

/** Scenario files with more characters are refused before they are read. */
export const MAX_SCENARIO_CHARACTERS = 2_000_000

/** Fields that are a time in the file, without the `Seconds` that the document's own names end with. */
const TIMES: ReadonlySet<string> = new Set(['at', 'until', 'start', 'end', 'every', 'atLeast', 'atMost'])

/** Seconds run after the last event, or until the last expectation, when the file does not say until when. */
const AFTERMATH_SECONDS = 120

/** `name` is used when the file names none. */
export function parseScenarioFile(text: string, name: string): ReadScenario {
  if (text.length > MAX_SCENARIO_CHARACTERS) return failed('', 'The file is far larger than any scenario.')
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    return failed('', `This is no JSON: ${error instanceof Error ? error.message : 'unreadable'}.`)
  }
  return scenarioFrom(json, name)
}

/** The same of a value that was read already, from JSON or YAML. */
export function scenarioFrom(json: unknown, name: string): ReadScenario {
  if (!isRecord(json)) return failed('', 'A scenario is an object with events, traffic and expectations.')
  const problems = [...misplaced(json)]
  const shaped = scenarioOf(json, name, problems)
  const result = v.safeParse(scenarioSchema, shaped)
  if (!result.success)
    problems.push(...problemsOf(result.issues, shaped, ADVICE).map((item) => inTermsOfFile(item, json)))
  if (result.success) problems.push(...afterTheEnd(result.output).map((item) => inTermsOfFile(item, json)))
  if (problems.length === 0 && result.success) return { ok: true, scenario: result.output }
  return { ok: false, problems }
}

/** What the document keeps by itself stands together in a file. */
const misplaced = (json: Json): readonly FileProblem[] =>
  ['calls', 'flows', 'transfers']
    .filter((key) => key in json)
    .map((path) => ({ path, problem: 'it is no field here: calls, flows and transfers stand under traffic' }))

/** What would never happen, or never be looked at, since the scenario ends before. */
function afterTheEnd({
  untilSeconds,
  events,
  calls,
  flows = [],
  transfers = [],
  expectations = [],
}: Scenario): readonly FileProblem[] {
  const late = (path: string, at: number | undefined): readonly FileProblem[] =>
    at === undefined || at <= untilSeconds
      ? []
      : [{ path, problem: `${formatDuration(at)} is after the scenario's end at ${formatDuration(untilSeconds)}` }]
  return [
    ...events.flatMap((event, at) => late(`events.${at}.at`, event.atSeconds)),
    ...neverSent('calls', calls, untilSeconds),
    ...neverSent('flows', flows, untilSeconds),
    ...neverSent('transfers', transfers, untilSeconds),
    ...expectations.flatMap((item, at) =>
      late(`expectations.${at}.at`, 'atSeconds' in item ? item.atSeconds : undefined),
    ),
  ]
}

/** Traffic of which no packet would be sent: a call that nobody makes is never silent, and would be taken for good. */
const neverSent = (
  list: string,
  traffic: readonly { readonly startSeconds?: number; readonly endSeconds?: number }[],
  untilSeconds: number,
): readonly FileProblem[] =>
  traffic.flatMap(({ startSeconds: start = 0, endSeconds: end = untilSeconds }, at) => {
    if (start < Math.min(end, untilSeconds)) return []
    const over =
      end < untilSeconds ? `its own end at ${formatDuration(end)}` : `the scenario's at ${formatDuration(untilSeconds)}`
    return [
      {
        path: `${list}.${at}.startSeconds`,
        problem: `nothing is sent: ${formatDuration(start)} is not before ${over}`,
      },
    ]
  })

const isRecord = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

function failed(path: string, problem: string): ReadScenario {
  return { ok: false, problems: [{ path, problem }] }
}

/** The document's shape of what the file says; what is wrong in it stays wrong for the schema to name. */
function scenarioOf(json: Json, name: string, problems: FileProblem[]): Json {
  const { events = [], traffic = [], expectations, bookmarks, ...rest } = json
  const own = timed(rest, '', problems)
  const shapedEvents = Array.isArray(events)
    ? events.map((event, at) => eventOf(event, `events.${at}`, problems))
    : events
  const items = listOf(traffic).map((item, at) => timed(item, `traffic.${at}`, problems))
  if (!Array.isArray(traffic))
    problems.push({ path: 'traffic', problem: 'a list of calls, flows and transfers is expected' })
  for (const [at, item] of items.entries())
    if (!isRecord(item) || !TRAFFIC.some((key) => key in item))
      problems.push({
        path: `traffic.${at}`,
        problem:
          'name it by "call" (two phones), "flow" (one packet and its answer) or "transfer" (data that fills lines)',
      })
  const flows = named(items, 'flow')
  const transfers = named(items, 'transfer')
  const expected = expectations === undefined ? undefined : list(expectations, 'expectations', problems)
  return {
    name,
    title: own.name ?? name,
    story: '',
    untilSeconds: Math.max(lastMoment(shapedEvents) + AFTERMATH_SECONDS, lastMoment(expected)),
    ...own,
    events: shapedEvents,
    calls: named(items, 'call'),
    ...(flows.length === 0 ? {} : { flows }),
    ...(transfers.length === 0 ? {} : { transfers }),
    ...(bookmarks === undefined ? {} : { bookmarks: list(bookmarks, 'bookmarks', problems) }),
    ...(expected === undefined ? {} : { expectations: expected }),
  }
}

function list(value: unknown, path: string, problems: FileProblem[]): unknown {
  return Array.isArray(value) ? value.map((item, at) => timed(item, `${path}.${at}`, problems)) : value
}

/** Words that a file has and the document says otherwise. */
const OF_FILES = ['call', 'flow', 'transfer', 'traffic', 'fault', 'restore', 'configure', 'target', 'parameters']

/** Fields of the document that no file has. */
const OF_DOCUMENT: ReadonlySet<string> = new Set(['calls', 'flows', 'transfers', 'action'])

const FIELDS = [
  ...OF_FILES,
  ...SCENARIO_FIELDS.filter((field) => !OF_DOCUMENT.has(field)).map((field) => field.replace(/Seconds$/, '')),
]

const ADVICE: FieldAdvice = {
  unknown: (field) =>
    (FIELDS.includes(field) ? ' in this place' : didYouMean(field, FIELDS)) ||
    '; remove it (docs/scenarios.md has all of them)',
  missing: '; add it',
}

/** What a file need not say. */
const USUAL = { call: { codec: 'g729' }, flow: { protocol: 'tcp', port: 23 }, transfer: { size: 1400 } } as const
type Traffic = keyof typeof USUAL
const TRAFFIC: readonly Traffic[] = ['call', 'flow', 'transfer']

function named(items: readonly unknown[], key: Traffic): readonly unknown[] {
  return items.flatMap((item) => {
    if (!isRecord(item) || !(key in item)) return []
    const { [key]: name, ...rest } = item
    return [{ ...USUAL[key], ...rest, name }]
  })
}

const lastMoment = (events: unknown): number =>
  listOf(events).reduce<number>((last, event) => {
    const at = isRecord(event) ? event.atSeconds : undefined
    return typeof at === 'number' && at > last ? at : last
  }, 0)

/** An object with its times read and named as the document names them. */
function timed(value: unknown, path: string, problems: FileProblem[]): Json {
  if (!isRecord(value)) {
    problems.push({ path, problem: 'an object with fields is expected' })
    return {}
  }
  const entries = Object.entries(value).map(([key, item]): [string, unknown] => {
    if (!TIMES.has(key)) return [key, item]
    const seconds = typeof item === 'string' ? parseDuration(item) : item
    if (seconds === undefined)
      problems.push({
        path: path === '' ? key : `${path}.${key}`,
        problem: `${JSON.stringify(item)} is no time; write "90s" or "2m30s"`,
      })
    return [`${key}Seconds`, seconds ?? 0]
  })
  return Object.fromEntries(entries)
}

function eventOf(value: unknown, path: string, problems: FileProblem[]): Json {
  const event = timed(value, path, problems)
  const { fault, restore, configure, target, parameters, ...rest } = event
  if (configure !== undefined) return { ...rest, action: 'configure', device: configure }
  const action = restore === undefined ? 'fault' : 'restore'
  const what = fault ?? restore
  if (fault !== undefined && restore !== undefined)
    problems.push({
      path: `${path}.restore`,
      problem: 'one event does one thing: write "fault" and "restore" as two events',
    })
  if (what === undefined)
    problems.push({
      path,
      problem: 'say what happens: "fault" or "restore" with kind:target, or "configure" with a device',
    })
  return { ...rest, action, fault: faultText(what, target, parameters) }
}

/** `reload:gateway-2/boot=60` of a kind, a target and parameters. A value true stands by its name, a word by itself. */
function faultText(kind: unknown, target: unknown, parameters: unknown): unknown {
  if (typeof kind !== 'string' || typeof target !== 'string') return kind ?? ''
  const words = Object.entries(isRecord(parameters) ? parameters : {}).flatMap(([key, value]) => {
    if (value === true) return [key]
    if (value === false) return []
    return [typeof value === 'string' ? value : `${key}=${String(value)}`]
  })
  const separator = target.includes('/') ? ',' : '/'
  return words.length === 0 ? `${kind}:${target}` : `${kind}:${target}${separator}${words.join(',')}`
}

/** A problem of the document's shape with the names and places that the file has. */
function inTermsOfFile({ path, problem }: FileProblem, json: Json): FileProblem {
  const renamed = path.replace(/Seconds$/, '')
  const [head, index, ...rest] = renamed.split('.')
  const key = TRAFFIC.find((each) => `${each}s` === head)
  if (!key) return { path: renamed, problem }
  const places = listOf(json.traffic).flatMap((item, at) => (isRecord(item) && key in item ? [at] : []))
  const field = rest.map((part) => (part === 'name' ? key : part))
  return { path: ['traffic', places[Number(index)] ?? index, ...field].join('.'), problem }
}

/** The text of a scenario file; reading it gives the same scenario. */
export function renderScenarioFile(scenario: Scenario): string {
  const { untilSeconds, events, calls, flows = [], transfers = [], bookmarks, expectations, ...about } = scenario
  const file = {
    ...about,
    until: formatDuration(untilSeconds),
    events: events.map(writtenEvent),
    traffic: [
      ...calls.map(({ name, ...rest }) => ({ call: name, ...written(rest) })),
      ...flows.map(({ name, ...rest }) => ({ flow: name, ...written(rest) })),
      ...transfers.map(({ name, ...rest }) => ({ transfer: name, ...written(rest) })),
    ],
    ...(bookmarks ? { bookmarks: bookmarks.map(written) } : {}),
    ...(expectations ? { expectations: expectations.map(written) } : {}),
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

function writtenEvent(event: ScenarioEvent): Json {
  const at = formatDuration(event.atSeconds)
  return event.action === 'configure'
    ? { at, configure: event.device, lines: event.lines }
    : { at, [event.action]: event.fault }
}

/** Times as text, under their names in the file. */
function written(item: object): Json {
  const entries = Object.entries(item).map(([key, value]: [string, unknown]): [string, unknown] =>
    key.endsWith('Seconds') && typeof value === 'number'
      ? [key.replace(/Seconds$/, ''), formatDuration(value)]
      : [key, value],
  )
  return Object.fromEntries(entries)
}
