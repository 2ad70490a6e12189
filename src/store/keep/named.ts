/** Versions of the open design, as the page lists, keeps and takes them back. */
import type { Design } from '../../design/index'
import { designStore } from '../design'
import { partsOf } from './parts'
import type { VersionHead } from './records'
import { keepStore, reasonOf } from './state'
import { textOf } from './steps'
import { lastVersion, versionDesign, versionsOf, versionWrites } from './versions'

/** Reads the versions of the open design into the store, the newest first. */
export async function refreshVersions(): Promise<void> {
  const parts = partsOf()
  const { document } = designStore.getState()
  if (!parts) return
  const versions = await versionsOf(parts.shelf, document).catch((): readonly VersionHead[] => [])
  if (designStore.getState().document === document)
    keepStore.setState({ versions: versions.toSorted((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1)) })
}

/** Keeps a state of the open design under a name; the answer is why it could not be, or nothing. */
export async function keepVersion(
  name: string,
  design: Design = designStore.getState().design,
): Promise<string | undefined> {
  const parts = partsOf()
  const { document } = designStore.getState()
  if (!parts) return 'The library has not started.'
  try {
    await parts.keeper.flush()
    const written = { document, seq: parts.keeper.seqOf(document), design, text: textOf(design) }
    const last = await lastVersion(parts.shelf, written)
    await parts.shelf.write(versionWrites(last, written, parts.now(), { name }))
    await refreshVersions()
    return undefined
  } catch (error) {
    return `The version was not kept: ${reasonOf(error)}.`
  }
}

export async function forgetVersion(id: string): Promise<string | undefined> {
  try {
    await partsOf()?.shelf.write([
      { store: 'versions', remove: id },
      { store: 'texts', remove: id },
    ])
    await refreshVersions()
    return undefined
  } catch (error) {
    return `The version is still there: ${reasonOf(error)}.`
  }
}

/** Keeps with a version what its changes brought. Another tab's design is only read; what cannot be kept is asked again another time. */
export async function noteEffects(version: VersionHead, effects: readonly string[]): Promise<void> {
  const noted: VersionHead = { ...version, effects }
  const { versions, elsewhere } = keepStore.getState()
  if (!versions.some(({ id }) => id === version.id)) return
  keepStore.setState({ versions: versions.map((item) => (item.id === version.id ? noted : item)) })
  if (!elsewhere)
    await partsOf()
      ?.shelf.write([{ store: 'versions', put: noted }])
      .catch(() => undefined)
}

/** The state of a version, or why it cannot be had. */
export async function designOfVersion(id: string): Promise<Design | string> {
  const parts = partsOf()
  if (!parts) return 'The library has not started.'
  return versionDesign(parts.shelf, id).catch((error: unknown) => `It could not be fetched: ${reasonOf(error)}.`)
}
