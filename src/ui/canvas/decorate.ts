/** What the checks say of the devices, put on their nodes: a mark for the gravest, spoken of in the node's name. */
import type { Finding } from '../../design/index'
import { gravestOf } from '../findings/entries'
import { said } from '../words/language'
import type { DeviceNode } from './flow'

const WORDS = { error: 'has an error', warning: 'has a warning', info: '' } as const

export function withFindings(nodes: readonly DeviceNode[], findings: readonly Finding[]): DeviceNode[] {
  const marks = gravestOf(findings)
  return nodes.map((node) => {
    const mark = marks.get(node.id)
    if (mark === undefined) return node
    return {
      ...node,
      data: { ...node.data, found: mark, foundWord: WORDS[mark] },
      ariaLabel: `${node.ariaLabel}, ${said(WORDS[mark])}`,
    }
  })
}
