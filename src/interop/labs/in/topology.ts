/** What a topology file says: nodes, the configurations that they name, cables by the names of both ends, positions. */

export interface TopologyNode {
  readonly name: string
  /** As the tool calls its kind. */
  readonly kind: string
  /** The text itself, or the name of the file that has it, relative to the topology. */
  readonly text?: string
  readonly file?: string
  /** What a host or a bridge is told. */
  readonly commands: readonly string[]
  readonly position?: { readonly x: number; readonly y: number }
}

export interface TopologyEnd {
  readonly node: string
  readonly port: string
}

export interface Topology {
  readonly name: string
  readonly nodes: readonly TopologyNode[]
  readonly links: readonly (readonly [TopologyEnd, TopologyEnd])[]
  /** What could not be read, one sentence each. */
  readonly problems: readonly string[]
}

type Fields = ReadonlyMap<string, unknown>

/** An object of a file that anybody may have written, as a Map: absent when it is none. */
export function fieldsOf(value: unknown): Fields {
  return new Map(typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [])
}

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined
const numberOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined

export function positionOf(x: unknown, y: unknown): Pick<TopologyNode, 'position'> {
  const [left, top] = [numberOf(x), numberOf(y)]
  return left === undefined || top === undefined ? {} : { position: { x: left, y: top } }
}
