/**
 * From one firewall configuration to another: the lines to type. An access list whose order is not reached by adding at
 * its end is cleared and written anew, and bound again, as clearing it lets go of its interface.
 */
import { mergeAsaSections, renderAsaCommand } from './text'
import type { AsaCommand, AsaConfig, AsaStatement } from './types'

const canonical = (item: AsaStatement) => renderAsaCommand(item.command, item.negated)

/** The lines, to be typed after `configure terminal`. */
export function asaChangeScript(from: AsaConfig, to: AsaConfig): readonly string[] {
  const before = mergeAsaSections(from).statements.filter(isTyped)
  const after = mergeAsaSections(to).statements.filter(isTyped)
  const lists = listScript(before, after)
  const plain = levelScript(
    before.filter((item) => listOf(item) === undefined),
    after.filter((item) => listOf(item) === undefined),
    '',
  )
  const bound = after
    .filter((item) => item.command.kind === 'access-group' && lists.cleared.has(item.command.list))
    .map(canonical)
    .filter((line) => !plain.come.includes(line))
  return [...plain.gone, ...lists.gone, ...lists.come, ...plain.come, ...bound]
}

const isTyped = (item: AsaStatement) =>
  item.command.kind !== 'comment' && item.command.kind !== 'end' && item.command.kind !== 'asa-version'

function listOf(item: AsaStatement): string | undefined {
  const { command } = item
  return command.kind === 'access-list' || command.kind === 'access-list-remark' ? command.list : undefined
}

interface Lines {
  readonly gone: readonly string[]
  readonly come: readonly string[]
}

function listScript(
  before: readonly AsaStatement[],
  after: readonly AsaStatement[],
): Lines & { readonly cleared: ReadonlySet<string> } {
  const entries = (items: readonly AsaStatement[], list: string) =>
    items.filter((item) => listOf(item) === list).map(canonical)
  const names = new Set([...before, ...after].flatMap((item) => listOf(item) ?? []))
  const gone: string[] = []
  const come: string[] = []
  const cleared = new Set<string>()
  for (const list of names) {
    const [old, fresh] = [entries(before, list), entries(after, list)]
    const stays = old.filter((line) => fresh.includes(line))
    // Single entries can be taken out, so that what stays keeps its order.
    const isGrown = stays.every((line, index) => fresh[index] === line)
    if (!isGrown) {
      cleared.add(list)
      gone.push(`clear configure access-list ${list}`)
    } else gone.push(...old.filter((line) => !fresh.includes(line)).map((line) => `no ${line}`))
    come.push(...(isGrown ? fresh.slice(stays.length) : fresh))
  }
  return { gone, come, cleared }
}

/** Settings of which a section has one: the new line replaces the old. */
const SINGLE: ReadonlySet<AsaCommand['kind']> = new Set<AsaCommand['kind']>([
  'hostname',
  'nameif',
  'security-level',
  'ip-address',
  'description',
])

function levelScript(before: readonly AsaStatement[], after: readonly AsaStatement[], pad: string): Lines {
  const old = new Map(before.map((item) => [canonical(item), item]))
  const fresh = new Map(after.map((item) => [canonical(item), item]))
  const replaced = new Set(after.filter((item) => SINGLE.has(item.command.kind)).map((item) => item.command.kind))
  const inside: string[] = []
  const gone: string[] = []
  const come: string[] = []
  for (const [text, item] of old) {
    const next = fresh.get(text)
    if (!next) {
      // A PIX names all of its interfaces by lines of one kind: only within a section one replaces the other.
      if (pad !== '' && replaced.has(item.command.kind)) continue
      gone.push(`${pad}${item.negated ? renderAsaCommand(item.command, false) : `no ${text}`}`)
      continue
    }
    const script = levelScript(item.children, next.children, `${pad} `)
    if (script.gone.length > 0) inside.push(`${pad}${text}`, ...script.gone)
    if (script.come.length > 0) come.push(`${pad}${text}`, ...script.come)
  }
  for (const [text, item] of fresh) {
    if (old.has(text)) continue
    come.push(`${pad}${text}`, ...levelScript([], item.children, `${pad} `).come)
  }
  return { gone: [...inside, ...gone], come }
}
