/**
 * The built-in switch of an ASA 5505: cables are at its Ethernet ports, names and addresses at the VLAN interfaces over them. A
 * text has such a switch where it has an `interface VlanN`; every Ethernet port that has no name and no address is a port of it,
 * in VLAN 1 unless told otherwise (Cisco ASA 5500 configuration guide, ASA 5505 interfaces).
 */
import type { AsaStatement } from '../../asa/index'
import { carriage, DEFAULT_VLAN, type InterfaceConfig, type SwitchportConfig, vlanRanges } from '../../config/index'
import { all } from './statements'

interface SwitchPort {
  readonly name: string
  readonly port: SwitchportConfig
  readonly shut: boolean
}

const VLAN = /^Vlan(\d+)$/i
const PHYSICAL = /^Ethernet\d+\/\d+$/i

/**
 * The ports of the switch: those that are not shut before those that are, access ports before trunks, as one device is cabled
 * to the first; none where the text has no VLAN interface.
 */
function switchPortsOf(statements: readonly AsaStatement[]): readonly SwitchPort[] {
  const sections = statements.flatMap(({ command, children, negated }) =>
    command.kind === 'interface' && !negated ? [{ name: command.name, children }] : [],
  )
  if (!sections.some(({ name }) => VLAN.test(name))) return []
  const found = sections.flatMap(({ name, children }): readonly SwitchPort[] => {
    const isNamed = all(children, 'nameif').length + all(children, 'ip-address').length > 0
    if (!PHYSICAL.test(name) || isNamed) return []
    return [{ name, port: portOf(children), shut: all(children, 'shutdown').length > 0 }]
  })
  const place = ({ shut, port }: SwitchPort) => (shut ? 2 : 0) + (port.mode === 'trunk' ? 1 : 0)
  return found.toSorted((a, b) => place(a) - place(b))
}

function portOf(lines: readonly AsaStatement[]): SwitchportConfig {
  if (all(lines, 'switchport-mode').at(-1)?.command.mode === 'trunk') {
    // A trunk carries no VLAN until it is told which (ASA), and its native one only where it is told that.
    const allowed = vlanRanges(all(lines, 'switchport-allowed').at(-1)?.command.vlans ?? '')
    return { mode: 'trunk', untagged: all(lines, 'switchport-native').at(-1)?.command.vlan ?? NO_VLAN, allowed }
  }
  return { mode: 'access', untagged: all(lines, 'switchport-access').at(-1)?.command.vlan ?? DEFAULT_VLAN }
}

/** No frame is in it. */
const NO_VLAN = 0

/** What an interface is in the switch: a port of it, the firewall's own end in a VLAN, or neither. */
export function switchingOfFirewall(
  statements: readonly AsaStatement[],
  name: string,
): Pick<InterfaceConfig, 'switchport' | 'bridged' | 'over'> {
  const ports = switchPortsOf(statements)
  const own = ports.find((item) => item.name === name)
  if (own) return { switchport: own.port }
  const vlan = Number(VLAN.exec(name)?.[1] ?? Number.NaN)
  const over = overPorts(ports, vlan)
  return over ? { bridged: vlan, over } : {}
}

/** By which ports a VLAN interface is reached. */
function overPorts(ports: readonly SwitchPort[], vlan: number): InterfaceConfig['over'] {
  const members = ports.filter(({ port }) => carriage(port, vlan) !== undefined)
  const [first, ...others] = members.map((item) => item.name)
  if (first === undefined) return undefined
  const isTagged = members.every(({ port }) => carriage(port, vlan) === 'tagged')
  return { interface: first, ...(isTagged ? { vlan } : {}), ...(others.length > 0 ? { others } : {}) }
}
