/** Which groups of sites are open: chosen by hand, opened for what is looked for. */
import { useEffect, useMemo } from 'react'
import type { Design } from '../../design/index'
import { designStore, type GroupBy, notify, setView, viewStore } from '../../store/index'
import { useView } from '../components/useStore'
import { t } from '../words/language'
import { foldedIn, groupsOf, openAfter, type SiteGroup } from './groups'
import { shownOf } from './shown'

export const GROUPINGS: readonly (readonly [by: GroupBy, title: string])[] = [
  ['none', 'Not grouped'],
  ['pool', 'By pool'],
  ['gateway', 'By first gateway'],
  ['name', 'By name'],
  ['region', 'By region of the drawing'],
  ['frame', 'By frame, as drawn by hand'],
]

/** Groups anew, all closed, the whole in view. */
export function groupBy(by: GroupBy): void {
  const { design } = designStore.getState()
  if (by !== 'none' && groupsOf(design, by).length === 0)
    return notify(
      by === 'frame' ? t('No site stands in a frame: draw one around some first.') : t('There is no site to group.'),
    )
  setView({ surface: 'drawing', grouping: by, openGroups: [], reveal: { devices: [] } })
}

export function toggleGroup(id: string): void {
  const { openGroups } = viewStore.getState()
  setView({ openGroups: openGroups.includes(id) ? openGroups.filter((item) => item !== id) : [...openGroups, id] })
}

// What is open stays open under another name, by undo too.
designStore.subscribe((state, before) => {
  if (state.document !== before.document || state.design === before.design) return
  const { grouping, openGroups } = viewStore.getState()
  const open = openAfter(shownOf(before.design), shownOf(state.design), grouping, openGroups)
  if (open.some((id, at) => id !== openGroups[at])) setView({ openGroups: open })
})

let last:
  | { readonly groups: readonly SiteGroup[]; readonly open: readonly string[]; readonly folded: Folded }
  | undefined

/** The devices that closed groups stand for just now: the same map until a group opens, closes or changes. */
export function foldedNow(): Folded {
  const { grouping, openGroups: open } = viewStore.getState()
  const groups = groupsOf(shownOf(designStore.getState().design), grouping)
  if (last?.groups !== groups || last.open !== open) last = { groups, open, folded: foldedIn(groups, open) }
  return last.folded
}

type Folded = ReadonlyMap<string, SiteGroup>

interface Grouping {
  readonly groups: readonly SiteGroup[]
  readonly open: readonly string[]
  readonly folded: Folded
}

export function useGrouping(design: Design): Grouping {
  const by = useView((state) => state.grouping)
  const open = useView((state) => state.openGroups)
  const groups = groupsOf(design, by)
  const folded = useMemo(() => foldedIn(groups, open), [groups, open])
  useOpenedFor()
  return { groups, open, folded }
}

/** What is to be brought into view, by Find or by a press in a table, opens the group that it is in. */
function useOpenedFor(): void {
  useEffect(
    () =>
      viewStore.subscribe(({ reveal }, before) => {
        if (!reveal || reveal === before.reveal || reveal.devices.length === 0) return
        const folded = foldedNow()
        const closed = new Set(reveal.devices.flatMap((name) => folded.get(name)?.id ?? []))
        if (closed.size > 0) setView({ openGroups: [...viewStore.getState().openGroups, ...closed] })
      }),
    [],
  )
}
