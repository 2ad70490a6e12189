/**
 * Work in bulk in parts. `--shard 2/8` does one part and prints its units as JSON; `merge` makes the answer of all parts,
 * byte for byte the one that a single call would have printed; `--workers N` (workers.ts) does both on this machine.
 */
import * as v from 'valibot'
import { type Design, hashText, joined, renderDesignFile, type Share, type SharedUnits } from '../engine/session'
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

/** What a call asks, whatever the form of its answer. */
export function askedOf({ command, options, flags }: Call): Pick<ShardFile, 'command' | 'options' | 'flags'> {
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

const numbered = <Unit extends v.GenericSchema>(unit: Unit) => v.array(v.tuple([v.number(), unit]))

/** As much of a file's form as decides which question it answers; what a call printed has the rest. */
const FORM = v.object({
  command: v.string(),
  options: v.record(v.string(), v.string()),
  flags: v.array(v.string()),
  design: v.number(),
  share: v.object({ part: v.number(), of: v.number() }),
  units: v.variant('of', [
    v.object({
      of: v.literal('failover'),
      variants: v.array(numbered(v.looseObject({ run: v.looseObject({ causes: v.looseObject({}) }) }))),
    }),
    v.object({
      of: v.literal('sweep'),
      failures: numbered(v.object({ sites: v.array(v.looseObject({ site: v.string() })) })),
    }),
  ]),
})

/** A part as it was printed. */
export function readShard(text: string, name: string): ShardFile {
  try {
    const value = JSON.parse(text)
    if (v.is(FORM, value)) return value as ShardFile
  } catch {
    // It is told below, as any other file that is none.
  }
  throw new Unusable(`${name} is no part of an answer: give what a call with --shard printed`)
}
