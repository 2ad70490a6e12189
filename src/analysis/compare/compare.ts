/** "What changed?": configurations, tables, the paths of every site and what failures cost; a summary first. */
import { plural } from '../../net/index'
import { type Progress, retold } from '../progress'
import type { SweepResult } from '../sweep/types'
import { deviceChanges } from './devices'
import { type OutagesCompared, outageChanges } from './outages'
import { pathChanges } from './paths'
import type { Changes, DeviceChange, OutageChange, OutageSide, PathChange, Renamed, Side } from './types'

/** `outages` asks for the failures of the head-end block too, which takes two sweeps. */
export function* compare(
  before: Side,
  after: Side,
  outages: boolean,
  renamed: readonly Renamed[] = [],
): Generator<Progress, Changes> {
  const devices = deviceChanges(before, after)
  yield { fraction: 0, text: 'configurations and tables' }
  const paths = yield* retold(pathChanges(before, after), () => ({ fraction: 0, text: 'paths' }))
  const cost = outages ? yield* outageChanges(before, after) : undefined
  const summary = summaryOf(devices, paths, cost, renamed)
  return { summary, renamed, devices, paths, ...(cost ? { outages: cost.outages } : {}) }
}

function summaryOf(
  devices: readonly DeviceChange[],
  paths: readonly PathChange[],
  cost: OutagesCompared | undefined,
  renamed: readonly Renamed[],
): readonly string[] {
  const found = [
    ...pathSummary(paths),
    ...(cost ? costSummary(cost) : []),
    ...textSummary(devices),
    ...renamedSummary(renamed),
  ]
  if (found.length > 0) return found
  return [devices.length === 0 ? 'Nothing differs.' : 'Tables differ; configurations, paths and outages are the same.']
}

function pathSummary(paths: readonly PathChange[]): readonly string[] {
  const sites = (test: (path: PathChange) => boolean) => new Set(paths.filter(test).map((path) => path.site))
  const lost = sites(({ before, after }) => before?.good === true && after?.good !== true)
  const won = sites(({ before, after }) => before?.good !== true && after?.good === true)
  const moved = [...sites(({ before, after }) => before?.good === true && after?.good === true)].filter(
    (site) => !lost.has(site) && !won.has(site),
  )
  return [
    ...told([...lost], 'loses a way that it had', 'lose a way that they had'),
    ...told([...won], 'has a way that it had not', 'have a way that they had not'),
    ...told(moved, 'takes another path', 'take another path'),
  ]
}

function told(sites: readonly string[], one: string, many: string): readonly string[] {
  if (sites.length === 0) return []
  const names = sites.length <= 4 ? sites.join(', ') : `${sites.slice(0, 3).join(', ')} and ${sites.length - 3} more`
  return [`${names} ${sites.length === 1 ? one : many}.`]
}

function costSummary({ before, after, outages }: OutagesCompared): readonly string[] {
  const points = (of: SweepResult | undefined) =>
    of?.singlePoints.filter((point) => point.scope.kind === 'head-end') ?? []
  const [old, now] = [points(before), points(after)]
  // A failure that has nobody left to silence is no better than before.
  const silent = new Set(after?.downBefore.map((item) => item.site))
  const isOpen = after?.judgements.scopes.find(({ scope }) => scope === 'head-end')?.verdict === 'not known'
  const gone = old.filter(
    (point) =>
      !isOpen && !now.some((other) => other.fault === point.fault) && !point.sites.every((site) => silent.has(site)),
  )
  const come = now.filter((point) => !old.some((other) => other.fault === point.fault))
  return [
    ...come.map((point) => `New single point of failure of the head-end block: ${point.title}.`),
    ...gone.map((point) => `No single point of failure of the head-end block any more: ${point.title}.`),
    ...failuresSummary(outages),
  ]
}

/** Failures of which a summary tells what they cost. */
const NAMED = 4

/** What the same failures cost now and what they cost before, each with one of its sites. */
function failuresSummary(outages: readonly OutageChange[]): readonly string[] {
  const faults = new Map<string, OutageChange[]>()
  for (const item of outages)
    if (item.before && item.after) {
      const same = faults.get(item.fault)
      if (same) same.push(item)
      else faults.set(item.fault, [item])
    }
  const named = [...faults.values()].slice(0, NAMED).flatMap(([first, ...more]) => {
    if (!first) return []
    const sites = more.length === 0 ? first.site : `${first.site} (and ${plural(more.length, 'other site')})`
    return [`${first.title}: ${sites} ${costOf(first.after)}, before ${costOf(first.before)}.`]
  })
  const left = faults.size - named.length
  return left > 0
    ? [...named, `${plural(left, 'other failure')} of the head-end cost some site more or less than before.`]
    : named
}

/** "silent for 31.2 s", "hears nothing". */
function costOf(side: OutageSide | undefined): string {
  if (side?.seconds !== undefined) return `silent for ${side.seconds.toFixed(1)} s`
  return side?.verdict === 'fine' ? 'not hurt' : (side?.verdict ?? 'not there')
}

function textSummary(devices: readonly DeviceChange[]): readonly string[] {
  const names = (change: DeviceChange['change']) =>
    devices.filter((item) => item.change === change).map((item) => item.device)
  const texts = devices.filter((item) => item.change === 'changed' && item.lines.length > 0)
  const [plus, minus] = [sum(texts.map((item) => item.linesAdded)), sum(texts.map((item) => item.linesRemoved))]
  const lines = `${plural(plus, 'line')} added, ${minus} taken away`
  return [
    ...told(names('added'), 'is new', 'are new'),
    ...told(names('removed'), 'is gone', 'are gone'),
    ...(texts.length === 0
      ? []
      : [
          `Configuration of ${texts
            .map((item) => item.device)
            .slice(0, 4)
            .join(', ')}${texts.length > 4 ? ` and ${texts.length - 4} more` : ''}: ${lines}.`,
        ]),
  ]
}

function renamedSummary(renamed: readonly Renamed[]): readonly string[] {
  if (renamed.length === 0) return []
  const some = renamed.slice(0, 4).map(({ from, to }) => `${from} is called ${to} now`)
  return [`${some.join(', ')}${renamed.length > 4 ? `, and ${renamed.length - 4} more have other names` : ''}.`]
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
