/**
 * The focus never falls to the page: when what has it is taken away, what stood next to it gets it, else the nearest
 * part around it that is still there. So when it is disabled.
 */
import { useEffect } from 'react'

const FOCUSABLE =
  'button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), a[href], [tabindex="0"]'

/** A focus that comes by itself is not where keys write: undo would be the field's. */
const WRITES = 'textarea, select, input:not([type="checkbox"], [type="radio"], [type="range"])'

/** Where an element stood: its place among its siblings, level by level outwards. */
interface Level {
  readonly parent: Element
  readonly index: number
}

export function useKeptFocus(): void {
  useEffect(() => {
    let lost: { readonly element: Element; readonly levels: readonly Level[] } | undefined
    const focused = ({ target }: FocusEvent) => {
      lost = target instanceof Element ? { element: target, levels: levelsOf(target) } : undefined
    }
    // Who clicks beside everything puts the focus down on purpose.
    const pressed = ({ target }: PointerEvent) => {
      if (target instanceof Element && !target.closest(`${FOCUSABLE}, [tabindex]`)) lost = undefined
    }
    const check = () => {
      const active = document.activeElement
      if (!lost || (active !== document.body && active !== null && !active.matches(':disabled'))) return
      const { element, levels } = lost
      if (element.isConnected && isShown(element) && !element.matches(':disabled')) return
      // What takes its place may still be loading.
      const next = placeNear(levels)
      if (!next) return
      lost = undefined
      next.focus()
    }
    // After React Flow, dialogs and menus have put the focus where they want it.
    const observer = new MutationObserver(() => requestAnimationFrame(check))
    observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled'] })
    addEventListener('focusin', focused)
    addEventListener('pointerdown', pressed, true)
    return () => {
      observer.disconnect()
      removeEventListener('focusin', focused)
      removeEventListener('pointerdown', pressed, true)
    }
  }, [])
}

const isShown = (element: Element) => element.getClientRects().length > 0

function levelsOf(element: Element): readonly Level[] {
  const levels: Level[] = []
  for (let at = element; at.parentElement && at !== document.body; at = at.parentElement)
    levels.push({ parent: at.parentElement, index: [...at.parentElement.children].indexOf(at) })
  return levels
}

/** The neighbour in the innermost part that is left; beyond the panels the drawing. */
function placeNear(levels: readonly Level[]): HTMLElement | undefined {
  for (const { parent, index } of levels) {
    if (!parent.isConnected || !isShown(parent)) continue
    if (parent.matches('.shell, #root, body, main')) break
    const beside = [...parent.children].slice(Math.max(0, index - 1), index + 1).reverse()
    for (const element of [...beside, parent]) {
      const found = [element, ...element.querySelectorAll(FOCUSABLE)].find(
        (each) => each.matches(FOCUSABLE) && !each.matches(WRITES) && isShown(each),
      )
      if (found instanceof HTMLElement) return found
    }
  }
  return document.querySelector<HTMLElement>('.react-flow, .start-list [type="search"]') ?? undefined
}
