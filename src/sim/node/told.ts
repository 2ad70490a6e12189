/** What a node was told, what of it is in force by its clock, and what is made of that once, so that no packet has to look for it. */
import { type Configuration, configurationAt, isTimed, nextTurn, uniform } from '../../config/index'
import { NEVER, type SimTime, timeOf } from '../kernel/time'
import { builtInSwitchOf, ridersOf } from './riders'
import type { NodeState, SeenNode } from './state'

type Made = Pick<NodeState, 'told' | 'config' | 'riders' | 'builtIn' | 'turnsAt'>

export function madeOf(typed: Configuration, now: SimTime, clock: number | undefined): Made {
  const told = uniform(typed)
  if (clock === undefined || !isTimed(told))
    return { told, config: told, riders: ridersOf(told), builtIn: builtInSwitchOf(told), turnsAt: NEVER }
  const turn = nextTurn(told, now + clock)
  const config = uniform(configurationAt(told, now + clock))
  const turnsAt = turn === undefined ? NEVER : timeOf(turn - clock)
  return { told, config, riders: ridersOf(config), builtIn: builtInSwitchOf(config), turnsAt }
}

export function tellNode(node: NodeState, told: Configuration, now: SimTime): void {
  Object.assign(node, madeOf(told, now, node.clock))
}

/** Whether the clock has come to where something else is in force. */
export const clockTurns = ({ turnsAt }: SeenNode, now: SimTime): boolean => turnsAt <= now
