/** Runs in the page: the labels that can be seen in a part of it, where they stand, and whether they are cut or lie on each other. */
import type { Label } from '../tooling/looks/labels'

export function labelsOf(part: string | undefined): Label[] {
  /** What a device prints is measured by its own rules. */
  const SKIPPED = '.xterm, .cm-content, .cm-gutters, .react-flow__attribution, script, style, noscript, option'
  const roots = part === undefined ? [document.body] : [...document.querySelectorAll(part)]
  const root = roots.at(-1)
  if (!root) return []
  /** A style is asked for once for each element. */
  const styles = new Map<Element, CSSStyleDeclaration>()
  const styleOf = (element: Element) => {
    const known = styles.get(element) ?? getComputedStyle(element)
    styles.set(element, known)
    return known
  }
  /** The browser takes a group of shapes that is not drawn for visible. */
  const isDrawn = (element: Element): boolean => {
    for (let around: Element | null = element; around; around = around.parentElement)
      if (styleOf(around).display === 'none') return false
    return true
  }
  interface Box {
    left: number
    top: number
    right: number
    bottom: number
  }
  interface Found {
    readonly holder: Element
    text: string
    box: Box
  }
  const found = new Map<Element, Found>()
  const grow = (holder: Element, text: string, rect: Box) => {
    if (rect.right - rect.left < 2 || rect.bottom - rect.top < 2) return
    const known = found.get(holder)
    if (!known) {
      found.set(holder, {
        holder,
        text,
        box: { left: rect.left, top: rect.top, right: rect.right, bottom: rect.bottom },
      })
      return
    }
    known.text += text
    known.box.left = Math.min(known.box.left, rect.left)
    known.box.top = Math.min(known.box.top, rect.top)
    known.box.right = Math.max(known.box.right, rect.right)
    known.box.bottom = Math.max(known.box.bottom, rect.bottom)
  }
  const holderOf = (start: Element): Element => {
    let holder = start
    while (holder.parentElement && holder !== root && styleOf(holder).display === 'inline')
      if (holder.tagName.toLowerCase() === 'text') break
      else holder = holder.parentElement
    return holder
  }
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node instanceof Element ? node : node.parentElement
    if (!element || element.closest(SKIPPED)) continue
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
    if (element instanceof SVGElement && !isDrawn(element)) continue
    if (!(node instanceof Element)) {
      const text = node.textContent ?? ''
      if (text.trim() === '') continue
      range.selectNodeContents(node)
      for (const [at, rect] of [...range.getClientRects()].entries())
        grow(holderOf(element), at === 0 ? text : '', rect)
    } else if (
      element instanceof HTMLInputElement ||
      element instanceof HTMLTextAreaElement ||
      element instanceof HTMLSelectElement
    ) {
      const shown =
        element instanceof HTMLSelectElement
          ? (element.selectedOptions[0]?.text ?? '')
          : element.type === 'checkbox' || element.type === 'radio'
            ? ''
            : element.value || element.placeholder
      grow(element, `[${shown.slice(0, 40)}]`, element.getBoundingClientRect())
    } else if (element.tagName === 'BUTTON' && (element.textContent ?? '').trim() === '')
      grow(
        element,
        `[${element.getAttribute('aria-label') ?? element.getAttribute('title') ?? ''}]`,
        element.getBoundingClientRect(),
      )
  }

  const labels: (Label & { readonly holder: Element })[] = []
  for (const { holder, text, box } of found.values()) {
    const whole = { ...box }
    let cut = false
    // What is taken out of the flow is cut by what it is placed in, not by all that it is written in: menus, dialogs.
    let placed = 'static'
    for (let around: Element | null = holder; around; around = around.parentElement) {
      const style = styleOf(around)
      const moves =
        style.transform !== 'none' || style.filter !== 'none' || /paint|layout|strict|content/.test(style.contain)
      if (around !== holder && !moves && (placed === 'fixed' || (placed === 'absolute' && style.position === 'static')))
        continue
      placed = style.position
      if (style.overflowX === 'visible' && style.overflowY === 'visible') continue
      const edge = around.getBoundingClientRect()
      const scrolls = /auto|scroll/.test(style.overflowX + style.overflowY)
      if (!scrolls && (whole.left < edge.left - 2 || whole.right > edge.right + 2)) cut = true
      box.left = Math.max(box.left, edge.left)
      box.right = Math.min(box.right, edge.right)
      box.top = Math.max(box.top, edge.top)
      box.bottom = Math.min(box.bottom, edge.bottom)
    }
    box.left = Math.max(box.left, 0)
    box.top = Math.max(box.top, 0)
    box.right = Math.min(box.right, innerWidth)
    box.bottom = Math.min(box.bottom, innerHeight)
    const area = (of: Box) => Math.max(0, of.right - of.left) * Math.max(0, of.bottom - of.top)
    if (area(box) < 0.4 * area(whole)) continue
    const style = styleOf(holder)
    const top = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2)
    const isOnTop =
      !top ||
      top.contains(holder) ||
      holder.contains(top) ||
      style.pointerEvents === 'none' ||
      holder instanceof SVGElement
    if (!isOnTop) continue
    labels.push({
      holder,
      text: text
        .replace(/\s+/g, ' ')
        .trim()
        // The commit of a build, and numbers.
        .replace(/(?=[a-f]*\d)[0-9a-f]{7,40}/g, '0')
        .replace(/\d+/g, '0')
        .slice(0, 60),
      x: box.left,
      y: box.top,
      width: box.right - box.left,
      height: box.bottom - box.top,
      size: Number.parseFloat(style.fontSize),
      wrong: cut ? ['cut'] : [],
    })
  }
  const lies = (a: Label, b: Label) => {
    const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
    const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
    if (width <= 3 || height <= 3) return false
    return width * height > 0.25 * Math.min(a.width * a.height, b.width * b.height)
  }
  return labels.map(({ holder, ...label }) => {
    const over = labels.some(
      (other) =>
        other.holder !== holder &&
        !other.holder.contains(holder) &&
        !holder.contains(other.holder) &&
        lies(label, other),
    )
    return over ? { ...label, wrong: [...label.wrong, 'over'] } : label
  })
}
