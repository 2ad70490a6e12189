/** A modal dialog: the browser's own, so that focus, Escape and the backdrop behave as people know them. */

import { useEffect, useRef } from 'react'
import { useWords } from '../words/language'
import { Icon } from './Icon'
import { swallowSecondClick } from './second-click'

interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: React.ReactNode
}

export function Dialog({ title, onClose, children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null)
  const { t, said } = useWords()
  useEffect(() => {
    const dialog = ref.current
    const opener = document.activeElement
    if (dialog && !dialog.open) dialog.showModal()
    // A dialog that is taken away while it is open gives the focus to nobody.
    return () => {
      swallowSecondClick()
      requestAnimationFrame(() => {
        if (document.activeElement === document.body && opener instanceof HTMLElement) opener.focus()
      })
    }
  }, [])
  return (
    <dialog ref={ref} className="dialog" aria-label={said(title)} onClose={onClose}>
      <header>
        <h2>{said(title)}</h2>
        <button
          type="button"
          className="button quiet icon"
          aria-label={t('Close')}
          onClick={() => ref.current?.close()}
        >
          <Icon name="close" />
        </button>
      </header>
      <div className="body">{children}</div>
    </dialog>
  )
}
