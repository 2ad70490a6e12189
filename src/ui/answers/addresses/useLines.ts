/** Asks the engine which lines edits would change; asked anew with the design. */
import { useEffect, useMemo, useState } from 'react'
import type { Edit, Growth } from '../../../design/index'
import type { EditLines } from '../../../engine/messages'
import { askEngine } from '../../../store/index'
import { useDesign, useRun } from '../../components/useStore'

export function useLines(edits: readonly Edit[], hubOnly: boolean): readonly EditLines[] | string | undefined {
  const [lines, setLines] = useState<readonly EditLines[] | string>()
  const revision = useDesign((state) => state.revision)
  const compiled = useRun((state) => state.compiledRevision)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed design ends the question, so it is asked again
  useEffect(() => {
    setLines(undefined)
    if (edits.length === 0) return
    const asked = askEngine<'address-lines'>({ kind: 'address-lines', edits, hubOnly })
    void asked?.outcome.then((outcome) => {
      if (outcome.kind === 'answer') setLines(outcome.answer.changes)
      else if (outcome.kind === 'failed') setLines(outcome.reason)
    })
    return () => asked?.cancel()
  }, [edits, hubOnly, revision, compiled])
  return lines
}

/** Of each block to grow by: the lines in words, once they are known. */
export function useGrowthLines(growth: readonly Growth[]): readonly (string | undefined)[] {
  const edits = useMemo(() => growth.map(({ edit }) => edit), [growth])
  const lines = useLines(edits, true)
  return growth.map((_, at) => {
    const one = typeof lines === 'string' ? undefined : lines?.[at]
    return one && 'words' in one ? one.words : undefined
  })
}
