/** The objects that HSRP groups and static routes hang on. */
import type { InterfaceConfig, TrackedObject } from '../config/index'
import { type Statement, trackedThing } from '../ios/index'
import { lengthOfMask, type Prefix, parseIp, parsePrefix, prefixOf } from '../net/index'
import { address, all, last, type Reader, warn } from './reader'
import { checkInterface } from './routing'

/** Tracked objects by their number. */
export function readTracked(reader: Reader, interfaces: readonly InterfaceConfig[]): readonly TrackedObject[] {
  return all(reader.config.statements, 'track').map(({ command, children, source }) => {
    const what = whatOf(command.words, children)
    if (what.kind === 'taken-as-up')
      warn(
        reader,
        source,
        `What object ${command.object} tracks is not simulated`,
        'It is taken to be up: what hangs on it never changes.',
        'Bear in mind what happens when it goes down.',
        'info',
      )
    if (what.kind === 'interface')
      checkInterface(reader, source, what.interface, interfaces, `Object ${command.object} is down, and stays so.`)
    const delay = last(children, 'track-delay')
    if (delay && !delay.negated)
      warn(
        reader,
        delay.source,
        `The delay of object ${command.object} is not simulated`,
        'What hangs on it changes at once here.',
        'Add the delay to what is told.',
        'info',
      )
    return { object: command.object, what, source }
  })
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
    case 'list': {
      const members = all(children, 'track-member').map(({ command: { object, not } }) => ({ object, not }))
      return { kind: 'list', all: thing.all, members }
    }
    case undefined:
      return { kind: 'taken-as-up' }
  }
}

function prefixOfWords(network: string, mask: string): Prefix | undefined {
  if (network.includes('/')) return parsePrefix(network)
  const length = parseIp(mask) === undefined ? undefined : lengthOfMask(address(mask))
  return parseIp(network) === undefined || length === undefined ? undefined : prefixOf(address(network), length)
}
