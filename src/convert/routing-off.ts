/**
 * Devices that do not route. A router is told so; a fixed Catalyst routes only where `ip routing` tells it to, a modular one
 * without (Catalyst 3560 and 4500 software configuration guides, enabling IP routing): of a switch that says nothing it is
 * not known.
 */
import type { Source } from '../config/index'
import { isOfFixedSwitch } from '../ios/index'
import { all, type Reader, sourceOf } from './reader'

export interface RoutingOff {
  readonly because: Source
  /** Told so, or a switch that may route. */
  readonly sure: boolean
}

/** Ports that only a switch has as such: those of a router's switching modules are numbered otherwise. */
const SWITCH_PORT = /Ethernet(?:0\/\d+|[1-9]\/0\/\d+)$|GigE[1-9]\/0\/\d+$/

export function routingOff({ config: { statements } }: Reader): RoutingOff | undefined {
  const off = statements.findLast(({ text }) => /^no ip routing$/.test(text.trim()))
  if (off) return { because: sourceOf(off), sure: true }
  // A process of a routing protocol begins only where IP is routed.
  if (statements.some(({ text }) => /^(?:ip routing$|router \S)/.test(text.trim()))) return undefined
  const own = statements.find(({ text }) => isOfFixedSwitch(text))
  if (own) return { because: sourceOf(own), sure: false }
  for (const { command, children } of all(statements, 'interface')) {
    const bridged = SWITCH_PORT.test(command.name) && children.find(({ text }) => /^switchport\b/.test(text.trim()))
    if (bridged) return { because: sourceOf(bridged), sure: false }
  }
  return undefined
}
