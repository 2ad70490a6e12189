/** Keys of the canvas, by the table of shortcuts, and the menu that some of them open at what has the focus. */
import { useEffect } from 'react'
import { designStore, type MenuSide, openConsole, select, setView, viewStore } from '../../store/index'
import { isTyping, shortcutOf } from '../shortcuts/match'
import type { ShortcutId } from '../shortcuts/table'
import { deviceClicked, removeSelected } from './actions'
import { annotationIdOf } from './annotations'
import { hideSelected, toggleLocked } from './arranging'
import { duplicateSelected } from './clipboard'
import { selectAll } from './selecting'
import { focusDevice, walk } from './stand'
import { isDirection } from './walk'

/** What a menu or a key is for; neither device nor link = the drawing itself. */
export interface Target {
  readonly device?: string
  readonly link?: string
  /** A frame or a note. */
  readonly annotation?: string
}

export function targetOfNode(nodeId: string): Target {
  const annotation = annotationIdOf(nodeId)
  return annotation === undefined ? { device: nodeId } : { annotation }
}

interface Point {
  readonly x: number
  readonly y: number
}

interface Focused {
  readonly target: Target
  readonly box: DOMRect
}

/** The device or link that has the focus. */
function focused(event: Pressed): Focused | undefined {
  if (!(event.target instanceof Element) || event.target.closest('button')) return undefined
  const element = event.target.closest('.react-flow__node, .react-flow__edge')
  const id = element?.getAttribute('data-id')
  if (!element || !id) return undefined
  const target = element.classList.contains('react-flow__node') ? targetOfNode(id) : { link: id }
  return { target, box: element.getBoundingClientRect() }
}

type Pressed = KeyboardEvent | React.KeyboardEvent

/** Keys that mean the drawing also where nothing has the focus. */
const WITHOUT_FOCUS: ReadonlySet<ShortcutId> = new Set(['select-all', 'duplicate', 'menu', 'add'])

export function useKeysOfPage(): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const shortcut = event.target === document.body ? shortcutOf(event, 'drawing') : undefined
      if (shortcut && WITHOUT_FOCUS.has(shortcut) && viewStore.getState().dialog === undefined) canvasKey(event)
    }
    addEventListener('keydown', pressed)
    return () => removeEventListener('keydown', pressed)
  }, [])
}

export function canvasKey(event: Pressed): void {
  if (isTyping(event.target)) return
  const at = focused(event)
  const shortcut = shortcutOf(event, 'drawing', ...(at ? (['device'] as const) : []))
  if (shortcut === undefined || !act(shortcut, at, event)) return
  // Enter stays React Flow's too: it selects.
  if (shortcut !== 'choose') event.preventDefault()
}

/** Whether the key did something. */
function act(shortcut: ShortcutId, at: Focused | undefined, event: Pressed): boolean {
  switch (shortcut) {
    case 'remove':
      // A key held down would go on through the neighbours that the focus falls to.
      if (event.repeat || (event.target instanceof Element && event.target.closest('button'))) return false
      keepFocusNear()
      removeAt(at?.target)
      return true
    case 'select-all':
      selectAll()
      return true
    case 'lock':
      toggleLocked()
      return true
    case 'hide':
      hideSelected()
      return true
    case 'duplicate':
      duplicateSelected()
      return true
    case 'choose':
      if (at?.target.device !== undefined) deviceClicked(at.target.device)
      else select([], at?.target.link, at?.target.annotation === undefined ? [] : [at.target.annotation])
      return true
    case 'console':
      if (at?.target.device === undefined) return false
      openConsole(at.target.device)
      return true
    case 'add':
      return showMenuIn(at?.target.device === undefined ? {} : at.target, at?.box ?? boxOfDrawing(), 'add')
    case 'join':
      return at?.target.device !== undefined && showMenuIn(at.target, at.box, 'connect')
    case 'break':
      return at !== undefined && showMenuIn(at.target, at.box, 'faults')
    case 'menu':
      return showMenuIn(at?.target ?? {}, at?.box ?? boxOfDrawing(), 'all')
    default:
      return false
  }
}

const boxOfDrawing = () => document.querySelector('.react-flow')?.getBoundingClientRect() ?? new DOMRect()

/** What has the focus is taken away; with it the rest of a selection that it is part of. */
function removeAt(target: Target | undefined): void {
  const { devices, link, annotations } = viewStore.getState()
  const drawn = target?.annotation
  if (drawn !== undefined && !annotations.includes(drawn)) select([], undefined, [drawn])
  if (target?.device !== undefined && !devices.includes(target.device)) select([target.device])
  if (target?.link !== undefined && link !== target.link) select([], target.link)
  removeSelected()
}

/** Escape puts the tool and the selection down. React Flow would take the focus away too. */
export function keysBefore(event: React.KeyboardEvent): void {
  walkKey(event)
  if (event.key !== 'Escape' || !focused(event)) return
  event.stopPropagation()
  setView({ tool: { kind: 'select' } })
  select([])
}

/** Arrows walk from device to device; one that is selected is moved by them, which is React Flow's. */
function walkKey(event: React.KeyboardEvent): void {
  const target = isDirection(event.key) ? focused(event)?.target : undefined
  const shortcut = target && shortcutOf(event, 'device')
  if (!isDirection(event.key) || !target || (shortcut !== 'walk' && shortcut !== 'walk-on')) return
  const { devices } = viewStore.getState()
  const link = designStore.getState().design.links.find(({ id }) => id === target.link)
  if (target.device !== undefined && (shortcut === 'walk-on' || !devices.includes(target.device)))
    walk(target.device, event.key)
  else if (link) focusDevice((event.key === 'ArrowLeft' || event.key === 'ArrowUp' ? link.a : link.b).device)
  else return
  event.preventDefault()
  event.stopPropagation()
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

export function openMenu(event: React.MouseEvent | MouseEvent, target: Target, at?: Point): void {
  event.preventDefault()
  showMenu(target, event.clientX, event.clientY, 'all', at)
}

function showMenuIn(target: Target, box: DOMRect, side: MenuSide): true {
  showMenu(target, box.x + box.width / 2, box.y + box.height / 2, side)
  return true
}

/** A menu at one of several that are selected is for all of them. */
function showMenu(target: Target, x: number, y: number, side: MenuSide, at?: Point): void {
  const { devices, annotations } = viewStore.getState()
  const drawn = target.annotation
  if (drawn !== undefined && !annotations.includes(drawn)) select([], undefined, [drawn])
  else if (target.device !== undefined && !devices.includes(target.device)) select([target.device])
  else if (target.link !== undefined) select([], target.link)
  setView({ menu: { ...target, x, y, side, ...(at ? { at } : {}) } })
}
