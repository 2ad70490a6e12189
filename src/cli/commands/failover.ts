/** `failover`: how long a call is silent after a fault, over many runs that differ by chance alone. */
import type { AskedMark, Design, FailoverVariant, KeepaliveSettings, SharedUnits } from '../../engine/session'
import { answerTo } from '../ask'
import { type Call, type Command, JSON_OPTION, json, type Streams, Unusable } from '../command'
import { wasInterrupted } from '../engine'
import { failoverJson, failoverText, readingsText } from '../failover-output'
import type { ReadingsJson } from '../json'
import { readDesign } from '../read-design'
import { SHARE_OPTIONS, shardText, shareOf } from '../share'
import { wholeNumber } from '../whole-number'
import { inWorkers, workersOf } from '../workers'

export const failoverCommand: Command = {
  name: 'failover',
  summary: 'how long a call is silent after a fault, over timer phases',
  words: ['<DESIGN>'],
  options: [
    { flags: '--fault <F>', meaning: 'what breaks, as reload:gateway-2 or cut:gateway-1/Fa0/1' },
    { flags: '--site <X>', meaning: 'the site whose call is timed' },
    { flags: '--runs <N>', meaning: 'how many runs (1000)' },
    { flags: '--seed <N>', meaning: 'draws chance anew' },
    { flags: '--sites <N>', meaning: 'with so many sites' },
    { flags: '--marks <S,S>', meaning: 'which readings of keepalive and peer list hold measured silences' },
    {
      flags: '--with <SETTING>',
      meaning:
        'and beside it the same with NAME=VALUE,… (docs/assumptions.md has the names) or "keepalive 10 2 periodic"',
    },
    ...SHARE_OPTIONS,
    JSON_OPTION,
  ],
  examples: [
    ['design.json --fault reload:gateway-2', 'the distribution of the silence'],
    ['design.json --fault reload:gateway-2 --runs 100000 --workers 8', 'on eight processors'],
    [
      'design.json --marks 23,31',
      'every reading beside the silences measured when the standby and the active were reloaded',
    ],
    ['design.json --fault cut:gateway-1/Fa0/1 --runs 200 --with triesPerPeer=5', 'with another parameter beside it'],
  ],
  run: failover,
}

const USUAL_RUNS = 1000
const MOST_RUNS = 100_000
/** Runs of each mark under each of the six readings. */
const READING_RUNS = 40

async function failover(call: Call, streams: Streams): Promise<number> {
  return failoverWith(call, streams)
}

/** The answer with what was done elsewhere. */
export async function failoverWith(call: Call, streams: Streams, done?: SharedUnits): Promise<number> {
  const { fault, site, with: change, marks } = call.options
  const design = readDesign('failover', call.words[0], streams)
  if (marks !== undefined) return readings(call, streams, design, marks)
  if (fault === undefined) throw new Unusable('failover needs --fault F, for example reload:gateway-2')
  const runs = count(call, 'runs', USUAL_RUNS, 1, MOST_RUNS)
  const seed = count(call, 'seed', design.seed, 0, Number.MAX_SAFE_INTEGER)
  const sites = call.options.sites === undefined ? undefined : count(call, 'sites', 0, 1, 100_000)
  const variants = change === undefined ? [] : [{ label: 'as designed' }, readVariant(change)]
  const question = {
    kind: 'failover',
    fault,
    runs,
    seed,
    variants,
    ...(site === undefined ? {} : { site }),
    ...(sites === undefined ? {} : { sites }),
  } as const
  const share = shareOf(call)
  const workers = workersOf(call)
  const units = done ?? (workers > 1 && !share ? await inWorkers(call, workers, streams) : undefined)
  const known = units?.of === 'failover' ? { known: units.variants, onlyKnown: wasInterrupted() } : {}
  const answer = await answerTo(design, (revision) => ({
    kind: 'ask',
    id: 2,
    revision,
    question: { ...question, ...known, ...(share ? { share } : {}) },
  }))
  if (share && answer.kind === 'share') {
    streams.out(shardText(call, design, share, answer.units))
    return 0
  }
  if (answer.kind !== 'failover') throw new Unusable('the engine gave no distribution')
  streams.out(call.flags.has('json') ? json(failoverJson(answer.results)) : failoverText(answer.results))
  return 0
}

/** Every reading of the keepalive and of the peer list, beside silences that were measured. */
async function readings(call: Call, streams: Streams, design: Design, text: string): Promise<number> {
  const { site, fault, with: change } = call.options
  const other = [fault && '--fault', change && '--with', shareOf(call) && '--shard', workersOf(call) > 1 && '--workers']
  const both = other.find((word) => word)
  if (both) throw new Unusable(`--marks strikes each mark under every reading by itself: leave ${both} out`)
  const marks = readMarks(text).map((mark) => ({ ...mark, ...(site === undefined ? {} : { site }) }))
  const runs = count(call, 'runs', READING_RUNS, 1, MOST_RUNS)
  const seed = count(call, 'seed', design.seed, 0, Number.MAX_SAFE_INTEGER)
  const question = { kind: 'readings', marks, runs, seed } as const
  const answer = await answerTo(design, (revision) => ({ kind: 'ask', id: 2, revision, question }))
  if (answer.kind !== 'readings') throw new Unusable('the engine gave no readings')
  streams.out(call.flags.has('json') ? json(answer.result satisfies ReadingsJson) : readingsText(answer.result))
  return 0
}

/** What the source document's two marks are of. */
const RELOADED = ['reload:{standby}', 'reload:{active}'] as const

/** `23,31`, or `reload:gateway-2=23,cut:gateway-1/Fa0/1=12`. */
function readMarks(text: string): readonly AskedMark[] {
  const marks = text.split(/,(?=\s*(?:[\d.]+\s*(?:,|$)|[a-z-]+:))/)
  return marks.map((word, index) => {
    const at = word.lastIndexOf('=')
    const fault = at < 0 ? RELOADED[index] : word.slice(0, at).trim()
    const seconds = Number(word.slice(at + 1).trim() || Number.NaN)
    if (fault === undefined || !(seconds > 0))
      throw new Unusable(
        `--marks ${text}: write the seconds of silence when the standby and when the active is reloaded, as 23,31, or FAULT=SECONDS,… for others`,
      )
    return { fault, seconds }
  })
}

function count(call: Call, option: string, usual: number, least: number, most: number): number {
  const text = call.options[option]
  return text === undefined ? usual : wholeNumber(option, text, least, most)
}

/** `triesPerPeer=5,peerRestart=next`, or a keepalive as IOS writes it. */
function readVariant(text: string): FailoverVariant {
  const keepalive = readKeepalive(text)
  if (keepalive) return { label: text, keepalive }
  const pairs = text.split(',').map((word) => {
    const [name = '', value] = word.split('=')
    if (value === undefined) throw new Unusable(`--with ${text}: write NAME=VALUE, or "keepalive 10 2 periodic"`)
    return [name.trim(), readValue(value.trim())] as const
  })
  return { label: text, parameters: Object.fromEntries(pairs) }
}

function readValue(text: string): number | boolean | string {
  if (text === 'true' || text === 'false') return text === 'true'
  return text !== '' && Number.isFinite(Number(text)) ? Number(text) : text
}

function readKeepalive(text: string): KeepaliveSettings | undefined {
  const match = /^keepalive\s+(\d+)(?:\s+(\d+))?(?:\s+(periodic|on-demand))?$/.exec(text.trim())
  if (!match) return undefined
  const [, seconds, retry, mode] = match
  return {
    seconds: Number(seconds),
    ...(retry === undefined ? {} : { retrySeconds: Number(retry) }),
    ...(mode === 'periodic' || mode === 'on-demand' ? { mode } : {}),
  }
}
