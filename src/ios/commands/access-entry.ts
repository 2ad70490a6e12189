/**
 * The grammar of an access list's entry, whose parts repeat and depend on the protocol: text ⇄ AccessEntry. What cannot be
 * read to its end is read as far as it goes, so that the rest of it says for which packets the entry is not known.
 */
import { parseIp } from '../../net/index'
import { line } from './declare'
import { type Cursor, cursorOf, next, nextName, nextNumber, peek, takeWord } from './entry-cursor'
import { readOption, writeOption } from './entry-options'
import { readPort, writePort } from './entry-ports'
import { PROTOCOL_NUMBERS } from './entry-words'
import type { AccessEntry, AddressMatch, EntryOption, ExtendedEntry } from './types-access-list'

type ListType = 'standard' | 'extended'
type Action = 'permit' | 'deny'

/** Reads an entry; a string says what is wrong. */
export function readEntry(text: string, type: ListType): AccessEntry | string {
  const remark = /^\s*remark(?:\s(.*))?$/i.exec(text)
  if (remark) return { kind: 'remark', text: remark[1] ?? '' }
  const cursor = cursorOf(text)
  const action = next(cursor)
  if (type === 'extended' && action === 'evaluate') return wholly(cursor, readEvaluate(cursor))
  if (type === 'extended' && action === 'dynamic') return wholly(cursor, readDynamic(cursor))
  if (action !== 'permit' && action !== 'deny') return 'permit, deny or remark is expected'
  if (type === 'standard') return wholly(cursor, readStandard(cursor, action))
  const { entry, problem } = readExtended(cursor, action)
  return problem ?? entry
}

const actionOf = (word: string): Action | undefined => (word === 'permit' || word === 'deny' ? word : undefined)

function wholly(cursor: Cursor, entry: AccessEntry | string): AccessEntry | string {
  return typeof entry === 'string' || cursor.at === cursor.words.length ? entry : doesNotFit(cursor)
}

const doesNotFit = (cursor: Cursor) => `"${cursor.words[cursor.at] ?? ''}" does not fit here`

/** An entry as far as it is read, and why no further; `undefined` when not even permit or deny stands there. */
export function readPartly(
  text: string,
  type: ListType,
): { readonly entry: ExtendedEntry; readonly problem: string } | undefined {
  const cursor = cursorOf(text)
  const action = actionOf(next(cursor))
  if (!action) return undefined
  if (type === 'extended') {
    const { entry, problem } = readExtended(cursor, action)
    return { entry, problem: problem ?? '' }
  }
  const source = readAddress(cursor, true)
  const entry: ExtendedEntry = {
    ...EVERYTHING,
    action,
    source: typeof source === 'string' ? EVERYTHING.source : source,
  }
  return { entry, problem: typeof source === 'string' ? source : doesNotFit(cursor) }
}

const EVERYTHING: ExtendedEntry = {
  kind: 'extended',
  action: 'permit',
  protocol: 'ip',
  source: { kind: 'any' },
  destination: { kind: 'any' },
  options: [],
}

function readEvaluate(cursor: Cursor): AccessEntry | string {
  const name = nextName(cursor)
  return name === '' ? 'the name of a reflexive list is missing' : { kind: 'evaluate', name }
}

function readDynamic(cursor: Cursor): AccessEntry | string {
  const name = nextName(cursor)
  const told = takeWord(cursor, 'timeout')
  const timeout = told ? nextNumber(cursor) : undefined
  if (told && timeout === undefined) return 'a timeout is a number of minutes'
  const action = next(cursor)
  if (action !== 'permit' && action !== 'deny') return 'permit or deny is expected'
  const { entry, problem } = readExtended(cursor, action)
  return problem ?? { kind: 'dynamic', name, entry, ...(timeout === undefined ? {} : { timeoutMinutes: timeout }) }
}

function readStandard(cursor: Cursor, action: Action): AccessEntry | string {
  const source = readAddress(cursor, true)
  if (typeof source === 'string') return source
  return { kind: 'standard', action, source, log: takeWord(cursor, 'log') }
}

interface Reading {
  readonly entry: ExtendedEntry
  readonly problem?: string
}

/** The parts in their order; the first that cannot be read ends it. */
function readExtended(cursor: Cursor, action: Action): Reading {
  let entry: ExtendedEntry = { ...EVERYTHING, action }
  const service = peek(cursor) === 'object-group'
  const protocol = next(cursor)
  if (service) entry = { ...entry, service: nextName(cursor) }
  else if (isProtocol(protocol)) entry = { ...entry, protocol }
  else return { entry, problem: `"${protocol}" is not a protocol` }
  const source = readAddress(cursor, false)
  if (typeof source === 'string') return { entry, problem: source }
  entry = { ...entry, source }
  const sourcePort = readPort(cursor, entry.protocol)
  if (typeof sourcePort === 'string') return { entry, problem: sourcePort }
  if (sourcePort) entry = { ...entry, sourcePort }
  const destination = readAddress(cursor, false)
  if (typeof destination === 'string') return { entry, problem: destination }
  entry = { ...entry, destination }
  const destinationPort = readPort(cursor, entry.protocol)
  if (typeof destinationPort === 'string') return { entry, problem: destinationPort }
  if (destinationPort) entry = { ...entry, destinationPort }
  return readOptions(cursor, entry)
}

function readOptions(cursor: Cursor, entry: ExtendedEntry): Reading {
  const options: EntryOption[] = []
  while (cursor.at < cursor.words.length) {
    const option = readOption(cursor, entry.protocol, options.length === 0)
    if (typeof option === 'string') return { entry: { ...entry, options }, problem: option }
    options.push(option)
  }
  return { entry: { ...entry, options } }
}

export const isProtocol = (word: string): boolean =>
  word === 'ip' || PROTOCOL_NUMBERS.has(word) || (/^\d{1,3}$/.test(word) && Number(word) < 256)

function readAddress(cursor: Cursor, alone: boolean): AddressMatch | string {
  const word = next(cursor)
  if (word === '') return 'an address, host or any is missing'
  if (word === 'any') return { kind: 'any' }
  if (word === 'object-group' && !alone) {
    const name = nextName(cursor)
    return name === '' ? 'the name of the object-group is missing' : { kind: 'group', name }
  }
  if (word === 'host') {
    const address = next(cursor)
    return parseIp(address) === undefined ? `"${address}" is not an address` : { kind: 'host', address }
  }
  if (parseIp(word) === undefined) return `"${word}" is not an address`
  const wildcard = cursor.words[cursor.at]
  if (wildcard === undefined || parseIp(wildcard) === undefined)
    return alone ? { kind: 'host', address: word } : `the wildcard after ${word} is missing`
  cursor.at += 1
  if (alone && wildcard === '0.0.0.0') return { kind: 'host', address: word }
  return { kind: 'wildcard', address: word, wildcard }
}

/** An entry as IOS prints it. */
export function writeEntry(entry: AccessEntry): string {
  switch (entry.kind) {
    case 'remark':
      return line('remark', entry.text)
    case 'standard':
      return line(
        entry.action,
        entry.source.kind === 'host' ? entry.source.address : writeAddress(entry.source),
        entry.log && 'log',
      )
    case 'extended':
      return writeExtended(entry)
    case 'evaluate':
      return line('evaluate', entry.name)
    case 'dynamic':
      return line(
        'dynamic',
        entry.name,
        entry.timeoutMinutes !== undefined && `timeout ${entry.timeoutMinutes}`,
        writeExtended(entry.entry),
      )
  }
}

function writeExtended(entry: ExtendedEntry): string {
  return line(
    entry.action,
    entry.service === undefined ? entry.protocol : `object-group ${entry.service}`,
    writeAddress(entry.source),
    writePort(entry.protocol, entry.sourcePort),
    writeAddress(entry.destination),
    writePort(entry.protocol, entry.destinationPort),
    writeOptions(entry),
  )
}

/** The words after addresses and ports. */
export function writeOptions({ options }: ExtendedEntry): string {
  return options.map(writeOption).join(' ')
}

function writeAddress(match: AddressMatch): string {
  switch (match.kind) {
    case 'any':
      return 'any'
    case 'host':
      return `host ${match.address}`
    case 'wildcard':
      return `${match.address} ${match.wildcard}`
    case 'group':
      return `object-group ${match.name}`
  }
}
