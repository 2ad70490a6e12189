/** What a switch says after a turn: its tree, an agreement, a change; and which learnt addresses that puts in doubt. */
import type { BridgeId } from '../../../net/index'
import { after, NEVER, type SimTime } from '../../kernel/time'
import { offerOf } from './roles'
import type { TreePort } from './state'
import type { Work } from './work'

interface Occasion {
  readonly bridge: BridgeId
  readonly before: readonly TreePort[]
  readonly messageAge: number
  /** The tree is another than before the turn. */
  readonly moved: boolean
  /** The port whose neighbour asked for an agreement and gets it. */
  readonly answer: string | undefined
  readonly now: SimTime
}

export function speak(work: Work, occasion: Occasion): void {
  const fresh = noteChange(work, occasion)
  work.ports = work.ports.map((port) => say(work, port, occasion, fresh.has(port.name)))
}

const isActive = ({ edge, role, state }: TreePort) =>
  !edge && state === 'forwarding' && (role === 'root' || role === 'designated')

/** A way opened here, or a neighbour tells of one: the ports that pass it on from now. */
function noteChange(work: Work, { before, now }: Occasion): ReadonlySet<string> {
  const { heardNow, cx } = work
  const opened = work.ports.filter((port, index) => isActive(port) && before[index]?.state !== 'forwarding')
  const told = heardNow?.bpdu.topologyChange ? heardNow.name : undefined
  if (opened.length === 0 && told === undefined) return new Set()
  work.changes++
  const from = opened.length > 0 ? undefined : told
  const doubtful = work.ports.filter(({ edge, up, name }) => !edge && up && name !== from).map(({ name }) => name)
  if (doubtful.length > 0) work.effects.push({ kind: 'forget-macs', interfaces: doubtful })
  const passing = work.ports.filter((port) => isActive(port) && port.name !== from && port.changeUntil <= now)
  const names = new Set(passing.map(({ name }) => name))
  const changeUntil = after(now, cx.parameters.treeHelloSeconds + 1)
  work.ports = work.ports.map((port) => (names.has(port.name) ? { ...port, changeUntil } : port))
  return names
}

function say(work: Work, port: TreePort, occasion: Occasion, fresh: boolean): TreePort {
  const { now, moved, answer } = occasion
  if (port.edge || !port.up) return port
  if (port.role === 'designated') {
    if (!moved && !fresh && port.hello > now) return port
    send(work, port, occasion, false)
    return { ...port, hello: after(now, work.cx.parameters.treeHelloSeconds) }
  }
  const agreement = port.name === answer
  if (!agreement && !fresh && port.hello > now) return port
  send(work, port, occasion, agreement)
  const hello = after(now, work.cx.parameters.treeHelloSeconds)
  return { ...port, hello: hello < port.changeUntil ? hello : NEVER }
}

function send({ best, effects }: Work, port: TreePort, occasion: Occasion, agreement: boolean): void {
  const { role, state, agreed, changeUntil, name } = port
  if (!best || role === 'disabled' || role === 'backup') return
  const proposal = role === 'designated' && state !== 'forwarding' && !agreed
  const topologyChange = changeUntil > occasion.now
  const vector = offerOf(occasion.bridge, best, port)
  const { messageAge } = occasion
  effects.push({
    kind: 'bpdu',
    interface: name,
    bpdu: { vector, messageAge, role, proposal, agreement, topologyChange },
  })
}
