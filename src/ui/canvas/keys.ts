/** Keys of the canvas, and the menu of faults that one of them opens at what has the focus. */
import { openConsole, select, setView } from '../../store/index'
import { deviceClicked, removeSelected } from './actions'

type Target = { readonly device: string } | { readonly link: string }

/** The device or link that has the focus. */
function focused(event: React.KeyboardEvent): { readonly target: Target; readonly box: DOMRect } | undefined {
  if (!(event.target instanceof Element) || event.target.closest('button')) return undefined
  const element = event.target.closest('.react-flow__node, .react-flow__edge')
  const id = element?.getAttribute('data-id')
  if (!element || !id) return undefined
  const target = element.classList.contains('react-flow__node') ? { device: id } : { link: id }
  return { target, box: element.getBoundingClientRect() }
}

export function canvasKey(event: React.KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  if (event.key === 'Delete' || event.key === 'Backspace') removeSelected()
  if (event.key === 'Escape') setView({ tool: { kind: 'select' } })
  const at = focused(event)
  if (!at) return
  if (event.key === 'Enter') {
    if ('device' in at.target) deviceClicked(at.target.device)
    else select([], at.target.link)
  }
  if (event.key === 'c' && 'device' in at.target) {
    event.preventDefault()
    openConsole(at.target.device)
  }
  if (event.key === 'b' || event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10')) {
    event.preventDefault()
    showMenu(at.target, at.box.x + at.box.width / 2, at.box.y + at.box.height / 2)
  }
}

export function openFaultMenu(event: React.MouseEvent, target: Target): void {
  event.preventDefault()
  showMenu(target, event.clientX, event.clientY)
}

function showMenu(target: Target, x: number, y: number): void {
  if ('device' in target) select([target.device])
  else select([], target.link)
  setView({ faultMenu: { ...target, x, y } })
}
