/** IosConfig → Configuration. Never throws: what is wrong becomes a diagnostic and the best reading IOS would give. */

import type { Configuration, Diagnostic, EigrpConfig, ScopedNotKnown } from '../config/index'
import type { IosConfig } from '../ios/index'
import { tableNames } from '../net/index'
import { PROTOCOLS } from '../sim/protocols/all'
import { readCrypto } from './crypto'
import { readEigrp } from './eigrp'
import { readAccessLists } from './filters/access-lists'
import { readGroups } from './filters/groups'
import { checkNamedLists } from './filters/missing'
import { checkPolicies } from './filters/policy-checks'
import { readPrefixLists } from './filters/prefix-lists'
import { readRouteMaps } from './filters/route-maps'
import { timeRangeOf } from './filters/time-ranges'
import { readInspections } from './inspect'
import { readInterfaces } from './interfaces'
import { checkKeyedGroups, readKeyChains } from './key-chains'
import { readManagement } from './management'
import { readNat } from './nat'
import { noteOtherRouting } from './other-routing'
import { readQueueing } from './queueing'
import { all, createReader, lastSet, toggle } from './reader'
import { readStaticRoutes } from './routing'
import { checkTracked, readTracked } from './tracked'
import { noteUnread } from './unread/note'
import { vrfsOf } from './vrfs'
import { readZones } from './zones'

export interface Converted {
  readonly configuration: Configuration
  readonly diagnostics: readonly Diagnostic[]
}

export function convertIos(device: string, config: IosConfig, options: { readonly release: string }): Converted {
  const reader = createReader(device, config, options.release)
  const interfaces = readInterfaces(reader)
  const accessLists = readAccessLists(reader, readGroups(reader))
  const prefixLists = readPrefixLists(reader)
  const routeMaps = readRouteMaps(reader, { accessLists, prefixLists }, interfaces)
  const inspections = readInspections(reader, interfaces)
  const crypto = readCrypto(reader, interfaces, accessLists)
  const zones = readZones(reader)
  const queueing = readQueueing(reader)
  checkNamedLists(reader, interfaces, accessLists, routeMaps)
  const tracked = readTracked(reader, interfaces)
  const localPolicy = lastSet(config.statements, 'ip-local-policy')
  checkPolicies(reader, { interfaces, routeMaps, tracked }, localPolicy)
  noteOtherRouting(reader)
  const keyChains = readKeyChains(reader)
  checkKeyedGroups(reader, interfaces, keyChains)
  const timeRanges = all(config.statements, 'time-range').flatMap(({ command, children }) =>
    timeRangeOf(
      command.name,
      children.filter(({ negated }) => !negated).map((item) => item.command),
    ),
  )
  const nat = readNat(reader)
  checkTracked(reader, interfaces, tracked)
  const eigrp = readEigrp(reader, interfaces, { accessLists, routeMaps, keyChains })
  const staticRoutes = readStaticRoutes(reader, interfaces, tracked)
  const ofProtocols: Partial<Configuration> = Object.assign(
    {},
    ...PROTOCOLS.map((row) => row.readsDevice?.(reader, interfaces) ?? {}),
  )
  noteUnread(reader, staticRoutes)
  const configuration: Configuration = {
    device,
    kind: 'router',
    hostname: lastSet(config.statements, 'hostname')?.command.name ?? device,
    release: options.release,
    interfaces,
    staticRoutes,
    accessLists,
    ...(tableNames(prefixLists).length > 0 ? { prefixLists } : {}),
    routeMaps,
    ...(localPolicy ? { localPolicyRoute: { value: localPolicy.command.map, source: localPolicy.source } } : {}),
    eigrp: eigrp.map((process) => ({ ...process, ...openOf('eigrp', process.as, reader.notKnown) })),
    ...(keyChains.length > 0 ? { keyChains } : {}),
    ...(timeRanges.length > 0 ? { timeRanges } : {}),
    dhcpPools: [],
    filtersDecrypted: reader.defaults.filtersDecrypted,
    classless: toggle(config.statements, 'ip-classless', true),
    ...(tableNames(inspections).length > 0 ? { inspections } : {}),
    ...(zones ? { zones } : {}),
    ...(queueing ? { queueing } : {}),
    ...(crypto ? { crypto } : {}),
    ...(nat ? { nat } : {}),
    ...(tracked.length > 0 ? { tracked } : {}),
    ...vrfsOf(reader.config.statements),
    management: readManagement(reader.config.statements),
    ...ofProtocols,
    ...(ofProtocols.ospf
      ? { ospf: ofProtocols.ospf.map((item) => ({ ...item, ...openOf('ospf', item.process, reader.notKnown) })) }
      : {}),
    ...(reader.notKnown.length > 0 ? { notKnown: reader.notKnown } : {}),
  }
  return { configuration, diagnostics: reader.diagnostics }
}

/** What is open of a process, or of its neighbours on an interface, goes with each of its paths. */
function openOf(protocol: string, number: number, notKnown: readonly ScopedNotKnown[]): Pick<EigrpConfig, 'open'> {
  const open = notKnown.flatMap(({ scope, ...rest }): NonNullable<EigrpConfig['open']> => {
    if (scope.kind === 'neighbor' && scope.protocol === protocol)
      return [{ ...(scope.interface === undefined ? {} : { interface: scope.interface }), notKnown: rest }]
    const isOwn = scope.kind === 'routing' && scope.protocol === protocol && scope.process === String(number)
    return isOwn ? [{ notKnown: rest }] : []
  })
  return open.length > 0 ? { open } : {}
}
