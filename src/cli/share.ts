/**
 * Work in bulk in parts. `--shard 2/8` does one part and prints its units as JSON; `merge` makes the answer of all parts,
 * byte for byte the one that a single call would have printed; `--workers N` does both on this machine, each worker this
 * program again in a process of its own.
 */
import { spawn } from 'node:child_process'
import { type Design, hashText, renderDesignFile, type Share, type SharedUnits } from '../engine/session'
import { type Call, type CommandOption, json, Unusable } from './command'

export const SHARE_OPTIONS: readonly CommandOption[] = [
  { flags: '--workers <N>', meaning: 'so many processes at once' },
  { flags: '--shard <I/N>', meaning: 'only part I of N, as JSON for merge' },
]

/** A part of an answer as it is printed and read. */
export interface ShardFile {
  /** The command, and its options but for those of the output. */
  readonly command: string
  readonly options: Call['options']
  readonly flags: readonly string[]
  /** The text of the design, as a number: parts of different designs are not merged. */
  readonly design: number
  readonly share: Share
  readonly units: SharedUnits
}

/** They say how an answer is printed or made, not what is asked. */
const OUTPUT: ReadonlySet<string> = new Set(['json', 'markdown', 'junit', 'show-secrets', 'workers', 'shard'])

export function shareOf(call: Call): Share | undefined {
  const text = call.options.shard
  if (text === undefined) return undefined
  const [part, of] = /^\d+\/\d+$/.test(text) ? text.split('/').map(Number) : []
  if (part === undefined || of === undefined || part < 1 || part > of)
    throw new Unusable(`--shard ${text}: write which part of how many, for example 2/8`)
  return { part, of }
}

/** One part as JSON. */
export function shardText(call: Call, design: Design, share: Share, units: SharedUnits): string {
  return json({ ...askedOf(call), design: hashOf(design), share, units } satisfies ShardFile)
}

function askedOf({ command, options, flags }: Call): Pick<ShardFile, 'command' | 'options' | 'flags'> {
  const kept = Object.entries(options).filter(([name]) => !OUTPUT.has(name))
  return { command, options: Object.fromEntries(kept), flags: [...flags].filter((name) => !OUTPUT.has(name)) }
}

export const hashOf = (design: Design): number => hashText(renderDesignFile(design))

/** The units of every part, once it is sure that they are the parts of one answer. */
export function togetherOf(files: readonly ShardFile[]): SharedUnits {
  const [first] = files
  if (!first) throw new Unusable('merge needs the files that --shard printed')
  const asked = ({ command, options, flags, design, share }: ShardFile) =>
    JSON.stringify([command, options, flags, design, share.of])
  for (const file of files)
    if (asked(file) !== asked(first))
      throw new Unusable(
        `part ${partOf(file)} answers another question, or of another design, than part ${partOf(first)}`,
      )
  for (let part = 1; part <= first.share.of; part++) {
    const found = files.filter(({ share }) => share.part === part).length
    if (found !== 1) throw new Unusable(`part ${part}/${first.share.of} is ${found === 0 ? 'missing' : 'there twice'}`)
  }
  return joined(files.map(({ units }) => units))
}

const partOf = ({ share }: ShardFile) => `${share.part}/${share.of}`

function joined(all: readonly SharedUnits[]): SharedUnits {
  const failovers = all.flatMap((item) => (item.of === 'failover' ? [item.variants] : []))
  const [variants] = failovers
  if (!variants) return { of: 'sweep', failures: all.flatMap((item) => (item.of === 'sweep' ? item.failures : [])) }
  return { of: 'failover', variants: variants.map((_, index) => failovers.flatMap((item) => item[index] ?? [])) }
}

/** How many processes a call asks for. */
export function workersOf(call: Call): number {
  const text = call.options.workers
  const workers = text === undefined ? 1 : Number(text)
  if (!Number.isInteger(workers) || workers < 1 || workers > 256)
    throw new Unusable(`--workers ${text}: a whole number from 1 to 256 is expected`)
  if (workers > 1 && call.words[0] === '-')
    throw new Unusable('--workers needs a DESIGN that every worker can read: a file, not standard input')
  return workers
}

/** Does the parts of a call in processes of their own; what they did. Ctrl-C reaches them too: they tell what they know. */
export async function inWorkers(call: Call, workers: number): Promise<SharedUnits> {
  const parts = Array.from({ length: workers }, (_, index) => worker(call, `${index + 1}/${workers}`))
  return togetherOf(await Promise.all(parts))
}

async function worker(call: Call, shard: string): Promise<ShardFile> {
  const { command, options, flags } = askedOf(call)
  const given = [
    ...Object.entries(options).map(([name, value]) => `--${name}=${value}`),
    ...flags.map((name) => `--${name}`),
  ]
  const words = [...process.execArgv, process.argv[1] ?? '', command, ...given, `--shard=${shard}`, '--', ...call.words]
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'] })
  const told = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (told.out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (told.err += text))
  const code = await new Promise((resolve, reject) => child.on('close', resolve).on('error', reject))
  if (code !== 0) throw new Unusable(`worker ${shard} ended without an answer: ${told.err.trim()}`)
  return readShard(told.out, `worker ${shard}`)
}

/** A part as it was printed. */
export function readShard(text: string, name: string): ShardFile {
  try {
    const value: Partial<ShardFile> = JSON.parse(text)
    if (value.command && value.options && value.flags && value.share && value.units) return value as ShardFile
  } catch {
    // It is told below, as any other file that is none.
  }
  throw new Unusable(`${name} is no part of an answer: give what a call with --shard printed`)
}
