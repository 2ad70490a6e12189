/** From the CallManager to a phone on the HSRP active and to one on the standby, both ways, a line for each hop. */
import { tracePair } from '../../../analysis/index'
import type { Block } from '../../../compile/index'
import { type Design, devicesOf } from '../../../design/index'
import { dispositionWords, type Hop, isGood, type Trace } from '../../../sim/index'
import type { SiteStatus } from '../../messages'
import { shortNames } from '../short-names'
import type { Subject } from '../subject'

/** Where Skinny is listened for. */
const SKINNY = 2000

export function pathWalk(subject: Subject): readonly Block[] {
  const { design, sites } = subject
  const from = devicesOf(design, 'server').find((server) => server.callManager)?.name
  if (from === undefined) return [{ kind: 'text', text: 'The design has no CallManager: there is no path to walk.' }]
  const up = sites.filter((site) => site.peer !== undefined)
  const walked = [
    ['on the HSRP active', up.find((site) => site.hsrp === 'active')],
    ['on the HSRP standby', up.find((site) => site.hsrp === 'standby')],
  ] as const
  const down = sites.find((site) => site.peer === undefined) ?? sites.find((site) => site.state !== 'in service')
  const blocks = walked.flatMap(([where, site]) =>
    site
      ? walk(subject, from, site, where)
      : [{ kind: 'text', text: `No site’s tunnel ends ${where}: that path cannot be walked.` } as const],
  )
  return [
    ...blocks,
    ...(down
      ? walk(subject, from, down, `${down.peer === undefined ? 'without a tunnel' : ''} (${down.state})`.trim())
      : []),
  ]
}

function walk({ design, built, network }: Subject, from: string, site: SiteStatus, where: string): readonly Block[] {
  const to = phoneOf(design, site.site) ?? site.site
  const heading: Block = {
    kind: 'heading',
    text: `${from} to ${to}: ${site.site} ${where}${site.peer === undefined ? '' : `, ${site.peer}`}`,
  }
  const pair = tracePair(network, built.scene.configurations, { from, to, protocol: 'tcp', port: SKINNY })
  if (typeof pair === 'string') return [heading, { kind: 'text', text: `${pair}.` }]
  return [
    heading,
    { kind: 'text', text: `There: ${endOf(pair.forward)}` },
    hops(pair.forward),
    { kind: 'text', text: `Back: ${endOf(pair.return)}` },
    hops(pair.return),
    ...(pair.notes.length === 0 ? [] : [{ kind: 'list', items: pair.notes } as const]),
  ]
}

const endOf = ({ disposition, reason }: Trace) =>
  isGood(disposition) ? reason : `NOT DELIVERED (${dispositionWords(disposition)}): ${reason}`

/** A phone cabled to the site's router, straight or through a switch. */
function phoneOf(design: Design, site: string): string | undefined {
  const phones = new Set(devicesOf(design, 'phone').map((phone) => phone.name))
  const switches = new Set(devicesOf(design, 'lan').map((lan) => lan.name))
  const beside = (name: string) =>
    design.links.flatMap(({ a, b }) => (a.device === name ? [b.device] : b.device === name ? [a.device] : []))
  const near = beside(site)
  return [...near, ...near.filter((name) => switches.has(name)).flatMap(beside)].find((name) => phones.has(name))
}

function hops(trace: Trace): Block {
  return {
    kind: 'table',
    head: ['Hop', 'Device', 'In, out', 'What it does and why', 'Configuration'],
    rows: trace.hops.map((hop, index) => [
      String(index + 1),
      hop.device,
      shortNames(`${hop.in ?? '·'} → ${hop.out ?? '·'}`),
      shortNames(whatOf(hop)),
      linesOf(hop),
    ]),
  }
}

/** Steps that every hop has, and that explain nothing. */
const USUAL: ReadonlySet<string> = new Set(['originate', 'receive', 'resolve', 'transmit'])

function whatOf({ steps }: Hop): string {
  const told = steps.filter(({ type }) => !USUAL.has(type))
  if (told.length === 0) return steps.find(({ type }) => type === 'receive')?.action ?? 'sent'
  return told.map(({ type, action, detail }) => `${type}, ${action}: ${detail}`).join(' ')
}

function linesOf({ steps }: Hop): string {
  const lines = steps.flatMap(({ configLine }) => (configLine ? `${configLine.line}: ${configLine.text}` : []))
  return [...new Set(lines)].join(' · ')
}
