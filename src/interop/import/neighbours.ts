/**
 * Who stands at which port, as devices print it themselves: `show cdp neighbors` and `show lldp neighbors`, as tables and
 * in detail, in saved sessions. Only what is printed behind a prompt is read, since the prompt says whose ports they are.
 */
import { canonicalInterfaceName } from '../../ios/index'
import { withoutTraces } from './terminal'
import { textOfFile } from './text-of-file'
import type { ImportFile } from './types'

export interface Neighbour {
  /** As the prompt says it. */
  readonly device: string
  readonly port: string
  /** Without its domain. */
  readonly other: string
  readonly otherPort: string
  readonly by: 'CDP' | 'LLDP'
}

const ASKED = /^([\w.-]+)[#>]\s*(?:do\s+)?sh\w*\s+(cdp|lldp)\s+nei\w*(\s+det\w*)?\s*$/i
const PROMPT = /^[\w.-]+(?:\([\w-]+\))?[#>]/

/** Lines of one answer beyond this many are not looked at. */
const MOST_LINES = 20_000

export function neighboursIn(file: ImportFile): readonly Neighbour[] {
  const text = textOfFile(file)
  if (!/\b(?:cdp|lldp)\s+nei/i.test(text)) return []
  const lines = text.split(/\r*\n|\r/).map(withoutTraces)
  return lines.flatMap((line, at) => {
    const asked = ASKED.exec(line.trim())
    if (!asked) return []
    const [, device = '', protocol = '', detail] = asked
    const by = /cdp/i.test(protocol) ? 'CDP' : 'LLDP'
    const rest = lines.slice(at + 1, at + MOST_LINES)
    const end = rest.findIndex((row) => PROMPT.test(row))
    const answer = end < 0 ? rest : rest.slice(0, end)
    const found = detail === undefined ? tableRows(answer) : details(answer)
    return found.map((row) => ({ device, by, ...row }) as const)
  })
}

type Row = Pick<Neighbour, 'port' | 'other' | 'otherPort'>

/** `gateway-2  Fas 0/1  150  R S I  2651XM  Fas 0/1`; a long name stands on a line of its own. */
const ROW = /^(\S*)\s+([A-Z][A-Za-z-]{1,}\s?\d[\d/.]*)\s+\d+\s+(.*?)\s*([A-Z][A-Za-z-]{1,}\s?\d[\d/.]*)$/

function tableRows(lines: readonly string[]): readonly Row[] {
  let name = ''
  return lines.flatMap((line) => {
    const row = ROW.exec(line.trimEnd())
    if (!row) {
      name = /^\S+$/.test(line.trim()) ? line.trim() : ''
      return []
    }
    const [, own = '', port = '', , otherPort = ''] = row
    const other = own === '' ? name : own
    name = ''
    return other === '' || /^device$/i.test(other) ? [] : [rowOf(other, port, otherPort)]
  })
}

const rowOf = (other: string, port: string, otherPort: string): Row => ({
  other: other.replace(/\..*$/, '').replace(/\(.*$/, ''),
  port: portNamed(port),
  otherPort: portNamed(otherPort),
})

const portNamed = (text: string): string => canonicalInterfaceName(text.replace(/\s+/g, '')) ?? text.replace(/\s+/g, '')

function details(lines: readonly string[]): readonly Row[] {
  const rows: Row[] = []
  let [other, port, otherPort] = ['', '', '']
  const done = () => {
    if (other !== '' && port !== '' && otherPort !== '') rows.push(rowOf(other, port, otherPort))
    ;[other, port, otherPort] = ['', '', '']
  }
  for (const line of [...lines, '---------']) {
    if (/^-{5,}/.test(line)) done()
    const named = /^\s*(?:Device ID|System Name):\s*(\S+)/i.exec(line)
    if (named) other = named[1] ?? ''
    const ports = /^\s*Interface:\s*([^,]+),\s*Port ID \(outgoing port\):\s*(\S+)/i.exec(line)
    if (ports) [port, otherPort] = [ports[1] ?? '', ports[2] ?? '']
    const local = /^\s*Local Intf:\s*(\S+)/i.exec(line)
    if (local) port = local[1] ?? ''
    const far = /^\s*Port id:\s*(\S+)/i.exec(line)
    if (far) otherPort = far[1] ?? ''
  }
  return rows
}
