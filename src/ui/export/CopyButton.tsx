/** Copies a text, with dots in place of secrets until they are shown, and says so on itself, where the eye is: a notice would lie under an open dialog. */
import { useEffect, useState } from 'react'
import { useShown } from '../components/useSecrets'
import { said } from '../words/language'

const SHOWN_MS = 2500

const WORDS = {
  ready: 'Copy',
  done: 'Copied',
  refused: 'Not allowed: download it instead',
} as const

export function CopyButton({ text }: { readonly text: string }) {
  const shown = useShown()
  const [state, setState] = useState<keyof typeof WORDS>('ready')
  useEffect(() => {
    if (state === 'ready') return
    const timer = setTimeout(() => setState('ready'), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [state])
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(shown(text))
      setState('done')
    } catch {
      setState('refused')
    }
  }
  return (
    <button type="button" className="button" aria-live="polite" onClick={() => void copy()}>
      {said(WORDS[state])}
    </button>
  )
}
