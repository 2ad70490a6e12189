/** A lab of Cisco Modeling Labs, as a value that a YAML reader gave. Older files keep interfaces and texts elsewhere; both are read. */
import { fieldsOf, listOf, positionOf, type Topology, type TopologyEnd, type TopologyNode, textOf } from './topology'

export const isCml = (value: unknown): boolean =>
  fieldsOf(value).has('nodes') &&
  listOf(fieldsOf(value).get('nodes')).some((node) => fieldsOf(node).has('node_definition'))

/** Definitions whose text is none of a router, a switch or a firewall: a script, or the bridge that an external connector stands for. */
const HOSTS = new Set([
  'alpine',
  'chrome',
  'coreos',
  'desktop',
  'dnsmasq',
  'external_connector',
  'firefox',
  'net-tools',
  'nginx',
  'radius',
  'server',
  'splunk',
  'syslog',
  'tacplus',
  'tcpdump',
  'trex',
  'ubuntu',
  'unmanaged_switch',
  'wan_emulator',
])

export function readCml(value: unknown): Topology {
  const whole = fieldsOf(value)
  const items = listOf(whole.get('nodes')).map(fieldsOf)
  const nodes = items.map((node): TopologyNode => {
    const kind = textOf(node.get('node_definition')) ?? ''
    const text = configurationOf(node.get('configuration'))
    const isText = text !== undefined && text.trim() !== '' && !HOSTS.has(kind)
    return {
      name: textOf(node.get('label')) ?? textOf(node.get('id')) ?? '',
      kind,
      ...(isText ? { text } : {}),
      commands: isText ? [] : (text ?? '').split('\n'),
      ...positionOf(node.get('x'), node.get('y')),
    }
  })
  const ports = new Map(
    items.map((node) => [
      textOf(node.get('id')) ?? '',
      {
        name: textOf(node.get('label')) ?? textOf(node.get('id')) ?? '',
        labels: new Map(
          listOf(node.get('interfaces')).map((item) => {
            const fields = fieldsOf(item)
            return [textOf(fields.get('id')) ?? '', textOf(fields.get('label')) ?? ''] as const
          }),
        ),
      },
    ]),
  )
  const end = (link: ReadonlyMap<string, unknown>, which: '1' | '2'): TopologyEnd | undefined => {
    const node = ports.get(textOf(link.get(`n${which}`)) ?? '')
    const port = node?.labels.get(textOf(link.get(`i${which}`)) ?? '')
    return node && port ? { node: node.name, port } : undefined
  }
  const links = listOf(whole.get('links')).map(fieldsOf)
  const read = links.map((link) => [end(link, '1'), end(link, '2')] as const)
  return {
    name: textOf(fieldsOf(whole.get('lab')).get('title')) ?? 'Imported',
    nodes,
    links: read.flatMap(([a, b]) => (a && b ? [[a, b] as const] : [])),
    problems: read.flatMap(([a, b], index) =>
      a && b
        ? []
        : [`Link ${textOf(links[index]?.get('id')) ?? index + 1} names a node or an interface that is not there`],
    ),
  }
}

/** One text, or files of which the first is it. */
function configurationOf(value: unknown): string | undefined {
  const [first] = listOf(value)
  return textOf(value) ?? textOf(fieldsOf(first).get('content'))
}
