/** Faults in the words of the field: for menus, the timeline, and marks on the canvas. */
import { type Fault, parseFault } from '../../config/fault'
import { faultWords, impairment, protocolWord } from '../../config/fault-words'
import { shortInterfaceName } from '../../ios/index'

/** `Reload of gateway-2`; the text itself when it is no fault. */
export function faultTitle(text: string): string {
  const fault = parseFault(text)
  return typeof fault === 'string' ? text : faultWords(fault, shortInterfaceName)
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
      return { tone: 'warn', word: `${protocolWord(fault.process)} stopped` }
    case 'impair':
      return { tone: 'warn', word: impairment(fault) }
    case 'block':
      return { tone: 'warn', word: `drops ${protocolWord(fault.protocol)}` }
    case 'isp':
      return { tone: 'bad', word: 'provider out' }
    case 'readdress':
      return { tone: 'warn', word: 'new address' }
    case 'clear-sa':
    case 'clear-eigrp':
    case 'clear-arp':
    case 'clear-conn':
    case 'clear-xlate':
    case 'clock':
      return undefined
  }
}
