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
  ['Virtual-Template', 'Vt'],
  ['Multilink', 'Mu'],
  ['FortyGigabitEthernet', 'Fo'],
  ['TwentyFiveGigE', 'Twe'],
  ['HundredGigE', 'Hu'],
  ['Cellular', 'Ce'],
  ['Wlan-GigabitEthernet', 'Wl'],
  ['Embedded-Service-Engine', 'Em'],
  ['Service-Engine', 'Sv'],
  ['Integrated-Service-Engine', 'In'],
  ['Group-Async', 'Gr'],
  ['Virtual-Access', 'Vi'],
  ['Dot11Radio', 'Do'],
  ['POS', 'PO'],
  ['BRI', 'BR'],
  ['Hssi', 'Hs'],
  ['TokenRing', 'To'],
  ['Fddi', 'Fd'],
  ['nve', 'nv'],
  ['AppGigabitEthernet', 'Ap'],
  ['TwoGigabitEthernet', 'Tw'],
  ['FiveGigabitEthernet', 'Fi'],
  ['Cable', 'Ca'],
  ['Modular-Cable', 'Mo'],
  ['Wideband-Cable', 'Wi'],
  ['Crypto-Engine', 'Cr'],
  ['Wlan-ap', 'wa'],
  ['tunnel-ip', 'ti'],
  ['BDI', 'BD'],
  ['VirtualPortGroup', 'VP'],
  ['Virtual-PPP', 'VPP'],
  ['NVI', 'NV'],
  ['LISP', 'LI'],
  ['pseudowire', 'ps'],
  ['MFR', 'MF'],
  ['FiftyGigE', 'Fif'],
  ['FourHundredGigE', 'Fou'],
  ['TwoHundredGigE', 'TwH'],
  ['HundredGigabitEthernet', 'Hu'],
  ['FiftyGigabitEthernet', 'Fif'],
  ['TwentyFiveGigabitEthernet', 'Twe'],
  ['Auto-Template', 'Au'],
  ['vasileft', 'vl'],
  ['vasiright', 'vr'],
  ['ucse', 'uc'],
  ['SM', 'SM'],
  ['ISM', 'IS'],
  ['Content-Engine', 'Co'],
  ['Analysis-Module', 'An'],
  ['IDS-Sensor', 'ID'],
  ['wlan-controller', 'wc'],
  ['CTunnel', 'CT'],
  ['CEM', 'CEM'],
  ['Ethernet-Internal', 'EI'],
  ['Virtual-Dot11Radio', 'Vd'],
]

/** `fa0/0`, `Fast0/0` or `FASTETHERNET0/0` → `FastEthernet0/0`; `undefined` when it names no interface. */
export function canonicalInterfaceName(text: string): string | undefined {
  const match = /^(Dot11Radio|[a-z-]+)(\d[\d/.:]*)$/i.exec(text)
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
