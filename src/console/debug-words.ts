/**
 * What IOS says of a change while somebody debugs, where the journal knows all that it says: HSRP (Cisco, Understanding and
 * Troubleshooting HSRP Problems; IOS debug command reference) and ISAKMP's phases. Everything else is told in words of our own.
 */
import { isReleaseSince } from '../config/index'
import { shortInterfaceName } from '../ios/index'
import { lookUp, type NameTable, wordTable } from '../net/index'
import type { JournalEntry } from '../sim/index'

/** Messages without their stamps, some of several lines; none where an entry has no form of IOS's own here. */
export type Messages = (entry: JournalEntry, release: string) => readonly string[]

export const hsrpMessages: Messages = (entry, release) =>
  entry.event === 'state-change' ? [hsrpChange(entry, release)] : []

export const isakmpMessages: Messages = (entry) => [isakmp(entry)].filter((line) => line !== undefined)

const word = ({ data }: JournalEntry, key: string): string => String(data?.[key] ?? '')
const capital = (text: string) => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`

/** `SB1: Fa0/0 Standby -> Active`; from 12.3 on `HSRP: Fa0/0 Grp 1 Standby -> Active`. */
function hsrpChange(entry: JournalEntry, release: string): string {
  const [name, group] = [shortInterfaceName(word(entry, 'interface')), word(entry, 'group')]
  const head = isReleaseSince(release, '12.3') ? `HSRP: ${name} Grp ${group}` : `SB${group}: ${name}`
  return `${head} ${capital(word(entry, 'from'))} -> ${capital(word(entry, 'to'))}`
}

/** States of IOS's machine before and after a phase is reached, at the end that begins and at the one that answers. */
const BEGINS: NameTable<string> = wordTable({
  MM_SA_SETUP: 'IKE_I_MM1  New State = IKE_I_MM2',
  MM_KEY_EXCH: 'IKE_I_MM3  New State = IKE_I_MM4',
  QM_IDLE: 'IKE_I_MM6  New State = IKE_P1_COMPLETE',
})
const ANSWERS: NameTable<string> = wordTable({
  MM_SA_SETUP: 'IKE_READY  New State = IKE_R_MM1',
  MM_KEY_EXCH: 'IKE_R_MM2  New State = IKE_R_MM3',
  MM_KEY_AUTH: 'IKE_R_MM4  New State = IKE_R_MM5',
  QM_IDLE: 'IKE_R_MM5  New State = IKE_P1_COMPLETE',
})

/** Of IKE version 1 alone. */
function isakmp(entry: JournalEntry): string | undefined {
  if (!/main mode|MM_|QM_IDLE|is dead/.test(entry.text)) return undefined
  const peer = word(entry, 'peer')
  switch (entry.event) {
    case 'attempt':
      return 'ISAKMP:(0): beginning Main Mode exchange'
    case 'state-change':
    case 'sa-up': {
      const states = lookUp(entry.data?.initiator === true ? BEGINS : ANSWERS, word(entry, 'to'))
      return states === undefined ? undefined : `ISAKMP:(0):Old State = ${states}`
    }
    case 'peer-silent':
      return `ISAKMP:(0):deleting SA reason "Death by retransmission P1" state (I) MM_NO_STATE (peer ${peer})`
    case 'peer-dead':
      return `ISAKMP:(0):deleting SA reason "P1 errcounter exceeded (PEERS_ALIVE_TIMER)" state QM_IDLE (peer ${peer})`
    default:
      return undefined
  }
}
