/**
 * A protocol as the simulator knows it: one row. Node, kernel, snapshot, journal and faults speak to every protocol through
 * its row and name none; `protocols/all.ts` lists them. A row's types for what it was told and for what it remembers are its
 * own: outside they are sealed, and this file alone takes the seal off.
 */
import type { Configuration, InterfaceConfig, Parameters } from '../../config/index'
import type { Reader } from '../../convert/reader'
import type { Declared } from '../../ios/commands/types'
import type { Statement } from '../../ios/index'
import type { Declaration } from '../../ios/syntax/grammar'
import type { Ip } from '../../net/index'
import type { DeviceTables, ProtocolTables } from '../tables'
import type { Negotiations } from './negotiation'
import type { Context, Effect, Protocol, Turn, WakeInput } from './protocol'
import type { SimTime } from './time'
import type { NeededWord, TrafficWord, Word } from './word'

/** What a packet or a frame carries, as far as it says whose business it is: `hsrp`, `ike`, `eigrp`, `tcp`, `bpdu`. */
export type Carried = string

/** What a word of the node is in a protocol's own input; nothing where it is none of its business after all. */
type Hears<Config, Input> = {
  readonly [Kind in Word['kind']]?: (word: Extract<Word, { readonly kind: Kind }>, config: Config) => Input | undefined
}

/** What is asked of a protocol about its state; a protocol answers what it knows something of. */
interface Answers<Config, State> {
  /** Its tables, each made when it is asked for. */
  readonly tables?: { readonly [Name in keyof ProtocolTables]?: (config: Config, state: State) => ProtocolTables[Name] }
  /** Moments at which a packet that passes then would be treated otherwise, though nothing else has happened. */
  readonly clocks?: (state: State) => readonly SimTime[]
  /**
   * When something comes about that was put off though all for it is there, or the next moment of a question whose answer
   * decides what stands: until then a network is not settled.
   */
  readonly putOff?: (state: State) => SimTime
  /** Why the last attempt to get what is needed came to nothing. */
  readonly problem?: (state: State, needed: Pick<NeededWord, 'map' | 'sequence'>) => string | undefined
  /** How negotiations of keys stand. */
  readonly negotiations?: (state: State, now: SimTime) => Negotiations
  /** The server that it needs and is registered with. */
  readonly registered?: (state: State) => Ip | undefined
  /** Why a tunnel interface stays down, though its ends reach each other. */
  readonly heldDown?: (state: State, interfaceName: string) => string | undefined
  /** Whether it would do no more than count these packets: ask nobody, change nothing that others see. */
  readonly countsOnly?: (config: Config, state: State, word: TrafficWord, cx: Omit<Context, 'random'>) => boolean
  /** What a bridged port may do with frames. */
  readonly bridging?: (state: State, port: string) => Bridging
}

export type Bridging = 'discarding' | 'learning' | 'forwarding'

/** How a device ends: by an orderly shutdown, or by a reload that nobody prepared. */
export type Ending = 'orderly' | 'reload'

/** A command of a terminal that prints something of it. */
export interface Show {
  /** For example `show standby`; words of the console's own commands stay theirs. */
  readonly pattern: string
  /** What `?` says of each word, by the words up to it. */
  readonly help: readonly (readonly [path: string, text: string])[]
  readonly print: (printing: Printing) => string
}

/** What a terminal prints from. */
export interface Printing {
  readonly tables: DeviceTables
  readonly configuration: Configuration
  /** The running configuration. */
  readonly text: string
  /** How the release prints: as IOS 12.0 to 12.4, or as what came after. */
  readonly layout: 'old' | 'later'
}

/** A protocol's text: its lines, how they are read, and what a terminal prints of it. */
interface Text {
  /** As they stand in `protocols/lines.ts` too. */
  readonly lines?: readonly Declaration<Declared>[]
  /** Its part of an interface, and of a whole device. */
  readonly readsInterface?: (
    reader: Reader,
    lines: readonly Statement[],
    names: ReadonlySet<string>,
    name: string,
  ) => Partial<InterfaceConfig>
  readonly readsDevice?: (reader: Reader, interfaces: readonly InterfaceConfig[]) => Partial<Configuration>
  readonly shows?: readonly Show[]
  /** What `show ip protocols` says of its processes in a table, one text each; `vrf` absent = the global table. */
  readonly showsProtocols?: (printing: Printing, vrf?: string) => readonly string[]
}

interface Definition<Config, State, Input> extends Answers<Config, State>, Text {
  /** Its part of a configuration; nothing = no line to work by, and its state stays as it is. */
  readonly reads: (configuration: Configuration) => Config | undefined
  /** Whether a configuration asks for the process. */
  readonly runs: (configuration: Configuration) => boolean
  readonly hears: Hears<Config, Input>
  /** What is carried in frames that it takes before anybody asks whose they are, and in packets for the device. */
  readonly frames?: readonly Carried[]
  readonly packets?: readonly Carried[]
  /** Whether it says goodbye when the device ends so; absent = never. */
  readonly goodbye?: (ending: Ending, parameters: Parameters) => boolean
  /** Events of its journal after which the network is not settled; probes, attempts and refusals repeat and do not count. */
  readonly unsettles?: readonly string[]
}

declare const sealed: unique symbol

/** What a protocol was told, and what it remembers: of types that only its row knows. */
export interface AnyConfig {
  readonly [sealed]: 'told'
}
export interface AnyState {
  readonly [sealed]: 'held'
}
interface AnyInput {
  readonly [sealed]: 'heard'
}

export interface Row
  extends Definition<AnyConfig, AnyState, AnyInput>,
    Pick<Protocol<AnyConfig, AnyState, AnyInput, Effect>, 'boot' | 'reconfigure' | 'deadline' | 'name'> {
  /** A turn; nothing when the word is none of its business. */
  hear(config: AnyConfig, state: AnyState, word: Word | WakeInput, cx: Context): Turn<AnyState, Effect> | undefined
}

/** A process that runs on a device. */
export interface Process {
  readonly row: Row
  /** What it was told last; nothing = its lines are gone. */
  readonly told: AnyConfig | undefined
  readonly state: AnyState
  readonly due: SimTime
}

/** A protocol's row, of its machine and of what is to be known of it. */
export function rowOf<Config, State, Input, Its extends Effect>(
  machine: Protocol<Config, State, Input | WakeInput, Its>,
  definition: Definition<Config, State, Input | WakeInput>,
): Row {
  const { hears } = definition
  const row = {
    ...definition,
    name: machine.name,
    boot: machine.boot,
    reconfigure: machine.reconfigure,
    deadline: machine.deadline,
    hear: (config: Config, state: State, word: Word | WakeInput, cx: Context) => {
      const input = word.kind === 'wake' ? word : inputOf(hears, word, config)
      return input && machine.react(config, state, input, cx)
    },
  }
  // What a row gives to the node comes back to the same row only: the node keeps it in that row's process.
  return row as unknown as Row
}

/** The compiler cannot tell that a word and the ear that is looked up by its kind belong together. */
function inputOf<Config, Input>(hears: Hears<Config, Input>, word: Word, config: Config): Input | undefined {
  const ear = hears[word.kind] as ((word: Word, config: Config) => Input | undefined) | undefined
  return ear?.(word, config)
}
