/**
 * `show crypto map`, as SEED prints it and as later releases do: a row an entry. An entry that a dynamic map made has a
 * sequence number of chance, so it is known by what it protects.
 */
import { type Line, type Reader, RowBook } from './table'

const ENTRY = /^\s*Crypto Map (?:IPv4 )?"([^"]+)" (\d+) ipsec-isakmp/
const LOCAL = /^\s*Crypto Map(?: IPv4)?: "([^"]+)" .*local address:? (\S+)/
const PERMIT = /^\s*access-list (?:\S+ )?((?:permit|deny) .+)$/
const DYNAMIC = /dynamic \(created from dynamic map (\S+)\)/
const SET_NAME = /^\s*([\w.-]+)(?::\s*\{[^}]*\})?\s*,?\s*$/
const SETS = /Transform sets=\{(.*)$/

/** A line of an entry and the field it is; the first group is the value. */
const FIELDS: readonly (readonly [field: string, pattern: RegExp])[] = [
  ['peers', /^\s*Peer = (\S+)/],
  ['current peer', /^\s*Current peer:\s*(\S*)/],
  ['lifetime', /^\s*Security association lifetime: (.*\S)\s*$/],
  ['PFS', /^\s*PFS \(Y\/N\): (\S)/],
  ['description', /^\s*Description: (.*\S)\s*$/],
  ['template', /^\s*Dynamic map template tag: (\S+)/],
  ['reverse route', /^\s*Reverse Route Injection (Enabled)/],
  ['pre-classify', /^\s*(QOS pre-classification)/i],
  ['list', /^\s*Extended IP access list (\S+)/],
  ['protects', PERMIT],
]

/** What entries print and no comparison needs. */
const ABOUT =
  /^\s*(\}|Extended IP access list$|Interfaces using|WARNING|\(missing|Access-List SS|Dualstack|Responder-Only|Mixed-mode|IKEv2 Profile|[A-Za-z-]+\d[\d/.]*$)/

export const readCryptoMap: Reader = (lines) => {
  const book = new RowBook()
  for (const block of blocksOf(lines)) readBlock(book, block)
  return book.table()
}

function blocksOf(lines: readonly Line[]): readonly (readonly Line[])[] {
  const blocks: Line[][] = [[]]
  for (const line of lines) {
    if (/^\s*Crypto Map/.test(line.text)) blocks.push([])
    blocks.at(-1)?.push(line)
  }
  return blocks
}

function readBlock(book: RowBook, block: readonly Line[]): void {
  const [head, ...body] = block
  if (!head) return
  const local = LOCAL.exec(head.text)
  if (local) {
    const key = `${local[1]} local address`
    book.open(key, head)
    book.put(key, 'address', local[2] ?? '')
  }
  const entry = ENTRY.exec(head.text)
  if (!entry) {
    for (const line of local ? body : block) book.leave(line)
    return
  }
  const made = body.some((line) => DYNAMIC.test(line.text))
  const protects = body.flatMap((line) => PERMIT.exec(line.text)?.[1] ?? []).join('; ')
  const key = made ? `${entry[1]}, ${protects}` : `${entry[1]} ${entry[2]}`
  book.open(key, head)
  readFields(book, key, body)
}

function readFields(book: RowBook, key: string, lines: readonly Line[]): void {
  let inSets = false
  for (const line of lines) {
    const sets = SETS.exec(line.text)
    const made = DYNAMIC.exec(line.text)
    const field = FIELDS.find(([, pattern]) => pattern.test(line.text))
    if (sets) {
      inSets = !line.text.includes('}')
      putSets(book, key, (sets[1] ?? '').replace('}', ''))
    } else if (inSets) {
      if (/^\s*\}/.test(line.text)) inSets = false
      else putSets(book, key, line.text)
    } else if (made) book.put(key, 'made by', made[1] ?? '')
    else if (field) book.put(key, field[0], field[1].exec(line.text)?.[1]?.trim() ?? '')
    else if (!ABOUT.test(line.text)) book.leave(line)
  }
}

function putSets(book: RowBook, key: string, text: string): void {
  for (const part of text.split(/,(?![^{]*\})/)) {
    const name = SET_NAME.exec(part)?.[1]
    if (name !== undefined) book.put(key, 'transform sets', name)
  }
}
