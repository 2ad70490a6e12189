/** The terminal: what a device prints, and what a typed line asks of the network. */
export { type ComparedRow, type Comparison, compareWithReal } from './against/compare'
export { outputsOf } from './against/outputs'
export { consoleLog } from './console-log'
export { watchesPackets } from './debug'
export { exec } from './exec'
export { complete, help } from './help'
export { promptOf } from './prompt'
export { pingOutput, traceOutput } from './replies'
export { speaksCdp } from './show/cef-cdp'
export { packetTracerOutput } from './show/packet-tracer'
export {
  type CdpNeighbor,
  type ConsoleContext,
  type EchoRequest,
  type Effect,
  type ExecResult,
  FRESH_TERMINAL,
  type RouteRequest,
  type Terminal,
} from './types'
