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
import { type HsrpProcessConfig, hsrp } from '../protocols/hsrp/machine'
import { ike } from '../protocols/ike/machine'
import { rri } from '../protocols/rri/machine'
import { skinny } from '../protocols/skinny/machine'
import { spanningTree } from '../protocols/spanning-tree/machine'
import { activeRoutes } from '../rib/rib'
import { type AnyEffect, applyEffects } from './effects'
import { PROCESS_NAMES, type ProcessInput, type ProcessName } from './inputs'
import { interfaceInput } from './ports'
import type { NodeState } from './state'
import type { World } from './world'

const hsrpConfigs = new WeakMap<Configuration, HsrpProcessConfig>()

/** What HSRP is told of a configuration; made once for each. */
export function hsrpConfig(config: Configuration): HsrpProcessConfig {
  const known = hsrpConfigs.get(config)
  if (known) return known
  const told = { interfaces: config.interfaces.map(({ name, hsrp: groups }) => ({ name, groups })) }
  hsrpConfigs.set(config, told)
  return told
}

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
    case 'spanning-tree': {
      if (!node.spanningTree || !config.spanningTree) return []
      const turn = spanningTree.react(config.spanningTree, node.spanningTree, item.input, cx)
      node.spanningTree = turn.state
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

/** What a turn of one process leaves behind: its state is kept by the caller, its effects are gathered. */
type Keep = <S>(turn: { readonly state: S; readonly effects: readonly AnyEffect[] }) => S

/** Gathers the effects of several turns and applies them when all states are in place. */
function together(world: World, node: NodeState, turns: (cx: Context, keep: Keep) => void): void {
  const effects: AnyEffect[] = []
  const keep: Keep = (turn) => {
    effects.push(...turn.effects)
    return turn.state
  }
  inContext(world, node, (cx) => turns(cx, keep))
  applyEffects(world, node, effects)
}

/** Which processes a configuration asks for. */
function wants(config: Configuration, process: ProcessName): boolean {
  switch (process) {
    case 'hsrp':
      return config.interfaces.some((item) => item.hsrp.length > 0)
    case 'eigrp':
      return config.eigrp.length > 0
    case 'ike':
    case 'rri':
      return config.crypto !== undefined
    case 'dhcp':
      return config.dhcpPools.length > 0 || config.interfaces.some((item) => item.address.kind === 'dhcp')
    case 'skinny':
      return config.host !== undefined
    case 'spanning-tree':
      return config.spanningTree !== undefined
  }
}

function bootProcess(node: NodeState, process: ProcessName, cx: Context, keep: Keep, booting = false): void {
  const { config } = node
  const whole = { configuration: config }
  if (process === 'hsrp') node.hsrp = keep(hsrp.boot(hsrpConfig(config), cx))
  if (process === 'eigrp')
    node.eigrp = config.eigrp.map((item) => keep(eigrp.boot({ eigrp: item, booting, ...whole }, cx)))
  if (process === 'ike') node.ike = keep(ike.boot(whole, cx))
  if (process === 'rri') node.rri = keep(rri.boot(whole, cx))
  if (process === 'dhcp') node.dhcp = keep(dhcp.boot(whole, cx))
  if (process === 'skinny' && config.host) node.skinny = keep(skinny.boot({ host: config.host }, cx))
  if (process === 'spanning-tree' && config.spanningTree)
    node.spanningTree = keep(spanningTree.boot(config.spanningTree, cx))
}

/** Starts every process a configuration asks for. */
export function bootProcesses(world: World, node: NodeState): void {
  together(world, node, (cx, keep) => {
    for (const process of PROCESS_NAMES) if (wants(node.config, process)) bootProcess(node, process, cx, keep, true)
  })
}

/**
 * Takes every process through its `reconfigure` door; those that the new lines ask for first are started, and named,
 * for `beginProcesses` to tell them how things stand. One that nothing asks for any more is left without a line to
 * work by; an EIGRP process whose section is gone says goodbye.
 */
export function reconfigureProcesses(world: World, node: NodeState, before: Configuration): readonly ProcessName[] {
  const { config } = node
  const whole = { configuration: config }
  const fresh: ProcessName[] = []
  together(world, node, (cx, keep) => {
    const boot = (process: ProcessName) => {
      if (!wants(config, process)) return
      bootProcess(node, process, cx, keep)
      fresh.push(process)
    }
    if (node.hsrp) node.hsrp = keep(hsrp.reconfigure(hsrpConfig(config), node.hsrp, cx))
    else boot('hsrp')
    if (node.ike) node.ike = keep(ike.reconfigure(whole, node.ike, cx))
    else boot('ike')
    if (node.rri) node.rri = keep(rri.reconfigure(whole, node.rri, cx))
    else boot('rri')
    if (node.dhcp) node.dhcp = keep(dhcp.reconfigure(whole, node.dhcp, cx))
    else boot('dhcp')
    if (!node.skinny) boot('skinny')
    else if (config.host) node.skinny = keep(skinny.reconfigure({ host: config.host }, node.skinny, cx))
    if (reconfigureEigrp(node, before, cx, keep)) fresh.push('eigrp')
  })
  return fresh
}

/** Processes are told apart by their AS. True when one of them is new. */
function reconfigureEigrp(node: NodeState, before: Configuration, cx: Context, keep: Keep): boolean {
  const { config } = node
  const old = node.eigrp
  node.eigrp = config.eigrp.map((item) => {
    const known = old.find((state) => state.as === item.as)
    const told = { eigrp: item, configuration: config }
    return keep(known ? eigrp.reconfigure(told, known, cx) : eigrp.boot(told, cx))
  })
  for (const gone of old.filter(({ as }) => !config.eigrp.some((item) => item.as === as))) {
    const told = before.eigrp.find((item) => item.as === gone.as)
    if (told) keep(eigrp.react({ eigrp: told, configuration: before }, gone, { kind: 'stop', goodbye: true }, cx))
  }
  return node.eigrp.some((state) => !old.some(({ as }) => as === state.as))
}

/** Tells processes that start in a running device of its ports and routes, as a boot would. */
export function beginProcesses(world: World, node: NodeState, processes: readonly ProcessName[]): void {
  for (const process of processes) {
    if (process === 'rri') continue
    for (const port of node.ports.values()) runProcess(world, node, { process, input: interfaceInput(port) })
    if (process === 'eigrp')
      runProcess(world, node, { process, input: { kind: 'rib', added: activeRoutes(node.rib), removed: [] } })
  }
}

/**
 * A process ends without a word: routes, addresses and SAs that it held go with it, as when its lines are taken away,
 * and the neighbours are left to notice.
 */
export function endProcess(world: World, node: NodeState, process: 'hsrp' | 'eigrp' | 'ike'): void {
  if (process === 'hsrp') runProcess(world, node, { process, input: { kind: 'stop', resign: false } })
  if (process === 'eigrp') runProcess(world, node, { process, input: { kind: 'stop', goodbye: false } })
  if (process === 'ike') runProcess(world, node, { process, input: { kind: 'stop', sendDelete: false } })
  node.stopped = new Set([...node.stopped, process])
}

/** An ended process begins afresh, as after a boot. */
export function restartProcess(world: World, node: NodeState, process: 'hsrp' | 'eigrp' | 'ike'): void {
  if (!node.stopped.has(process)) return
  node.stopped = new Set([...node.stopped].filter((name) => name !== process))
  if (!node.running || !wants(node.config, process)) return
  together(world, node, (cx, keep) => bootProcess(node, process, cx, keep))
  beginProcesses(world, node, [process])
}
