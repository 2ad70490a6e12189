/**
 * "Which mechanism gives the silences that I measured?" Every reading of the keepalive and of the peer list is settled and
 * struck as the marks say, and stands beside the others: those that hold all marks, and those that cannot.
 */
import {
  type FailoverQuery,
  type FailoverRun,
  type MarkUnderReading,
  type MeasuredMark,
  markUnder,
  type Progress,
  parametersOf,
  READINGS,
  type Reading,
  readingOf,
  readingText,
  retold,
  runsOfMarks,
} from '../../analysis/index'
import type { Loaded } from '../loaded'
import type { ReadingRow, ReadingsQuestion } from '../messages'
import { faultOf, underVariant } from './failover'
import type { Handler, Work } from './question'

export const answerReadings: Handler<'readings'> = function* (loaded, question) {
  const marks = marksOf(loaded, question)
  if (typeof marks === 'string') return marks
  const site = marks[0]?.query.site
  const found = site === undefined ? undefined : readingOf(loaded.network, site)
  const rows: ReadingRow[] = []
  let stopped = false
  for (const [index, reading] of READINGS.entries()) {
    if (stopped) break
    const tell = (told: Progress) => {
      stopped ||= told.stopped !== undefined
      const fraction = (index + told.fraction) / READINGS.length
      return { ...told, fraction, text: `${readingText(reading)}: ${told.text}` }
    }
    const own = found?.keepalive === reading.keepalive && found.peers === reading.peers
    const row = yield* retold(rowOf(loaded, reading, marks, question.seed), tell)
    rows.push({ ...row, ...(own ? { asDesigned: found.why } : {}) })
  }
  const ordered = ORDER.flatMap((fits) => rows.filter((row) => row.fits === fits))
  return { kind: 'readings', result: { runs: question.runs, ...(found ? { asDesigned: found } : {}), rows: ordered } }
}

const ORDER: readonly MarkUnderReading['fits'][] = ['within', 'edge', 'outside']

/** The marks with their faults as the simulator takes them; a sentence when one cannot be. */
function marksOf(loaded: Loaded, { marks, runs, seed }: ReadingsQuestion): readonly MeasuredMark[] | string {
  const found: MeasuredMark[] = []
  for (const { fault: text, seconds, site } of marks) {
    const struck = faultOf(loaded, text, site)
    if (typeof struck === 'string') return struck
    found.push({ query: { fault: struck.fault, site: struck.heard.site, runs, seed }, seconds })
  }
  return found
}

/**
 * How the keepalives of both ends stand to each other is drawn once per network and decides with the legacy keepalive: the
 * runs are of so many networks, each settled with a seed of its own.
 */
const NETWORKS = 5

function* rowOf(loaded: Loaded, reading: Reading, marks: readonly MeasuredMark[], seed: number): Work<ReadingRow> {
  const common = { ...reading, label: readingText(reading) }
  const variant = { label: '', parameters: parametersOf(reading) }
  const runs: FailoverRun[][] = marks.map(() => [])
  for (let network = 0; network < NETWORKS; network++) {
    const share = marks.map((mark) => ({ ...mark, query: { ...mark.query, ...shareOf(mark.query, network) } }))
    if (share.every(({ query }) => query.runs === 0)) continue
    const asked = share.map(({ query }) => query)
    const base = yield* underVariant(loaded, variant, asked, network === 0 ? undefined : seed + network)
    const found = yield* retold(runsOfMarks(base, share), (told) => ({
      ...told,
      fraction: (network + told.fraction) / NETWORKS,
    }))
    if (typeof found === 'string') return { ...common, marks: [], fits: 'outside', problem: found }
    for (const [index, some] of found.entries()) runs[index]?.push(...some)
  }
  const under = marks.map((mark, index) => markUnder(mark, runs[index] ?? []))
  const fits = ORDER.findLast((item) => under.some((mark) => mark.fits === item)) ?? 'outside'
  return { ...common, marks: under, fits }
}

/** The runs are dealt out evenly; each network draws its own moments. */
const shareOf = ({ runs, seed }: FailoverQuery, network: number) => ({
  runs: Math.floor(runs / NETWORKS) + (network < runs % NETWORKS ? 1 : 0),
  seed: seed + network,
})
