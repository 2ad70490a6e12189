/**
 * What a port runs at, where `speed` says it: IOS then gives it the bandwidth and the delay of an Ethernet of that speed, and
 * its subinterfaces those of their port (IOS interface command reference, speed; `show interfaces`).
 */
import { interfaceDefaults } from '../config/index'
import type { Statement } from '../ios/index'
import { all, lastSet } from './reader'

type Link = ReturnType<typeof interfaceDefaults>

/** Mbit/s → what an interface of that kind has by itself. */
const LIKE: ReadonlyMap<string, string> = new Map([
  ['10', 'Ethernet'],
  ['100', 'FastEthernet'],
  ['1000', 'GigabitEthernet'],
  ['10000', 'TenGigabitEthernet'],
])

/** Of a port, or of the port of a subinterface; nothing when no line says a speed. */
export function configuredSpeed(statements: readonly Statement[], name: string): Link | undefined {
  const like = LIKE.get(speedsOf(statements).get(name.replace(/\.\d+$/, '')) ?? '')
  return like === undefined ? undefined : interfaceDefaults(like)
}

function speedsOf(statements: readonly Statement[]): ReadonlyMap<string, string> {
  const known = speeds.get(statements) ?? readSpeeds(statements)
  speeds.set(statements, known)
  return known
}

/** Of each text once: a core has thousands of interfaces. */
const speeds = new WeakMap<readonly Statement[], ReadonlyMap<string, string>>()

const readSpeeds = (statements: readonly Statement[]): ReadonlyMap<string, string> =>
  new Map(
    all(statements, 'interface').flatMap(({ command, children }) => {
      const value = lastSet(children, 'speed')?.command.value
      return value === undefined ? [] : [[command.name, value] as const]
    }),
  )
