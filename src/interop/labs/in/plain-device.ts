/** Nodes without a device's text: what carries frames is a switch, all else a host with the address that it is given. */
import { type Device, makeInterface, makeLan, makePc } from '../../../design/index'
import type { TopologyNode } from './topology'

const SWITCHES = new Set([
  'bridge',
  'ovs-bridge',
  'switch',
  'unmanaged_switch',
  'ioll2-xe',
  'iosvl2',
  'ethernet_switch',
])

/** `ports` are those that cables end at. */
export function plainDevice(node: TopologyNode, name: string, ports: readonly string[]): Device {
  const position = node.position ?? { x: 0, y: 0 }
  const bridges = node.commands.some((line) => /\blink add \S+ type bridge\b/.test(line))
  if (bridges || SWITCHES.has(node.kind))
    return makeLan({ name, position, interfaces: ports.map((port) => makeInterface(port, 'port')) })
  const told = node.commands.join('\n')
  const gateway = /\bdefault via (\d+\.\d+\.\d+\.\d+)/.exec(told)?.[1] ?? ''
  const [, address = '', port] = /\baddr(?:ess)? add (\d+\.\d+\.\d+\.\d+\/\d+) dev (\S+)/.exec(told) ?? []
  const leased = /\budhcpc\b.*-i (\S+)|\bdhclient (\S+)/.exec(told)
  const names = ports.length === 0 ? [port ?? 'eth1'] : ports
  return makePc(
    {
      name,
      position,
      interfaces: names.map((item, index) =>
        makeInterface(
          item,
          'host',
          item === port || (port === undefined && index === 0 && address !== '')
            ? address
            : leased && (leased[1] ?? leased[2]) === item
              ? 'dhcp'
              : '',
        ),
      ),
    },
    gateway,
  )
}
