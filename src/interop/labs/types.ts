/**
 * A design on its way to a laboratory or another tool: nodes, cables and texts, with names that the tool takes and
 * interfaces as the chosen boxes number them. Plain values; each format is a pure function from them to files.
 */

export const LAB_FORMATS = [
  'containerlab',
  'cml',
  'gns3',
  'eve-ng',
  'batfish',
  'drawio',
  'mermaid',
  'graphviz',
  'netbox',
  'ansible',
] as const

export type LabFormat = (typeof LAB_FORMATS)[number]

export interface LabFile {
  /** Relative, with `/` between folders. */
  readonly name: string
  readonly text: string
}

/** What a node is in a laboratory. */
export type LabPart = 'router' | 'firewall' | 'switch' | 'host'

/** A port that a cable may end at. */
export interface LabPort {
  /** In the design; of a stand-in its own. */
  readonly name: string
  /** As the box of the laboratory calls it. */
  readonly lab: string
  /** Its place among the node's ports, from 0. */
  readonly index: number
}

export interface LabNode {
  /** A name that every tool takes: letters, digits, `_` and `-`; no two nodes have the same. */
  readonly name: string
  /** The device of the design that it is. */
  readonly device: string
  readonly part: LabPart
  /** It has no text in the design: what it is told here does its work in a laboratory. */
  readonly standIn: boolean
  readonly ports: readonly LabPort[]
  /** For routers and firewalls, in the laboratory's interface names. */
  readonly text: string
  /** For hosts. */
  readonly host?: LabHost
  readonly x: number
  readonly y: number
}

export interface LabHost {
  /** Address with its length; absent = it asks for one. */
  readonly address?: string
  readonly gateway?: string
}

export interface LabEnd {
  readonly node: LabNode
  readonly port: LabPort
}

export interface LabLink {
  readonly a: LabEnd
  readonly b: LabEnd
  /** One-way, milliseconds; per cent; kbit/s from a to b. */
  readonly delayMs: number
  readonly jitterMs: number
  readonly lossPercent: number
  readonly bandwidthKbit: number
  /** How it is led on the drawing: points of the canvas, from a to b; turns at right angles only. */
  readonly bends?: readonly { readonly x: number; readonly y: number }[]
  readonly course?: 'right-angled'
}

/** An interface that is called otherwise than in the design. */
export interface Renamed {
  readonly device: string
  readonly from: string
  readonly to: string
}

export interface Lab {
  readonly name: string
  readonly nodes: readonly LabNode[]
  readonly links: readonly LabLink[]
  readonly renamed: readonly Renamed[]
  /** What this laboratory cannot hold, one sentence each. */
  readonly lost: readonly string[]
}

/** What only a running network knows, for tools that compute no IPsec of their own. */
export interface LabFacts {
  /** Addresses that were leased: `device/interface` and the address with its length. */
  readonly leases: ReadonlyMap<string, string>
  readonly reverseRoutes: readonly {
    readonly device: string
    readonly address: string
    readonly mask: string
    readonly nextHop: string
  }[]
  /** Interfaces that a fault takes the carrier from, by the scenario that does it. */
  readonly cuts: readonly { readonly scenario: string; readonly device: string; readonly interface: string }[]
}

/** Which box each part becomes, where the tool leaves a choice. */
export interface LabChoice {
  readonly router?: string
}

export interface WrittenLab {
  readonly files: readonly LabFile[]
  readonly renamed: readonly Renamed[]
  readonly lost: readonly string[]
  /** What is wrong with the files themselves; nothing may be downloaded then. */
  readonly problems: readonly string[]
  /** The name of the one archive that the tool takes its files in; absent = files in a folder. */
  readonly archive?: string
}
