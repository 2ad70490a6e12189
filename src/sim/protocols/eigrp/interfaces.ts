/** Which interfaces the process speaks on, and how that changes: `network`, `passive-interface`, line protocol. */
import type { InterfaceInput } from '../../kernel/protocol'
import { after, NEVER, type SimTime } from '../../kernel/time'
import { loseNeighbors } from './neighbor'
import { coveredBy } from './redistribute'
import { NO_PORT_TRAFFIC } from './seen'
import type { EigrpProcessConfig } from './state'
import { sendHello } from './transport'
import { dropInterface, setInterface, timersOf, type Work } from './work'

/** The node speaks of an interface, or the configuration changed: brings the process's own view in line. */
export function reviewInterface(work: Work, { interface: name, up, address, lent }: InterfaceInput): void {
  if (work.state.speaksFrom !== undefined) return
  const known = work.state.interfaces[name]
  const covered = address !== undefined && coveredBy(work.config, address.ip)
  const moved = known && (known.ip !== address?.ip || known.length !== address.length)
  if (known && (!up || !covered || moved))
    leave(work, name, up ? 'address or network statement changed' : 'interface down')
  if (!up || !covered) return
  const passive = isPassive(work.config, name)
  const now = work.state.interfaces[name]
  if (now?.passive === passive) return
  if (passive) loseNeighbors(work, (neighbor) => neighbor.interface === name, 'interface passive')
  const item = {
    name,
    ip: address.ip,
    length: address.length,
    ...(lent ? { lent } : {}),
    passive,
    helloDue: passive ? NEVER : firstHello(work, name),
    traffic: NO_PORT_TRAFFIC,
  }
  setInterface(work, item)
  if (!passive) sendHello(work, item)
}

function leave(work: Work, name: string, why: string): void {
  loseNeighbors(work, (neighbor) => neighbor.interface === name, why)
  dropInterface(work, name)
}

/** A hello at once, the next anywhere in the interval, then evenly: the phase is the interface's own. */
function firstHello({ config, cx }: Work, name: string): SimTime {
  return after(cx.now, timersOf(config, name).helloSeconds * (1 - cx.random.next()))
}

/** Hellos that are due. */
export function helloTimers(work: Work): void {
  for (const item of Object.values(work.state.interfaces)) {
    if (item.helloDue > work.cx.now) continue
    sendHello(work, item)
    const sent = work.state.interfaces[item.name] ?? item
    setInterface(work, { ...sent, helloDue: after(work.cx.now, timersOf(work.config, item.name).helloSeconds) })
  }
}

function isPassive({ eigrp }: EigrpProcessConfig, name: string): boolean {
  const { default: passive, active, interfaces } = eigrp.passive
  return passive ? !active.some((item) => item.value === name) : interfaces.some((item) => item.value === name)
}
