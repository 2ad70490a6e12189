/** The table of a device's pairs of IPsec SAs, with what they have counted. */
import type { IpsecSaRow } from '../../tables'
import { allSas } from './database'
import type { IpsecState, SaCounters } from './state'

const NONE: SaCounters = { encapsulated: 0, decapsulated: 0, bytesOut: 0, bytesIn: 0 }

export const ipsecRows = (state: IpsecState): readonly IpsecSaRow[] =>
  allSas(state).map((sa) => ({ sa, ...(state.counters.get(sa.id) ?? NONE) }))
