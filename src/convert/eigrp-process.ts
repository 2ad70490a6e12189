/**
 * Where the lines of an EIGRP process stand: below `router eigrp 64`, or in named mode spread over an address family, its
 * interfaces and its topology. Either way it is one process, and is read once.
 */
import type { Source } from '../config/index'
import type { Statement } from '../ios/index'
import { all, type Known, last, lastSet, type Reader, warn } from './reader'

export interface ProcessLines {
  readonly as: number
  /** The table that it is of; absent = the global one. */
  readonly vrf?: string
  readonly source: Source
  readonly named: boolean
  /** What is about the process and its routes. */
  readonly lines: readonly Statement[]
  /** Named mode: what is about an interface; `default` = all of them. */
  readonly ports: readonly Known<'eigrp-family-interface'>[]
}

/** Those of the global table first. */
export function processesOf(reader: Reader): readonly ProcessLines[] {
  const { statements } = reader.config
  const classic = all(statements, 'router-eigrp').map(
    ({ command, children, source }): ProcessLines => ({
      as: command.as,
      source,
      named: false,
      lines: children,
      ports: [],
    }),
  )
  const found: readonly ProcessLines[] = [
    ...classic.flatMap((process) => [process, ...vrfsOf(reader, process)]),
    ...all(statements, 'router-eigrp-named').flatMap((item) => familiesOf(item)),
  ]
  return [...found.filter(({ vrf }) => vrf === undefined), ...found.filter(({ vrf }) => vrf !== undefined)]
}

/** Classic mode: a VRF's process has an autonomous system of its own, and does not run without one. */
function vrfsOf(reader: Reader, { lines, source: at }: ProcessLines): readonly ProcessLines[] {
  return all(lines, 'eigrp-vrf-family').flatMap(({ command: { vrf, as: told }, children, source, negated }) => {
    const as = told ?? lastSet(children, 'eigrp-vrf-as')?.command.as
    if (as === undefined && !negated)
      warn(
        reader,
        source,
        `EIGRP of VRF ${vrf} has no autonomous system`,
        `It does not run: that of ${at.text.trim()} is the global table's.`,
        'Add autonomous-system and its number to the line.',
      )
    return as === undefined || negated ? [] : [{ as, vrf, source, named: false, lines: children, ports: [] }]
  })
}

function familiesOf({ children }: Known<'router-eigrp-named'>): readonly ProcessLines[] {
  return all(children, 'eigrp-family').flatMap(({ command: { as, vrf }, children: inside, source }) => {
    const down = last(inside, 'family-shutdown')
    if (down && !down.negated) return []
    const topology = all(inside, 'eigrp-topology').flatMap((item) => item.children)
    const ports = all(inside, 'eigrp-family-interface')
    const lines = [...inside, ...topology]
    return [{ as, ...(vrf === undefined ? {} : { vrf }), source, named: true, lines, ports }]
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
