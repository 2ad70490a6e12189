/** Key chains: numbered secrets with a time in which each is taken and sent. */
import type { KeyChain } from '../config/index'
import { readType7 } from '../ios/index'
import { all, type Known, lastSet, leaveOpen, type Reader } from './reader'

export function readKeyChains(reader: Reader): readonly KeyChain[] {
  return all(reader.config.statements, 'key-chain').map(({ command, children, source }) => ({
    name: command.name,
    source,
    keys: all(children, 'key')
      .flatMap((key) => {
        const text = lastSet(key.children, 'key-string')
        noteLifetimes(reader, command.name, key)
        return text ? [{ id: key.command.id, text: secretOf(text.command), source: text.source }] : []
      })
      .sort((a, b) => a.id - b.id),
  }))
}

/** The clock of a router that nobody has set begins on 1 March 1993: what was in force before that is in force. */
const FIRST_YEAR = 1993

/** Which key is in force depends on the date, which no design has: certain is only what began before any clock, and never ends. */
function noteLifetimes(reader: Reader, chain: string, key: Known<'key'>): void {
  for (const { command, source } of all(key.children, 'key-lifetime')) {
    const year = Number(/\b(\d{4})\b/.exec(command.words.replace(/^\S+:\S+/, ''))?.[1] ?? Number.NaN)
    if (/\binfinite$/.test(command.words) && year <= FIRST_YEAR) continue
    leaveOpen(
      reader,
      source,
      { kind: 'neighbor', protocol: 'eigrp' },
      `whether key ${key.command.id} of chain ${chain} is in force`,
      'A key with a time is taken to be in force',
    )
  }
}

/** The secret itself: two ends that hid the same one differently have the same. */
export function secretOf({ key, type }: { readonly key: string; readonly type?: '0' | '7' }): string {
  return type === '7' ? readType7(key) : key
}
