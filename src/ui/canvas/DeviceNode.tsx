/**
 * A device on the canvas: glyph, name, one line of state, or what is broken in its place. Handles are in the middle, so
 * cables run centre to centre.
 */
import { Handle, type NodeProps, Position } from '@xyflow/react'
import { memo } from 'react'
import { MiddleCut } from '../components/MiddleCut'
import { StatusShape } from '../components/Status'
import { said, useWords } from '../words/language'
import { FaultPill } from './FaultPill'
import type { DeviceNode as DeviceNodeType } from './flow'
import { Glyph } from './glyphs'

export const DeviceNode = memo(function DeviceNode({ data, selected }: NodeProps<DeviceNodeType>) {
  useWords()
  return (
    <div
      className={`device ${data.kind}${selected ? ' selected' : ''}${data.mark ? ` broken ${data.mark.tone}` : ''}`}
      style={{ ['--room' as string]: `${data.room}px` }}
      title={`${data.name}: ${[data.mark ? said(data.mark.word) : data.word, data.foundWord && said(data.foundWord)].filter(Boolean).join(', ')}`}
    >
      <Handle type="target" position={Position.Left} className="centre" isConnectableStart={false} />
      <div className="face">
        <Glyph name={data.kind} size={30} />
      </div>
      <div className="text">
        <strong>
          <MiddleCut text={data.name} />
        </strong>
        {data.mark ? <FaultPill mark={data.mark} title={data.name} within /> : <State data={data} />}
      </div>
      {data.found && (
        <span className={`found status ${data.found === 'error' ? 'bad' : 'warn'}`}>
          <StatusShape tone={data.found === 'error' ? 'bad' : 'warn'} />
        </span>
      )}
      <Handle type="source" position={Position.Right} className="grip" />
    </div>
  )
})

function State({ data }: Pick<DeviceNodeType, 'data'>) {
  return (
    <span className={`status ${data.tone}`}>
      {data.crown ? (
        <span className="crown" aria-hidden="true">
          ♛
        </span>
      ) : (
        <StatusShape tone={data.tone} />
      )}
      <MiddleCut text={data.detail || data.word} />
    </span>
  )
}
