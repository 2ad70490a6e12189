/** The design report: everything there is to say of a design, in one document for whoever builds, buys or runs it. */
import { type SweepResult, sweep } from '../../analysis/index'
import { type Block, type PrintedDocument, type WrittenDocument, written } from '../../compile/index'
import { viewOf } from '../../sim/index'
import { examine } from '../findings'
import type { Loaded } from '../loaded'
import type { Work } from '../questions/question'
import { siteStatuses } from '../sites'
import { ENGINE_VERSION } from '../version'
import { draw } from './drawing/draw'
import { layersOf } from './drawing/layers'
import { addressPlan } from './sections/addresses'
import { failures } from './sections/failures'
import { pathWalk } from './sections/path-walk'
import { remoteRegister } from './sections/register'
import { summary } from './sections/summary'
import { configurations, findingsPart } from './sections/texts'
import { count, type Subject } from './subject'

export function* writeReport(loaded: Loaded): Work<WrittenDocument> {
  const subject = subjectOf(loaded)
  const swept = yield* failuresOf(loaded)
  return written(documentOf(loaded, subject, swept))
}

function subjectOf({ design, built, network }: Loaded): Subject {
  const view = viewOf(network)
  const sites = siteStatuses(built.scene.configurations, view)
  return { design, built, network, view, sites, findings: examine(design, built).findings }
}

function* failuresOf({ built, network }: Loaded): Work<SweepResult | string> {
  return yield* sweep(built.scene, network, { scope: 'all', double: false })
}

function documentOf(loaded: Loaded, subject: Subject, swept: SweepResult | string): PrintedDocument {
  const { design } = subject
  const parts: readonly (readonly [title: string, blocks: readonly Block[]])[] = [
    ['Summary', summary(subject, swept, [])],
    ['Drawings', drawings(subject)],
    ['Address plan', addressPlan(subject)],
    ['The path of a packet', pathWalk(subject)],
    [
      'What fails when one thing fails',
      typeof swept === 'string' ? [{ kind: 'text', text: `${swept}.` }] : failures(swept),
    ],
    ['Findings', findingsPart(subject)],
    ['Remote register', remoteRegister(subject)],
    ['Configurations', configurations(subject)],
  ]
  return {
    kind: 'report',
    device: design.name,
    stem: 'design-report',
    title: `Design report: ${design.name}`,
    facts: facts(loaded),
    blocks: parts.flatMap(([text, blocks], index) => [{ kind: 'heading', text, part: index + 1 } as const, ...blocks]),
  }
}

function facts({ design, settledAt }: Loaded): NonNullable<PrintedDocument['facts']> {
  return [
    ['Design', design.name],
    ['Devices and links', `${count(design.devices.length, 'device')}, ${count(design.links.length, 'link')}`],
    [
      'Settled',
      settledAt === undefined ? 'not within the time allowed' : `${(settledAt / 1e6).toFixed(1)} s after power-on`,
    ],
    ['Seed', String(design.seed)],
    ['Written by', `Headend ${ENGINE_VERSION}`],
  ]
}

function drawings(subject: Subject): readonly Block[] {
  return layersOf(subject).map((layer) => ({
    kind: 'figure',
    svg: draw(subject.design, layer),
    title: layer.title,
    says: layer.says,
  }))
}
