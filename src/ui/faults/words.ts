/** Faults in the words of the field: for menus, the timeline, and marks on the canvas. */
import { type Fault, parseFault } from '../../config/fault'
import { shortInterfaceName } from '../../ios/index'

/** A process or a protocol as the field writes it. */
const protocol = (name: string) => (name === 'skinny' ? 'Skinny' : name === 'ip' ? 'everything' : name.toUpperCase())
const port = (fault: { readonly device: string; readonly interface: string }) =>
  `${fault.device} ${shortInterfaceName(fault.interface)}`

/** `Reload of gateway-2`; the text itself when it is no fault. */
export function faultTitle(text: string): string {
  const fault = parseFault(text)
  return typeof fault === 'string' ? text : titleOf(fault)
}

function titleOf(fault: Fault): string {
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
      return `${protocol(fault.process)} stops on ${fault.device}`
    case 'impair':
      return `Impaired link at ${port(fault)}: ${impairment(fault)}`
    case 'block':
      return `${fault.device} drops ${protocol(fault.protocol)}`
    case 'isp':
      return `Provider outage at ${fault.device}`
    case 'readdress':
      return `New public address for ${fault.device}`
    case 'clear-eigrp':
      return `EIGRP neighbours cleared on ${fault.device}`
    case 'clear-arp':
      return `ARP table cleared on ${fault.device}`
    case 'clear-sa':
      return `SAs cleared on ${fault.device}${fault.what === 'all' ? '' : ` (${fault.what === 'ike' ? 'IKE' : 'IPsec'})`}`
  }
}

function impairment(fault: Extract<Fault, { readonly kind: 'impair' }>): string {
  const parts = [
    ...(fault.lossPercent > 0 ? [`${fault.lossPercent} % lost`] : []),
    ...(fault.delayMs > 0 ? [`${fault.delayMs} ms more`] : []),
    ...(fault.jitterMs > 0 ? [`jitter ${fault.jitterMs} ms`] : []),
  ]
  return parts.length === 0 ? 'nothing' : parts.join(', ')
}

/** Faults whose end is an event of its own; the others are over at once, or by themselves. */
export function canRestore(text: string): boolean {
  const fault = parseFault(text)
  return typeof fault !== 'string' && fault.kind !== 'reload' && !fault.kind.startsWith('clear-')
}

export interface FaultMark {
  readonly tone: 'bad' | 'warn'
  readonly word: string
}

/** What stands beside a broken thing on the canvas; nothing for what is over at once. */
export function faultMark(fault: Fault): FaultMark | undefined {
  switch (fault.kind) {
    case 'reload':
      return { tone: 'bad', word: 'reloading' }
    case 'hang':
      return { tone: 'bad', word: 'hung' }
    case 'power':
      return { tone: 'bad', word: 'off' }
    case 'cut':
      return { tone: 'bad', word: 'cut' }
    case 'shut':
      return { tone: 'bad', word: `shut at ${fault.device}` }
    case 'silent':
      return {
        tone: 'bad',
        word: fault.direction === 'both' ? 'silent' : `silent ${fault.direction} at ${fault.device}`,
      }
    case 'process':
      return { tone: 'warn', word: `${protocol(fault.process)} stopped` }
    case 'impair':
      return { tone: 'warn', word: impairment(fault) }
    case 'block':
      return { tone: 'warn', word: `drops ${protocol(fault.protocol)}` }
    case 'isp':
      return { tone: 'bad', word: 'provider out' }
    case 'readdress':
      return { tone: 'warn', word: 'new address' }
    case 'clear-sa':
    case 'clear-eigrp':
    case 'clear-arp':
      return undefined
  }
}
