/** A protocol by its IANA number, and one of its ports; without a port all of it. */
export interface Service {
  readonly protocol: number
  readonly port?: number
}
