/** Every EIGRP process of a device, one for each AS and table, as one protocol: all of them hear everything, each looks for its own. */
import type { Configuration, EigrpConfig } from '../../../config/index'
import { heardIn, inTable } from '../../kernel/in-table'
import type { Context, Protocol, Turn } from '../../kernel/protocol'
import { NEVER, type SimTime } from '../../kernel/time'
import { eigrp } from './machine'
import type { EigrpEffect, EigrpInput, EigrpProcessConfig, EigrpState } from './state'

export interface EigrpProcessesConfig {
  readonly configuration: Configuration
}

/** In the order of the configuration. */
export type EigrpStates = readonly EigrpState[]

export const eigrpProcesses: Protocol<EigrpProcessesConfig, EigrpStates, EigrpInput, EigrpEffect> = {
  name: eigrp.name,

  boot: ({ configuration }, cx, booting = false) =>
    together(configuration.eigrp.map((told) => eigrp.boot({ eigrp: told, configuration, booting }, cx))),

  /** Processes are told apart by their AS and table; one whose section is gone says goodbye. */
  reconfigure({ configuration }, states, cx, before) {
    const turns = configuration.eigrp.map((told) => {
      const known = states.find((state) => isSame(state, told))
      const config = { eigrp: told, configuration }
      return known ? eigrp.reconfigure(config, known, cx) : eigrp.boot(config, cx)
    })
    const next = together(turns)
    const isNew = (state: EigrpState) => !states.some((old) => isSame(old, state))
    const left = states.filter((state) => !configuration.eigrp.some((told) => isSame(told, state)))
    const goodbyes = left.flatMap((gone) => farewell(before?.configuration, gone, cx))
    return { state: next.state, effects: [...next.effects, ...goodbyes], fresh: next.state.some(isNew) }
  },

  react({ configuration }, states, input, cx) {
    return together(
      states.map((state, index) => {
        const told = configuration.eigrp[index]
        const heard = heardIn(state.vrf, input)
        return told && heard ? eigrp.react({ eigrp: told, configuration }, state, heard, cx) : { state, effects: [] }
      }),
    )
  },

  deadline(states) {
    let first: SimTime = NEVER
    for (const state of states) {
      const due = eigrp.deadline(state)
      if (due < first) first = due
    }
    return first
  },
}

type Named = Pick<EigrpConfig, 'as' | 'vrf'>

const isSame = (a: Named, b: Named): boolean => a.as === b.as && a.vrf === b.vrf

function together(turns: readonly Turn<EigrpState, EigrpEffect>[]): Turn<EigrpStates, EigrpEffect> {
  const effects = turns.flatMap((turn) => inTable(turn.state.vrf, turn.effects))
  return { state: turns.map(({ state }) => state), effects }
}

function farewell(before: Configuration | undefined, gone: EigrpState, cx: Context): readonly EigrpEffect[] {
  const told: EigrpConfig | undefined = before?.eigrp.find((item) => isSame(item, gone))
  if (!before || !told) return []
  const config: EigrpProcessConfig = { eigrp: told, configuration: before }
  return inTable(gone.vrf, eigrp.react(config, gone, { kind: 'stop', goodbye: true }, cx).effects)
}
