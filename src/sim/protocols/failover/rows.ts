/** The table of failover: what `show failover` prints from. */
import type { FailoverPort, FailoverRow } from '../../tables'
import type { FailoverProcessConfig, FailoverState } from './state'

export function failoverRow({ failover }: FailoverProcessConfig, state: FailoverState): FailoverRow {
  const { role, since, peer, linkFailed, ports, silent, tests } = state
  const names = failover.interfaces.map(({ name }) => name)
  const own = names.map((name): FailoverPort => {
    if (ports.get(name)?.up !== true) return { interface: name, state: 'no-link' }
    return { interface: name, state: silent.includes(name) ? 'failed' : tests.has(name) ? 'testing' : 'normal' }
  })
  const other = names.map((name): FailoverPort => {
    if (peer?.quiet?.includes(name)) return { interface: name, state: 'failed' }
    return { interface: name, state: peer?.testing?.includes(name) ? 'testing' : 'normal' }
  })
  return { role, since, ...(peer && { peer: peer.role }), linkFailed, own, other: peer ? other : [] }
}
