/** IKE as a protocol: takes each input, names the event, and hands it to the table (state.ts has the picture). */
import type { Protocol } from '../../kernel/protocol'
import { NEVER } from '../../kernel/time'
import { claimed, interfaceChanged, reconfigured, unknownSpi } from './changes'
import { clear, endEverything } from './endings'
import { needed } from './peers'
import { received } from './receive'
import type { IkeInput, IkeProcessConfig, IkeState } from './state'
import { timers } from './timers'
import { traffic } from './traffic'
import { finishWork, type IkeEffect, NO_TURNS, NOTHING, startWork, type Work } from './work'

export const ike: Protocol<IkeProcessConfig, IkeState, IkeInput, IkeEffect> = {
  name: 'ike',
  boot: () => ({
    state: { nextId: 1, addresses: {}, ...NOTHING, entries: [], turns: NO_TURNS, stopped: false, deadline: NEVER },
    effects: [],
  }),
  reconfigure(config, state, cx) {
    const work = startWork(config, state, cx)
    reconfigured(work)
    return finishWork(work)
  },
  react(config, state, input, cx) {
    if (state.stopped) return { state, effects: [] }
    const work = startWork(config, state, cx)
    act(work, input)
    return finishWork(work)
  },
  deadline: (state) => state.deadline,
}

function act(work: Work, input: IkeInput): void {
  switch (input.kind) {
    case 'wake':
      return timers(work)
    case 'interface':
      return interfaceChanged(work, input)
    case 'claimed':
      return claimed(work, input)
    case 'message':
      return received(work, input)
    case 'needed':
      return needed(work, input)
    case 'sent':
    case 'heard':
      return traffic(work, input)
    case 'unknown-spi':
      return unknownSpi(work, input.remote, input.spi)
    case 'clear':
      return clear(work, input)
    case 'stop':
      endEverything(work, input.sendDelete, 'this end is shut down')
      work.state.entries = []
      work.state.stopped = true
  }
}
