/** The small map of the whole drawing: where the view is, and a click or a drag that takes it elsewhere. */
import { MiniMap } from '@xyflow/react'
import { t } from '../words/language'
import { type DrawnNode, isDevice } from './drawn'

export function Overview() {
  return (
    <MiniMap<DrawnNode>
      className="overview"
      position="bottom-right"
      ariaLabel={t('Overview of the drawing')}
      pannable
      zoomable
      nodeClassName={(node) => (isDevice(node) ? (node.data.mark?.tone ?? node.data.tone) : 'around')}
      nodeBorderRadius={12}
    />
  )
}
