/** What EIGRP was told of each interface: below the interface, or in named mode below the address family. */
import {
  type EigrpAuthentication,
  type EigrpInterfaceConfig,
  IOS_DEFAULTS,
  type KeyChain,
  type Source,
} from '../config/index'
import type { Statement } from '../ios/index'
import { lengthOfMask, namesInMaking, prefixOf } from '../net/index'
import { ofPort, type ProcessLines } from './eigrp-process'
import { address, all, type Known, type Reader, warn } from './reader'

export function readEigrpInterfaces(
  reader: Reader,
  process: ProcessLines,
  chains: readonly KeyChain[],
): Readonly<Record<string, EigrpInterfaceConfig>> {
  const result = namesInMaking<EigrpInterfaceConfig>()
  for (const item of all(reader.config.statements, 'interface'))
    result[item.command.name] = process.named
      ? namedPort(reader, process, item.command.name, chains)
      : classicPort(reader, process.as, item.children, chains)
  return result
}

function classicPort(
  reader: Reader,
  as: number,
  lines: readonly Statement[],
  chains: readonly KeyChain[],
): EigrpInterfaceConfig {
  const usual = IOS_DEFAULTS.eigrp
  const hello = lastOfProcess(all(lines, 'eigrp-hello-interval'), as)
  const hold = lastOfProcess(all(lines, 'eigrp-hold-time'), as)
  const horizon = all(lines, 'eigrp-split-horizon').findLast((line) => line.command.as === as)
  const mode = lastOfProcess(all(lines, 'eigrp-authentication-mode'), as)
  const key = lastOfProcess(all(lines, 'eigrp-authentication-key'), as)
  return {
    helloSeconds: hello?.command.seconds ?? usual.helloSeconds,
    holdSeconds: hold?.command.seconds ?? usual.holdSeconds,
    summaries: all(lines, 'eigrp-summary').flatMap((line) => (line.command.as === as ? [summaryOf(line)] : [])),
    ...(horizon ? { splitHorizon: { value: !horizon.negated, source: horizon.source } } : {}),
    ...authenticationOf(reader, mode?.source, key, chains),
  }
}

function namedPort(
  reader: Reader,
  process: ProcessLines,
  name: string,
  chains: readonly KeyChain[],
): EigrpInterfaceConfig {
  const usual = IOS_DEFAULTS.eigrp
  const set = <K extends Parameters<typeof ofPort>[2]>(kind: K) => {
    const found = ofPort(process, name, kind)
    return found?.negated ? undefined : found
  }
  const own = process.ports.filter(({ command }) => command.interface === name)
  const horizon = ofPort(process, name, 'family-split-horizon')
  const mode = set('family-authentication-mode')
  const [, password] = /^hmac-sha-256 (?:[07] )?(\S+)$/.exec(mode?.command.words ?? '') ?? []
  return {
    helloSeconds: set('family-hello')?.command.seconds ?? usual.helloSeconds,
    holdSeconds: set('family-hold')?.command.seconds ?? usual.holdSeconds,
    summaries: own.flatMap(({ children }) => all(children, 'family-summary').map(summaryOf)),
    ...(horizon ? { splitHorizon: { value: !horizon.negated, source: horizon.source } } : {}),
    ...(password !== undefined && mode
      ? { authentication: { kind: 'sha-256', password, source: mode.source } }
      : authenticationOf(reader, mode?.source, set('family-authentication-key'), chains)),
  }
}

function summaryOf({ command, source }: Known<'eigrp-summary'> | Known<'family-summary'>) {
  return {
    prefix: prefixOf(address(command.address), lengthOfMask(address(command.mask)) ?? 32),
    distance: command.distance ?? IOS_DEFAULTS.eigrp.summary,
    source,
  }
}

/** It takes both lines: the mode says that packets are authenticated, the chain by what. */
function authenticationOf(
  reader: Reader,
  mode: Source | undefined,
  key: Known<'eigrp-authentication-key'> | Known<'family-authentication-key'> | undefined,
  chains: readonly KeyChain[],
): { readonly authentication?: EigrpAuthentication } {
  const alone = mode ?? key?.source
  if (alone && !(mode && key))
    warn(
      reader,
      alone,
      mode ? 'EIGRP is to be authenticated, and no key chain is named' : 'A key chain for EIGRP, and no mode',
      'One line without the other has no effect (field knowledge, not documented): packets go without authentication.',
      'Write both: the mode md5 and the key-chain.',
    )
  if (!mode || !key) return {}
  const { chain } = key.command
  if (!chains.some((item) => item.name === chain && item.keys.length > 0))
    warn(
      reader,
      key.source,
      `key chain ${chain} has no key`,
      'Nothing can be authenticated by it: every neighbour on the interface is refused.',
      `Define key chain ${chain}, with a key and its key-string.`,
    )
  return { authentication: { kind: 'md5', chain, source: key.source } }
}

/** The last line about one process, unless it is a `no`. */
function lastOfProcess<T extends { readonly command: { readonly as: number }; readonly negated: boolean }>(
  lines: readonly T[],
  as: number,
): T | undefined {
  const found = lines.findLast((line) => line.command.as === as)
  return found?.negated ? undefined : found
}
