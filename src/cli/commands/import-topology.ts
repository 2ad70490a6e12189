/** A topology file of containerlab or CML, the files that it names, and positions of a drawing, for `import`. */
import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { parseDocument } from 'yaml'
import {
  type Imported,
  importLab,
  isCml,
  isContainerlab,
  ledAs,
  readCml,
  readContainerlab,
  readDrawio,
  type Topology,
  withPositions,
} from '../../engine/session'
import { Unusable } from '../command'
import { readText } from '../read-design'

export const isTopology = (names: readonly string[]): boolean => names.length === 1 && /\.ya?ml$/i.test(names[0] ?? '')

export function importTopology(name: string): Imported {
  const topology = topologyOf(name, contentOf(name, readText(name)))
  const texts = topology.nodes.flatMap((node) =>
    node.file === undefined ? [] : [[node.name, readText(resolve(dirname(name), node.file))] as const],
  )
  return importLab(topology, new Map(texts))
}

function topologyOf(name: string, value: unknown): Topology {
  if (isContainerlab(value)) return readContainerlab(value, annotationsOf(name))
  if (isCml(value)) return readCml(value)
  throw new Unusable(
    `${name} is no topology of containerlab (topology.nodes) and none of CML (nodes with node_definition)`,
  )
}

/** Positions of containerlab's editor stand beside the topology. */
function annotationsOf(name: string): unknown {
  const beside = `${name}.annotations.json`
  return existsSync(beside) ? contentOf(beside, readText(beside)) : undefined
}

/** JSON is YAML. */
function contentOf(name: string, text: string): unknown {
  const document = parseDocument(text, { prettyErrors: true })
  const [problem] = document.errors
  if (problem) throw new Unusable(`${name}: ${problem.message.split('\n')[0] ?? ''}`)
  try {
    return document.toJS()
  } catch (error) {
    throw new Unusable(`${name}: ${error instanceof Error ? error.message : 'it cannot be read'}`)
  }
}

/** Devices whose name no shape has stay where the import puts them, and are told. */
export function placedBy(imported: Imported, drawing: string | undefined): Imported {
  const { design } = imported
  if (drawing === undefined || !design) return imported
  const text = readText(drawing)
  const places = readDrawio(text)
  if (typeof places === 'string') throw new Unusable(`${drawing}: ${places}`)
  const left = design.devices.flatMap(({ name }) => (places.has(name) ? [] : [name]))
  return {
    ...imported,
    design: ledAs(withPositions(design, places), text),
    diagnostics: [
      ...imported.diagnostics,
      ...(left.length === 0
        ? []
        : [
            {
              severity: 'info' as const,
              file: drawing,
              line: 0,
              summary: `No shape is called ${left.join(', ')}`,
              detail: '',
              remedy: 'Label the shapes with the names of the devices.',
            },
          ]),
    ],
  }
}
