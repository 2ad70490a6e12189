/** The keys of copy, cut and paste, as the browser hands them on; not while typing, nor over a selected text. */
import { useEffect } from 'react'
import { designStore, notify, viewStore } from '../../store/index'
import { isTyping } from '../shortcuts/match'
import { pasteText, sayCopied, selectedText } from './clipboard'

export function useClipboard(): void {
  useEffect(() => {
    const copied = (event: ClipboardEvent) => {
      const text = isOfDrawing(event.target) && getSelection()?.isCollapsed !== false ? selectedText() : undefined
      if (text === undefined) return
      const cut = event.type === 'cut'
      const { readOnly } = designStore.getState()
      if (cut && readOnly !== undefined) return notify(readOnly, 'error')
      event.clipboardData?.setData('text/plain', text)
      event.preventDefault()
      void sayCopied(cut ? 'Cut' : 'Copied')
    }
    const pasted = (event: ClipboardEvent) => {
      if (!isOfDrawing(event.target)) return
      event.preventDefault()
      void pasteText(event.clipboardData?.getData('text/plain') ?? '')
    }
    document.addEventListener('copy', copied)
    document.addEventListener('cut', copied)
    document.addEventListener('paste', pasted)
    return () => {
      document.removeEventListener('copy', copied)
      document.removeEventListener('cut', copied)
      document.removeEventListener('paste', pasted)
    }
  }, [])
}

/** Where nothing else has the focus, the drawing is meant. */
const isOfDrawing = (target: EventTarget | null): boolean =>
  !viewStore.getState().shortcutsOff &&
  viewStore.getState().dialog === undefined &&
  !isTyping(target) &&
  (target === document.body || (target instanceof Element && target.closest('.react-flow') !== null))
