/**
 * Lines of a firewall that are not simulated and name the traffic they change: what their list permits, or the ports they
 * look into. That alone is open: what a crypto map protects, who must log in first, what is filtered by its content.
 */
import type { AsaStatement } from '../../asa/index'
import { type AccessList, type FirewallPolicy, notKnownAt } from '../../config/index'
import { lookUp, type NameTable } from '../../net/index'
import { listOfRules } from './policies'
import { type AsaReader, sourceOf } from './statements'

export function halfReadOf(reader: AsaReader, lists: NameTable<AccessList>): readonly FirewallPolicy[] {
  return reader.statements.flatMap((item) => {
    const { command, text, negated } = item
    if (command.kind !== 'unknown' || negated) return []
    return (
      ofCryptoMap(reader, lists, item) ??
      ofList(reader, lists, text.trim(), item) ??
      ofContent(reader, text.trim(), item)
    )
  })
}

/** `crypto map M 10 match address L`, where `crypto map M interface outside` stands too. */
function ofCryptoMap(
  { device, statements }: AsaReader,
  lists: NameTable<AccessList>,
  item: AsaStatement,
): readonly FirewallPolicy[] | undefined {
  const [, map, name] = /^crypto map (\S+) \d+ match address (\S+)/i.exec(item.text.trim()) ?? []
  if (map === undefined || name === undefined) return undefined
  const list = lookUp(lists, name)
  const source = sourceOf(item)
  const notKnown = notKnownAt(device, source, `what becomes of it in a tunnel of ${device} itself`)
  return list ? interfacesOf(statements, map).map((zone) => ({ zone, of: [list], notKnown, source })) : []
}

const interfacesOf = (statements: readonly AsaStatement[], map: string): readonly string[] =>
  statements.flatMap(({ text }) => {
    const [, name, zone] = /^crypto map (\S+) interface (\S+)/i.exec(text.trim()) ?? []
    return name === map && zone !== undefined ? [zone] : []
  })

/** `aaa authentication match L inside R`: what begins with a page to log in. */
function ofList(
  { device }: AsaReader,
  lists: NameTable<AccessList>,
  text: string,
  item: AsaStatement,
): readonly FirewallPolicy[] | undefined {
  const [, name, zone] = /^aaa authentication match (\S+) (\S+)/i.exec(text) ?? []
  const list = name === undefined ? undefined : lookUp(lists, name)
  if (zone === undefined || !list) return undefined
  const source = sourceOf(item)
  return [{ zone, of: [list], notKnown: notKnownAt(device, source, 'whether its user has logged in'), source }]
}

const PORTS: ReadonlyMap<string, string> = new Map([
  ['url', '80'],
  ['java', '80'],
  ['activex', '80'],
  ['https', '443'],
  ['ftp', '21'],
])

/** `filter url http …`: what is asked of a web or FTP server. */
function ofContent({ device }: AsaReader, text: string, item: AsaStatement): readonly FirewallPolicy[] {
  const [, what = '', first = ''] = /^filter (\S+) (\S+)/i.exec(text) ?? []
  if (what === '' || /^except$/i.test(first)) return []
  const port = /^\d+/.exec(first)?.[0] ?? PORTS.get(what) ?? '80'
  const source = sourceOf(item)
  const list = listOfRules(text, [`permit tcp any any eq ${port}`], source)
  const notKnown = notKnownAt(device, source, 'what the filter lets through')
  return list ? [{ of: [list], notKnown, source }] : []
}
