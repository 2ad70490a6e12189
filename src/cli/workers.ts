/**
 * `--workers N`: the parts of a call in processes of their own, each of them this program again with `--shard`. Ctrl-C
 * stops them with what they know, a second one ends all; a worker whose parent has gone ends too.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { joined, type SharedUnits } from '../engine/session'
import { type Call, type Streams, Unusable } from './command'
import { stoppable, wasInterrupted } from './engine'
import { askedOf, readShard, type ShardFile, togetherOf } from './share'
import { wholeNumber } from './whole-number'

/** Set for workers by who starts them. */
const WORKER = 'HEADEND_WORKER'

/** A progress line, as a worker writes it where lines stay. */
const PROGRESS = /^headend: \d+ %.*\n/gm

/** In a worker: its parent says when it ends, whoever hears a second Ctrl-C. */
export function obeyParent(): void {
  if (process.env[WORKER] === undefined) return
  process.on('SIGINT', () => undefined)
  process.once('disconnect', () => process.exit(2))
  process.channel?.unref()
}

/** How many processes a call asks for. */
export function workersOf(call: Call): number {
  const text = call.options.workers
  const workers = text === undefined ? 1 : wholeNumber('workers', text, 1, 256)
  if (workers > 1 && call.words[0] === '-')
    throw new Unusable('--workers needs a DESIGN that every worker can read: a file, not standard input')
  return workers
}

/** What the workers did. The parts are alike: how far the first one is, is how far all are. */
export async function inWorkers(call: Call, workers: number, streams: Streams): Promise<SharedUnits> {
  const running = Array.from({ length: workers }, (_, index) => startWorker(call, `${index + 1}/${workers}`))
  const signal = (name: NodeJS.Signals) => {
    for (const { child } of running) child.kill(name)
  }
  running[0]?.child.stderr?.on('data', (text: string) => {
    for (const line of text.match(PROGRESS) ?? []) streams.err(line)
  })
  try {
    const parts = await stoppable(
      () => Promise.all(running.map(({ ended }) => ended)),
      () => signal('SIGINT'),
    )
    const done = parts.filter((part) => part !== undefined)
    if (!wasInterrupted()) return togetherOf(done)
    if (done.length === 0) throw new Unusable('Stopped by hand before anything was known.')
    streams.err('headend: Stopped by hand. What follows is what was known by then.\n')
    return joined(done.map(({ units }) => units))
  } catch (error) {
    signal('SIGTERM')
    throw error
  }
}

interface Worker {
  readonly child: ChildProcess
  /** Its part; nothing when it was stopped before it knew anything. */
  readonly ended: Promise<ShardFile | undefined>
}

function startWorker(call: Call, shard: string): Worker {
  const { command, options, flags } = askedOf(call)
  const given = [
    ...Object.entries(options).map(([name, value]) => `--${name}=${value}`),
    ...flags.map((name) => `--${name}`),
  ]
  const words = [...process.execArgv, process.argv[1] ?? '', command, ...given, `--shard=${shard}`, '--', ...call.words]
  const child = spawn(process.execPath, words, {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, [WORKER]: shard },
  })
  return { child, ended: partOf(child, `worker ${shard}`) }
}

async function partOf(child: ChildProcess, name: string): Promise<ShardFile | undefined> {
  const told = { out: '', err: '' }
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (told.out += text))
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (told.err += text))
  const code = await new Promise((resolve, reject) => child.on('close', resolve).on('error', reject))
  if (wasInterrupted()) return told.out === '' ? undefined : readShard(told.out, name)
  if (code !== 0) throw new Unusable(`${name} ended without an answer: ${told.err.trim()}`)
  return readShard(told.out, name)
}
