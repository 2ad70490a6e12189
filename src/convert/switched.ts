/**
 * Switch ports of a router, and the VLAN interfaces over them. Which ports are a switch's stands in few lines: `switchport`
 * says it, and a port that has neither an address nor `no ip address` is one, as IOS prints either for a routed port
 * (but not for the numbered ports of the small routers with a built-in switch, where both are seen).
 */
import {
  carriage,
  DEFAULT_VLAN,
  type InterfaceConfig,
  type SwitchportConfig,
  type VlanRange,
  vlanRanges,
} from '../config/index'
import type { Statement } from '../ios/index'
import { all, type Known, last, lastSet, leaveOpen, type Reader } from './reader'

type Over = NonNullable<InterfaceConfig['over']>
type Section = Known<'interface'>

interface Member {
  readonly section: Section
  readonly port: SwitchportConfig
}

/** The ports that carry a VLAN interface; nothing for others, and where the text has none of its switch. */
export function switchedOver(reader: Reader, name: string): Over | undefined {
  const vlan = vlanOf(name)
  if (vlan === undefined) return undefined
  const members = membersOf(reader, vlan)
  const [first, ...others] = members.map(({ section }) => section.command.name)
  if (first === undefined) return undefined
  const isTagged = members.every(({ port }) => carriage(port, vlan) === 'tagged')
  return { interface: first, ...(isTagged ? { vlan } : {}), ...(others.length > 0 ? { others } : {}) }
}

/** What an interface is in the device's own switch: a port of it, the device's end in a VLAN, or neither. */
export function switchingOf(
  reader: Reader,
  item: Section,
  over: Over | undefined,
): Pick<InterfaceConfig, 'switchport' | 'bridged'> {
  const { name } = item.command
  const port = switchOf(reader).ports.find(({ section }) => section.command.name === name)?.port
  if (port) {
    const access = lastSet(item.children, 'switchport-access')
    if (access && port.mode === 'access' && isMissing(reader, port.untagged))
      openAt(reader, name, access.source, `what becomes of what passes ${name}: ${notMade(port.untagged)}`)
    return { switchport: port }
  }
  const vlan = vlanOf(name)
  if (vlan === undefined) return {}
  if (over && isMissing(reader, vlan)) openAt(reader, name, item.source, `whether ${name} is up: ${notMade(vlan)}`)
  if (over) return bridgedIn(reader, item, vlan)
  if (lastSet(item.children, 'ip-address') && !lastSet(item.children, 'shutdown') && hasSwitch(reader))
    openAt(reader, name, item.source, `whether ${name} is up: no port of the text is in its VLAN`)
  return {}
}

const notMade = (vlan: number) => `VLAN ${vlan} is not among those that the text creates`

/** Whether a text that says which VLANs its switch has does not say this one; most say none, and keep them elsewhere. */
function isMissing(reader: Reader, vlan: number): boolean {
  const { vlans } = switchOf(reader)
  if (vlans.length === 0 || vlan === DEFAULT_VLAN) return false
  return !vlans.some(({ from, to }) => from <= vlan && vlan <= to)
}

/** Frames among switch ports wait in no queue of the VLAN interface that a policy could order. */
function bridgedIn(reader: Reader, item: Section, vlan: number): Pick<InterfaceConfig, 'bridged'> {
  const { name } = item.command
  const policy = all(item.children, 'service-policy').findLast(({ command }) => command.direction === 'output')
  if (policy && !policy.negated)
    openAt(reader, name, policy.source, `how the queue of ${name} fares, which is over switch ports`)
  return { bridged: vlan }
}

function openAt(reader: Reader, name: string, source: Section['source'], summary: string): void {
  leaveOpen(reader, source, { kind: 'interface', interface: name }, summary, `Of ${name} not all is simulated`)
}

const vlanOf = (name: string): number | undefined => {
  const told = /^Vlan(\d+)$/.exec(name)?.[1]
  return told === undefined ? undefined : Number(told)
}

/** The ports in a VLAN, those first that are not shut. */
function membersOf(reader: Reader, vlan: number): readonly Member[] {
  return switchOf(reader).ports.filter(({ port }) => carriage(port, vlan) !== undefined)
}

interface Switch {
  /** Those first that are not shut. */
  readonly ports: readonly Member[]
  /** The VLANs that the text creates. */
  readonly vlans: readonly VlanRange[]
}

function switchOf(reader: Reader): Switch {
  const known = switches.get(reader) ?? { ports: switchPortsOf(reader), vlans: createdIn(reader.config.statements) }
  switches.set(reader, known)
  return known
}

/** Of each text once: a core has thousands of VLAN interfaces. */
const switches = new WeakMap<Reader, Switch>()

const createdIn = (statements: readonly Statement[]): readonly VlanRange[] =>
  statements.flatMap(({ text }) => vlanRanges(/^vlan (\d[\d,-]*)$/.exec(text.trim())?.[1] ?? ''))

function switchPortsOf({ config: { statements }, typed }: Reader): readonly Member[] {
  const bare = new Set(
    typed.flatMap(({ command, children }) =>
      command.kind === 'interface' && children.some(({ text }) => /^\s*no ip address\s*$/.test(text))
        ? [command.name]
        : [],
    ),
  )
  const sections = all(statements, 'interface')
  const divided = new Set(sections.flatMap(({ command: { name } }) => (name.includes('.') ? name.split('.')[0] : [])))
  const found = sections.flatMap((section): readonly Member[] => {
    const { name } = section.command
    const isPort = isSwitchPort(section, { isBare: bare.has(name), isDivided: divided.has(name) })
    return isPort ? [{ section, port: portOf(section.children) }] : []
  })
  const isShut = ({ section }: Member) => lastSet(section.children, 'shutdown') !== undefined
  return [...found.filter((member) => !isShut(member)), ...found.filter(isShut)]
}

function portOf(lines: readonly Statement[]): SwitchportConfig {
  if (lastSet(lines, 'switchport-mode')?.command.mode === 'trunk') {
    const allowed = allowedOn(lines)
    const untagged = lastSet(lines, 'switchport-native')?.command.vlan ?? DEFAULT_VLAN
    return { mode: 'trunk', untagged, ...(allowed ? { allowed } : {}) }
  }
  const voice = lastSet(lines, 'switchport-voice')?.command.vlan
  const untagged = lastSet(lines, 'switchport-access')?.command.vlan ?? DEFAULT_VLAN
  return { mode: 'access', untagged, ...(voice === undefined ? {} : { voice }) }
}

const LAST_VLAN = 4094

/** The VLANs of a trunk, by its lines one after the other; nothing where it carries all. */
function allowedOn(lines: readonly Statement[]): readonly VlanRange[] | undefined {
  const told = all(lines, 'switchport-allowed')
  if (told.length === 0) return undefined
  let allowed: readonly VlanRange[] | undefined
  for (const { command, negated } of told) {
    const ranges = vlanRanges(command.vlans ?? '')
    const before = allowed ?? [{ from: 1, to: LAST_VLAN }]
    if (negated || command.how === 'all') allowed = undefined
    else if (command.how === 'none') allowed = []
    else if (command.how === 'set') allowed = ranges
    else if (command.how === 'add') allowed = allowed && [...allowed, ...ranges]
    else allowed = without(command.how === 'except' ? [{ from: 1, to: LAST_VLAN }] : before, ranges)
  }
  return allowed
}

const without = (ranges: readonly VlanRange[], gone: readonly VlanRange[]): readonly VlanRange[] =>
  gone.reduce<readonly VlanRange[]>(
    (left, { from, to }) =>
      left.flatMap((range) =>
        [
          { from: range.from, to: Math.min(range.to, from - 1) },
          { from: Math.max(range.from, to + 1), to: range.to },
        ].filter((part) => part.from <= part.to),
      ),
    ranges,
  )

const hasSwitch = (reader: Reader): boolean =>
  switchOf(reader).ports.some(({ section }) => section.children.some(saysSwitchPort))

const PHYSICAL = /Ethernet\d+(?:\/\d+)*$/
const BUNDLE = /^Port-channel\d+$/
/** The ports of the switch that an 800 has built in. */
const BUILT_IN = /^(?:Fast|Gigabit)Ethernet[0-7]$/
/** Lines of a port that routes, or hands its frames to somebody else. */
const ROUTED =
  /^(?:no switchport\s*$|ip (?:address|unnumbered|nat|access-group)|pppoe|encapsulation|channel-group|bridge-group|xconnect|service instance|crypto map|pvc|ip vrf|vrf forwarding|nameif)/

const saysSwitchPort = ({ text }: Statement): boolean => /^\s*switchport\b/.test(text)

/** What the rest of a text says of a port: that it has no address, that it has subinterfaces. */
interface Beside {
  readonly isBare: boolean
  readonly isDivided: boolean
}

function isSwitchPort({ command: { name }, children }: Section, { isBare, isDivided }: Beside): boolean {
  if (last(children, 'switchport')?.negated) return false
  if (BUNDLE.test(name)) return children.some(saysSwitchPort)
  if (!PHYSICAL.test(name) || children.some(({ text }) => ROUTED.test(text.trim()))) return false
  if (children.some(saysSwitchPort)) return true
  // A port that routes prints how it was told to find its speed; a built-in switch's prints that only where it was told otherwise.
  const findsSpeed = children.some(({ text }) => /^\s*(?:duplex|speed) auto\s*$/.test(text))
  return !isDivided && (!isBare || (BUILT_IN.test(name) && !findsSpeed))
}
