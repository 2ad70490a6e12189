/** Every command of the language, in one table. */
import type { Declaration } from '../syntax/grammar'
import { ACCESS_LIST } from './access-list'
import { CERTIFICATES, CRYPTO_MAP, IPSEC, ISAKMP } from './crypto'
import { EIGRP_NAMED } from './eigrp-named'
import { IKEV2 } from './ikev2'
import { EIGRP_INTERFACE, HSRP, INTERFACE } from './interface'
import { ISAKMP_PROFILE } from './isakmp-profile'
import { LISTS } from './lists'
import { ROUTE_MAP } from './route-map'
import { EIGRP, ROUTES } from './routing'
import { DHCP, SYSTEM } from './system'
import type { Command } from './types'

export const DECLARATIONS: readonly Declaration<Command>[] = [
  ...SYSTEM,
  ...DHCP,
  ...INTERFACE,
  ...HSRP,
  ...EIGRP_INTERFACE,
  ...EIGRP,
  ...EIGRP_NAMED,
  ...ROUTES,
  ...ROUTE_MAP,
  ...ACCESS_LIST,
  ...LISTS,
  ...ISAKMP,
  ...IPSEC,
  ...CRYPTO_MAP,
  ...CERTIFICATES,
  ...IKEV2,
  ...ISAKMP_PROFILE,
]

/** The declaration that writes a command: the first of its kind. */
export const BY_KIND: ReadonlyMap<string, Declaration<Command>> = new Map(
  [...DECLARATIONS].reverse().map((item) => [item.kind, item]),
)
