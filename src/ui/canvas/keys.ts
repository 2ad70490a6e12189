/** Keys of the canvas, and the menu of faults that one of them opens at what has the focus. */
import { openConsole, select, setView, viewStore } from '../../store/index'
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
  if (event.key === 'Delete' || event.key === 'Backspace') {
    // A key held down would go on through the neighbours that the focus falls to.
    if (event.repeat || (event.target instanceof Element && event.target.closest('button'))) return
    keepFocusNear()
    removeAt(focused(event)?.target)
    return
  }
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

/** What has the focus is taken away; with it the rest of a selection that it is part of. */
function removeAt(target: Target | undefined): void {
  const { devices, link } = viewStore.getState()
  if (target && 'device' in target && !devices.includes(target.device)) select([target.device])
  if (target && 'link' in target && link !== target.link) select([], target.link)
  removeSelected()
}

/** Escape puts the tool and the selection down. React Flow would take the focus away too. */
export function escapeKey(event: React.KeyboardEvent): void {
  if (event.key !== 'Escape' || !focused(event)) return
  event.stopPropagation()
  setView({ tool: { kind: 'select' } })
  select([])
}

/** What is taken away loses the focus to its neighbour of the same kind, the last one to the canvas. */
function keepFocusNear(): void {
  const canvas = document.querySelector<HTMLElement>('.react-flow')
  const focus = document.activeElement as HTMLElement
  const kind = ['.react-flow__node', '.react-flow__edge'].find((selector) => focus.matches(selector))
  const all = kind === undefined ? [] : [...document.querySelectorAll<HTMLElement>(kind)]
  const at = all.indexOf(focus)
  if (at < 0) return
  requestAnimationFrame(() => {
    if (document.activeElement !== document.body) return
    const next = [...all.slice(at), ...all.slice(0, at).reverse()].find((element) => element.isConnected)
    ;(next ?? canvas)?.focus()
  })
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
