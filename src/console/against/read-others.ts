/** `show crypto isakmp sa`, `show standby` and `show ip eigrp neighbors`, in the layouts of 12.2 and of 15.x. */
import { shortInterfaceName } from '../../ios/index'
import { parseIp } from '../../net/index'
import { type Reader, RowBook } from './table'

const SA = /^(\d[\d.]+)\s+(\d[\d.]+)\s+([A-Z][A-Z_]+)\s+(\d+)\s*(.*)$/
const SA_ABOUT = /^\s*(IPv4 Crypto ISAKMP SA|IPv6 Crypto ISAKMP SA|dst\s+src\s+state)/

/** A row a pair of peers. The connection number and the slot are the router's own. */
export const readIsakmpSa: Reader = (lines) => {
  const book = new RowBook()
  for (const line of lines) {
    const [, destination = '', source = '', state = '', , status = ''] = SA.exec(line.text.trim()) ?? []
    if (parseIp(destination) !== undefined && parseIp(source) !== undefined) {
      const key = `${destination} from ${source}`
      book.open(key, line)
      book.put(key, 'state', state)
      // 12.4 prints the slot before the status, 12.2 the slot alone.
      const word = status.replace(/^\d+\s*/, '').trim()
      if (word !== '') book.put(key, 'status', word)
    } else if (!SA_ABOUT.test(line.text)) book.leave(line)
  }
  return book.table()
}

const GROUP = /^\s*(\S+) - Group (\d+)/
const router = (text: string) => /^(local|unknown|\d[\d.]+\d)/.exec(text)?.[1] ?? text

const inSeconds = (text: string): number => Number.parseInt(text, 10) / (text.endsWith('msec') ? 1000 : 1)

/** A line of a group, and the fields it holds. */
const STANDBY: readonly (readonly [RegExp, (match: RegExpExecArray) => readonly (readonly [string, string])[]])[] = [
  [
    /^Local state is (\w+), priority (\d+)(?:.*?(may preempt))?/,
    ([, state = '', priority = '', preempt]) => [
      ['state', state],
      ['priority', priority],
      ['preempt', preempt ? 'yes' : 'no'],
    ],
  ],
  [/^State is (\w+)/, ([, state = '']) => [['state', state]]],
  [/^Virtual IP address is (\S+)/, ([, address = '']) => [['virtual address', address]]],
  [/^Preemption (enabled|disabled)/, ([, word]) => [['preempt', word === 'enabled' ? 'yes' : 'no']]],
  [/^Priority (\d+)/, ([, priority = '']) => [['priority', priority]]],
  [/^Active router is (.+)/, ([, text = '']) => [['active router', router(text)]]],
  [/^Standby router is (.+)/, ([, text = '']) => [['standby router', router(text)]]],
  [
    /^Hello ?time (\d+ m?sec), hold ?time (\d+ m?sec)/,
    ([, hello = '', hold = '']) => [['hello/hold', `${inSeconds(hello)}/${inSeconds(hold)}`]],
  ],
]

/** What a group prints of the moment, or for reading alone. */
const STANDBY_ABOUT =
  /^(\d+ state changes?|Next hello|Active virtual MAC|Local virtual MAC|MAC address|Secondary virtual|Authentication|Group name|IP redundancy|FLAGS|Track|Standby virtual mac)/i

/** A row a group of an interface. */
export const readStandby: Reader = (lines) => {
  const book = new RowBook()
  let key: string | undefined
  for (const line of lines) {
    const group = GROUP.exec(line.text)
    const text = line.text.trim()
    const found = STANDBY.find(([pattern]) => pattern.test(text))
    const match = found?.[0].exec(text)
    if (group) {
      key = `${shortInterfaceName(group[1] ?? '')} group ${group[2]}`
      book.open(key, line)
    } else if (key !== undefined && found && match)
      for (const [field, value] of found[1](match)) book.put(key, field, value)
    else if (!STANDBY_ABOUT.test(text)) book.leave(line)
  }
  return book.table()
}

const NEIGHBOR = /^\d+\s+(\d[\d.]+)\s+([A-Za-z][A-Za-z-]*[\d/.:]+)\s+\d+\s+\S+/
const PROCESS = /EIGRP.*?(?:process |AS\(|:\()(\d+)/
const NEIGHBOR_ABOUT = /^\s*(H\s+Address|\(sec\)|Load for|Time source)/

/** A row a neighbour, known by its address. */
export const readEigrpNeighbors: Reader = (lines) => {
  const book = new RowBook()
  let as: string | undefined
  for (const line of lines) {
    const process = PROCESS.exec(line.text)
    const [, address = '', name = ''] = NEIGHBOR.exec(line.text.trim()) ?? []
    if (process) as = process[1]
    else if (parseIp(address) !== undefined) {
      book.open(address, line)
      book.put(address, 'interface', shortInterfaceName(name))
      if (as !== undefined) book.put(address, 'AS', as)
    } else if (!NEIGHBOR_ABOUT.test(line.text)) book.leave(line)
  }
  return book.table()
}
