/**
 * A Batfish snapshot: configurations, hosts, the cables as layer 1, and what only a running network knows. Batfish
 * computes no reverse routes: those of the settled network stand as static routes at the end of a text, marked so.
 */
import type { Lab, LabFacts, LabFile, LabLink, LabNode } from '../types'

export function batfish(lab: Lab, facts: LabFacts): readonly LabFile[] {
  return [
    ...lab.nodes.map((node) =>
      node.part === 'host'
        ? { name: `hosts/${node.name}.json`, text: json(hostOf(node, facts)) }
        : {
            name: `configs/${node.name}.cfg`,
            text: node.part === 'switch' ? switchText(node) : withRoutes(node, facts),
          },
    ),
    { name: 'batfish/layer1_topology.json', text: json({ edges: lab.links.map(edge) }) },
    { name: 'batfish/runtime_data.json', text: json(runtime(lab, [])) },
    ...cuts(lab, facts),
  ]
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

/** Batfish calls a device by the hostname of its text, in small letters. */
const hostname = (node: LabNode): string => {
  const [, said] = /^hostname (\S+)/m.exec(node.text) ?? []
  return (said ?? node.name).toLowerCase()
}

const edge = ({ a, b }: LabLink) => ({ node1: end(a), node2: end(b) })
const end = ({ node, port }: LabLink['a']) => ({
  hostname: node.part === 'host' || node.part === 'switch' ? node.name.toLowerCase() : hostname(node),
  interfaceName: port.lab,
})

function hostOf(node: LabNode, { leases }: LabFacts): object {
  const port = node.ports[0]
  const address = node.host?.address ?? leases.get(`${node.device}/${port?.name ?? ''}`)
  const gateway = node.host?.gateway
  const own = {
    name: port?.lab ?? 'eth0',
    ...(address === undefined ? {} : { prefix: address }),
    ...(gateway === undefined ? {} : { gateway }),
  }
  return { hostname: node.name.toLowerCase(), hostInterfaces: { [own.name]: own } }
}

/** Every port in one VLAN. */
function switchText({ name, ports }: LabNode): string {
  const sections = ports.map(
    ({ lab }) => `interface ${lab}\n switchport\n switchport mode access\n switchport access vlan 1\n!\n`,
  )
  return `hostname ${name}\n!\n${sections.join('')}end\n`
}

function withRoutes({ device, text }: LabNode, { reverseRoutes }: LabFacts): string {
  const own = reverseRoutes.filter((route) => route.device === device)
  if (own.length === 0) return text
  const lines = own.map(({ address, mask, nextHop }) => `ip route ${address} ${mask} ${nextHop}`)
  const whole = text.replace(/\nend\n*$/, '\n')
  return `${whole}! Reverse routes of the settled network\n${lines.join('\n')}\nend\n`
}

function runtime(lab: Lab, down: readonly { readonly device: string; readonly interface: string }[]): object {
  const cut = new Set(down.map((item) => `${item.device}/${item.interface}`))
  const boxes = lab.nodes.filter(({ part }) => part === 'router' || part === 'firewall')
  const rows = boxes.map((node) => [
    hostname(node),
    Object.fromEntries(node.ports.map(({ name, lab: port }) => [port, { lineUp: !cut.has(`${node.device}/${name}`) }])),
  ])
  return { runtimeData: Object.fromEntries(rows) }
}

/** To be put in place of `batfish/runtime_data.json`. */
function cuts(lab: Lab, { cuts: found }: LabFacts): readonly LabFile[] {
  return [...new Set(found.map(({ scenario }) => scenario))].map((scenario) => ({
    name: `cuts/${scenario}/runtime_data.json`,
    text: json(
      runtime(
        lab,
        found.filter((item) => item.scenario === scenario),
      ),
    ),
  }))
}
