/** What a router's lines say of its clock, its messages, the names that it knows and its neighbours. */
import { FACTORY_MANAGEMENT, type LogConfig, type Management, type NameConfig } from '../config/index'
import { addressesIn, readLogging, readStamp, readSummerTime, readZone, type Statement } from '../ios/index'
import { all, last, lastSet, toggle } from './reader'

export function readManagement(statements: readonly Statement[]): Management {
  const cef = toggle(statements, 'ip-cef', true)
  return {
    stamps: stampsOf(statements),
    ...clockOf(all(statements, 'clock').flatMap(({ command, negated }) => (negated ? [] : [command.words]))),
    log: logOf(statements),
    names: namesOf(statements),
    ...(cef.source ? { cef } : {}),
    cdp: toggle(statements, 'cdp-run', true).value,
  }
}

function stampsOf(statements: readonly Statement[]): Management['stamps'] {
  const told = all(statements, 'service').flatMap(({ command, negated }) => {
    const found = readStamp(command.words)
    return found ? [[found.of, negated ? ('none' as const) : found.stamp] as const] : []
  })
  const stamps = new Map(told)
  const [log, debug] = [stamps.get('log'), stamps.get('debug')]
  return { ...(log ? { log } : {}), ...(debug ? { debug } : {}) }
}

/** Of the words behind `clock`, of a router or a firewall. */
export function clockOf(words: readonly string[]): Pick<Management, 'zone' | 'summer'> {
  const zone = words.map(readZone).findLast(Boolean)
  const summer = words.map(readSummerTime).findLast(Boolean)
  return { ...(zone ? { zone } : {}), ...(summer ? { summer } : {}) }
}

function logOf(statements: readonly Statement[]): LogConfig {
  let log: LogConfig = FACTORY_MANAGEMENT.log
  for (const { command, negated } of all(statements, 'logging')) {
    const told = readLogging(command.words)
    switch (told?.kind) {
      case 'on':
        log = negated ? { ...log, off: true } : log
        break
      case 'place': {
        const { [told.place]: _before, ...others } = log
        const level = told.level ?? FACTORY_MANAGEMENT.log[told.place]
        log = {
          ...others,
          ...(negated || level === undefined ? {} : { [told.place]: level }),
          bufferBytes: told.bytes ?? log.bufferBytes,
        }
        break
      }
      case 'host': {
        const { kind: _kind, ...host } = told
        log = negated ? log : { ...log, hosts: [...log.hosts, host] }
        break
      }
      case 'source': {
        const { kind: _kind, ...source } = told
        log = negated ? log : { ...log, source }
        break
      }
      case undefined:
    }
  }
  return log
}

function namesOf(statements: readonly Statement[]): NameConfig {
  const lookup = last(statements, 'ip-domain-lookup') ?? last(statements, 'ip-domain-lookup-later')
  const domain = lastSet(statements, 'ip-domain-name') ?? lastSet(statements, 'ip-domain-name-later')
  const set = <T extends { readonly negated: boolean }>(items: readonly T[]) => items.filter(({ negated }) => !negated)
  return {
    lookup: !lookup?.negated,
    ...(domain ? { domain: domain.command.name } : {}),
    servers: set(all(statements, 'ip-name-server')).flatMap(({ command }) => addressesIn(command.servers) ?? []),
    hosts: set(all(statements, 'ip-host')).flatMap(({ command: { name, addresses } }) =>
      (addressesIn(addresses) ?? []).map((address) => ({ name, address })),
    ),
  }
}
