/** A device on the canvas: glyph, name, one line of state. Handles are in the middle, so cables run centre to centre. */
import { Handle, type NodeProps, Position } from '@xyflow/react'
import { memo } from 'react'
import { StatusShape } from '../components/Status'
import { FaultPill } from './FaultPill'
import type { DeviceNode as DeviceNodeType } from './flow'
import { Glyph } from './glyphs'

export const DeviceNode = memo(function DeviceNode({ data, selected }: NodeProps<DeviceNodeType>) {
  return (
    <div
      className={`device ${data.kind}${selected ? ' selected' : ''}${data.mark ? ` broken ${data.mark.tone}` : ''}`}
      title={`${data.name}: ${[data.mark?.word ?? data.word, data.foundWord].filter(Boolean).join(', ')}`}
    >
      {data.mark && <FaultPill mark={data.mark} title={data.name} />}
      <Handle type="target" position={Position.Left} className="centre" isConnectableStart={false} />
      <div className="face">
        <Glyph name={data.kind} size={30} />
      </div>
      <div className="text">
        <strong>{data.name}</strong>
        <span className={`status ${data.tone}`}>
          {data.crown ? (
            <span className="crown" aria-hidden="true">
              ♛
            </span>
          ) : (
            <StatusShape tone={data.tone} />
          )}
          <Detail text={data.detail || data.word} />
        </span>
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

/** Characters at the end that are never cut: names that are told apart by a number end in it. */
const END = 3

/** What does not fit is left out in the middle. */
function Detail({ text }: { readonly text: string }) {
  return (
    <span className="detail">
      <span>{text.slice(0, -END)}</span>
      {text.slice(-END)}
    </span>
  )
}
