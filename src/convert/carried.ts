/** Which cable an interface uses that has none of its own: a subinterface its port's, a dialer that of the port in its pool. */
import type { InterfaceConfig } from '../config/index'
import type { Statement } from '../ios/index'
import { all, type Known, lastSet } from './reader'

type Over = NonNullable<InterfaceConfig['over']>

export function carrierOf(
  statements: readonly Statement[],
  { command: { name }, children }: Known<'interface'>,
): Over | undefined {
  const pool = lastSet(children, 'dialer-pool')?.command.pool
  const port = pool === undefined ? name : dialling(statements, pool)
  if (port === undefined) return undefined
  const below = port === name ? children : childrenOf(statements, port)
  const [base = ''] = port.split('.')
  if (base === name) return undefined
  const tag = lastSet(below, 'encapsulation-vlan')?.command
  return { interface: base, ...(tag && !tag.native ? { vlan: tag.vlan } : {}) }
}

/** PPP has nobody else at the other end. */
export const isPointToPoint = ({ children }: Known<'interface'>): boolean =>
  lastSet(children, 'dialer-pool') !== undefined || lastSet(children, 'encapsulation-ppp') !== undefined

function dialling(statements: readonly Statement[], pool: number): string | undefined {
  return all(statements, 'interface').find(({ children }) => inPool(children, pool))?.command.name
}

function inPool(lines: readonly Statement[], pool: number): boolean {
  return (
    all(lines, 'pppoe-client').some((item) => item.command.pool === pool && !item.negated) ||
    all(lines, 'dialer-pool-member').some((item) => item.command.pool === pool && !item.negated) ||
    all(lines, 'atm-pvc').some((circuit) => inPool(circuit.children, pool))
  )
}

const childrenOf = (statements: readonly Statement[], name: string): readonly Statement[] =>
  all(statements, 'interface').findLast(({ command }) => command.name === name)?.children ?? []
