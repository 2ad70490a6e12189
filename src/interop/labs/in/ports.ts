/** A port as a topology writes it → as the configuration of that kind of node calls it. */
import { canonicalInterfaceName } from '../../../ios/index'
import { boxesOf } from '../boxes'

/** Kinds whose ports a topology may write as Linux sees them (`eth1` is the first that is not for management). */
const BY_NUMBER: ReadonlyMap<string, (index: number) => string> = new Map([
  ...numberedBoxes(),
  ['cisco_csr1000v', (index: number) => `GigabitEthernet${index + 2}`],
  ['cisco_c8000v', (index: number) => `GigabitEthernet${index + 2}`],
])

function numberedBoxes(): readonly (readonly [string, (index: number) => string])[] {
  return [undefined, 'cisco_vios'].flatMap((router) => {
    const boxes = boxesOf('containerlab', router)
    if (boxes === undefined || typeof boxes === 'string') return []
    return [boxes.router, boxes.firewall].map(({ id, port }) => [id, port] as const)
  })
}

export function portOf(kind: string, written: string): string {
  const [, number] = /^eth(\d+)$/.exec(written) ?? []
  const named = number === undefined ? undefined : BY_NUMBER.get(kind)?.(Number(number) - 1)
  if (named !== undefined) return named
  // Linux's own ports keep their names.
  if (number !== undefined) return written
  return canonicalInterfaceName(written.replace(/\s+/g, '')) ?? written
}
