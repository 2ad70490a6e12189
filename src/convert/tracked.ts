/** The objects that HSRP groups and static routes hang on. */
import type { InterfaceConfig, Source, TrackedMember, TrackedObject } from '../config/index'
import { type Statement, trackedThing } from '../ios/index'
import { lengthOfMask, type Prefix, parseIp, parsePrefix, prefixOf } from '../net/index'
import { address, all, checkInterface, lastSet, type Reader, sourceOf, unreadWords, warn } from './reader'

/** Tracked objects by their number. */
export function readTracked(reader: Reader, interfaces: readonly InterfaceConfig[]): readonly TrackedObject[] {
  return [...readObjects(reader, interfaces), ...unreadObjects(reader)]
}

/** Objects of a line that is not read (`track 10 application …`), or of read words that are not simulated. */
function takenAsUp(reader: Reader, object: number, source: Source): TrackedObject {
  warn(
    reader,
    source,
    `What object ${object} tracks is not simulated`,
    'It is taken to be up: what hangs on it never changes.',
    'Bear in mind what happens when it goes down.',
    'info',
  )
  return { object, what: { kind: 'taken-as-up' }, source }
}

const unreadObjects = (reader: Reader): readonly TrackedObject[] =>
  reader.config.statements.flatMap((item) => {
    const object = /^track (\d+)\b/i.exec(unreadWords(item) ?? '')?.[1]
    return object === undefined ? [] : [takenAsUp(reader, Number(object), sourceOf(item))]
  })

function readObjects(reader: Reader, interfaces: readonly InterfaceConfig[]): readonly TrackedObject[] {
  return all(reader.config.statements, 'track').map(({ command, children, source }) => {
    const what = simulatedOf(reader, whatOf(command.words, children))
    if (what.kind === 'taken-as-up') return takenAsUp(reader, command.object, source)
    if (what.kind === 'interface')
      checkInterface(reader, source, what.interface, interfaces, `Object ${command.object} is down, and stays so.`)
    const delay = lastSet(children, 'track-delay')?.command
    const delays = delay ? { delay: { up: delay.up ?? 0, down: delay.down ?? 0 } } : {}
    return { object: command.object, what, source, ...delays }
  })
}

/** HSRP groups that hang on objects which no line defines: as with routes these are taken to be up, and it is said. */
export function checkTracked(
  reader: Reader,
  interfaces: readonly InterfaceConfig[],
  tracked: readonly TrackedObject[],
): void {
  for (const { name, hsrp } of interfaces)
    for (const { group, objects = [] } of hsrp)
      for (const { object, source } of objects.filter((item) => !tracked.some((own) => own.object === item.object)))
        warn(
          reader,
          source,
          `Object ${object} is not defined`,
          `It is taken to be up: it never lowers the priority of group ${group} on ${name}.`,
          `Define it: track ${object} …, or take it off the group.`,
        )
}

/** A probe by other words than `icmp-echo` is not simulated; one that there is none of keeps its object down. */
function simulatedOf({ config }: Reader, what: TrackedObject['what']): TrackedObject['what'] {
  if (what.kind !== 'probe') return what
  const own = all(config.statements, 'ip-sla').find(({ command }) => command.operation === what.operation)
  return own && !lastSet(own.children, 'sla-echo') ? { kind: 'taken-as-up' } : what
}

function whatOf(words: string, children: readonly Statement[]): TrackedObject['what'] {
  const thing = trackedThing(words)
  switch (thing?.kind) {
    case 'interface':
      return thing
    case 'route': {
      const prefix = prefixOfWords(thing.network, thing.mask)
      return prefix ? { kind: 'route', prefix } : { kind: 'taken-as-up' }
    }
    case 'probe':
      return thing
    case 'list':
      return { kind: 'list', all: thing.all, members: membersOf(children) }
    case 'threshold': {
      const told = lastSet(children, 'track-threshold')?.command
      // Without a line all of a list must be up (IOS IP application services command reference, threshold percentage).
      const { up = 100, down = Math.max(0, up - 1) } = told ?? {}
      return { kind: 'threshold', of: thing.of, up, down, members: membersOf(children) }
    }
    case undefined:
      return { kind: 'taken-as-up' }
  }
}

const membersOf = (children: readonly Statement[]): readonly TrackedMember[] =>
  all(children, 'track-member').map(({ command: { object, not, weight = 10 } }) => ({ object, not, weight }))

function prefixOfWords(network: string, mask: string): Prefix | undefined {
  if (network.includes('/')) return parsePrefix(network)
  const length = parseIp(mask) === undefined ? undefined : lengthOfMask(address(mask))
  return parseIp(network) === undefined || length === undefined ? undefined : prefixOf(address(network), length)
}
