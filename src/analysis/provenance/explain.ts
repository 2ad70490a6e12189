/**
 * "Why is this here?" and, later, "what took it away?": the chain from configuration lines and events to a route, an SA,
 * an HSRP state or a neighbour. It is read from the journal, whose entries name their cause, and from the lines that the
 * configurations remember; nothing is computed anew.
 */
import { type JournalEntry, lookAt, type Network, type SimTime } from '../../sim/index'
import { endingChain, memoryLost } from './ending'
import { networkLines } from './lines'
import { routeAdded, routeChain } from './route'
import { configOf, eventLink, firstAfter, lastOf, lineLink, type Story } from './story'
import { ikeChain, saChain } from './tunnel'
import type { Provenance, Subject, WhyLink } from './types'

/** The chains of a subject as it stood at `asOf`; a sentence when the journal does not know it. */
export function explain(network: Network, subject: Subject, asOf: SimTime = network.now): Provenance | string {
  const story: Story = { network, asOf }
  const { device } = subject
  if (!lookAt(network, device)) return `There is no device "${device}"`
  switch (subject.kind) {
    case 'route':
      return ofRoute(story, subject)
    case 'ipsec-sa': {
      const { peer, protects } = subject
      const facts = { protocol: 'ipsec', peer, protects }
      const title = `IPsec SA of ${device} with ${peer} for ${protects}`
      const made = saChain(story, device, peer, protects)
      return whole(story, device, title, made, lastOf(story, device, 'sa-up', facts, asOf), 'sa-down', facts, [
        protects,
      ])
    }
    case 'ike-sa': {
      const { peer } = subject
      const made = ikeChain(story, device, peer)
      const born = lastOf(story, device, 'sa-up', { peer }, asOf)
      return whole(
        story,
        device,
        `IKE SA of ${device} with ${peer}`,
        made,
        born,
        'sa-down',
        { protocol: 'ike', peer },
        [],
      )
    }
    case 'hsrp':
      return ofHsrp(story, subject)
    case 'neighbor':
      return ofNeighbor(story, subject)
  }
}

function ofRoute(story: Story, { device, prefix, via }: Extract<Subject, { kind: 'route' }>): Provenance | string {
  const added = routeAdded(story, device, prefix, via)
  if (!added) return `The journal knows no route ${prefix} of ${device} at that moment`
  const title = `${String(added.data?.route)} on ${device}`
  const facts = { prefix, protocol: 'rib', ...(via === undefined ? {} : { via }) }
  return whole(story, device, title, routeChain(story, added), added, 'route-removed', facts, [prefix])
}

function whole(
  story: Story,
  device: string,
  title: string,
  made: readonly WhyLink[],
  born: JournalEntry | undefined,
  endEvent: string,
  facts: Parameters<typeof firstAfter>[3],
  about: readonly string[],
): Provenance | string {
  if (made.length === 0) return `The journal does not know what made this: ${title}`
  const after = born?.id ?? -1
  const end = firstAfter(story, device, endEvent, facts, after)
  const lost = memoryLost(story, device, after)
  const gone = lost && (!end || lost.id < end.id) ? lost : end
  return { title, made, gone: gone ? endingChain(story, gone, about) : [] }
}

/** States follow each other: all of them up to the present one, then the next. */
function ofHsrp(story: Story, subject: Extract<Subject, { kind: 'hsrp' }>): Provenance | string {
  const { device, group } = subject
  const states = story.network.journal.filter(
    (entry) =>
      entry.device === device &&
      entry.event === 'state-change' &&
      entry.protocol === 'hsrp' &&
      entry.data?.group === group,
  )
  const past = states.filter((entry) => entry.at <= story.asOf)
  const last = past.at(-1)
  if (!last) return `The journal knows no HSRP state of ${device}, group ${group}`
  const config = configOf(story, device)
    ?.interfaces.find((item) => item.name === subject.interface)
    ?.hsrp.find((item) => item.group === group)
  const next = states.find((entry) => entry.id > last.id)
  const lost = memoryLost(story, device, last.id)
  const end = lost && (!next || lost.id < next.id) ? lost : next
  return {
    title: `HSRP group ${group} of ${device} is ${String(last.data?.to)}`,
    made: [
      ...lineLink(device, config?.source, 'The group'),
      ...lineLink(device, config?.priority.source, `Priority ${config?.priority.value ?? ''}`),
      ...lineLink(device, config?.preempt.source, 'It may take over from a lower priority'),
      ...past.slice(-4).map(eventLink),
    ],
    gone: end ? endingChain(story, end, []) : [],
  }
}

function ofNeighbor(story: Story, { device, address }: Extract<Subject, { kind: 'neighbor' }>): Provenance | string {
  const up = lastOf(story, device, 'neighbor-up', { neighbor: address }, story.asOf)
  if (!up) return `The journal knows no neighbour ${address} of ${device}`
  const config = configOf(story, device)
  const port = up.data?.interface
  const line = lastOf(story, device, 'line-up', { interface: port }, up.at)
  const made = [
    ...(config ? networkLines(config, typeof port === 'string' ? port : undefined) : []),
    ...(line ? [eventLink(line)] : []),
    eventLink(up),
  ]
  return whole(
    story,
    device,
    `EIGRP neighbour ${address} of ${device}`,
    made,
    up,
    'neighbor-down',
    { neighbor: address },
    [],
  )
}
