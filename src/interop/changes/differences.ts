/**
 * Two routers that should be twins, line by line: what has to differ between them (names, addresses, priorities, notes),
 * and what should not and does.
 */
import {
  type Command,
  type IosConfig,
  identityText,
  mergeSections,
  renderCommand,
  type Statement,
} from '../../ios/index'

export interface Difference {
  /** The lines that lead to the mode. */
  readonly section: readonly string[]
  /** Absent = only the other has it. */
  readonly left?: string
  readonly right?: string
  /** Twins differ in it; absent = they should not. */
  readonly because?: string
}

/** Why a line of a kind is each device's own. */
const OWN: Readonly<Partial<Record<Command['kind'], string>>> = {
  hostname: 'each has its own name',
  description: 'a note for people',
  comment: 'a note for people',
  banner: 'a note for people',
  'ip-address': 'each has its own address',
  'standby-priority': 'the higher one is active',
  'eigrp-router-id': 'each has its own',
  certificate: 'each has its own certificate',
  'certificate-chain': 'each has its own certificate',
  username: 'whoever may log in',
  'enable-secret': 'each has its own secret',
}

/** Settings of a trustpoint that name the device. */
const NAMED = /^(?:subject-name|fqdn|ip-address|serial-number|rsakeypair)\b/

export function differencesOf(left: IosConfig, right: IosConfig): readonly Difference[] {
  return levelOf(mergeSections(left).statements, mergeSections(right).statements, [])
}

const canonical = (item: Statement) => renderCommand(item.command, item.negated)
const keyOf = (item: Statement) => identityText(item.command)

function levelOf(
  left: readonly Statement[],
  right: readonly Statement[],
  section: readonly string[],
): readonly Difference[] {
  const others = new Map(right.map((item) => [keyOf(item), item]))
  const own = new Map(left.map((item) => [keyOf(item), item]))
  const mine = [...own].flatMap(([key, item]): readonly Difference[] => {
    const other = others.get(key)
    if (!other)
      return [difference(section, item, undefined), ...levelOf(item.children, [], [...section, canonical(item)])]
    const inside = levelOf(item.children, other.children, [...section, canonical(item)])
    return canonical(item) === canonical(other) ? inside : [difference(section, item, other), ...inside]
  })
  const theirs = [...others].flatMap(([key, item]): readonly Difference[] =>
    own.has(key)
      ? []
      : [difference(section, undefined, item), ...levelOf([], item.children, [...section, canonical(item)])],
  )
  return [...mine, ...theirs]
}

function difference(section: readonly string[], left: Statement | undefined, right: Statement | undefined): Difference {
  const command = (left ?? right)?.command
  const because = command && reasonFor(command)
  return {
    section,
    ...(left ? { left: canonical(left) } : {}),
    ...(right ? { right: canonical(right) } : {}),
    ...(because === undefined ? {} : { because }),
  }
}

function reasonFor(command: Command): string | undefined {
  if (command.kind === 'trustpoint-setting') return NAMED.test(command.words) ? 'it names the device' : undefined
  return OWN[command.kind]
}
