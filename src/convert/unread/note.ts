/**
 * Lines that matter and are not read, or only half: one pass over all of them puts what each leaves open where the
 * simulator asks. Reading the text has remarked on them already; entries of lists and clauses of maps stand at their own
 * place and are not told here again.
 */
import {
  type NotKnownScope,
  notKnownAt,
  type ScopedNotKnown,
  type Source,
  type StaticRouteConfig,
} from '../../config/index'
import { type Command, effectOf, isShut, type Statement } from '../../ios/index'
import { type Reader, sourceOf } from '../reader'
import { type Around, isIdle, openedBy } from './scope'

/** Sections whose converters give each line its place. */
const PLACED: ReadonlySet<Command['kind']> = new Set([
  'ip-access-list',
  'route-map',
  'object-group',
  'inspect-class',
  'inspect-policy',
  'qos-policy-map',
  'policy-class',
  'zone-pair',
  'zone',
  'track',
  'line',
  'trustpoint',
  'certificate-chain',
])
/** Lines outside sections whose converters do so. */
const PLACED_LINES =
  /^(?:access-list \d+|ip prefix-list \S+ (?:seq \d+ )?(?:permit|deny)|ip nat|router (?:ospf|bgp|rip|isis|odr))\b/i

export function noteUnread(reader: Reader, routes: readonly StaticRouteConfig[]): void {
  const told = new Set(
    [...reader.notKnown, ...routes.flatMap((route) => route.notKnown ?? [])].map((item) => item.because.line),
  )
  const said = new Set<string>()
  const walk = (items: readonly Statement[], around: Around) => {
    for (const item of items) {
      const { command } = item
      const text = item.text.trim()
      if (command.kind === 'unknown') {
        if (!isIdle({ text, command }) && !told.has(item.line) && !(around.length === 0 && PLACED_LINES.test(text)))
          put(reader, said, item, around)
      } else if (!PLACED.has(command.kind) && !item.negated && !isShut(item)) walk(item.children, [...around, command])
    }
  }
  walk(reader.config.statements, [])
}

function put({ device, notKnown }: Reader, said: Set<string>, item: Statement, around: Around): void {
  const { command, negated } = item
  const reading = command.kind === 'unknown' ? command.reading : undefined
  const effect = effectOf(command, negated) ?? reading?.mayChange
  if (effect?.kind !== 'consequential') return
  for (const { scope, summary } of openedBy(device, effect.unknown, reading?.nearest ?? item.text.trim(), around)) {
    // Said again it leaves open what it did before.
    const key = `${item.text.trim()}\n${summary}`
    if (said.has(key)) continue
    said.add(key)
    notKnown.push(scoped(device, sourceOf(item), scope, summary))
  }
}

const scoped = (device: string, source: Source, scope: NotKnownScope, summary: string): ScopedNotKnown => ({
  scope,
  ...notKnownAt(device, source, summary),
})
