/** The tables of interfaces and of addresses. Pure. */
import { type Design, type Device, type Edit, endsOf, type Interface, ownAddress } from '../../design/index'
import { formatPrefix } from '../../net/index'
import { withLength } from '../inspector/checks'
import { type Column, type DesignTable, readNumber, readYesNo, type TableRow, yesNo } from './column'

export interface InterfaceRow extends TableRow {
  readonly about: Device
  readonly item: Interface
  /** What is at the other end of its cable. */
  readonly far: string
}

function rowsOf(design: Design): readonly InterfaceRow[] {
  const far = new Map(
    design.links.flatMap((link) => {
      const [a, b] = endsOf(link)
      const text = (end: typeof a) => `${end.device}/${end.interface}`
      return [
        [text(a), text(b)],
        [text(b), text(a)],
      ] as const
    }),
  )
  return design.devices.flatMap((about) =>
    about.interfaces.map((item) => {
      const key = `${about.name}/${item.name}`
      return { key, device: about.name, about, item, far: far.get(key) ?? '' }
    }),
  )
}

const change = ({ about, item }: InterfaceRow, next: Partial<Interface>): Edit => ({
  kind: 'set-interface',
  device: about.name,
  interface: item.name,
  change: next,
})

/** `10.81.0.3/29`, `DHCP`, or nothing. */
function addressText({ item }: InterfaceRow): string {
  return item.addressing.kind === 'static' ? item.addressing.address : item.addressing.kind === 'dhcp' ? 'DHCP' : ''
}

function editAddress(row: InterfaceRow, text: string): Edit | string {
  const address = text.trim()
  if (/^(?:by )?dhcp$/i.test(address)) return change(row, { addressing: { kind: 'dhcp' } })
  if (address === '' || /^none$/i.test(address)) return change(row, { addressing: { kind: 'none' } })
  return withLength(address) ?? change(row, { addressing: { kind: 'static', address } })
}

const isPort = ({ about }: InterfaceRow) => about.kind !== 'lan'

const DEVICE: Column<InterfaceRow> = { title: 'Device', width: 150, get: ({ about }) => about.name }

const ADDRESS: Column<InterfaceRow> = {
  title: 'Address',
  width: 150,
  mono: true,
  has: isPort,
  get: addressText,
  rank: ({ item }) => ownAddress(item)?.ip ?? Number.POSITIVE_INFINITY,
  edit: editAddress,
}

/** The edit that puts another interface in one's place: a field that is taken away is gone then. */
const replaced = (about: Device, item: Interface, next: Interface): Edit => ({
  kind: 'set-device',
  name: about.name,
  change: { interfaces: about.interfaces.map((other) => (other.name === item.name ? next : other)) },
})

/** A number that the platform knows while none is given. */
function optional(title: string, key: 'bandwidthKbit' | 'delayTens', most: number): Column<InterfaceRow> {
  return {
    title,
    width: 140,
    has: isPort,
    get: ({ item }) => (item[key] === undefined ? '' : String(item[key])),
    rank: ({ item }) => item[key] ?? -1,
    edit: ({ about, item }, text) => {
      const value = text.trim() === '' ? undefined : readNumber(text, 1, most)
      if (typeof value === 'string') return value
      const { [key]: _old, ...rest } = item
      return replaced(about, item, value === undefined ? rest : { ...rest, [key]: value })
    },
  }
}

export function interfaceTable(design: Design): DesignTable<InterfaceRow> {
  return {
    rows: rowsOf(design),
    columns: [
      DEVICE,
      {
        title: 'Interface',
        width: 160,
        names: true,
        get: ({ item }) => item.name,
        edit: (row, text) => change(row, { name: text.trim() }),
      },
      { title: 'For', width: 96, get: ({ item }) => item.role },
      ADDRESS,
      { title: 'Cable to', width: 230, get: ({ far }) => far },
      {
        title: 'Description',
        width: 190,
        get: ({ item }) => item.description ?? '',
        edit: ({ about, item }, text) => {
          const { description: _old, ...rest } = item
          return replaced(about, item, text === '' ? rest : { ...rest, description: text })
        },
      },
      optional('Bandwidth (kbit/s)', 'bandwidthKbit', 10_000_000),
      optional('Delay (tens of µs)', 'delayTens', 16_777_215),
      {
        title: 'shutdown',
        width: 90,
        get: ({ item }) => yesNo(item.shutdown),
        choices: () => [
          ['yes', 'yes'],
          ['no', 'no'],
        ],
        edit: (row, text) => {
          const shutdown = readYesNo(text)
          return typeof shutdown === 'string' ? shutdown : change(row, { shutdown })
        },
      },
    ],
  }
}

/** Every address that the design gives, with its network. */
export function addressTable(design: Design): DesignTable<InterfaceRow> {
  return {
    rows: rowsOf(design).filter(({ item }) => item.addressing.kind === 'static'),
    columns: [
      ADDRESS,
      {
        title: 'Network',
        width: 150,
        mono: true,
        get: ({ item }) => networkOf(item),
        rank: ({ item }) => ownAddress(item)?.subnet.address ?? Number.POSITIVE_INFINITY,
      },
      DEVICE,
      { title: 'Interface', width: 170, get: ({ item }) => item.name },
      { title: 'For', width: 96, get: ({ item }) => item.role },
      { title: 'Cable to', width: 230, get: ({ far }) => far },
    ],
  }
}

function networkOf(item: Interface): string {
  const own = ownAddress(item)
  return own ? formatPrefix(own.subnet) : ''
}
