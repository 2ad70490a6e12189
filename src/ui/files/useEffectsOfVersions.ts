/**
 * What each version brought, asked of the engine one after the other while the list of versions is open: the ways and outages that
 * differ from the version before it. It is kept with the version, and asked once.
 */
import { useEffect, useState } from 'react'
import { type Asked, askEngine, designOfVersion, keepStore, noteEffects, type VersionHead } from '../../store/index'
import { useKeep, useRun } from '../components/useStore'
import { t } from '../words/language'

/** Sites up to which two sweeps are done in a moment; larger designs are compared when somebody asks for it. */
const FEW_SITES = 50

interface EffectsAsked {
  /** The id of the version that is being asked about. */
  readonly asking: string | undefined
  /** Those that are not asked about: too many sites, or a state that cannot be read or simulated. */
  readonly leftOut: ReadonlySet<string>
}

export function useEffectsOfVersions(): EffectsAsked {
  const ready = useRun((state) => state.view !== undefined && !state.busy)
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set())
  const next = useKeep(({ versions }) => nextOf(versions, leftOut)?.id)
  const asking = ready ? next : undefined
  useEffect(() => {
    if (asking === undefined) return
    let asked: Asked<'compare'> | undefined
    let closed = false
    const work = async () => {
      const { versions } = keepStore.getState()
      const at = versions.findIndex(({ id }) => id === asking)
      const [version, earlier] = [versions[at], versions[at + 1]]
      if (!version || !earlier) return
      const [after, before] = [await designOfVersion(version.id), await designOfVersion(earlier.id)]
      const few = typeof after !== 'string' && after.devices.filter(({ kind }) => kind === 'soho').length <= FEW_SITES
      if (closed || typeof before === 'string' || typeof after === 'string' || !few) return t('left out')
      asked = askEngine<'compare'>({ kind: 'compare', before, after, outages: true })
      const outcome = await asked?.outcome
      if (closed) return
      if (outcome?.kind !== 'answer') return t('left out')
      await noteEffects(version, outcome.answer.changes.summary)
    }
    void work().then((end) => {
      if (end === 'left out' && !closed) setLeftOut((known) => new Set([...known, asking]))
    })
    return () => {
      closed = true
      asked?.cancel()
    }
  }, [asking])
  return { asking, leftOut }
}

/** The newest that was not asked about, and has one before it. */
const nextOf = (versions: readonly VersionHead[], leftOut: ReadonlySet<string>) =>
  versions.find(({ id, effects }, at) => effects === undefined && !leftOut.has(id) && at + 1 < versions.length)
