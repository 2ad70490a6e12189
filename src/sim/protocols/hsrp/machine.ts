/**
 * HSRP as a protocol: hands each input to the groups it concerns. It knows no ARP, no switch and no clock;
 * the node answers ARP for an address that was claimed.
 */
import type { HsrpConfig } from '../../../config/index'
import type { Context, Protocol, Turn } from '../../kernel/protocol'
import { NEVER, type SimTime } from '../../kernel/time'
import type { Work } from './act'
import { freshGroup, happen, interfaceChanged, receive, reconfigured, wake } from './group'
import { effectivePriority } from './priority'
import type { HsrpEffect, HsrpGroupState, HsrpInput, HsrpProcessConfig, HsrpProcessState } from './state'

export { hsrpRows } from './rows'
export type { HsrpEffect, HsrpInput, HsrpProcessConfig, HsrpProcessState } from './state'

type HsrpTurn = Turn<HsrpProcessState, HsrpEffect>

export const hsrp: Protocol<HsrpProcessConfig, HsrpProcessState, HsrpInput, HsrpEffect> = {
  name: 'hsrp',

  boot(config, cx) {
    const groups = config.interfaces.flatMap((i) => i.groups.map((group) => freshGroup(i.name, group, cx.now)))
    return { state: { groups, interfaces: {}, objectsDown: [], stopped: false }, effects: [] }
  },

  reconfigure,

  react(config, state, input, cx) {
    if (state.stopped) return { state, effects: [] }
    switch (input.kind) {
      case 'wake':
        return eachGroup(config, state, cx, wake, (group) => nextTimer(group) <= cx.now)
      case 'interface': {
        const next = { ...state, interfaces: { ...state.interfaces, [input.interface]: input } }
        const concerned = (group: HsrpGroupState) => group.interface === input.interface
        return eachGroup(config, next, cx, (work) => interfaceChanged(work, input), concerned)
      }
      case 'message': {
        const { message } = input
        const concerned = (g: HsrpGroupState) => g.interface === input.interface && g.group === message.group
        return eachGroup(config, state, cx, (work) => receive(work, input.from, message), concerned)
      }
      // Looked at with the next hello; nobody has to be told.
      case 'tracked':
        return { state: { ...state, objectsDown: input.down }, effects: [] }
      case 'shutting': {
        const concerned = (group: HsrpGroupState) => group.interface === input.interface && group.state !== 'init'
        return eachGroup(config, state, cx, shutting, concerned)
      }
      case 'stop':
        return stop(config, state, input.resign, cx)
    }
  },

  deadline(state) {
    let first: SimTime = NEVER
    for (const group of state.groups) {
      const next = nextTimer(group)
      if (next < first) first = next
    }
    return first
  },
}

/** When a group that waits for its delay starts, or takes over. */
export function putOff({ groups, stopped }: HsrpProcessState): SimTime {
  const timers = groups.flatMap(({ preemptTimer, startTimer }) => [preemptTimer, startTimer])
  return stopped ? NEVER : (Math.min(NEVER, ...timers) as SimTime)
}

function nextTimer(group: HsrpGroupState): SimTime {
  return Math.min(
    group.activeTimer,
    group.standbyTimer,
    group.helloTimer,
    group.preemptTimer,
    group.startTimer,
  ) as SimTime
}

/** Gives every group that `concerned` names its turn, and gathers what changed. */
function eachGroup(
  config: HsrpProcessConfig,
  state: HsrpProcessState,
  cx: Context,
  turn: (work: Work) => void,
  concerned: (group: HsrpGroupState) => boolean,
): HsrpTurn {
  const effects: HsrpEffect[] = []
  const groups = state.groups.map((group) => {
    const told = concerned(group) ? configOf(config, group) : undefined
    if (!told) return group
    const work = workOf(told, group, state, cx, effects)
    turn(work)
    return work.group
  })
  return { state: { ...state, groups }, effects }
}

function configOf(config: HsrpProcessConfig, group: HsrpGroupState): HsrpConfig | undefined {
  const groups = config.interfaces.find((i) => i.name === group.interface)?.groups
  return groups?.find((g) => g.group === group.group)
}

function workOf(
  config: HsrpConfig,
  group: HsrpGroupState,
  state: HsrpProcessState,
  cx: Context,
  effects: HsrpEffect[],
): Work {
  return { config, cx, effects, group: { ...group }, priority: effectivePriority(config, state) }
}

/** Releases that resign do so while the interface still carries it. */
function shutting(work: Work): void {
  if (work.config.resignsOnShutdown) happen(work, 'disable', 'the interface is being shut')
}

function stop(config: HsrpProcessConfig, state: HsrpProcessState, resign: boolean, cx: Context): HsrpTurn {
  const end = (work: Work) => {
    if (!resign) delete work.group.own
    happen(work, 'disable', 'the process stopped')
  }
  const turn = eachGroup(config, state, cx, end, () => true)
  return { state: { ...turn.state, stopped: true }, effects: turn.effects }
}

/** Groups that are no longer configured are left without a word; new ones start as after an interface-up. */
function reconfigure(config: HsrpProcessConfig, state: HsrpProcessState, cx: Context): HsrpTurn {
  if (state.stopped) return { state, effects: [] }
  const effects: HsrpEffect[] = []
  const groups = config.interfaces.flatMap(({ name, groups: told }) =>
    told.map((groupConfig) => {
      const before = state.groups.find((g) => g.interface === name && g.group === groupConfig.group)
      const work = workOf(groupConfig, before ?? freshGroup(name, groupConfig), state, cx, effects)
      reconfigured(work, state.interfaces[name])
      return work.group
    }),
  )
  for (const gone of state.groups.filter((group) => !configOf(config, group))) {
    const work = workOf(unconfigured(gone), gone, state, cx, effects)
    delete work.group.own
    happen(work, 'disable', 'the group is no longer configured')
  }
  return { state: { ...state, groups }, effects }
}

/** What is left to be said of a group whose lines are gone. */
function unconfigured({ group, helloSeconds, holdSeconds }: HsrpGroupState): HsrpConfig {
  return {
    group,
    priority: { value: 0 },
    preempt: { value: false },
    preemptDelaySeconds: 0,
    preemptReloadDelaySeconds: 0,
    helloSeconds,
    holdSeconds,
    authentication: '',
    tracks: [],
    source: { line: 0, text: `no standby ${group}` },
  }
}
