/** containerlab's topology, as a value that a YAML reader gave, with the positions of its annotations. */
import { fieldsOf, listOf, positionOf, type Topology, type TopologyEnd, type TopologyNode, textOf } from './topology'

export const isContainerlab = (value: unknown): boolean => fieldsOf(fieldsOf(value).get('topology')).has('nodes')

export function readContainerlab(value: unknown, annotations: unknown): Topology {
  const topology = fieldsOf(fieldsOf(value).get('topology'))
  const kinds = fieldsOf(topology.get('kinds'))
  const defaults = fieldsOf(topology.get('defaults'))
  const places = new Map(
    listOf(fieldsOf(annotations).get('nodeAnnotations')).map((item) => {
      const fields = fieldsOf(item)
      const position = fieldsOf(fields.get('position'))
      return [textOf(fields.get('id')) ?? '', positionOf(position.get('x'), position.get('y'))] as const
    }),
  )
  const nodes = [...fieldsOf(topology.get('nodes'))].map(([name, item]): TopologyNode => {
    const own = fieldsOf(item)
    const kind = textOf(own.get('kind') ?? defaults.get('kind')) ?? ''
    const said = (field: string) => own.get(field) ?? fieldsOf(kinds.get(kind)).get(field) ?? defaults.get(field)
    const config = textOf(said('startup-config'))
    return {
      name,
      kind: textOf(own.get('type')) === 'L2' || textOf(own.get('type')) === 'switch' ? 'switch' : kind,
      // It may stand there itself, in several lines.
      ...(config === undefined ? {} : config.includes('\n') ? { text: config } : { file: config }),
      commands: listOf(own.get('exec')).flatMap((line) => textOf(line) ?? []),
      ...places.get(name),
    }
  })
  const read = listOf(topology.get('links')).map(linkOf)
  return {
    name: textOf(fieldsOf(value).get('name')) ?? 'Imported',
    nodes,
    links: read.flatMap((item) => (typeof item === 'string' ? [] : [item])),
    problems: read.flatMap((item) => (typeof item === 'string' ? [item] : [])),
  }
}

type Cable = readonly [TopologyEnd, TopologyEnd]

/** The brief form, `"a:eth1"`, or the one with fields. */
function linkOf(value: unknown): Cable | string {
  const ends = listOf(fieldsOf(value).get('endpoints')).map((item): TopologyEnd | undefined => {
    const text = textOf(item)
    const cut = text?.indexOf(':') ?? -1
    if (text !== undefined && cut > 0) return { node: text.slice(0, cut), port: text.slice(cut + 1) }
    const fields = fieldsOf(item)
    const [node, port] = [textOf(fields.get('node')), textOf(fields.get('interface'))]
    return node === undefined || port === undefined ? undefined : { node, port }
  })
  const [a, b] = ends
  return a && b && ends.length === 2 ? [a, b] : `A link has no two ends of nodes: ${JSON.stringify(value)}`
}
