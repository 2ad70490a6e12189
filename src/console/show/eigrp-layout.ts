/** What the generations of EIGRP's displays differ in: "IP-EIGRP" until 12.4, "EIGRP-IPv4" after. */

export interface EigrpLayout {
  readonly later: boolean
  readonly neighborsTitle: (as: number, vrf?: string) => string
  /** Columns of the interface's name. */
  readonly interfaceWidth: number
  readonly topologyTitle: (as: number, id: string, vrf?: string) => string
  readonly afterTopologyTitle: readonly string[]
  /** Above the table of interfaces. */
  readonly interfacesTitle: (as: number, vrf?: string) => readonly string[]
  readonly interfacesIndent: number
  readonly trafficTitle: (as: number, vrf?: string) => string
}

export const EIGRP_12: EigrpLayout = {
  later: false,
  neighborsTitle: (as) => `IP-EIGRP neighbors for process ${as}`,
  interfaceWidth: 16,
  topologyTitle: (as, id) => `IP-EIGRP Topology Table for AS(${as})/ID(${id})`,
  afterTopologyTitle: [''],
  interfacesTitle: (as) => [`IP-EIGRP interfaces for process ${as}`, ''],
  interfacesIndent: 17,
  trafficTitle: (as) => `IP-EIGRP Traffic Statistics for AS ${as}`,
}

const inVrf = (vrf: string | undefined) => (vrf === undefined ? '' : ` VRF(${vrf})`)

export const EIGRP_15: EigrpLayout = {
  later: true,
  neighborsTitle: (as, vrf) => `EIGRP-IPv4 Neighbors for AS(${as})${inVrf(vrf)}`,
  interfaceWidth: 23,
  topologyTitle: (as, id, vrf) => `EIGRP-IPv4 Topology Table for AS(${as})/ID(${id})${inVrf(vrf)}`,
  afterTopologyTitle: [],
  interfacesTitle: (as, vrf) => [`EIGRP-IPv4 Interfaces for AS(${as})${inVrf(vrf)}`],
  interfacesIndent: 23,
  trafficTitle: (as, vrf) => `EIGRP-IPv4 Traffic Statistics for AS(${as})${inVrf(vrf)}`,
}

/** Whether a row is of a table; nothing = the global one. */
export const ofTable =
  (vrf: string | undefined) =>
  (row: { readonly vrf?: string }): boolean =>
    row.vrf === vrf
