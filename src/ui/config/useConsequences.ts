/** What a text that is being typed would make of the design, asked whenever the typing rests. */
import { useEffect, useState } from 'react'
import type { HandEdit } from '../../engine/messages'
import { useDesign } from '../components/useStore'
import { consequencesOf } from './apply'

export interface Consequences {
  /** The text that they are of. */
  readonly text: string
  readonly change: HandEdit | string
}

/** Milliseconds of rest. */
const REST_MS = 300

export function useConsequences(device: string, draft: string | undefined): Consequences | undefined {
  const [known, setKnown] = useState<Consequences>()
  const revision = useDesign((state) => state.revision)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed design ends the question, so it is asked again
  useEffect(() => {
    if (draft === undefined) return setKnown(undefined)
    let left = false
    const timer = setTimeout(async () => {
      const change = await consequencesOf(device, { text: draft })
      if (!left) setKnown({ text: draft, change })
    }, REST_MS)
    return () => {
      left = true
      clearTimeout(timer)
    }
  }, [device, draft, revision])
  return known
}
