/** Colours of the theme for what is drawn on a canvas; a new function when the theme changes, so that it is drawn again. */
import { useEffect, useState } from 'react'

type Palette = (name: string) => string

export function usePalette(): Palette {
  const [palette, setPalette] = useState<Palette>(() => readPalette())
  useEffect(() => {
    const observer = new MutationObserver(() => setPalette(() => readPalette()))
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
    return () => observer.disconnect()
  }, [])
  return palette
}

function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement)
  const known = new Map<string, string>()
  return (name) => {
    const value = known.get(name) ?? style.getPropertyValue(name).trim()
    known.set(name, value)
    return value
  }
}
