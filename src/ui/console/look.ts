/** Colours and type of the terminals, from the page's theme. */
import { useEffect, useState } from 'react'

interface Look {
  readonly theme: Readonly<Record<string, string>>
  readonly font: string
}

function lookNow(): Look {
  const style = getComputedStyle(document.documentElement)
  const of = (name: string) => style.getPropertyValue(name).trim()
  return {
    font: of('--mono'),
    theme: {
      background: of('--code-bg'),
      foreground: of('--text'),
      cursor: of('--accent'),
      cursorAccent: of('--code-bg'),
      selectionBackground: of('--accent-soft'),
      scrollbarSliderBackground: of('--line'),
    },
  }
}

/** The look; another one when the theme changes. */
export function useLook(): Look {
  const [look, setLook] = useState(lookNow)
  useEffect(() => {
    const observer = new MutationObserver(() => setLook(lookNow()))
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
    return () => observer.disconnect()
  }, [])
  return look
}
