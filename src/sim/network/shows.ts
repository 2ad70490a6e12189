/** What terminals print of protocols, beside the console's own commands. */
import type { Printing, Show } from '../kernel/row'
import { PROTOCOLS } from '../protocols/all'

export const PROTOCOL_SHOWS: readonly Show[] = PROTOCOLS.flatMap(({ shows = [] }) => shows)

/** Their parts of `show ip protocols`, one text for each process of a table. */
export const protocolTexts = (printing: Printing, vrf?: string): readonly string[] =>
  PROTOCOLS.flatMap(({ showsProtocols }) => showsProtocols?.(printing, vrf) ?? [])
