/** What the engine makes of the texts, asked anew whenever they, the values or the goal change. */

import { useEffect, useState } from 'react'
import type { Imported, ImportFile, ImportRole } from '../../engine/messages'
import type { NameTable } from '../../net/index'
import { askEngine } from '../../store/index'

export type Asked =
  | { readonly kind: 'none' }
  | { readonly kind: 'waiting'; readonly before?: Imported }
  | { readonly kind: 'imported'; readonly imported: Imported }
  | { readonly kind: 'failed'; readonly reason: string }

/** Milliseconds of quiet before typed text is read. */
const TYPING_MS = 200

/** What becomes of the present design. */
export type Goal = 'own' | 'add' | 'update'

export interface ImportWish {
  readonly values: NameTable<string>
  readonly goal: Goal
  readonly surroundings: boolean
  readonly roles: NameTable<ImportRole>
  readonly maskSecrets: boolean
}

export function useImport(files: readonly ImportFile[], wish: ImportWish, revision: number): Asked {
  const { values, goal, surroundings, roles, maskSecrets } = wish
  const [asked, setAsked] = useState<Asked>({ kind: 'none' })
  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed design ends the question, so it is asked again
  useEffect(() => {
    if (files.length === 0) return setAsked({ kind: 'none' })
    setAsked((now) => (now.kind === 'imported' ? { kind: 'waiting', before: now.imported } : now))
    let left = false
    let cancel: (() => void) | undefined
    const timer = setTimeout(async () => {
      const question = askEngine<'import'>({
        kind: 'import',
        files,
        values,
        surroundings,
        roles,
        maskSecrets,
        add: goal !== 'own',
        update: goal === 'update',
      })
      cancel = question?.cancel
      const outcome = await question?.outcome
      if (left || !outcome || outcome.kind === 'gone') return
      if (outcome.kind === 'failed') setAsked({ kind: 'failed', reason: outcome.reason })
      else setAsked({ kind: 'imported', imported: outcome.answer.imported })
    }, TYPING_MS)
    return () => {
      left = true
      clearTimeout(timer)
      cancel?.()
    }
  }, [files, values, goal, surroundings, roles, maskSecrets, revision])
  return asked
}
