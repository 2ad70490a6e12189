/** A unit of a failover pair, read from its text: which it is, and the interface of its link. */
import { type AsaStatement, failoverLines } from '../../asa/index'
import { type Failover, type Interface, makeInterface } from '../../design/index'
import { formatIp } from '../../net/index'

interface ReadPair {
  readonly failover: Failover
  readonly link: Interface
}

/** Nothing where failover is off, or its link is not said whole; `statements` are those that stand. */
export function readPair(statements: readonly AsaStatement[]): ReadPair | undefined {
  const { unit, stateful, link, addresses } = failoverLines(statements) ?? {}
  if (!unit || !link || !addresses) return undefined
  return {
    failover: { unit, stateful: stateful === true },
    link: makeInterface(link.port, 'failover', `${formatIp(addresses.own)}/${addresses.length}`),
  }
}
