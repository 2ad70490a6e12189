/** Zones, pairs, classes and policies of the zone-based firewall. A line of a class that is not read leaves it open. */
import {
  type NotKnown,
  notKnownAt,
  type Source,
  type ZoneClass,
  type ZoneFirewall,
  type ZoneMatch,
  type ZonePair,
  type ZonePolicyClass,
} from '../config/index'
import type { Statement } from '../ios/index'
import { remarkMissing } from './named'
import { all, type Known, lastSet, type Reader, sourceOf, unreadWords, warn } from './reader'
import { servicesOf } from './services'

/** Nothing without zones. */
export function readZones(reader: Reader): ZoneFirewall | undefined {
  const { statements } = reader.config
  const isMember = all(statements, 'interface').some(({ children }) => lastSet(children, 'zone-member'))
  const zones = all(statements, 'zone').map(({ command }) => command.name)
  if (!isMember && zones.length === 0) return undefined
  const firewall = {
    pairs: [...all(statements, 'zone-pair').map((item) => readPair(reader, item)), ...openPairs(reader)],
    classes: [...all(statements, 'inspect-class').map((item) => readClass(reader, item)), ...openClasses(reader)],
    policies: [
      ...all(statements, 'inspect-policy').map(({ command, children }) => ({
        name: command.name,
        classes: all(children, 'policy-class').map((item) => readPolicyClass(reader, command.name, item)),
      })),
      ...openPolicies(reader),
    ],
  }
  checkNames(reader, firewall, zones)
  return firewall
}

function readPair(reader: Reader, { command, children, source }: Known<'zone-pair'>): ZonePair {
  const policy = lastSet(children, 'zone-pair-policy')
  const open = policy ? undefined : children.find((item) => unreadWords(item) !== undefined)
  return {
    name: command.name,
    from: command.source,
    to: command.destination,
    source,
    ...(policy ? { policy: { value: policy.command.policy, source: policy.source } } : {}),
    ...(open ? { notKnown: pairOpen(reader, command.name, sourceOf(open)) } : {}),
  }
}

const pairOpen = (reader: Reader, name: string, source: Source): NotKnown =>
  notKnownAt(reader.device, source, `what zone-pair ${name} lets through`)

/** Lines that begin a part of the zones and go on in a form that is not read: the part is there, and open. */
function unreadAs(
  reader: Reader,
  form: RegExp,
): readonly { readonly words: readonly string[]; readonly source: Source }[] {
  return reader.config.statements.flatMap((item) => {
    const found = form.exec(unreadWords(item) ?? '')
    return found ? [{ words: found.slice(1), source: sourceOf(item) }] : []
  })
}

const openPairs = (reader: Reader): readonly ZonePair[] =>
  unreadAs(reader, /^zone-pair security (\S+) source (\S+) destination (\S+)/i).map(
    ({ words: [name = '', from = '', to = ''], source }) => ({
      name,
      from,
      to,
      source,
      notKnown: pairOpen(reader, name, source),
    }),
  )

/** A class of what an application says (`class-map type inspect http NAME`) is none that a zone-pair's policy names. */
const openClasses = (reader: Reader): readonly ZoneClass[] =>
  unreadAs(reader, /^class-map type inspect (?:match-any |match-all )?(\S+)$/i).map(
    ({ words: [name = ''], source }) => ({
      name,
      any: true,
      matches: [{ kind: 'not-known', notKnown: notKnownAt(reader.device, source, `whether class ${name} takes it`) }],
    }),
  )

const openPolicies = (reader: Reader): ZoneFirewall['policies'] =>
  unreadAs(reader, /^policy-map type inspect (\S+)$/i).map(({ words: [name = ''], source }) => ({
    name,
    classes: [
      {
        name: 'class-default',
        action: 'drop',
        source,
        notKnown: notKnownAt(reader.device, source, `what policy ${name} does with it`),
      },
    ],
  }))

const isUnread = ({ command }: Statement) => command.kind === 'unknown'

function readClass(reader: Reader, { command, children }: Known<'inspect-class'>): ZoneClass {
  const open = (item: Statement): ZoneMatch => ({
    kind: 'not-known',
    notKnown: notKnownAt(reader.device, sourceOf(item), `whether class ${command.name} takes it`),
  })
  const matches = children.flatMap((item): readonly ZoneMatch[] => {
    const line = item.command
    if (item.negated) return []
    switch (line.kind) {
      case 'inspect-match-list':
        return [{ kind: 'list', list: line.list }]
      case 'inspect-match-class':
        return [{ kind: 'class', name: line.name }]
      case 'inspect-match-protocol': {
        const services = servicesOf(line.protocol)
        return [services ? { kind: 'protocol', services } : open(item)]
      }
    }
    // A line of which nothing is said here may be a condition.
    return line.kind === 'note' || line.kind === 'comment' || line.kind === 'removal' ? [] : [open(item)]
  })
  for (const item of children.filter(isUnread))
    warn(
      reader,
      sourceOf(item),
      `A line of class-map ${command.name} is not read`,
      'What the class takes is not known.',
      'Judge what the zone-pair lets through by hand.',
    )
  return { name: command.name, any: command.any, matches }
}

function readPolicyClass(
  reader: Reader,
  policy: string,
  { command, children, source }: Known<'policy-class'>,
): ZonePolicyClass {
  const action = lastSet(children, 'policy-action')
  // A policy for what an application says may end what the class inspects.
  const unread = children.find((item) => isUnread(item) && (!action || /^\s*service-policy\b/.test(item.text)))
  const about = action?.source ?? source
  const notKnown =
    unread && action?.command.action !== 'drop'
      ? notKnownAt(reader.device, sourceOf(unread), `what policy ${policy} does with it`)
      : undefined
  return {
    name: command.name,
    action: action?.command.action ?? 'drop',
    source: about,
    ...(notKnown ? { notKnown } : {}),
  }
}

function checkNames(reader: Reader, { pairs, policies }: ZoneFirewall, zones: readonly string[]): void {
  for (const pair of pairs.filter((item) => !item.notKnown)) {
    const { policy } = pair
    if (!policy)
      warn(
        reader,
        pair.source,
        `zone-pair ${pair.name} has no policy`,
        `Nothing goes from zone ${pair.from} to zone ${pair.to}.`,
        'Give it a service-policy type inspect, or remove the pair.',
      )
    else if (!policies.some((item) => item.name === policy.value))
      remarkMissing(
        reader,
        policy.source,
        { words: 'policy-map type inspect', name: policy.value },
        {
          summary: `policy-map ${policy.value} does not exist`,
          detail: `Nothing goes from zone ${pair.from} to zone ${pair.to}.`,
          remedy: `Define policy-map type inspect ${policy.value}.`,
        },
      )
  }
  for (const { command, children } of all(reader.config.statements, 'interface')) {
    const member = lastSet(children, 'zone-member')
    if (!member || zones.includes(member.command.zone)) continue
    const { zone } = member.command
    const scope = { kind: 'interface', interface: command.name } as const
    remarkMissing(
      reader,
      member.source,
      { words: 'zone security', name: zone, open: { scope, summary: `what becomes of what passes ${command.name}` } },
      {
        summary: `zone ${zone} does not exist`,
        detail: `${command.name} is in a zone of its own: nothing passes between it and others.`,
        remedy: `Define zone security ${zone}.`,
      },
    )
  }
}
