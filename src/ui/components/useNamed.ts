/** What a panel holds by the names of devices, as a choice or a filter: it follows renames, and another design begins anew. */
import { useEffect, useState } from 'react'
import { renamedIn, renamesBetween } from '../../design/index'
import { designStore } from '../../store/index'

export function useNamed<Held>(initial: Held): readonly [held: Held, hold: (next: Held) => void] {
  const [first] = useState(initial)
  const [held, hold] = useState(initial)
  useEffect(
    () =>
      designStore.subscribe((state, before) => {
        if (state.document !== before.document) return hold(first)
        const renames = renamesBetween(before.design, state.design)
        if (renames.size > 0) hold((now) => renamedIn(renames, now))
      }),
    [first],
  )
  return [held, hold]
}
