/** The design report: everything there is to say of a design, in one document for whoever builds, buys or runs it. */

import { retold, type SweepResult, sweep } from '../../analysis/index'
import { type Block, type PrintedDocument, type WrittenDocument, written } from '../../compile/index'
import { plural, tableValues } from '../../net/index'
import { viewOf } from '../../sim/index'
import { examine } from '../findings'
import type { Loaded } from '../loaded'
import type { Work } from '../questions/question'
import { siteStatuses } from '../sites'
import { ENGINE_VERSION } from '../version'
import { draw } from './drawing/draw'
import { fewerSites } from './drawing/fewer'
import { layersOf } from './drawing/layers'
import { revisionOf } from './revision'
import { addressPlan } from './sections/addresses'
import { failoverPart, type Reload, reloads } from './sections/failover'
import { failures } from './sections/failures'
import { pathWalk } from './sections/path-walk'
import { remoteRegister } from './sections/register'
import { summary } from './sections/summary'
import { configurations, findingsPart } from './sections/texts'
import type { Subject } from './subject'

/** Shares of the progress that the sweep and the reloads take; the rest is writing. */
const SWEEP_SHARE = 0.5
const MEASURED_SHARE = 0.9

export function* writeReport(loaded: Loaded, date: string, showSecrets: boolean): Work<WrittenDocument> {
  const subject = subjectOf(loaded)
  const swept = yield* failuresOf(loaded)
  const measured = yield* reloadsOf(subject)
  const parts: (readonly [title: string, blocks: readonly Block[]])[] = []
  for (const [title, write] of partsOf(subject, swept, measured, showSecrets)) {
    yield { fraction: MEASURED_SHARE, text: title }
    parts.push([title, yield* write()])
  }
  yield { fraction: 1, text: 'the pages' }
  return written(documentOf(loaded, date, parts), showSecrets)
}

function subjectOf(loaded: Loaded): Subject {
  const { design, built, network } = loaded
  const view = viewOf(network)
  const sites = siteStatuses(loaded)
  return { design, built, network, view, sites, findings: examine(design, built).findings }
}

function* failuresOf({ built, network }: Loaded): Work<SweepResult | string> {
  const work = sweep(built.scene, network, { scope: 'all', double: false })
  return yield* retold(work, (told) => ({ ...told, fraction: told.fraction * SWEEP_SHARE }))
}

function* reloadsOf({ network, view, design }: Subject): Work<readonly Reload[]> {
  const gateways = tableValues(view.devices).flatMap(({ device, hsrp }) => hsrp.map(({ state }) => ({ device, state })))
  const work = reloads(network, gateways, design.seed)
  return yield* retold(work, (told) => ({
    ...told,
    fraction: SWEEP_SHARE + told.fraction * (MEASURED_SHARE - SWEEP_SHARE),
  }))
}

type Part = readonly [title: string, write: () => Work<readonly Block[]>]

function partsOf(
  subject: Subject,
  swept: SweepResult | string,
  measured: readonly Reload[],
  showSecrets: boolean,
): readonly Part[] {
  const atOnce = (blocks: () => readonly Block[]) =>
    // biome-ignore lint/correctness/useYield: most parts are written at once; the drawings take their time
    function* (): Work<readonly Block[]> {
      return blocks()
    }
  return [
    ['Summary', atOnce(() => summary(subject, swept))],
    ['Drawings', () => drawings(subject)],
    ['Address plan', atOnce(() => addressPlan(subject))],
    ['The path of a packet', atOnce(() => pathWalk(subject))],
    [
      'What fails when one thing fails',
      atOnce(() => (typeof swept === 'string' ? [{ kind: 'text', text: `${swept}.` }] : failures(swept))),
    ],
    ['How long a call is silent', atOnce(() => failoverPart(measured))],
    ['Findings', atOnce(() => findingsPart(subject))],
    ['Remote register', atOnce(() => remoteRegister(subject))],
    ['Configurations', atOnce(() => configurations(subject, showSecrets))],
  ]
}

function documentOf(
  loaded: Loaded,
  date: string,
  parts: readonly (readonly [title: string, blocks: readonly Block[]])[],
): PrintedDocument {
  const { design } = loaded
  return {
    kind: 'report',
    device: design.name,
    stem: 'design-report',
    title: `Design report: ${design.name}`,
    facts: facts(loaded, date),
    blocks: parts.flatMap(([text, blocks], index) => [{ kind: 'heading', text, part: index + 1 } as const, ...blocks]),
  }
}

function facts({ design, settledAt }: Loaded, date: string): NonNullable<PrintedDocument['facts']> {
  return [
    ['Design', design.name],
    ['Date', date],
    ['Revision', revisionOf(design)],
    ['Devices and links', `${plural(design.devices.length, 'device')}, ${plural(design.links.length, 'link')}`],
    [
      'Settled',
      settledAt === undefined ? 'not within the time allowed' : `${(settledAt / 1e6).toFixed(1)} s after power-on`,
    ],
    ['Seed', String(design.seed)],
    ['Written by', `Headend ${ENGINE_VERSION}`],
  ]
}

function* drawings(subject: Subject): Work<readonly Block[]> {
  const figures: Block[] = []
  const { design, says } = fewerSites(subject.design, subject.sites)
  for (const layer of layersOf({ ...subject, design })) {
    yield { fraction: MEASURED_SHARE, text: layer.title }
    figures.push({ kind: 'figure', svg: draw(design, layer), title: layer.title, says: `${layer.says}${says}` })
  }
  return figures
}
