/** A unit of a failover pair, read from its text: which it is, and the interface of its link. */
import type { AsaStatement } from '../../asa/index'
import { type Failover, type Interface, makeInterface } from '../../design/index'
import { lengthOfMask, parseIp } from '../../net/index'
import { asaCommands } from './asa-commands'

interface ReadPair {
  readonly failover: Failover
  readonly link: Interface
}

/** Nothing where failover is off, or its link is not said whole. */
export function readPair(statements: readonly AsaStatement[]): ReadPair | undefined {
  const settings = asaCommands(statements, 'failover-setting').map(({ words }) => words.split(' '))
  const found = (...first: readonly string[]) => settings.find((words) => first.every((word, at) => words[at] === word))
  const unit = found('lan', 'unit')?.[2] === 'primary' ? 'primary' : 'secondary'
  const [, , name = '', port = ''] = found('lan', 'interface') ?? []
  const [, , , first = '', mask = '', , second = ''] = found('interface', 'ip', name) ?? []
  const own = unit === 'primary' ? first : second
  const bits = parseIp(mask)
  const length = bits === undefined ? undefined : lengthOfMask(bits)
  if (asaCommands(statements, 'failover').length === 0 || port === '' || parseIp(own) === undefined) return undefined
  return {
    failover: { unit, stateful: found('link') !== undefined },
    link: makeInterface(port, 'failover', `${own}/${length ?? 30}`),
  }
}
