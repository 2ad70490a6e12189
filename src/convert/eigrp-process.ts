/**
 * Where the lines of an EIGRP process stand: below `router eigrp 64`, or in named mode spread over an address family, its
 * interfaces and its topology. Either way it is one process, and is read once.
 */
import type { Source } from '../config/index'
import type { Statement } from '../ios/index'
import { all, type Known, last, type Reader, warn } from './reader'

export interface ProcessLines {
  readonly as: number
  readonly source: Source
  readonly named: boolean
  /** What is about the process and its routes. */
  readonly lines: readonly Statement[]
  /** Named mode: what is about an interface; `default` = all of them. */
  readonly ports: readonly Known<'eigrp-family-interface'>[]
}

export function processesOf(reader: Reader): readonly ProcessLines[] {
  const { statements } = reader.config
  const classic = all(statements, 'router-eigrp').map(({ command, children, source }) => ({
    as: command.as,
    source,
    named: false,
    lines: children,
    ports: [],
  }))
  return [...classic, ...all(statements, 'router-eigrp-named').flatMap((item) => familiesOf(reader, item))]
}

function familiesOf(reader: Reader, { children }: Known<'router-eigrp-named'>): readonly ProcessLines[] {
  return all(children, 'eigrp-family').flatMap(({ command, children: inside, source }) => {
    const down = last(inside, 'family-shutdown')
    if (command.vrf !== undefined)
      warn(
        reader,
        source,
        `EIGRP of VRF ${command.vrf} is not simulated`,
        'It is not the process of the global table.',
        'Nothing, if that is what was meant.',
        'info',
      )
    if (command.vrf !== undefined || (down && !down.negated)) return []
    const topology = all(inside, 'eigrp-topology').flatMap((item) => item.children)
    const ports = all(inside, 'eigrp-family-interface')
    return [{ as: command.as, source, named: true, lines: [...inside, ...topology], ports }]
  })
}

/** The last line of a kind about an interface in named mode: its own, else that of `af-interface default`. */
export function ofPort<K extends 'family-hello' | 'family-hold' | PortKind>(
  { ports }: ProcessLines,
  name: string,
  kind: K,
): Known<K> | undefined {
  const lines = (wanted: string) =>
    ports.filter(({ command }) => command.interface === wanted).flatMap(({ children }) => children)
  return last(lines(name), kind) ?? last(lines('default'), kind)
}

type PortKind =
  | 'family-passive'
  | 'family-split-horizon'
  | 'family-shutdown'
  | 'family-authentication-mode'
  | 'family-authentication-key'
