/** The documents of the design as it was last compiled; the engine writes them when the dialog asks. */
import { useEffect, useState } from 'react'
import type { WrittenDocument } from '../../engine/messages'
import { askEngine } from '../../store/index'
import { useRun, useView } from '../components/useStore'

export function useDocuments(): readonly WrittenDocument[] {
  const compiled = useRun((state) => state.compiledRevision)
  const showSecrets = useView((state) => state.showSecrets)
  const [documents, setDocuments] = useState<readonly WrittenDocument[]>([])
  useEffect(() => {
    // A later design is another question.
    void compiled
    const asked = askEngine<'documents'>({ kind: 'documents', showSecrets })
    let isWanted = true
    void asked?.outcome.then((outcome) => {
      if (isWanted && outcome.kind === 'answer') setDocuments(outcome.answer.documents)
    })
    return () => {
      isWanted = false
      asked?.cancel()
    }
  }, [compiled, showSecrets])
  return documents
}
