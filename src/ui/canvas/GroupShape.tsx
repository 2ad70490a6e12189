/** A group of sites: its name, how many are in service, and who is not; a press opens or closes it. */
import { type EdgeProps, Handle, type NodeProps, Position, useInternalNode } from '@xyflow/react'
import { memo } from 'react'
import { NODE_HEIGHT, NODE_WIDTH } from '../../drawing/index'
import { MiddleCut } from '../components/MiddleCut'
import { StatusShape } from '../components/Status'
import type { GroupNode } from './group-node'
import { toggleGroup } from './grouping'
import { GROUP_SIZE, isGroup } from './groups'
import './groups.css'
import { t, useWords } from '../words/language'

export const GroupShape = memo(function GroupShape({ data }: NodeProps<GroupNode>) {
  useWords()
  const { id, title, open, tone, words, short } = data
  const does = open ? t('Close the group') : t('Open the group')
  return (
    <>
      <Handle type="target" position={Position.Left} className="centre" isConnectable={false} />
      <Handle type="source" position={Position.Right} className="centre" isConnectable={false} />
      <button
        type="button"
        className={`device group nodrag nopan${open ? ' open' : ''}`}
        aria-expanded={open}
        title={`${title}: ${words}. ${does}`}
        onClick={(event) => {
          event.stopPropagation()
          toggleGroup(id)
        }}
      >
        <span className="sr-only">{t('Group {title}: {words}', { title, words })}</span>
        <span className="fold" aria-hidden="true">
          {open ? '▾' : '▸'}
        </span>
        <span className="text" aria-hidden="true">
          <strong>
            <MiddleCut text={title} />
          </strong>
          <span className={`status ${tone}`}>
            <StatusShape tone={tone} />
            <span className="count">{words}</span>
            <span className="short">{short}</span>
          </span>
        </span>
      </button>
    </>
  )
})

/** All cables of a closed group to one device, as one line. */
export const BundleEdge = memo(function BundleEdge({ source, target }: EdgeProps) {
  const a = useInternalNode(source)?.internals.positionAbsolute
  const b = useInternalNode(target)?.internals.positionAbsolute
  if (!a || !b) return null
  const [from, to] = [source, target].map((end, index) => {
    const { width, height } = isGroup(end) ? GROUP_SIZE : { width: NODE_WIDTH, height: NODE_HEIGHT }
    const { x, y } = index === 0 ? a : b
    return `${x + width / 2},${y + height / 2}`
  })
  return <path className="bundle" d={`M${from}L${to}`} />
})
