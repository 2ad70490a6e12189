/** What must be true of a laboratory whatever the tool: checked before anything of it is handed out. */
import type { Boxes } from './boxes'
import type { Lab, LabEnd, LabFile } from './types'

/** One sentence for each thing that is wrong; none when all is well. */
export function labProblems(lab: Lab, boxes: Boxes | undefined): readonly string[] {
  return [...names(lab), ...ports(lab, boxes), ...ends(lab)]
}

function names({ nodes }: Lab): readonly string[] {
  const seen = new Set<string>()
  return nodes.flatMap(({ name }) => {
    const bad = seen.has(name.toLowerCase())
    seen.add(name.toLowerCase())
    return bad ? [`Two nodes are called ${name}`] : []
  })
}

function ports({ nodes }: Lab, boxes: Boxes | undefined): readonly string[] {
  return nodes.flatMap(({ name, part, ports: own }) => {
    const twice = own.length - new Set(own.map(({ lab }) => lab)).size
    const most = boxes?.[part].most ?? own.length
    return [
      ...(twice > 0 ? [`${name} has two ports of one name`] : []),
      ...(own.length > most ? [`${name} has ${own.length} ports, its box ${most}`] : []),
    ]
  })
}

/** Every end is a port of a node that is there, and no port has two cables. */
function ends({ nodes, links }: Lab): readonly string[] {
  const taken = new Set<string>()
  const known = new Set(nodes)
  const problem = ({ node, port }: LabEnd): readonly string[] => {
    const key = `${node.name} ${port.lab}`
    const twice = taken.has(key)
    taken.add(key)
    return [
      ...(known.has(node) && node.ports.includes(port) ? [] : [`A cable ends at ${key}, which is not there`]),
      ...(twice ? [`Two cables end at ${key}`] : []),
    ]
  }
  return links.flatMap(({ a, b }) => [...problem(a), ...problem(b)])
}

/** No file twice, and none outside of its folder. */
export function fileProblems(files: readonly LabFile[]): readonly string[] {
  const seen = new Set<string>()
  return files.flatMap(({ name }) => {
    const twice = seen.has(name)
    seen.add(name)
    const outside = name.startsWith('/') || name.split('/').some((part) => part === '..' || part === '')
    return [
      ...(twice ? [`Two files are called ${name}`] : []),
      ...(outside ? [`${name} is outside of its folder`] : []),
    ]
  })
}
