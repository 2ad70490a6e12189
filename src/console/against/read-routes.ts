/**
 * `show ip route`: a row a prefix. A heading "is subnetted" gives its subnets their mask; a long line is broken after
 * the prefix; a further path stands on a line of its own (FACTS section 7). A code that stands alone, as a document may
 * print it, belongs to the line below it.
 */
import { shortInterfaceName } from '../../ios/index'
import { parseIp } from '../../net/index'
import { type Line, type Reader, RowBook } from './table'

const ADDRESS = String.raw`\d{1,3}(?:\.\d{1,3}){3}`
const CODE = String.raw`[A-Za-z]{1,2}\*?(?:[ *](?:EX|IA|E1|E2|N1|N2|L1|L2|su|ia))?`
const HEADING = new RegExp(`^\\s*(${ADDRESS})(?:/(\\d+))? is (variably )?subnetted`)
const CODE_ALONE = new RegExp(`^(${CODE})$`)
const ROUTE = new RegExp(`^(?:(${CODE})\\s*[+%p&]?\\s+|\\s*)(${ADDRESS})(?:/(\\d+))?(?:\\s+(.*))?$`)
const PATH = /^\s+(\[\d+\/\d+\].*|is (?:directly connected|a summary).*)$/
const VIA = new RegExp(`^\\[(\\d+/\\d+)\\](?: via (${ADDRESS}))?(.*)$`)
/** The legend and what stands around the table. */
const ABOUT = /^(Codes:|Gateway of last resort|Routing Table:|\s+.*[A-Za-z+%*&]\w? - )/

export const readRoutes: Reader = (lines) => {
  const book = new RowBook()
  let length = ''
  let key: string | undefined
  let code: string | undefined
  for (const line of lines) {
    const heading = HEADING.exec(line.text)
    if (heading) {
      length = heading[3] === undefined ? (heading[2] ?? '') : ''
      key = undefined
      continue
    }
    const alone = CODE_ALONE.exec(line.text.trim())
    const path = PATH.exec(line.text)
    const route = ROUTE.exec(line.text)
    if (alone) code = alone[1]
    else if (path && key !== undefined) putPath(book, key, path[1] ?? '')
    else if (route && parseIp(route[2] ?? '') !== undefined) {
      key = `${route[2]}/${route[3] ?? (length === '' ? classfulLength(route[2] ?? '') : length)}`
      openRoute(book, key, line, route[1] ?? code, route[4])
      code = undefined
    } else if (!ABOUT.test(line.text)) book.leave(line)
  }
  return book.table()
}

function openRoute(book: RowBook, key: string, line: Line, code: string | undefined, rest: string | undefined): void {
  book.open(key, line)
  if (code !== undefined) book.put(key, 'code', code.replace('*', ' ').trim())
  if (rest !== undefined && rest.trim() !== '') putPath(book, key, rest.trim())
}

function putPath(book: RowBook, key: string, text: string): void {
  const via = VIA.exec(text)
  const last = text.split(',').at(-1)?.trim() ?? ''
  const out = /^[A-Za-z][A-Za-z-]*\d/.test(last) ? shortInterfaceName(last) : ''
  if (via) book.put(key, 'distance/metric', via[1] ?? '')
  const words = via ? [via[2] ?? '', out] : [text.startsWith('is a summary') ? 'summary' : 'connected', out]
  book.put(key, 'via', words.filter((word) => word !== '').join(' '))
}

/** A network that stands without a mask has that of its class. */
function classfulLength(address: string): number {
  const first = Number(address.split('.')[0])
  if (address === '0.0.0.0') return 0
  return first < 128 ? 8 : first < 192 ? 16 : 24
}
