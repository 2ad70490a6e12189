/** What the lines of a failover pair say, for whoever asks: of lines that are said again, the last one counts. */
import { type Ip, lengthOfMask, parseIp } from '../net/index'
import type { AsaStatement } from './types'

export interface FailoverLines {
  readonly unit: 'primary' | 'secondary'
  /** Conversations are told to the other unit (`failover link`). */
  readonly stateful: boolean
  /** The link's name and port, and the line that says them (`failover lan interface`). */
  readonly link?: { readonly name: string; readonly port: string; readonly line: AsaStatement }
  /** The link's addresses, of this unit and of the other (`failover interface ip`). */
  readonly addresses?: { readonly own: Ip; readonly peer: Ip; readonly length: number }
}

/** Nothing where failover is off; `statements` are those that stand. */
export function failoverLines(statements: readonly AsaStatement[]): FailoverLines | undefined {
  if (!statements.some(({ command, negated }) => command.kind === 'failover' && !negated)) return undefined
  const last = (...first: readonly string[]) => lastOf(statements, first)
  const unit = last('lan', 'unit')?.words[2] === 'primary' ? 'primary' : 'secondary'
  const named = last('lan', 'interface')
  const [, , name = '', port = ''] = named?.words ?? []
  const said = name === '' ? undefined : addressesOf(last('interface', 'ip', name)?.words ?? [])
  return {
    unit,
    stateful: last('link') !== undefined,
    ...(named && port !== '' ? { link: { name, port, line: named.line } } : {}),
    ...(said && {
      addresses: {
        own: unit === 'primary' ? said.first : said.second,
        peer: unit === 'primary' ? said.second : said.first,
        length: said.length,
      },
    }),
  }
}

function lastOf(statements: readonly AsaStatement[], first: readonly string[]) {
  return statements
    .flatMap((line) => {
      const { command, negated } = line
      if (command.kind !== 'failover-setting' || negated) return []
      const words = command.words.split(' ')
      return first.every((word, at) => words[at] === word) ? [{ words, line }] : []
    })
    .at(-1)
}

/** `interface ip NAME A M standby B` */
function addressesOf([, , , a = '', mask = '', , b = '']: readonly string[]) {
  const [first, second, bits] = [parseIp(a), parseIp(b), parseIp(mask)]
  const length = bits === undefined ? undefined : lengthOfMask(bits)
  return first === undefined || second === undefined || length === undefined ? undefined : { first, second, length }
}
