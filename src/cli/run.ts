/**
 * The commands of the headless contract. Exit 0 = done and good, 1 = done and something is wrong with the design,
 * 2 = the call or its input is unusable. JSON goes to standard output alone; messages go to standard error.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type Answer,
  type Design,
  type Finding,
  parseDesignFile,
  REFERENCE_DESIGNS,
  type Reply,
  type Request,
  renderDesignFile,
  Session,
  type TracePair,
} from '../engine/session'
import { type Call, readCall } from './arguments'
import type { CheckJson, ExportJson, ReferenceJson } from './json'
import { traceJson, traceText } from './trace-output'

export interface Streams {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
}

/** A call that cannot be served: its sentence goes to standard error, the exit code is 2. */
class Unusable extends Error {}

const LATER = ['import', 'run', 'sweep', 'diff', 'report', 'failover']

const USAGE = `headend: topology designer for dual head-end IPsec hubs, headless

  reference [NAME]                     a built-in design, or their list
  check DESIGN                         the design's findings
  export DESIGN --out DIR              one configuration per device
  show DESIGN DEVICE "COMMAND"         what the device's terminal would print
  trace DESIGN --from A --to B [--protocol udp|tcp|icmp|esp] [--port N]
                                       the path, both ways

DESIGN is a file, - for standard input, or the name of a built-in design. --json prints one JSON value.
`

/** Runs one call and returns its exit code. */
export async function runCommand(argv: readonly string[], streams: Streams): Promise<number> {
  const call = readCall(argv)
  if (typeof call === 'string') return unusable(streams, call)
  try {
    return await dispatch(call, streams)
  } catch (error) {
    if (error instanceof Unusable) return unusable(streams, error.message)
    throw error
  }
}

function unusable(streams: Streams, message: string): number {
  streams.err(`headend: ${message}\n`)
  return 2
}

async function dispatch(call: Call, streams: Streams): Promise<number> {
  if (call.flags.has('help') || call.command === 'help') {
    streams.out(USAGE)
    return 0
  }
  switch (call.command) {
    case 'reference':
      return reference(call, streams)
    case 'check':
      return check(call, streams)
    case 'export':
      return exportTexts(call, streams)
    case 'show':
      return show(call, streams)
    case 'trace':
      return trace(call, streams)
    default:
      if (LATER.includes(call.command)) throw new Unusable(`${call.command}: not available yet`)
      streams.err(USAGE)
      throw new Unusable(call.command === '' ? 'no command given' : `there is no command "${call.command}"`)
  }
}

function reference(call: Call, streams: Streams): number {
  const [name] = call.words
  if (name === undefined) {
    const list: ReferenceJson = REFERENCE_DESIGNS.map(({ name: id, title, description }) => ({
      name: id,
      title,
      description,
    }))
    streams.out(
      call.flags.has('json')
        ? json(list)
        : `${list.map((item) => `${item.name.padEnd(16)} ${item.title}. ${item.description}`).join('\n')}\n`,
    )
    return 0
  }
  const found = REFERENCE_DESIGNS.find((item) => item.name === name)
  if (!found)
    throw new Unusable(
      `there is no built-in design "${name}"; known: ${REFERENCE_DESIGNS.map((item) => item.name).join(', ')}`,
    )
  streams.out(renderDesignFile(found.build()))
  return 0
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`

/** The design a call names: a file, standard input, or a built-in one. */
function readDesign(call: Call): Design {
  const [name] = call.words
  if (name === undefined) throw new Unusable(`${call.command} needs a DESIGN: a file, or - for standard input`)
  const builtIn = REFERENCE_DESIGNS.find((item) => item.name === name)
  if (builtIn) return builtIn.build()
  let text: string
  try {
    text = readFileSync(name === '-' ? 0 : name, 'utf8')
  } catch (error) {
    throw new Unusable(`${name} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
  const read = parseDesignFile(text)
  if (read.ok) return read.design
  throw new Unusable(
    read.problems
      .map(({ path, problem }) => `${name}${path === '' ? '' : `, field ${path}`}: ${problem}`)
      .join('\nheadend: '),
  )
}

interface Findings {
  readonly findings: readonly Finding[]
}

/** Asks a fresh session one request after loading the design; gathers what it replied. */
async function converse(design: Design, then?: (revision: number) => Request): Promise<readonly Reply[]> {
  const replies: Reply[] = []
  const session = new Session({ pause: () => Promise.resolve() })
  await session.handle({ kind: 'load', id: 1, revision: 1, design }, (reply) => replies.push(reply))
  if (then) await session.handle(then(1), (reply) => replies.push(reply))
  const failure = replies.find((reply) => reply.kind === 'failed')
  if (failure?.kind === 'failed') throw new Unusable(failure.message)
  return replies
}

async function answerTo(design: Design, then: (revision: number) => Request): Promise<Answer> {
  const reply = (await converse(design, then)).find((item) => item.kind === 'answer')
  if (reply?.kind !== 'answer') throw new Unusable('the engine gave no answer')
  return reply.answer
}

/** The rules' findings, and what was noticed when the texts were read back. */
async function findingsOf(
  design: Design,
): Promise<Findings & { readonly texts: Extract<Reply, { readonly kind: 'compiled' }>['texts'] }> {
  const compiled = (await converse(design)).find((item) => item.kind === 'compiled')
  if (compiled?.kind !== 'compiled') throw new Unusable('the design could not be compiled')
  const read = compiled.diagnostics.map(
    (item): Finding => ({
      rule: 'configuration',
      severity: item.severity,
      summary: item.summary,
      remedy: item.remedy,
      ...(item.device === '' ? {} : { device: item.device }),
      ...(item.line === 0 ? {} : { line: item.line }),
    }),
  )
  return { findings: [...compiled.findings, ...read], texts: compiled.texts }
}

async function check(call: Call, streams: Streams): Promise<number> {
  const { findings } = await findingsOf(readDesign(call))
  if (call.flags.has('json')) streams.out(json({ findings } satisfies CheckJson))
  else streams.out(findings.length === 0 ? 'Nothing to remark.\n' : `${findings.map(findingText).join('\n')}\n`)
  return findings.some((finding) => finding.severity === 'error') ? 1 : 0
}

function findingText(finding: Finding): string {
  const where = [finding.device, finding.line === undefined ? undefined : `line ${finding.line}`]
    .filter(Boolean)
    .join(', ')
  return `${finding.severity}: ${where === '' ? '' : `${where}: `}${finding.summary}. ${finding.remedy}`
}

async function exportTexts(call: Call, streams: Streams): Promise<number> {
  const { out, format = 'ios' } = call.options
  if (out === undefined) throw new Unusable('export needs --out DIR')
  if (format !== 'ios') throw new Unusable(`export --format ${format}: not available yet`)
  const { findings, texts } = await findingsOf(readDesign(call))
  const written = texts.filter((item) => item.language !== 'none')
  mkdirSync(out, { recursive: true })
  const files = written.map((item) => {
    writeFileSync(join(out, item.fileName), item.text)
    return item.fileName
  })
  streams.out(call.flags.has('json') ? json({ files, findings } satisfies ExportJson) : `${files.join('\n')}\n`)
  for (const finding of call.flags.has('json') ? [] : findings) streams.err(`${findingText(finding)}\n`)
  return findings.some((finding) => finding.severity === 'error') ? 1 : 0
}

async function show(call: Call, streams: Streams): Promise<number> {
  const [, device, line] = call.words
  if (device === undefined || line === undefined) throw new Unusable('show needs DESIGN DEVICE "COMMAND"')
  if (call.options.scenario !== undefined) throw new Unusable('show --scenario: not available yet')
  const design = readDesign(call)
  const answer = await answerTo(design, (revision) => ({ kind: 'exec', id: 2, revision, device, line }))
  streams.out(answer.kind === 'exec' ? `${answer.output}\n` : '')
  return 0
}

const PROTOCOLS = ['udp', 'tcp', 'icmp', 'esp'] as const

async function trace(call: Call, streams: Streams): Promise<number> {
  const { from, to, protocol: word = 'udp', port = '16384' } = call.options
  if (from === undefined || to === undefined) throw new Unusable('trace needs --from A and --to B')
  if (call.options.scenario !== undefined || call.options.at !== undefined)
    throw new Unusable('trace --scenario and --at: not available yet')
  const protocol = PROTOCOLS.find((item) => item === word)
  if (!protocol) throw new Unusable(`--protocol ${word}: choose ${PROTOCOLS.join(', ')}`)
  const number = Number(port)
  if (!Number.isInteger(number) || number < 0 || number > 65535)
    throw new Unusable(`--port ${port}: a port lies between 0 and 65535`)
  const design = readDesign(call)
  const question = { kind: 'trace', from, to, protocol, port: number, faults: [] } as const
  const answer = await answerTo(design, (revision) => ({ kind: 'ask', id: 2, revision, question }))
  if (answer.kind !== 'trace') throw new Unusable('the engine gave no path')
  return printTrace(answer.pair, call, streams)
}

function printTrace(pair: TracePair, call: Call, streams: Streams): number {
  const value = traceJson(pair)
  streams.out(call.flags.has('json') ? json(value) : traceText(pair))
  return value.good ? 0 : 1
}
