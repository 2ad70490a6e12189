/** Runs the pings and traces that a terminal asked for, and prints what came of them. */
import { type ConsoleContext, type Effect, packetTracerOutput, pingOutput, traceOutput } from '../../console/index'
import { injectPacket, type Network, sendEchoes, traceRoute } from '../../sim/index'

/** The output, or nothing when the effect is no probe. The network goes on while the packets travel. */
export function probeOutput(
  context: ConsoleContext,
  network: Network,
  device: string,
  effect: Effect,
): string | undefined {
  if (effect.kind === 'ping')
    return pingOutput(effect.request, sendEchoes(network, device, effect.request), effect.style)
  if (effect.kind === 'traceroute')
    return traceOutput(effect.request, traceRoute(network, device, effect.request), effect.style, effect.heading)
  if (effect.kind === 'packet-tracer') {
    const { request } = effect
    return packetTracerOutput(context, request, injectPacket(network, device, request.interface, request.packet))
  }
  return undefined
}
