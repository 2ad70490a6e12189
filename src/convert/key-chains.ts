/** Key chains: numbered secrets with a time in which each is taken and sent. */
import type { ChainedKey, InterfaceConfig, KeyChain } from '../config/index'
import { readKeyLifetime, readType7 } from '../ios/index'
import { DAY_MICROS, daysOf } from '../net/index'
import { all, type Known, lastSet, leaveOpen, type Reader } from './reader'

/** Routers whose clock nobody has set begin on 1 March 1993: what was in force before that is in force. */
const FIRST_CLOCK = daysOf({ year: 1993, month: 3, day: 1 }) * DAY_MICROS

export function readKeyChains(reader: Reader): readonly KeyChain[] {
  return all(reader.config.statements, 'key-chain').map(({ command, children, source }) => ({
    name: command.name,
    source,
    keys: all(children, 'key')
      .flatMap((key) => {
        const text = lastSet(key.children, 'key-string')
        const times = lifetimesOf(reader, command.name, key)
        return text ? [{ id: key.command.id, text: secretOf(text.command), source: text.source, ...times }] : []
      })
      .sort((a, b) => a.id - b.id),
  }))
}

type Lifetimes = Pick<ChainedKey, 'accept' | 'send'>

/** The times in which a key is taken and sent; a line that is not read leaves it open for good. */
function lifetimesOf(reader: Reader, chain: string, key: Known<'key'>): Lifetimes {
  let times: Lifetimes = {}
  for (const { command, negated, source } of all(key.children, 'key-lifetime')) {
    if (negated) continue
    const span = readKeyLifetime(command.words)
    if (typeof span !== 'string') times = { ...times, [command.way]: span }
    const beforeAnyClock = typeof span !== 'string' && span.to === undefined && (span.from ?? 0) <= FIRST_CLOCK
    if (beforeAnyClock) continue
    leaveOpen(
      reader,
      source,
      { kind: 'neighbor', protocol: 'eigrp' },
      `whether key ${key.command.id} of chain ${chain} is in force`,
      'A key with a time is in force by the clock, which nobody has set',
      typeof span !== 'string',
    )
  }
  return times
}

/** The secret itself: two ends that hid the same one differently have the same. */
export function secretOf({ key, type }: { readonly key: string; readonly type?: '0' | '7' }): string {
  return type === '7' ? readType7(key) : key
}

/** HSRP groups that sign with a chain whose keys have a time: with which of them is not known before the clock is set. */
export function checkKeyedGroups(
  reader: Reader,
  interfaces: readonly InterfaceConfig[],
  chains: readonly KeyChain[],
): void {
  const timed = new Set(
    chains.filter(({ keys }) => keys.some(({ send, accept }) => send ?? accept)).map(({ name }) => name),
  )
  for (const { name, hsrp } of interfaces)
    for (const { group, chain, source } of hsrp)
      if (chain !== undefined && timed.has(chain))
        leaveOpen(
          reader,
          source,
          { kind: 'first-hop', interface: name, group },
          `with which key of chain ${chain} group ${group} on ${name} signs`,
          'Keys of its chain have a time, and nobody has set the clock',
          true,
        )
}
