/** Faults in the words of the field, for whoever reads of them: the journal, menus, the timeline. */
import { formatWall } from '../net/index'
import type { Fault } from './fault'

/** A process or a protocol as the field writes it. */
export const protocolWord = (name: string): string =>
  name === 'skinny' ? 'Skinny' : name === 'ip' ? 'everything' : name.toUpperCase()

/** `Reload of gateway-2`. `shorten` is how interfaces are written; by their full names without it. */
export function faultWords(fault: Fault, shorten: (name: string) => string = (name) => name): string {
  const port = (at: { readonly device: string; readonly interface: string }) => `${at.device} ${shorten(at.interface)}`
  switch (fault.kind) {
    case 'reload':
      return `${fault.orderly ? 'Orderly reload' : 'Reload'} of ${fault.device}`
    case 'hang':
      return `${fault.device} hangs`
    case 'power':
      return `Power off at ${fault.device}`
    case 'cut':
      return `Cable cut at ${port(fault)}`
    case 'shut':
      return `Shutdown of ${port(fault)}`
    case 'silent':
      return `Silent loss at ${port(fault)}${fault.direction === 'both' ? '' : `, ${fault.direction}wards`}`
    case 'process':
      return `${protocolWord(fault.process)} stops on ${fault.device}`
    case 'impair':
      return `Impaired link at ${port(fault)}: ${impairment(fault)}`
    case 'block':
      return `${fault.device} drops ${protocolWord(fault.protocol)}`
    case 'isp':
      return `Provider outage at ${fault.device}`
    case 'readdress':
      return `New public address for ${fault.device}`
    case 'clear-eigrp':
      return `EIGRP neighbours cleared on ${fault.device}`
    case 'clear-arp':
      return `ARP table cleared on ${fault.device}`
    case 'clear-conn':
      return `Connections cleared on ${fault.device}`
    case 'clear-xlate':
      return `Translations cleared on ${fault.device}`
    case 'clock':
      return `Clock of ${fault.device} set to ${formatWall(fault.wall).replace('T', ' ')}`
    case 'clear-sa':
      return `SAs cleared on ${fault.device}${fault.what === 'all' ? '' : ` (${fault.what === 'ike' ? 'IKE' : 'IPsec'})`}`
  }
}

export function impairment(fault: Extract<Fault, { readonly kind: 'impair' }>): string {
  const parts = [
    ...(fault.lossPercent > 0 ? [`${fault.lossPercent} % lost`] : []),
    ...(fault.delayMs > 0 ? [`${fault.delayMs} ms more`] : []),
    ...(fault.jitterMs > 0 ? [`jitter ${fault.jitterMs} ms`] : []),
  ]
  return parts.length === 0 ? 'nothing' : parts.join(', ')
}
