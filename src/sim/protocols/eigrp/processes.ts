/** Every EIGRP process of a device, one for each AS, as one protocol: all of them hear everything, each looks for its own. */
import type { Configuration, EigrpConfig } from '../../../config/index'
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

  /** Processes are told apart by their AS; one whose section is gone says goodbye. */
  reconfigure({ configuration }, states, cx, before) {
    const turns = configuration.eigrp.map((told) => {
      const known = states.find(({ as }) => as === told.as)
      const config = { eigrp: told, configuration }
      return known ? eigrp.reconfigure(config, known, cx) : eigrp.boot(config, cx)
    })
    const next = together(turns)
    const isNew = ({ as }: EigrpState) => !states.some((old) => old.as === as)
    const left = states.filter(({ as }) => !configuration.eigrp.some((told) => told.as === as))
    const goodbyes = left.flatMap((gone) => farewell(before?.configuration, gone, cx))
    return { state: next.state, effects: [...next.effects, ...goodbyes], fresh: next.state.some(isNew) }
  },

  react({ configuration }, states, input, cx) {
    return together(
      states.map((state, index) => {
        const told = configuration.eigrp[index]
        return told ? eigrp.react({ eigrp: told, configuration }, state, input, cx) : { state, effects: [] }
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

function together(turns: readonly Turn<EigrpState, EigrpEffect>[]): Turn<EigrpStates, EigrpEffect> {
  return { state: turns.map(({ state }) => state), effects: turns.flatMap(({ effects }) => effects) }
}

function farewell(before: Configuration | undefined, gone: EigrpState, cx: Context): readonly EigrpEffect[] {
  const told: EigrpConfig | undefined = before?.eigrp.find(({ as }) => as === gone.as)
  if (!before || !told) return []
  const config: EigrpProcessConfig = { eigrp: told, configuration: before }
  return eigrp.react(config, gone, { kind: 'stop', goodbye: true }, cx).effects
}
