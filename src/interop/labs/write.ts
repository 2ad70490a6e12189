/** A design as the files of a tool, with what the tool cannot hold; checked before they are handed out. */
import type { Design } from '../../design/index'
import { csvText } from '../../net/index'
import { type Boxes, boxesOf } from './boxes'
import { fileProblems, labProblems } from './check'
import { batfish } from './formats/batfish'
import { cml } from './formats/cml'
import { containerlab } from './formats/containerlab'
import { drawio, graphviz, mermaid } from './formats/drawings'
import { eveNg } from './formats/eve-ng'
import { gns3 } from './formats/gns3'
import { ansible, netbox } from './formats/lists'
import { labOf } from './lab'
import { lostTo } from './lost'
import { plainName } from './names'
import type { Lab, LabChoice, LabFacts, LabFile, LabFormat, WrittenLab } from './types'

/** The files; a sentence when the choice of boxes is none. */
export function writeLab(
  design: Design,
  format: LabFormat,
  facts: LabFacts,
  { router }: LabChoice = {},
): WrittenLab | string {
  const boxes = boxesOf(format, router)
  if (typeof boxes === 'string') return boxes
  const lab = labOf(design, boxes ?? (format === 'batfish' ? 'stand-ins' : 'as drawn'))
  const files = [...filesOf(lab, design, format, facts, boxes), ...(boxes ? [linksFile(lab)] : [])]
  return {
    files,
    renamed: boxes || format === 'batfish' ? lab.renamed : [],
    lost: [...new Set([...lab.lost, ...lostTo(design, format)])],
    problems: [...labProblems(lab, boxes), ...fileProblems(files)],
    ...(format === 'gns3' ? { archive: `${plainName(design.name)}.gns3project` } : {}),
  }
}

function filesOf(
  lab: Lab,
  design: Design,
  format: LabFormat,
  facts: LabFacts,
  boxes: Boxes | undefined,
): readonly LabFile[] {
  switch (format) {
    case 'containerlab':
      return boxes ? containerlab(lab, boxes) : []
    case 'cml':
      return boxes ? cml(lab, boxes) : []
    case 'gns3':
      return boxes ? gns3(lab, boxes) : []
    case 'eve-ng':
      return boxes ? eveNg(lab, boxes) : []
    case 'batfish':
      return batfish(lab, facts)
    case 'drawio':
      return drawio(lab)
    case 'mermaid':
      return mermaid(lab)
    case 'graphviz':
      return graphviz(lab)
    case 'netbox':
      return netbox(lab, design)
    case 'ansible':
      return ansible(lab, design, facts)
  }
}

const LINK_COLUMNS = ['node a', 'port a', 'node b', 'port b', 'delay (ms)', 'jitter (ms)', 'loss (%)', 'kbit/s a to b']

/** What the cables of the design do to packets, for whoever sets it in the laboratory. */
function linksFile({ links }: Lab): LabFile {
  const rows = links.map(({ a, b, delayMs, jitterMs, lossPercent, bandwidthKbit }) => [
    ...[a, b].flatMap(({ node, port }) => [node.name, port.lab]),
    ...[delayMs, jitterMs, lossPercent, bandwidthKbit].map(String),
  ])
  return { name: 'LINKS.csv', text: csvText([LINK_COLUMNS, ...rows]) }
}
