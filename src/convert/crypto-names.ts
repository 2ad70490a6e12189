/** Remarks on names in the crypto configuration that lead nowhere: what most often keeps a tunnel down. */

import type { AccessList, CryptoConfig, InterfaceConfig, IpsecProfile } from '../config/index'
import { lookUp, type NameTable } from '../net/index'
import { warnOfList } from './filters/missing'
import { remarkMissing } from './named'
import { type Reader, warn } from './reader'

type Named = Pick<CryptoConfig, 'transformSets' | 'maps' | 'dynamicMaps'> & {
  readonly profiles: readonly IpsecProfile[]
}

export function checkCryptoNames(
  reader: Reader,
  crypto: Named,
  interfaces: readonly InterfaceConfig[],
  lists: NameTable<AccessList>,
): void {
  checkTransformSets(reader, crypto)
  checkMatches(reader, crypto, lists)
  checkTemplates(reader, crypto)
  checkInterfaces(reader, crypto, interfaces)
}

function checkTransformSets(reader: Reader, { maps, dynamicMaps, profiles, transformSets }: Named): void {
  const isSet = (name: string) => transformSets.some((set) => set.name === name)
  for (const { source, transformSets: names } of [...maps.flatMap((map) => map.entries), ...dynamicMaps, ...profiles]) {
    if (names.length === 0)
      warn(
        reader,
        source,
        'The crypto entry or profile has no transform-set',
        'It can neither offer nor accept any protection.',
        'Add set transform-set NAME.',
      )
    for (const name of names.filter((wanted) => !isSet(wanted)))
      remarkMissing(
        reader,
        source,
        { words: 'crypto ipsec transform-set', name },
        {
          summary: `transform-set ${name} does not exist`,
          detail: 'It is never offered or accepted.',
          remedy: `Define crypto ipsec transform-set ${name}.`,
        },
      )
  }
}

/** IOS calls an entry whose list is not defined incomplete ("missing peer or access-list definitions"). */
function checkMatches(reader: Reader, { maps, dynamicMaps }: Named, lists: NameTable<AccessList>): void {
  for (const { match } of maps.flatMap((map) => map.entries))
    if (match && !lookUp(lists, match.value))
      warnOfList(reader, match.source, match.value, 'The crypto map entry is incomplete and protects nothing.')
  for (const { match } of dynamicMaps)
    if (match && !lookUp(lists, match.value))
      warnOfList(reader, match.source, match.value, 'The dynamic map entry accepts no negotiation.')
}

function checkTemplates(reader: Reader, { maps, dynamicMaps }: Named): void {
  for (const use of maps.flatMap((map) => map.dynamic))
    if (!dynamicMaps.some((item) => item.map === use.map))
      remarkMissing(
        reader,
        use.source,
        { words: 'crypto dynamic-map', name: use.map },
        {
          summary: `dynamic map ${use.map} does not exist`,
          detail: 'Nobody can negotiate through this entry.',
          remedy: `Define crypto dynamic-map ${use.map}.`,
        },
      )
}

function checkInterfaces(reader: Reader, { maps }: Named, interfaces: readonly InterfaceConfig[]): void {
  for (const { localInterface: local } of maps)
    if (local && !interfaces.some((item) => item.name === local.value))
      warn(
        reader,
        local.source,
        `${local.value} does not exist`,
        'The crypto map has no local address.',
        'Correct the name of the interface.',
      )
  for (const { name, cryptoMap: applied } of interfaces)
    if (applied && !maps.some((map) => map.name === applied.value))
      remarkMissing(
        reader,
        applied.source,
        { words: 'crypto map', name: applied.value },
        {
          summary: `crypto map ${applied.value} does not exist`,
          detail: `Nothing is protected on ${name}.`,
          remedy: 'Define the crypto map, or correct its name.',
        },
      )
}

/** Remarks on the protection of tunnel interfaces. */
export function checkProtections(
  reader: Reader,
  interfaces: readonly InterfaceConfig[],
  profiles: readonly IpsecProfile[],
): void {
  for (const { name, tunnel } of interfaces) checkProtection(reader, name, tunnel, profiles)
}

function checkProtection(
  reader: Reader,
  name: string,
  tunnel: InterfaceConfig['tunnel'],
  profiles: readonly IpsecProfile[],
): void {
  const { protection, keepalive, mode } = tunnel ?? {}
  if (protection && !profiles.some((profile) => profile.name === protection.profile)) {
    const summary = `what becomes of what goes through ${name}`
    remarkMissing(
      reader,
      protection.source,
      {
        words: 'crypto ipsec profile',
        name: protection.profile,
        open: { scope: { kind: 'interface', interface: name }, summary },
      },
      {
        summary: `IPsec profile ${protection.profile} does not exist`,
        detail: `What goes through ${name} is not protected, and is not sent.`,
        remedy: `Define crypto ipsec profile ${protection.profile}.`,
      },
    )
  }
  if (mode === 'ipsec' && !protection)
    warn(
      reader,
      undefined,
      `${name} is a tunnel of IPsec's own kind without protection`,
      'It never comes up.',
      'Add tunnel protection ipsec profile NAME.',
    )
  if (protection && keepalive)
    warn(
      reader,
      keepalive.source,
      `Keepalives of ${name} and its protection do not go together`,
      'What comes back is not protected, and is not taken: the interface goes down (Cisco document 63760).',
      'Take keepalive away: dead peer detection watches the other end.',
    )
}
