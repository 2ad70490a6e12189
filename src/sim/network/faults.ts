/** What a fault does to a running network, and what its end does. The design is never touched. */
import { type Fault, type FaultEvent, formatFault, type LinkEnd } from '../../config/index'
import { enqueue } from '../kernel/queue'
import { after } from '../kernel/time'
import { changeShutdown } from '../node/interfaces'
import { powerOff } from '../node/node'
import type { NodeState } from '../node/state'
import type { World } from '../node/world'
import { refreshCarrier } from './cables'
import type { LinkState, Network } from './state'

export function applyFault(network: Network, world: World, action: FaultEvent['action'], fault: Fault): void {
  const node = network.nodes.get(fault.device)
  if (!node) return
  world.journal(node, {
    protocol: 'fault',
    event: action,
    text: `${action === 'fault' ? 'Fault' : 'End of fault'}: ${formatFault(fault)}`,
    data: { fault: formatFault(fault) },
  })
  world.changed()
  if (action === 'fault') strike(network, world, node, fault)
  else restore(network, world, node, fault)
}

function strike(network: Network, world: World, node: NodeState, fault: Fault): void {
  switch (fault.kind) {
    case 'reload':
      farewell(network, world, node, fault.orderly)
      return reload(network, world, node, fault.bootSeconds ?? network.parameters.bootSeconds)
    case 'power':
      network.unpowered.add(fault.device)
      powerOff(world, node)
      return refreshCarrier(network, world, fault.device)
    case 'hang':
      node.hung = true
      return
    case 'cut':
      changeLink(network, fault, { cut: true })
      return refreshCarrier(network, world, fault.device)
    case 'shut':
      return setShutdown(network, world, node, fault.interface, true)
    case 'silent':
      return silence(network, fault, fault.direction, true)
    case 'impair':
      return changeLink(network, fault, {
        lossPercent: fault.lossPercent,
        delayMicros: Math.round(fault.delayMs * 1000),
        jitterMicros: Math.round(fault.jitterMs * 1000),
      })
    case 'process':
      node.stopped = new Set([...node.stopped, fault.process])
      return
    case 'block':
      node.blocked = new Set([...node.blocked, fault.protocol])
      return
    case 'clear-sa':
      return world.run(node, { process: 'ike', input: { kind: 'clear', what: fault.what } })
    case 'readdress':
      return
  }
}

/** An orderly shutdown says goodbye; a reload does so only when the parameters say it does. */
function farewell(network: Network, world: World, node: NodeState, orderly: boolean): void {
  const { reloadSendsDelete, reloadSendsResign } = network.parameters
  world.run(node, { process: 'hsrp', input: { kind: 'stop', resign: orderly || reloadSendsResign } })
  if (orderly || reloadSendsDelete) world.run(node, { process: 'ike', input: { kind: 'stop', sendDelete: true } })
  if (orderly) world.run(node, { process: 'eigrp', input: { kind: 'stop', goodbye: true } })
}

function reload(network: Network, world: World, node: NodeState, bootSeconds: number): void {
  powerOff(world, node)
  refreshCarrier(network, world, node.device)
  enqueue(network.queue, after(network.now, bootSeconds), { kind: 'boot', device: node.device, cause: network.cause })
}

function restore(network: Network, world: World, node: NodeState, fault: Fault): void {
  switch (fault.kind) {
    case 'power':
      network.unpowered.delete(fault.device)
      enqueue(network.queue, after(network.now, network.parameters.bootSeconds), {
        kind: 'boot',
        device: fault.device,
        cause: network.cause,
      })
      return
    case 'hang':
      node.hung = false
      return
    case 'cut':
      changeLink(network, fault, { cut: false })
      return refreshCarrier(network, world, fault.device)
    case 'shut':
      return setShutdown(network, world, node, fault.interface, false)
    case 'silent':
      return silence(network, fault, fault.direction, false)
    case 'impair': {
      const link = linkOf(network, fault)?.link
      return (
        link &&
        changeLink(network, fault, {
          lossPercent: link.lossPercent,
          delayMicros: link.delayMicros,
          jitterMicros: link.jitterMicros,
        })
      )
    }
    case 'process':
      node.stopped = new Set([...node.stopped].filter((name) => name !== fault.process))
      return
    case 'block':
      node.blocked = new Set([...node.blocked].filter((name) => name !== fault.protocol))
      return
    case 'reload':
    case 'clear-sa':
    case 'readdress':
      return
  }
}

function linkOf(network: Network, end: LinkEnd): LinkState | undefined {
  const known = network.ends.get(`${end.device}/${end.interface}`)
  return known && network.links.get(known.link)
}

function changeLink(network: Network, end: LinkEnd, change: Partial<LinkState>): void {
  const state = linkOf(network, end)
  if (state) network.links.set(state.link.id, { ...state, ...change })
}

/** `in` is towards the named end, `out` away from it. */
function silence(network: Network, end: LinkEnd, direction: 'both' | 'in' | 'out', silent: boolean): void {
  const state = linkOf(network, end)
  if (!state) return
  const isA = state.link.a.device === end.device && state.link.a.interface === end.interface
  const toA = direction === 'both' || (direction === 'in') === isA
  const toB = direction === 'both' || (direction === 'out') === isA
  network.links.set(state.link.id, {
    ...state,
    ...(toA ? { silentToA: silent } : {}),
    ...(toB ? { silentToB: silent } : {}),
  })
}

/** `shutdown` typed at an interface, or taken back: both ends notice. */
function setShutdown(network: Network, world: World, node: NodeState, name: string, value: boolean): void {
  changeShutdown(world, node, name, value)
  refreshCarrier(network, world, node.device)
}
