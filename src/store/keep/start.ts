/** The library's start: what was left behind is moved in, and the page opens what its address names, or the list. */
import { designStore } from '../design'
import { notify } from '../view'
import { startHolding } from './holding'
import { jot, strike } from './journal'
import { startKeeper } from './keeper'
import { becomeReader, becomeWriter, follow, openDocument, refreshList, showList } from './open'
import { type Parts, partsOf, type Surroundings, setParts } from './parts'
import { memoryShelf, type Shelf } from './shelf'
import { failedTwice, startFailed, startHeld } from './starts'
import { keepStore, reasonOf } from './state'

export async function startLibrary(around: Surroundings): Promise<void> {
  const shelf = await around.openShelf().catch((error: unknown): Shelf => memoryShelf(nothingLasts(error)))
  keepStore.setState({ problem: shelf.problem })
  const parts = await partsFor(shelf, around)
  setParts(parts)
  await moveIn(parts)
  await refreshList()
  await openFirst(parts)
}

const nothingLasts = (error: unknown) =>
  `This browser keeps nothing for this page (${reasonOf(error)}). Designs last until the tab is closed: save them to files.`

async function partsFor(shelf: Shelf, { openShelf: _opened, ...around }: Surroundings): Promise<Parts> {
  const holding = startHolding(around.locks, around.channel, {
    granted: (id) => void becomeWriter(id),
    handOver: async (id) => {
      becomeReader(id)
      await keeper.flush()
    },
    lost: (id) => {
      keeper.lost(id)
      becomeReader(id)
      void keeper.flush()
    },
    changed: (id) => {
      void follow(id)
      if (keepStore.getState().place === 'list') void refreshList()
    },
    listChanged: () => void refreshList(),
  })
  const keeper = startKeeper(shelf, {
    now: around.now,
    holds: holding.holds,
    begun: (id) => {
      around.address.set(id, 'replace')
      return holding.take(id)
    },
    written: (id) => {
      strike(around.storage, id)
      holding.tell({ kind: 'changed', id })
    },
    overtaken: () => {
      notify(
        'Another tab has changed this design meanwhile: your last edits are a design of their own in the list.',
        'error',
      )
      void refreshList()
    },
  })
  return { ...around, shelf, holding, keeper }
}

/** What cannot be moved in stays where it is. */
async function moveIn(parts: Parts): Promise<void> {
  try {
    if ((parts.storage?.length ?? 0) === 0 || parts.shelf.readOnly) return
    const { moveInOld, recoverUnwritten } = await import('./recover')
    await moveInOld(parts)
    await recoverUnwritten(parts, (id) => parts.holding.tell({ kind: 'changed', id }))
  } catch (error) {
    notify(`What was kept before could not be moved into the list: ${reasonOf(error)}. It stays where it is.`, 'error')
  }
}

/** A design that came in the address; when it is none, what is open stays, or the page begins as without it. */
export async function openLink(fragment: string): Promise<void> {
  const { place } = keepStore.getState()
  const opened = await import('../share/open').then(({ openShared }) => openShared(fragment))
  if (opened) return
  const { document } = designStore.getState()
  const parts = partsOf()
  parts?.address.set(place === 'design' && parts.keeper.seqOf(document) > 0 ? document : undefined, 'replace')
  if (place === 'starting') await openNone()
}

async function openFirst({ storage, address }: Parts): Promise<void> {
  const shared = address.shared()
  if (shared !== undefined) return openLink(shared)
  const wanted = address.get()
  const doing = wanted === undefined ? undefined : failedTwice(storage, wanted)
  if (wanted !== undefined && doing !== undefined) keepStore.setState({ unsafe: { id: wanted, doing } })
  else if (wanted !== undefined && (await openDocument(wanted, 'replace'))) return
  else if (wanted !== undefined)
    notify(`The design of this address was not opened. ${keepStore.getState().broken.get(wanted) ?? ''}`, 'error')
  await openNone(doing !== undefined)
}

/** The list of designs; where there is none to list, an empty page. */
async function openNone(list = false): Promise<void> {
  const { designs, problem } = keepStore.getState()
  const some = designs.some((item) => item.deletedAt === undefined)
  if (some || list) await showList('replace')
  else keepStore.setState({ place: 'design', problem })
}

/** The page is about to go, or to be hidden: what waits is written, and put where it cannot get lost if there is no time. */
export function pageHides(leaving: boolean): void {
  const parts = partsOf()
  if (!parts) return
  void parts.keeper.flush()
  if (leaving) for (const item of parts.keeper.unwritten()) jot(parts.storage, item)
}

/** The page lives with what it shows. */
export function pageLives(): void {
  const parts = partsOf()
  if (parts) startHeld(parts.storage)
}

/** The page has failed as a whole: what is not written is put aside, and the failure counts against the next start. */
export function pageFailed(doing: string): void {
  const parts = partsOf()
  if (!parts) return
  if (keepStore.getState().place === 'design') startFailed(parts.storage, designStore.getState().document, doing)
  void parts.keeper.failed(doing)
}
