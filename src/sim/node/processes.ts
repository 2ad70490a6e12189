/**
 * The processes of a device: one place where each protocol's state is stepped with its own kind of input, and where
 * every effect is routed. Protocols meet only here: RRI hears of SAs, EIGRP hears of the routing table.
 */
import type { Configuration } from '../../config/index'
import type { Context } from '../kernel/protocol'
import { randomFrom } from '../kernel/random'
import { dhcp } from '../protocols/dhcp/machine'
import { eigrp } from '../protocols/eigrp/machine'
import type { EigrpInput } from '../protocols/eigrp/state'
import { hsrp } from '../protocols/hsrp/machine'
import { ike } from '../protocols/ike/machine'
import { rri } from '../protocols/rri/machine'
import { skinny } from '../protocols/skinny/machine'
import { type AnyEffect, applyEffects } from './effects'
import type { ProcessInput } from './inputs'
import type { NodeState } from './state'
import type { World } from './world'

export const hsrpConfig = (config: Configuration) => ({
  interfaces: config.interfaces.map(({ name, hsrp: groups }) => ({ name, groups })),
})

/** Draws from the node's own sequence for the length of one turn. */
function inContext<T>(world: World, node: NodeState, turn: (cx: Context) => T): T {
  const random = randomFrom(node.randomState)
  const result = turn({ now: world.now(), device: node.device, random, parameters: node.parameters })
  node.randomState = random.state()
  return result
}

/** Steps one process and applies what it wants done. A stopped process hears nothing. */
export function runProcess(world: World, node: NodeState, input: ProcessInput): void {
  if (!node.running || node.stopped.has(input.process)) return
  applyEffects(
    world,
    node,
    inContext(world, node, (cx) => step(node, input, cx)),
  )
}

function step(node: NodeState, item: ProcessInput, cx: Context): readonly AnyEffect[] {
  const { config } = node
  switch (item.process) {
    case 'hsrp': {
      if (!node.hsrp) return []
      const turn = hsrp.react(hsrpConfig(config), node.hsrp, item.input, cx)
      node.hsrp = turn.state
      return turn.effects
    }
    case 'eigrp':
      return stepEigrp(node, item.input, cx)
    case 'ike': {
      if (!node.ike) return []
      const turn = ike.react({ configuration: config }, node.ike, item.input, cx)
      node.ike = turn.state
      return turn.effects
    }
    case 'rri': {
      if (!node.rri) return []
      const turn = rri.react({ configuration: config }, node.rri, item.input, cx)
      node.rri = turn.state
      return turn.effects
    }
    case 'dhcp': {
      if (!node.dhcp) return []
      const turn = dhcp.react({ configuration: config }, node.dhcp, item.input, cx)
      node.dhcp = turn.state
      return turn.effects
    }
    case 'skinny': {
      if (!node.skinny || !config.host) return []
      const turn = skinny.react({ host: config.host }, node.skinny, item.input, cx)
      node.skinny = turn.state
      return turn.effects
    }
  }
}

/** Every EIGRP process hears everything; each looks for its own AS. */
function stepEigrp(node: NodeState, input: EigrpInput, cx: Context): readonly AnyEffect[] {
  const effects: AnyEffect[] = []
  node.eigrp = node.eigrp.map((state, index) => {
    const config = node.config.eigrp[index]
    if (!config) return state
    const turn = eigrp.react({ eigrp: config, configuration: node.config }, state, input, cx)
    effects.push(...turn.effects)
    return turn.state
  })
  return effects
}

/** Starts every process a configuration asks for. */
export function bootProcesses(world: World, node: NodeState): void {
  const { config } = node
  applyEffects(
    world,
    node,
    inContext(world, node, (cx) => {
      const effects: AnyEffect[] = []
      const keep = <S>(turn: { readonly state: S; readonly effects: readonly AnyEffect[] }): S => {
        effects.push(...turn.effects)
        return turn.state
      }
      if (config.interfaces.some((item) => item.hsrp.length > 0)) node.hsrp = keep(hsrp.boot(hsrpConfig(config), cx))
      node.eigrp = config.eigrp.map((item) => keep(eigrp.boot({ eigrp: item, configuration: config }, cx)))
      if (config.crypto) node.ike = keep(ike.boot({ configuration: config }, cx))
      if (config.crypto) node.rri = keep(rri.boot({ configuration: config }, cx))
      if (needsDhcp(config)) node.dhcp = keep(dhcp.boot({ configuration: config }, cx))
      if (config.host) node.skinny = keep(skinny.boot({ host: config.host }, cx))
      return effects
    }),
  )
}

function needsDhcp(config: Configuration): boolean {
  return config.dhcpPools.length > 0 || config.interfaces.some((item) => item.address.kind === 'dhcp')
}
