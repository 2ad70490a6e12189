/** Interface names: what people type, what a device prints, and the short form of labels. */

const KINDS: readonly (readonly [name: string, short: string])[] = [
  ['FastEthernet', 'Fa'],
  ['GigabitEthernet', 'Gi'],
  ['TenGigabitEthernet', 'Te'],
  ['Ethernet', 'Et'],
  ['Loopback', 'Lo'],
  ['Serial', 'Se'],
  ['Tunnel', 'Tu'],
  ['Vlan', 'Vl'],
  ['Dialer', 'Di'],
  ['Null', 'Nu'],
  ['BVI', 'BV'],
  ['ATM', 'AT'],
  ['Async', 'As'],
  ['Port-channel', 'Po'],
  ['Management', 'Ma'],
]

/** `fa0/0`, `Fast0/0` or `FASTETHERNET0/0` → `FastEthernet0/0`; `undefined` when it names no interface. */
export function canonicalInterfaceName(text: string): string | undefined {
  const match = /^([a-z-]+)(\d[\d/.:]*)$/i.exec(text)
  if (!match) return undefined
  const typed = (match[1] ?? '').toLowerCase()
  const fitting = KINDS.filter(([name]) => name.toLowerCase().startsWith(typed))
  const kind = fitting[0]
  return kind && (fitting.length === 1 || typed.length > 0) ? `${kind[0]}${match[2]}` : undefined
}

/** `FastEthernet0/0` → `Fa0/0`, and a PIX's `ethernet0` → `e0`. A name of another shape stays as it is. */
export function shortInterfaceName(name: string): string {
  const pix = /^ethernet(\d+)$/.exec(name)
  if (pix) return `e${pix[1]}`
  const kind = KINDS.find(([long]) => name.startsWith(long))
  return kind ? `${kind[1]}${name.slice(kind[0].length)}` : name
}
