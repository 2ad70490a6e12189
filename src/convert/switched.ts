/**
 * Switch ports of a router, and the VLAN interfaces over them. Which ports are a switch's stands in few lines: `switchport`
 * says it, and a port that has neither an address nor `no ip address` is one, as IOS prints either for a routed port
 * (but not for the numbered ports of the small routers with a built-in switch, where both are seen).
 */
import { type InterfaceConfig, notKnownAt } from '../config/index'
import type { Statement } from '../ios/index'
import { all, type Known, lastSet, leaveOpen, type Reader, sourceOf } from './reader'

type Over = NonNullable<InterfaceConfig['over']>
type Section = Known<'interface'>

interface Member {
  readonly section: Section
  readonly trunk: boolean
  readonly access: number
}

/** The VLAN in which all ports are that were told nothing, and whose frames go without a tag on a trunk (IEEE 802.1Q). */
const DEFAULT_VLAN = 1

/** The ports that carry a VLAN interface; nothing for others, and where the text has none of its switch. */
export function switchedOver(statements: readonly Statement[], name: string): Over | undefined {
  const vlan = vlanOf(name)
  if (vlan === undefined) return undefined
  const members = membersOf(statements, vlan)
  const [first, ...others] = members.map(({ section }) => section.command.name)
  if (first === undefined) return undefined
  const isTagged = vlan !== DEFAULT_VLAN && members.every(({ trunk }) => trunk)
  return { interface: first, ...(isTagged ? { vlan } : {}), ...(others.length > 0 ? { others } : {}) }
}

/** What the ports of a VLAN interface leave open of it. */
export function amongPorts(reader: Reader, item: Section, over: Over | undefined): Pick<InterfaceConfig, 'amongPorts'> {
  const { name } = item.command
  const vlan = vlanOf(name)
  if (vlan === undefined) return {}
  const { statements } = reader.config
  if (!over) {
    if (lastSet(item.children, 'ip-address') && !lastSet(item.children, 'shutdown') && hasSwitch(statements))
      openAt(reader, name, item.source, `whether ${name} is up: no port of the text is in its VLAN`)
    return {}
  }
  const members = membersOf(statements, vlan)
  const trunk = members.find(({ section, trunk }) => trunk && (isTold(section) || !members.every((one) => one.trunk)))
  if (trunk) openAt(reader, name, trunkLine(trunk.section), `what ${trunk.section.command.name} carries of ${name}`)
  const summary = `which of its switch ports ${name} uses: several are up, and what goes between them is not simulated`
  return over.others ? { amongPorts: notKnownAt(reader.device, item.source, summary) } : {}
}

function openAt(reader: Reader, name: string, source: Section['source'], summary: string): void {
  leaveOpen(reader, source, { kind: 'interface', interface: name }, summary, `Of ${name} not all is simulated`)
}

const vlanOf = (name: string): number | undefined => {
  const told = /^Vlan(\d+)$/.exec(name)?.[1]
  return told === undefined ? undefined : Number(told)
}

/** The ports in a VLAN, those first that are not shut. */
function membersOf(statements: readonly Statement[], vlan: number): readonly Member[] {
  return portsOf(statements).filter(({ trunk, access }) => trunk || access === vlan)
}

function portsOf(statements: readonly Statement[]): readonly Member[] {
  const known = switchPorts.get(statements) ?? switchPortsOf(statements)
  switchPorts.set(statements, known)
  return known
}

/** Of each text once: a core has thousands of VLAN interfaces. */
const switchPorts = new WeakMap<readonly Statement[], readonly Member[]>()

function switchPortsOf(statements: readonly Statement[]): readonly Member[] {
  const found = all(statements, 'interface').flatMap((section): readonly Member[] => {
    if (!isSwitchPort(statements, section)) return []
    const trunk = lastSet(section.children, 'switchport-mode')?.command.mode === 'trunk'
    return [{ section, trunk, access: lastSet(section.children, 'switchport-access')?.command.vlan ?? DEFAULT_VLAN }]
  })
  const isShut = ({ section }: Member) => lastSet(section.children, 'shutdown') !== undefined
  return [...found.filter((member) => !isShut(member)), ...found.filter(isShut)]
}

const hasSwitch = (statements: readonly Statement[]): boolean =>
  portsOf(statements).some(({ section }) => section.children.some(saysSwitchPort))

const PHYSICAL = /Ethernet\d+(?:\/\d+)*$/
/** The ports of the switch that an 800 has built in. */
const BUILT_IN = /^(?:Fast|Gigabit)Ethernet[0-7]$/
/** Lines of a port that routes, or hands its frames to somebody else. */
const ROUTED =
  /^(?:no switchport\s*$|ip (?:address|unnumbered|nat|access-group)|pppoe|encapsulation|channel-group|bridge-group|xconnect|service instance|crypto map|pvc|ip vrf|vrf forwarding|nameif)/

const saysSwitchPort = ({ text }: Statement): boolean => /^\s*switchport\b/.test(text)

function isSwitchPort(statements: readonly Statement[], { command: { name }, children }: Section): boolean {
  if (!PHYSICAL.test(name) || children.some(({ text }) => ROUTED.test(text.trim()))) return false
  if (children.some(saysSwitchPort)) return true
  const isBare = children.some(({ text }) => /^\s*no ip address\s*$/.test(text))
  if (isBare && !BUILT_IN.test(name)) return false
  return !all(statements, 'interface').some(({ command }) => command.name.startsWith(`${name}.`))
}

/** Whether a trunk was told more than that it is one: which VLANs it takes, and which of them without a tag. */
const isTold = (section: Section): boolean => section.children.some(isTrunkLine)

const isTrunkLine = ({ text }: Statement): boolean => /^\s*switchport trunk (?:allowed|native)/.test(text)

function trunkLine({ children, source }: Section): Section['source'] {
  const found = children.find(isTrunkLine) ?? children.find(({ command }) => command.kind === 'switchport-mode')
  return found ? sourceOf(found) : source
}
