/**
 * `debug eigrp packets` of what the journal knows: peers that come and go, and packets that are ignored, in IOS's words (Cisco,
 * troubleshooting of EIGRP authentication and neighbours; published logs of 12.4 and 15.x). Packets that change nothing are in no
 * journal.
 */
import { lookUp, type NameTable, wordTable } from '../net/index'
import type { JournalEntry } from '../sim/index'

const word = ({ data }: JournalEntry, key: string): string => String(data?.[key] ?? '')

/** Numbers of the messages (RFC 7868 section 6.5.2); an acknowledgement is a hello that bears a number. */
const OPCODES: NameTable<number> = wordTable({
  update: 1,
  query: 3,
  reply: 4,
  hello: 5,
  ack: 5,
  'sia-query': 10,
  'sia-reply': 11,
})

export function eigrpMessages(entry: JournalEntry): readonly string[] {
  const [peer, name] = [word(entry, 'neighbor'), word(entry, 'interface')]
  switch (entry.event) {
    case 'neighbor-up':
      return [`EIGRP: New peer ${peer}`]
    case 'neighbor-down':
      return [
        ...(word(entry, 'why') === 'holding time expired' ? ['EIGRP: Holdtime expired'] : []),
        ...(word(entry, 'why') === 'retry limit exceeded' ? ['EIGRP: Retransmission retry limit exceeded'] : []),
        `EIGRP: Neighbor ${peer} went down on ${name}`,
      ]
    case 'not-on-common-subnet':
      return [`EIGRP: Neighbor ${peer} not on common subnet for ${name}`]
    case 'invalid-authentication':
      return ignored(entry, peer, name)
    default:
      return []
  }
}

function ignored(entry: JournalEntry, peer: string, name: string): readonly string[] {
  const opcode = lookUp(OPCODES, word(entry, 'opcode')) ?? 0
  const because = (why: string) => `EIGRP: ${name}: ignored packet from ${peer}, opcode = ${opcode} (${why})`
  switch (word(entry, 'kind')) {
    case 'off':
      return [because('authentication off')]
    case 'missing':
      return [because('missing authentication')]
    case 'no-live-key':
      return [`EIGRP: interface ${name}, No live authentication keys`, because('invalid authentication')]
    case 'no-such-key':
      return [
        `EIGRP: pkt authentication key id = ${word(entry, 'key')}, key not defined or not live`,
        because('invalid authentication'),
      ]
    case 'other-digest':
      return [`EIGRP: pkt key id = ${word(entry, 'key')}, authentication mismatch`, because('invalid authentication')]
    default:
      return [because('invalid authentication')]
  }
}
