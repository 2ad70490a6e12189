/** What a node was told, what of it is in force by its clock, and what is made of that once, so that no packet has to look for it. */
import { type Configuration, configurationAt, isTimed, nextTurn, uniform } from '../../config/index'
import { NEVER, type SimTime, timeOf } from '../kernel/time'
import { ridersOf } from './riders'
import type { NodeState, SeenNode } from './state'

type Made = Pick<NodeState, 'told' | 'config' | 'riders' | 'turnsAt'>

export function madeOf(typed: Configuration, now: SimTime, clock: number | undefined): Made {
  const told = uniform(typed)
  if (clock === undefined || !isTimed(told)) return { told, config: told, riders: ridersOf(told), turnsAt: NEVER }
  const turn = nextTurn(told, now + clock)
  const config = uniform(configurationAt(told, now + clock))
  return { told, config, riders: ridersOf(config), turnsAt: turn === undefined ? NEVER : timeOf(turn - clock) }
}

export function tellNode(node: NodeState, told: Configuration, now: SimTime): void {
  Object.assign(node, madeOf(told, now, node.clock))
}

/** Whether the clock has come to where something else is in force. */
export const clockTurns = ({ turnsAt }: SeenNode, now: SimTime): boolean => turnsAt <= now
