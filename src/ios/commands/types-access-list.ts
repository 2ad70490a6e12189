/** Access lists, numbered and named. One shape serves standard and extended entries. */

/** `any`, `host A`, or `A wildcard`. */
export type AddressMatch =
  | { readonly kind: 'any' }
  | { readonly kind: 'host'; readonly address: string }
  | { readonly kind: 'wildcard'; readonly address: string; readonly wildcard: string }

/** Ports as numbers; IOS names (`isakmp`, `non500-isakmp`, `2000`) are translated by the grammar. */
export type PortMatch =
  | { readonly kind: 'eq' | 'neq' | 'gt' | 'lt'; readonly port: number }
  | { readonly kind: 'range'; readonly first: number; readonly last: number }

export type AccessEntry =
  /** Only in `no access-list N`: the list as a whole. */
  | { readonly kind: 'whole' }
  | { readonly kind: 'remark'; readonly text: string }
  | {
      readonly kind: 'standard'
      readonly action: 'permit' | 'deny'
      readonly source: AddressMatch
      readonly log: boolean
    }
  | {
      readonly kind: 'extended'
      readonly action: 'permit' | 'deny'
      /** IOS name or number: ip, icmp, tcp, udp, esp, ahp, gre, eigrp, or "0" to "255". */
      readonly protocol: string
      readonly source: AddressMatch
      readonly sourcePort?: PortMatch
      readonly destination: AddressMatch
      readonly destinationPort?: PortMatch
      readonly established: boolean
      /** ICMP type name, for example `echo`. */
      readonly icmpType?: string
      readonly log: boolean
    }

export type AccessListCommand =
  | { readonly kind: 'access-list'; readonly number: number; readonly entry: AccessEntry }
  /** One protocol of a named inspection (CBAC); the timeout is for idle conversations. */
  | {
      readonly kind: 'ip-inspect-name'
      readonly name: string
      readonly protocol: string
      readonly timeoutSeconds?: number
    }
  /** Opens the named list's mode. */
  | { readonly kind: 'ip-access-list'; readonly type: 'standard' | 'extended'; readonly name: string }
  | { readonly kind: 'access-entry'; readonly sequence?: number; readonly entry: AccessEntry }
