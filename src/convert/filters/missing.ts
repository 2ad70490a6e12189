/** What is said of an access-list that decides nothing because it has no entry: nobody wrote it, or nothing stands in it. */
import type { AccessList, InterfaceConfig, RouteMap, Source } from '../../config/index'
import { lookUp, type NameTable } from '../../net/index'
import { remarkMissing } from '../named'
import { all, type Reader, sourceOf, warn } from '../reader'

/** `does not exist`, or `has no entry` where lines begin it (a section without entries, remarks alone), and what to do. */
export function lackOfList({ config }: Reader, name: string): { readonly is: string; readonly remedy: string } {
  const isBegun =
    all(config.statements, 'ip-access-list').some((item) => !item.negated && item.command.name === name) ||
    all(config.statements, 'access-list').some((item) => !item.negated && String(item.command.number) === name)
  return isBegun
    ? { is: 'has no entry', remedy: `Give access-list ${name} its entries.` }
    : { is: 'does not exist', remedy: `Define access-list ${name}.` }
}

/** A remark on a line that names such a list; `detail`: what follows. */
export function warnOfList(reader: Reader, source: Source | undefined, name: string, detail: string): void {
  const { is, remedy } = lackOfList(reader, name)
  warn(reader, source, `access-list ${name} ${is}`, detail, remedy)
}

/** Lines that name a list, or a route-map in its place, which is not there: filters, translation, classes. */
export function checkNamedLists(
  reader: Reader,
  interfaces: readonly InterfaceConfig[],
  lists: NameTable<AccessList>,
  routeMaps: NameTable<RouteMap>,
): void {
  const check = (source: Source | undefined, name: string, detail: string) => {
    if (!lookUp(lists, name)) warnOfList(reader, source, name, detail)
  }
  for (const { name, accessIn, accessOut } of interfaces)
    for (const applied of [accessIn, accessOut])
      if (applied) check(applied.source, applied.value, `Such a list on ${name} lets everything through.`)
  for (const { command, source } of all(reader.config.statements, 'ip-nat-inside-source')) {
    const detail = 'Nothing is translated by this line.'
    if (command.by === 'list') check(source, command.name, detail)
    else if (!lookUp(routeMaps, command.name)) {
      const summary = `what becomes of the addresses of what crosses ${reader.device}`
      remarkMissing(
        reader,
        source,
        { words: 'route-map', name: command.name, open: { scope: { kind: 'nat' }, summary } },
        {
          summary: `route-map ${command.name} does not exist`,
          detail,
          remedy: `Define route-map ${command.name}.`,
        },
      )
    }
  }
  for (const { command: terminal, children } of all(reader.config.statements, 'line'))
    for (const { command, negated, source } of all(children, 'line-setting')) {
      const [word, name = '', direction, also] = command.words.split(/\s+/)
      if (word !== 'access-class' || negated || also === 'ipv6') continue
      check(source, name, `Everybody gets through it ${direction === 'out' ? 'from' : 'to'} line ${terminal.words}.`)
    }
  for (const kind of ['inspect-class', 'qos-class-map'] as const)
    for (const { command, children } of all(reader.config.statements, kind))
      for (const item of children)
        if (!item.negated && (item.command.kind === 'inspect-match-list' || item.command.kind === 'qos-match-list'))
          check(sourceOf(item), item.command.list, `No packet is of class ${command.name} by it.`)
}
