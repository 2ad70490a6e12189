/** After every input: roles anew, the states that follow from them, and what has to be said (clause 17.21, 17.29). */
import type { TreeVector } from '../../../net/index'
import type { Context } from '../../kernel/protocol'
import { after, NEVER } from '../../kernel/time'
import { bridgeOf, rolesOf } from './roles'
import { speak } from './speak'
import type { TreePort, TreeRole } from './state'
import { compareVectors } from './vector'
import type { Work } from './work'

export function settleTree(work: Work): void {
  const { cx, heardNow } = work
  const bridge = bridgeOf(work.priority, work)
  if (!bridge) return
  const { best, rootPort, messageAge, roleOf } = rolesOf(bridge, work.ports)
  const moved = work.best === undefined ? -1 : compareTrees(best, work.best)
  const before = work.ports
  const taken = before.map((port) => withRole(work, port, roleOf(port), moved > 0))
  const asked = heardNow?.bpdu.role === 'designated' && heardNow.bpdu.proposal ? heardNow.name : undefined
  const answers = taken.find(({ name, role }) => name === asked && (role === 'root' || role === 'alternate'))
  const synced = answers?.role === 'root' ? taken.map((port) => held(work, port)) : taken
  const ports = synced.map((port) => (port.agreed ? forwarding(port) : port))
  Object.assign(work, { best, rootPort, ports })
  tellStates(work, before)
  speak(work, { bridge, before, messageAge, moved: moved !== 0, answer: answers?.name, now: cx.now })
}

/** Of two trees the better: whose root is, or whose root is nearer. */
function compareTrees(a: TreeVector, b: TreeVector): number {
  return compareVectors({ ...a, bridge: a.root, port: 0 }, { ...b, bridge: b.root, port: 0 })
}

/** A role begins with the state from which no loop can come. */
function withRole({ cx }: Work, port: TreePort, role: TreeRole, worse: boolean): TreePort {
  if (role === port.role) return worse ? { ...port, agreed: false } : port
  const still = { ...port, role, agreed: false, moves: NEVER, hello: NEVER }
  switch (role) {
    case 'root':
      return { ...still, state: 'forwarding' }
    case 'alternate':
    case 'backup':
    case 'disabled':
      return { ...still, state: 'discarding' }
    case 'designated':
      if (port.edge) return { ...still, state: 'forwarding' }
      return { ...proposing(cx, still), heard: undefined }
  }
}

function proposing({ now, parameters }: Context, port: TreePort): TreePort {
  return { ...port, state: 'discarding', moves: after(now, parameters.treeForwardDelaySeconds), hello: now }
}

/** Before a switch agrees to its root port, nothing behind it forwards that has not agreed itself. */
function held({ cx }: Work, port: TreePort): TreePort {
  const open = port.role === 'designated' && !port.edge && !port.agreed && port.state !== 'discarding'
  return open ? proposing(cx, port) : port
}

function forwarding(port: TreePort): TreePort {
  return port.state === 'forwarding' ? port : { ...port, state: 'forwarding', moves: NEVER }
}

/** Edge ports follow their cable, which has its own line. */
function tellStates({ ports, effects }: Work, before: readonly TreePort[]): void {
  ports.forEach((port, index) => {
    const old = before[index]
    if (port.edge || (old?.role === port.role && old.state === port.state)) return
    const { name, role, state } = port
    const text = role === 'disabled' ? `${name} takes no part in the tree` : `${name} is ${role}, ${state}`
    effects.push({
      kind: 'journal',
      entry: { protocol: 'spanning-tree', event: 'state-change', text, data: { interface: name, role, state } },
    })
  })
}
