/** One target, many inputs: what failed, with the seed that brings it back and a smaller input that fails likewise. */
import { randomOf, seedOf } from './random'
import type { Target } from './target'

export interface Failure {
  readonly target: string
  readonly seed: number
  readonly message: string
  /** An input that fails, made smaller by leaving lines out. */
  readonly input: string
}

export interface Tally {
  readonly target: string
  readonly inputs: number
  readonly seconds: number
  readonly slowestMs: number
  readonly slowestSeed: number
  readonly failures: readonly Failure[]
}

export interface Limits {
  readonly inputs: number
  readonly seconds: number
}

/** Failures beyond these of one target are not looked for. */
const ENOUGH = 20
/** An input that takes this many times its target's usual time is a failure. */
const TOO_SLOW = 10
const SHRINKING_TRIES = 200

export async function campaign(target: Target, run: number, limits: Limits): Promise<Tally> {
  const start = performance.now()
  const failures: Failure[] = []
  let [inputs, slowestMs, slowestSeed] = [0, 0, 0]
  while (inputs < limits.inputs && performance.now() - start < limits.seconds * 1000 && failures.length < ENOUGH) {
    const seed = seedOf(run, inputs++)
    const input = target.make(randomOf(seed))
    const before = computed()
    const message = await complaint(target, input)
    const took = computed() - before
    if (took > slowestMs) [slowestMs, slowestSeed] = [took, seed]
    const told = message ?? (took > target.usualMs * TOO_SLOW ? await stillSlow(target, input) : undefined)
    if (told !== undefined)
      failures.push({ target: target.name, seed, message: told, input: await smaller(target, input, told) })
  }
  return { target: target.name, inputs, seconds: (performance.now() - start) / 1000, slowestMs, slowestSeed, failures }
}

/** Milliseconds that this process has computed: others on the machine are no fault of an input. */
function computed(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** What was slow is tried once more: the first time may have paid for what all others use. */
async function stillSlow(target: Target, input: string): Promise<string | undefined> {
  const before = computed()
  await complaint(target, input)
  const took = computed() - before
  return took > target.usualMs * TOO_SLOW ? `took ${Math.round(took)} ms` : undefined
}

/** What does not hold for an input; nothing when all does. */
export async function complaint(target: Target, input: string): Promise<string | undefined> {
  try {
    await target.check(input)
    return undefined
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  }
}

const kindOf = (message: string) => message.replaceAll(/\d+|"[^"]*"/g, '').slice(0, 60)

/** Leaves out ever smaller runs of lines while the input goes on failing in the same way. */
async function smaller(target: Target, input: string, message: string): Promise<string> {
  if (message.startsWith('took')) return input
  let lines = input.split('\n')
  let tries = 0
  for (let size = Math.ceil(lines.length / 2); size >= 1 && tries < SHRINKING_TRIES; size = Math.floor(size / 2))
    for (let at = 0; at < lines.length && tries < SHRINKING_TRIES; ) {
      const less = [...lines.slice(0, at), ...lines.slice(at + size)]
      tries++
      const told = await complaint(target, less.join('\n'))
      if (told !== undefined && kindOf(told) === kindOf(message)) lines = less
      else at += size
    }
  return lines.join('\n')
}
