/** Says what the tool in hand waits for, and offers the way without a pointer. */
import { designStore, setView, type Tool } from '../../store/index'
import { freeSpot, placeAt } from '../canvas/actions'
import { oneOf } from '../canvas/placeables'
import { useView } from '../components/useStore'
import { said, t, useWords } from '../words/language'

export function ToolHint() {
  const tool = useView((state) => state.tool)
  useWords()
  if (tool.kind === 'select') return null
  return (
    <div className="hint" role="status">
      <span>{textOf(tool)}</span>
      {tool.kind === 'place' && (
        <button type="button" onClick={() => placeAt(tool.what, freeSpot(designStore.getState().design, tool.what))}>
          {t('Place it here')}
        </button>
      )}
      <button type="button" onClick={() => setView({ tool: { kind: 'select' } })}>
        {t('Done (Esc)')}
      </button>
    </div>
  )
}

function textOf(tool: Tool): string {
  switch (tool.kind) {
    case 'place':
      return t('Click a free place of the canvas to place {what}', { what: said(oneOf(tool.what)) })
    case 'connect':
      if (tool.from !== undefined) return t('From {device}: click the device at the other end', { device: tool.from })
      return tool.crossOver ? t('Cross-over: click the first head-end') : t('Connect: click the first device')
    case 'pick':
      return tool.end === 'from'
        ? t('Click the device where the path begins')
        : t('Click the device where the path ends')
    case 'lasso':
      return t('Draw a line around devices, or click its corners and then the first one again')
    case 'select':
      return ''
  }
}
