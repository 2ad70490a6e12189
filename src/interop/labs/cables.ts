/** The cables of a laboratory: those of the design whose ends it has, each port with one at most. */
import type { Design, Link, LinkEndRef } from '../../design/index'
import type { LabLink, LabNode } from './types'

/** The port of a provider's router that leads to its customers. */
export const ACCESS = 'access'

export function cables(
  design: Design,
  nodes: readonly LabNode[],
  access: ReadonlyMap<string, readonly string[]>,
): { readonly links: readonly LabLink[]; readonly uncabled: readonly string[] } {
  const taken = new Set<string>()
  const free = (end: LabLink['a'] | undefined): LabLink['a'] | undefined =>
    end && !taken.has(`${end.node.name} ${end.port.name}`) ? end : undefined
  const at = endFinder(nodes, access)
  const links: LabLink[] = []
  const uncabled: string[] = []
  const put = (a: LabLink['a'], b: LabLink['b'], link?: Link) => {
    for (const { node, port } of [a, b]) taken.add(`${node.name} ${port.name}`)
    links.push({
      a,
      b,
      delayMs: link?.delayMs ?? 0,
      jitterMs: link?.jitterMs ?? 0,
      lossPercent: link?.lossPercent ?? 0,
      bandwidthKbit: link?.bandwidthKbit ?? 0,
      ...(link?.bends ? { bends: link.bends } : {}),
      ...(link?.course ? { course: link.course } : {}),
    })
  }
  for (const link of design.links) {
    const [a, b] = [free(at(link.a)), free(at(link.b))]
    if (a && b && !(a.node === b.node && a.port === b.port)) put(a, b, link)
    else uncabled.push(`The cable ${endText(link.a)} – ${endText(link.b)} has no two free ends here.`)
  }
  for (const internet of access.keys()) {
    const router = nodes.find(({ device, part }) => device === internet && part === 'router')
    const shared = nodes.find(({ device, part }) => device === internet && part === 'switch')
    const [port, far] = [router?.ports.find(({ name }) => name === ACCESS), shared?.ports[0]]
    if (router && shared && port && far) put({ node: router, port }, { node: shared, port: far })
  }
  return { links, uncabled }
}

const endText = ({ device, interface: port }: LinkEndRef) => `${device}/${port}`

function endFinder(nodes: readonly LabNode[], access: ReadonlyMap<string, readonly string[]>) {
  const find = new Map<string, LabLink['a']>()
  for (const node of nodes)
    for (const port of node.ports) {
      const isAccess = access.get(node.device)?.includes(port.name) ?? false
      const own = !node.standIn || node.part !== 'switch'
      if (own || isAccess) find.set(`${node.device}\n${port.name}`, { node, port })
    }
  return ({ device, interface: port }: LinkEndRef) => find.get(`${device}\n${port}`)
}
