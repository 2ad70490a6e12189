/** What terminals print of protocols, beside the console's own commands. */
import type { Show } from '../kernel/row'
import { PROTOCOLS } from '../protocols/all'

export const PROTOCOL_SHOWS: readonly Show[] = PROTOCOLS.flatMap(({ shows = [] }) => shows)
