/** Since when sites are as they are that were well all along: of many that is looked for when somebody asks for it. */
import { useStore } from 'zustand'
import type { SimTime, SiteStatus } from '../../../engine/messages'
import { runStore } from '../../../store/index'
import { useDesign, useRun } from '../../components/useStore'
import { askedByHand } from '../asked'

interface Followed {
  readonly at: SimTime
  readonly sites: readonly SiteStatus[]
}

const followed = askedByHand<'service', Followed>(({ at, sites }) => ({ at, sites }))

export const { store: sinceStore, cancel: cancelSince } = followed

export const lookForSince = (): Promise<void> => followed.run({ kind: 'service' }, runStore.getState().at)

export interface Since {
  /** The sites with what is known of them. */
  readonly sites: readonly SiteStatus[]
  /** Whether something is missing that can be asked for. */
  readonly missing: boolean
}

export function useSince(sites: readonly SiteStatus[]): Since {
  const now = useRun((state) => state.view?.now)
  const current = useDesign((state) => state.revision)
  const { result, revision } = useStore(sinceStore)
  const fits = result?.at === now && revision === current
  return {
    sites: fits && result ? result.sites : sites,
    missing: !fits && sites.some(({ since }) => since === undefined),
  }
}
