/**
 * Terms explained where texts of the page stand: within headings and cells as words with dots, beside the labels of fields as a
 * sign, since a label is itself what is pressed. The glossary comes when the first of them is drawn.
 */
import { createContext, lazy, Suspense, useContext } from 'react'
import { useWords } from '../words/language'

const Terms = lazy(() => import('./Terms').then((module) => ({ default: module.Terms })))

const TermSigns = lazy(() => import('./Terms').then((module) => ({ default: module.TermSigns })))

/** Whether labels of fields are explained here. */
export const LabelsExplained = createContext(false)

export function Explained({ text }: { readonly text: string }) {
  const { said } = useWords()
  return (
    <Suspense fallback={said(text)}>
      <Terms text={said(text)} />
    </Suspense>
  )
}

/** A label with what explains its terms beside it; `text` is the English one, in which the terms are found. */
export function LabelLine({ text, children }: { readonly text: string; readonly children: React.ReactNode }) {
  if (!useContext(LabelsExplained)) return children
  return (
    <span className="label-line">
      {children}
      <Suspense fallback={null}>
        <TermSigns text={text} />
      </Suspense>
    </span>
  )
}
