/** Routing tables of their own, by the old and the new words. */
import type { Configuration, Configured, Source, VrfConfig } from '../config/index'
import type { Statement } from '../ios/index'
import { all, lastSet, type Reader, warn } from './reader'

export function vrfsOf(statements: readonly Statement[]): Pick<Configuration, 'vrfs'> {
  const vrfs = vrfsIn(statements)
  return vrfs.length > 0 ? { vrfs } : {}
}

/** Of each text once: every interface asks for its own. */
const known = new WeakMap<readonly Statement[], readonly VrfConfig[]>()

export function vrfsIn(statements: readonly Statement[]): readonly VrfConfig[] {
  const found = known.get(statements) ?? readVrfs(statements)
  known.set(statements, found)
  return found
}

function readVrfs(statements: readonly Statement[]): readonly VrfConfig[] {
  const old = all(statements, 'ip-vrf').map((item) => ({ ...item, ipv4: true }))
  const later = all(statements, 'vrf-definition').map((item) => ({
    ...item,
    ipv4: lastSet(item.children, 'vrf-family') !== undefined,
  }))
  return [...old, ...later].map(({ command, children, ipv4, source }) => {
    const rd = lastSet(children, 'vrf-rd')?.command.distinguisher
    return { name: command.name, ...(rd === undefined ? {} : { distinguisher: rd }), ipv4, source }
  })
}

/** The table that a line names; of one that no line defines it is said what the router does: `refused`. */
export function namedVrf(reader: Reader, name: string, source: Source, refused: string): Configured<string> {
  if (!vrfsIn(reader.config.statements).some((vrf) => vrf.name === name))
    warn(
      reader,
      source,
      `VRF ${name} is not defined`,
      `The router refuses the line: ${refused}`,
      `Define it with vrf definition ${name}, or ip vrf ${name}.`,
    )
  return { value: name, source }
}
