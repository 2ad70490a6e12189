/** What a scenario must look like, in a saved design and in a file of its own. */
import * as v from 'valibot'
import { parametersSchema } from './parameters-schema'
import { type Expectation, LONGEST_SCENARIO_SECONDS, type Scenario } from './scenario'

const MAX_WORDS = 10_000
const MAX_STORY = 200_000
const MAX_PORT = 65_535

const text = v.pipe(v.string(), v.maxLength(MAX_WORDS))
const line = v.pipe(text, v.regex(/^[^\r\n]*$/, 'it must stand on one line'))
/** Seconds. */
const moment = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(LONGEST_SCENARIO_SECONDS))
const often = v.pipe(v.number(), v.finite(), v.minValue(0.1), v.maxValue(LONGEST_SCENARIO_SECONDS))
const port = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_PORT))
const protocol = v.picklist(['icmp', 'udp', 'tcp'])

const eventSchema = v.variant('action', [
  v.strictObject({ atSeconds: moment, action: v.picklist(['fault', 'restore']), fault: line }),
  v.strictObject({ atSeconds: moment, action: v.literal('configure'), device: line, lines: v.array(text) }),
])

const span = { startSeconds: v.exactOptional(moment), endSeconds: v.exactOptional(moment) }

const callSchema = v.strictObject({ name: line, from: line, to: line, codec: v.picklist(['g711', 'g729']), ...span })

const flowSchema = v.strictObject({ name: line, from: line, to: line, protocol, port, everySeconds: often, ...span })

const transferSchema = v.strictObject({
  name: line,
  from: line,
  to: line,
  kbit: v.pipe(v.number(), v.finite(), v.minValue(1), v.maxValue(100_000)),
  size: v.pipe(v.number(), v.integer(), v.minValue(28), v.maxValue(1500)),
  ...span,
})

const at = { atSeconds: moment }

const expectationSchema = v.variant('kind', [
  v.strictObject({
    kind: v.literal('outage'),
    call: line,
    direction: v.exactOptional(v.picklist(['forward', 'return'])),
    is: v.picklist(['none', 'passing', 'permanent']),
    atLeastSeconds: v.exactOptional(moment),
    atMostSeconds: v.exactOptional(moment),
  }),
  v.strictObject({ kind: v.literal('flow'), flow: line, answered: v.boolean(), atSeconds: v.exactOptional(moment) }),
  v.strictObject({
    kind: v.literal('path'),
    ...at,
    from: line,
    to: line,
    protocol,
    port,
    good: v.boolean(),
    disposition: v.exactOptional(line),
  }),
  v.strictObject({ kind: v.literal('hsrp-active'), ...at, device: line }),
  v.strictObject({ kind: v.literal('peer'), ...at, site: line, peer: line }),
  v.strictObject({
    kind: v.literal('route'),
    ...at,
    device: line,
    prefix: line,
    present: v.boolean(),
    code: v.exactOptional(v.picklist(['C', 'S', 'D', 'D EX'])),
  }),
  v.strictObject({ kind: v.literal('sa'), ...at, device: line, prefix: line, present: v.boolean() }),
  v.strictObject({
    kind: v.literal('show'),
    ...at,
    device: line,
    command: line,
    contains: line,
    present: v.boolean(),
  }),
]) satisfies v.GenericSchema<unknown, Expectation>

export const scenarioSchema = v.strictObject({
  name: line,
  title: line,
  story: v.pipe(v.string(), v.maxLength(MAX_STORY)),
  untilSeconds: moment,
  events: v.array(eventSchema),
  calls: v.array(callSchema),
  bookmarks: v.exactOptional(v.array(v.strictObject({ atSeconds: moment, name: line }))),
  flows: v.exactOptional(v.array(flowSchema)),
  transfers: v.exactOptional(v.array(transferSchema)),
  expectations: v.exactOptional(v.array(expectationSchema)),
  parameters: v.exactOptional(parametersSchema),
  seed: v.exactOptional(v.pipe(v.number(), v.safeInteger())),
}) satisfies v.GenericSchema<unknown, Scenario>

/** The names of all fields of a scenario, at whatever place. */
export const SCENARIO_FIELDS: readonly string[] = [
  scenarioSchema,
  callSchema,
  flowSchema,
  transferSchema,
  ...eventSchema.options,
  ...expectationSchema.options,
].flatMap(({ entries }) => Object.keys(entries))
