/**
 * OSPFv2 on the wire, IP protocol 89, as values (RFC 2328 appendix A). An advertisement carries what its sender knows; ids
 * and numbers are those of the packet formats. Two networks of one address and different masks have one id here (appendix E
 * gives the longer one another); they are told apart by their prefix.
 */
import type { Ip } from './address'
import type { OpenQuestion } from './open-question'
import type { Prefix } from './prefix'

/** One link of a router-LSA (section A.4.2); `data` is the router's own address on it. */
export type OspfLink = OspfLinkKind & {
  /** Not on the wire: whether it is there hangs on a line that is not read. */
  readonly notKnown?: OpenQuestion
}

type OspfLinkKind =
  | { readonly kind: 'point-to-point'; readonly neighbor: Ip; readonly data: Ip; readonly cost: number }
  /** To a network with a designated router, named by that router's address. */
  | { readonly kind: 'transit'; readonly designated: Ip; readonly data: Ip; readonly cost: number }
  | { readonly kind: 'stub'; readonly prefix: Prefix; readonly cost: number }

/** What an advertisement says. */
export type OspfContent =
  | {
      readonly kind: 'router'
      readonly border: boolean
      readonly boundary: boolean
      readonly links: readonly OspfLink[]
    }
  | { readonly kind: 'network'; readonly length: number; readonly routers: readonly Ip[] }
  | { readonly kind: 'summary'; readonly prefix: Prefix; readonly metric: number }
  | { readonly kind: 'asbr-summary'; readonly metric: number }
  | {
      readonly kind: 'external'
      readonly prefix: Prefix
      readonly metric: number
      readonly metricType: 1 | 2
      /** Where to send packets to; 0.0.0.0 = to the router that advertises it. */
      readonly forward: Ip
      readonly tag: number
    }

export type OspfKind = OspfContent['kind']

/** What names an advertisement and says which of two is newer (section A.4.1). */
export interface OspfHeader {
  readonly kind: OspfKind
  readonly id: Ip
  /** Length of its prefix, where it has one: tells two networks of one address apart. */
  readonly length: number
  readonly router: Ip
  /** 0x80000001 is the first. */
  readonly sequence: number
  readonly checksum: number
  /** Seconds. */
  readonly age: number
}

export interface OspfLsa extends OspfHeader {
  readonly content: OspfContent
  /** Not on the wire: whether what it says holds hangs on a line that is not read. */
  readonly notKnown?: OpenQuestion
}

/** Which advertisement is meant (section A.3.4). */
export type OspfName = Pick<OspfHeader, 'kind' | 'id' | 'length' | 'router'>

export type OspfBody =
  | {
      readonly kind: 'hello'
      /** Length of the sender's mask. */
      readonly length: number
      readonly helloSeconds: number
      readonly deadSeconds: number
      readonly priority: number
      /** Whether AS-external advertisements come into the area (the E-bit). */
      readonly externals: boolean
      readonly designated: Ip
      readonly backup: Ip
      readonly neighbors: readonly Ip[]
    }
  | {
      readonly kind: 'description'
      readonly mtu: number
      readonly init: boolean
      readonly more: boolean
      readonly master: boolean
      readonly sequence: number
      readonly externals: boolean
      readonly headers: readonly OspfHeader[]
    }
  | { readonly kind: 'request'; readonly names: readonly OspfName[] }
  | { readonly kind: 'update'; readonly lsas: readonly OspfLsa[] }
  | { readonly kind: 'acknowledgement'; readonly headers: readonly OspfHeader[] }

/** What proves the sender (appendix D): a password, or a digest made with a numbered key; both stand as a number. */
export interface OspfProof {
  readonly kind: 'simple' | 'md5'
  readonly key: number
  readonly digest: number
}

export interface OspfMessage {
  readonly kind: 'ospf'
  readonly router: Ip
  readonly area: number
  /** Absent = null authentication. */
  readonly proof?: OspfProof
  readonly body: OspfBody
}

const HEADER = 24
const DIGEST = 16
export const LSA_HEADER = 20

/** Bytes of an advertisement, header included (section A.4). */
export function lsaSize({ content }: Pick<OspfLsa, 'content'>): number {
  switch (content.kind) {
    case 'router':
      return LSA_HEADER + 4 + 12 * content.links.length
    case 'network':
      return LSA_HEADER + 4 + 4 * content.routers.length
    case 'summary':
    case 'asbr-summary':
      return LSA_HEADER + 8
    case 'external':
      return LSA_HEADER + 16
  }
}

/** Bytes of a packet without IP, the digest behind it included. */
export function ospfSize({ body, proof }: Pick<OspfMessage, 'body' | 'proof'>): number {
  return HEADER + bodySize(body) + (proof?.kind === 'md5' ? DIGEST : 0)
}

function bodySize(body: OspfBody): number {
  switch (body.kind) {
    case 'hello':
      return 20 + 4 * body.neighbors.length
    case 'description':
      return 8 + LSA_HEADER * body.headers.length
    case 'request':
      return 12 * body.names.length
    case 'update':
      return 4 + body.lsas.reduce((sum, lsa) => sum + lsaSize(lsa), 0)
    case 'acknowledgement':
      return LSA_HEADER * body.headers.length
  }
}
