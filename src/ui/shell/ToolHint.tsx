/** Says what the tool in hand waits for, and offers the way without a pointer. */
import { designStore, setView, type Tool } from '../../store/index'
import { freeSpot, placeAt } from '../canvas/actions'
import { oneOf } from '../canvas/placeables'
import { useView } from '../components/useStore'

export function ToolHint() {
  const tool = useView((state) => state.tool)
  if (tool.kind === 'select') return null
  return (
    <div className="hint" role="status">
      <span>{textOf(tool)}</span>
      {tool.kind === 'place' && (
        <button type="button" onClick={() => placeAt(tool.what, freeSpot(designStore.getState().design, tool.what))}>
          Place it here
        </button>
      )}
      <button type="button" onClick={() => setView({ tool: { kind: 'select' } })}>
        Done (Esc)
      </button>
    </div>
  )
}

function textOf(tool: Tool): string {
  switch (tool.kind) {
    case 'place':
      return `Click a free place of the canvas to place ${oneOf(tool.what)}`
    case 'connect':
      if (tool.from !== undefined) return `From ${tool.from}: click the device at the other end`
      return tool.crossOver ? 'Cross-over: click the first head-end' : 'Connect: click the first device'
    case 'pick':
      return `Click the device where the path ${tool.end === 'from' ? 'begins' : 'ends'}`
    case 'lasso':
      return 'Draw a line around devices, or click its corners and then the first one again'
    case 'select':
      return ''
  }
}
