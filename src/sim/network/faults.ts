/** What a fault does to a running network, and what its end does. The design is never touched. */
import { type Fault, type FaultEvent, faultWords, formatFault } from '../../config/index'
import type { WallTime } from '../../net/index'
import { enqueue } from '../kernel/queue'
import { after } from '../kernel/time'
import { changeShutdown } from '../node/interfaces'
import { powerOff } from '../node/node'
import { endProcess, restartProcess, sayGoodbye } from '../node/processes'
import { followClock } from '../node/reconfigure'
import type { NodeState } from '../node/state'
import type { World } from '../node/world'
import { clearTranslations } from '../node/xlate'
import { refreshCarrier } from './cables'
import { holdLink, linkAt } from './links'
import { owned } from './owned'
import type { LinkHold } from './place'
import { changeProvider, readdress } from './provider'
import { nothingToEnd } from './standing'
import type { Network } from './state'

/** The journal's event of a fault, or an end of one, that changes nothing: a remark for whoever planned it. */
export const WITHOUT_EFFECT = 'without-effect'

export function applyFault(network: Network, world: World, action: FaultEvent['action'], fault: Fault): void {
  const node = owned(network, fault.device)
  if (!node) return
  world.journal(node, {
    protocol: 'fault',
    event: action,
    text: `${action === 'fault' ? 'Fault' : 'End of fault'}: ${faultWords(fault)}`,
    data: { fault: formatFault(fault) },
  })
  world.changed()
  if (action === 'fault') return strike(network, world, node, fault)
  const why = nothingToEnd(network, node, fault)
  if (why === undefined) restore(network, world, node, fault)
  else needless(world, node, fault, why)
}

type LinkFault = Extract<Fault, { readonly kind: 'cut' | 'silent' | 'impair' }>

/** A fault of which nothing is to be seen says why. */
const pointless = (world: World, node: NodeState, fault: Fault, why: string): void =>
  remark(world, node, fault, `${faultWords(fault)} changes nothing: ${why}`)

/** An end that undoes nothing says why. */
const needless = (world: World, node: NodeState, fault: Fault, why: string): void =>
  remark(world, node, fault, `The end of "${faultWords(fault)}" undoes nothing: ${why}`)

const remark = (world: World, node: NodeState, fault: Fault, text: string): void =>
  world.journal(node, { protocol: 'fault', event: WITHOUT_EFFECT, text, data: { fault: formatFault(fault) } })

function strike(network: Network, world: World, node: NodeState, fault: Fault): void {
  switch (fault.kind) {
    case 'reload':
      return reload(network, world, node, fault)
    case 'power':
      network.unpowered.add(fault.device)
      network.boots.delete(fault.device)
      return goDown(network, world, node)
    case 'hang':
      node.hung = true
      return
    case 'cut':
    case 'silent':
    case 'impair':
      return changeLink(network, world, node, fault, true)
    case 'shut':
      return setShutdown(network, world, node, fault.interface, true)
    case 'process':
      return endProcess(world, node, fault.process)
    case 'block':
      node.blocked = new Set([...node.blocked, fault.protocol])
      return
    case 'isp':
      if (!changeProvider(network, fault.device, formatFault(fault), true))
        pointless(world, node, fault, 'no line leads from it to the Internet')
      return
    case 'readdress':
      if (!readdress(network, world, fault.device, false))
        pointless(world, node, fault, 'it has no access line with an address of its own')
      return
    case 'clear-arp':
      return node.arp.clear()
    case 'clear-conn':
      return node.connections.clear()
    case 'clear-xlate':
      return clearTranslations(node)
    case 'clock':
      if (node.running && !node.hung) setClock(world, node, fault.wall)
      else pointless(world, node, fault, 'nobody can type at it now')
      return
    case 'clear-sa':
    case 'clear-eigrp':
      return world.tell(node, { kind: 'fault', fault })
  }
}

function setClock(world: World, node: NodeState, wall: WallTime): void {
  node.clock = wall - world.now()
  followClock(world, node)
}

type Reload = Extract<Fault, { readonly kind: 'reload' }>

function reload(network: Network, world: World, node: NodeState, fault: Reload): void {
  if (!node.running || network.boots.has(node.device))
    return pointless(world, node, fault, 'the device is not running, or on its way down')
  const { bootSeconds, farewellSeconds } = network.parameters
  const wait = !node.hung && sayGoodbye(world, node, fault.orderly ? 'orderly' : 'reload') ? farewellSeconds : 0
  if (wait === 0) goDown(network, world, node)
  else enqueue(network.queue, after(network.now, wait), { kind: 'off', device: node.device, cause: network.cause })
  bootLater(network, fault.device, Math.max(wait, fault.bootSeconds ?? bootSeconds))
}

/** The device has no power, or nothing runs on it yet: its neighbours lose carrier. */
export function goDown(network: Network, world: World, node: NodeState): void {
  powerOff(world, node)
  refreshCarrier(network, world, node.device)
}

function bootLater(network: Network, device: string, seconds: number): void {
  const at = after(network.now, seconds)
  network.boots.set(device, at)
  enqueue(network.queue, at, { kind: 'boot', device, cause: network.cause })
}

function restore(network: Network, world: World, node: NodeState, fault: Fault): void {
  switch (fault.kind) {
    case 'power':
      if (network.unpowered.delete(fault.device)) bootLater(network, fault.device, network.parameters.bootSeconds)
      return
    case 'hang':
      node.hung = false
      return
    case 'cut':
    case 'silent':
    case 'impair':
      return changeLink(network, world, node, fault, false)
    case 'shut':
      return setShutdown(network, world, node, fault.interface, false)
    case 'process':
      return restartProcess(world, node, fault.process)
    case 'block':
      node.blocked = new Set([...node.blocked].filter((name) => name !== fault.protocol))
      return
    case 'isp':
      changeProvider(network, fault.device, formatFault(fault), false)
      return
    case 'readdress':
      if (!readdress(network, world, fault.device, true)) needless(world, node, fault, 'it has its own address')
      return
    case 'reload':
    case 'clear-sa':
    case 'clear-eigrp':
    case 'clear-arp':
    case 'clear-conn':
    case 'clear-xlate':
    case 'clock':
      return
  }
}

function changeLink(network: Network, world: World, node: NodeState, fault: LinkFault, stands: boolean): void {
  const found = linkAt(network, fault)
  if (!found) return pointless(world, node, fault, 'the interface is connected to nothing')
  holdLink(network, found.state.link.id, holdOf(fault, found.isA), stands)
  if (fault.kind === 'cut') refreshCarrier(network, world, fault.device)
}

/** `in` is towards the named end, `out` away from it. */
function holdOf(fault: LinkFault, isA: boolean): LinkHold {
  const text = formatFault(fault)
  switch (fault.kind) {
    case 'cut':
      return { fault: text, cut: true }
    case 'silent': {
      const both = fault.direction === 'both'
      const toA = both || (fault.direction === 'in') === isA
      const toB = both || (fault.direction === 'out') === isA
      return { fault: text, silentToA: toA, silentToB: toB }
    }
    case 'impair':
      return {
        fault: text,
        lossPercent: fault.lossPercent,
        delayMicros: Math.round(fault.delayMs * 1000),
        jitterMicros: Math.round(fault.jitterMs * 1000),
      }
  }
}

/** `shutdown` typed at an interface, or taken back: both ends notice. */
function setShutdown(network: Network, world: World, node: NodeState, name: string, value: boolean): void {
  changeShutdown(world, node, name, value)
  refreshCarrier(network, world, node.device)
}
