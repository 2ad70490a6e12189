/** `name 10.1.0.3 gw1`: where an address is due, a firewall takes the name, and prints it. */
import { parseIp } from '../net/index'
import type { AsaCommand, AsaStatement } from './types'

/** The lines with addresses in place of names; one whose name nobody defined says nothing that is known. */
export function withAddresses(statements: readonly AsaStatement[]): readonly AsaStatement[] {
  const named = new Map<string, string>()
  for (const { command, negated } of statements)
    if (command.kind === 'name' && !negated) named.set(command.name.toLowerCase(), command.address)
  const resolved = (item: AsaStatement): AsaStatement => {
    const command = inAddresses(item.command, named, item.text)
    const children = item.children.map(resolved)
    return command === item.command && children.every((child, at) => child === item.children[at])
      ? item
      : { ...item, command, children }
  }
  return statements.map(resolved)
}

function inAddresses(command: AsaCommand, named: ReadonlyMap<string, string>, text: string): AsaCommand {
  const called = (word: string) => named.get(word.toLowerCase()) ?? word
  if (command.kind === 'static-other') return staticOf(command, named)
  // `nat (inside) 1 LAN 255.255.0.0`: since 8.3 its words are objects, with another interface beside the first.
  if (command.kind === 'nat' && command.mapped === undefined) return { ...command, words: afterNumber(command, called) }
  if (command.kind === 'global') return { ...command, words: afterNumber(command, called) }
  if (command.kind === 'sla-echo') return { ...command, target: called(command.target) }
  if (command.kind !== 'ip-address' && command.kind !== 'route') return command
  const given = command.kind === 'route' ? [command.address, command.gateway] : [command.address]
  const standby = command.kind === 'ip-address' ? command.standby : undefined
  if ([...given, ...(standby === undefined ? [] : [standby])].every((word) => parseIp(word) !== undefined))
    return command
  const [address, gateway] = given.map((word) => (parseIp(word) === undefined ? named.get(word.toLowerCase()) : word))
  if (address === undefined || (command.kind === 'route' && gateway === undefined)) return unresolved(command, text)
  if (command.kind === 'route') return { ...command, address, gateway: gateway ?? '' }
  return { ...command, address, ...(command.standby === undefined ? {} : { standby: called(command.standby) }) }
}

/** `1 LAN 255.255.0.0`, `1 FIRST-LAST netmask M`: the word behind the number, or the two ends of a range. */
function afterNumber({ words }: { readonly words: string }, called: (word: string) => string): string {
  const [id = '', address = '', ...rest] = words.split(/\s+/)
  if (['', 'access-list', 'interface'].includes(address)) return words
  const whole = called(address)
  return [id, whole === address ? address.split('-').map(called).join('-') : whole, ...rest].join(' ')
}

/** `static (dmz,outside) GW GW netmask 255.255.255.255 tcp 0 0`: limits of connections are no part of what is translated. */
function staticOf(
  command: Extract<AsaCommand, { readonly kind: 'static-other' }>,
  named: ReadonlyMap<string, string>,
): AsaCommand {
  const all = command.words.split(/\s+/)
  const end = all.indexOf('netmask')
  const words = all.map((word, at) => (at < end ? (named.get(word.toLowerCase()) ?? word) : word))
  const [mappedAddress = '', realAddress = '', , mask = ''] = words
  const isPlain = end === 2 && [mappedAddress, realAddress, mask].every((word) => parseIp(word) !== undefined)
  const { real, mapped } = command
  return isPlain
    ? { kind: 'static', real, mapped, mappedAddress, realAddress, mask }
    : { kind: 'static-other', real, mapped, words: words.join(' ') }
}

const unresolved = ({ kind }: AsaCommand, text: string): AsaCommand => ({
  kind: 'unknown',
  text,
  known: {
    kind: 'consequential',
    unknown: kind === 'route' ? 'route' : 'device',
    because: 'a name in it stands for no address',
  },
})

/** A firewall takes `0` for 0.0.0.0. */
export const inFull = (address: string): string => (address === '0' ? '0.0.0.0' : address)
