/** A queue that is full says so once, until it has been empty again. */
import type { Line } from './line-state'
import type { Network } from './state'
import { writeJournal } from './write-journal'

export function tellLosing(network: Network, device: string, line: Line, what: string): void {
  if (line.losing) return
  line.losing = true
  const { cause } = network
  writeJournal(network, device, { protocol: 'link', event: 'queue-full', text: `${what}: they are lost` })
  network.cause = cause
  network.crowds++
}
