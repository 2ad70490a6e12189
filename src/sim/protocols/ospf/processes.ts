/** Every OSPF process of a device as one protocol: all of them hear everything, each looks for its own. */
import type { Configuration } from '../../../config/index'
import { heardIn, inTable } from '../../kernel/in-table'
import type { Context, Protocol, Turn } from '../../kernel/protocol'
import { earliest, type SimTime } from '../../kernel/time'
import { ospf, putOff } from './machine'
import type { OspfEffect, OspfInput, OspfState } from './state'

export interface OspfProcessesConfig {
  readonly configuration: Configuration
}

/** In the order of the configuration. */
export type OspfStates = readonly OspfState[]

export const ospfProcesses: Protocol<OspfProcessesConfig, OspfStates, OspfInput, OspfEffect> = {
  name: ospf.name,

  boot: ({ configuration }, cx, booting = false) =>
    together((configuration.ospf ?? []).map((told) => ospf.boot({ ospf: told, configuration, booting }, cx))),

  /** Processes are told apart by their numbers; one whose section is gone takes back what it said. */
  reconfigure({ configuration }, states, cx, before) {
    const now = configuration.ospf ?? []
    const turns = now.map((told) => {
      const known = states.find(({ process }) => process === told.process)
      const config = { ospf: told, configuration }
      return known ? ospf.reconfigure(config, known, cx) : ospf.boot(config, cx)
    })
    const next = together(turns)
    const isNew = ({ process }: OspfState) => !states.some((old) => old.process === process)
    const left = states.filter(({ process }) => !now.some((told) => told.process === process))
    const goodbyes = left.flatMap((gone) => farewell(before?.configuration, gone, cx))
    return { state: next.state, effects: [...next.effects, ...goodbyes], fresh: next.state.some(isNew) }
  },

  react({ configuration }, states, input, cx) {
    return together(
      states.map((state) => {
        const told = configuration.ospf?.find((item) => item.process === state.process)
        const heard = heardIn(state.vrf, input)
        return told && heard ? ospf.react({ ospf: told, configuration }, state, heard, cx) : { state, effects: [] }
      }),
    )
  },

  deadline: (states) => earliest(...states.map(ospf.deadline)),
}

export const putOffOf = (states: OspfStates): SimTime => earliest(...states.map(putOff))

function together(turns: readonly Turn<OspfState, OspfEffect>[]): Turn<OspfStates, OspfEffect> {
  const effects = turns.flatMap((turn) => inTable(turn.state.vrf, turn.effects))
  return { state: turns.map(({ state }) => state), effects }
}

function farewell(before: Configuration | undefined, gone: OspfState, cx: Context): readonly OspfEffect[] {
  const told = before?.ospf?.find(({ process }) => process === gone.process)
  if (!before || !told) return []
  const { effects } = ospf.react({ ospf: told, configuration: before }, gone, { kind: 'stop', goodbye: true }, cx)
  return inTable(gone.vrf, effects)
}
