/** The table of a device's pairs of IPsec SAs, with what they have counted. */
import type { IpsecSaRow } from '../../tables'
import { allSas } from './database'
import type { IpsecState } from './state'

const NONE = { encapsulated: 0, decapsulated: 0, bytesOut: 0, bytesIn: 0, replayed: 0 } as const

export const ipsecRows = (state: IpsecState): readonly IpsecSaRow[] =>
  allSas(state).map((sa) => {
    const { encapsulated, decapsulated, bytesOut, bytesIn, replayed } = state.counters.get(sa.id) ?? NONE
    return { sa, encapsulated, decapsulated, bytesOut, bytesIn, ...(replayed > 0 ? { replayed } : {}) }
  })
