/** How a port changes: carrier, `shutdown`, address; and what the rest of the device hears of it. */
import { formatIp } from '../../net/index'
import { flushArp } from './arp'
import { changeRoutes, connectedRoutes, tellInterface } from './effects'
import { deletePort, portUp, secondariesOf, setPort } from './ports'
import type { NodeState, Port } from './state'
import type { World } from './world'

/** The cable says whether there is somebody at its other end, or a tunnel whether it is reached; `why` not. */
export function carrierChanged(world: World, node: NodeState, name: string, carrier: boolean, why?: string): void {
  const port = node.ports.get(name)
  if (!port || port.config.kind === 'loopback') return
  changePort(world, node, { ...port, carrier, up: portUp(node, port, carrier) }, port, why)
}

/** `shutdown` on an interface, or its end. */
export function changeShutdown(world: World, node: NodeState, name: string, value: boolean): void {
  const port = node.ports.get(name)
  if (!port) return
  const next = { ...port, config: { ...port.config, shutdown: { value } } }
  changePort(world, node, { ...next, up: portUp(node, next, next.carrier) }, port)
}

/** Puts a changed port in its place; a change of line or address is told to the routing table and the processes. */
export function changePort(world: World, node: NodeState, next: Port, old: Port, why?: string): void {
  const settled = next.up ? next : { ...next, claims: [] }
  setPort(node, settled)
  const moved = next.address?.ip !== old.address?.ip || next.address?.length !== old.address?.length
  if ((next.up === old.up && !moved && furtherOf(next) === furtherOf(old)) || !node.running) return
  world.changed()
  if (next.up !== old.up) journalLine(world, node, settled, why)
  if (moved) journalAddress(world, node, settled)
  if (!next.up || moved) forgetPort(node, next.name)
  const remove = old.up ? connectedRoutes(world, old) : []
  const add = next.up ? connectedRoutes(world, settled) : []
  changeRoutes(world, node, { remove, add }, next.name)
  tellInterface(world, node, settled)
}

const furtherOf = (port: Port) =>
  secondariesOf(port)
    .map(({ address, length }) => `${address}/${length}`)
    .join()

/** A port that the configuration no longer knows. */
export function removePort(world: World, node: NodeState, port: Port): void {
  changePort(world, node, { ...port, carrier: false, up: false }, port)
  deletePort(node, port.name)
}

function journalLine(world: World, node: NodeState, port: Port, why: string | undefined): void {
  const word = port.up ? 'up' : 'down'
  const line = port.config.kind === 'tunnel'
  const text = `${line ? 'Line protocol on ' : ''}Interface ${port.name}, changed state to ${word}`
  world.journal(node, {
    protocol: 'interface',
    event: port.up ? 'line-up' : 'line-down',
    text: `${port.name} is ${word}${why === undefined ? '' : `: ${why}`}`,
    data: { interface: port.name },
    syslog:
      !port.up && !line && port.config.shutdown.value
        ? {
            facility: 'LINK',
            severity: 5,
            mnemonic: 'CHANGED',
            text: `Interface ${port.name}, changed state to administratively down`,
          }
        : { facility: line ? 'LINEPROTO' : 'LINK', severity: line ? 5 : 3, mnemonic: 'UPDOWN', text },
  })
}

function journalAddress(world: World, node: NodeState, port: Port): void {
  const text = port.address ? `has the address ${formatIp(port.address.ip)}/${port.address.length}` : 'has no address'
  world.journal(node, {
    protocol: 'interface',
    event: 'address-changed',
    text: `${port.name} ${text} now`,
    data: { interface: port.name },
  })
}

function forgetPort(node: NodeState, name: string): void {
  flushArp(node, name)
  for (const [mac, entry] of node.macs) if (entry.port === name) node.macs.delete(mac)
}
