/** Routing protocols that run on routers and are not simulated: what they would bring into the table is not known. */
import { lookUp, type NameTable, wordTable } from '../net/index'
import { leaveOpen, type Reader, sourceOf } from './reader'

const NAMES: NameTable<string> = wordTable({
  ospf: 'OSPF',
  bgp: 'BGP',
  rip: 'RIP',
  isis: 'IS-IS',
  odr: 'ODR',
})

export function noteOtherRouting(reader: Reader): void {
  for (const item of reader.config.statements) {
    const [, word = '', process = ''] = /^router (ospf|bgp|rip|isis|odr)\b ?(\S*)/.exec(item.text.trim()) ?? []
    const name = lookUp(NAMES, word)
    if (name === undefined || item.negated || item.command.kind === 'router-ospf') continue
    leaveOpen(
      reader,
      sourceOf(item),
      { kind: 'routing', protocol: word, process },
      `what ${name} tells ${reader.device} and its neighbours`,
      `${name} runs here and is not simulated`,
    )
  }
}
