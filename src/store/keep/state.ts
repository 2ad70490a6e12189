/** What the page knows of its library: which designs there are, how the open one is kept, and what stands in the way. */
import { createStore } from 'zustand/vanilla'
import { calm } from '../calm'
import type { Listed, VersionHead } from './records'

export type Keeping =
  /** Nothing was changed, so nothing is to be kept. */
  | { readonly kind: 'untouched' }
  /** On its way to the disk. */
  | { readonly kind: 'waiting' }
  /** On the disk, says the browser. */
  | { readonly kind: 'kept' }
  | { readonly kind: 'failed'; readonly why: string }

export interface KeepState {
  /** What the page shows: nothing yet, the list of designs, or one of them. */
  readonly place: 'starting' | 'list' | 'design'
  readonly designs: readonly Listed[]
  /** Versions of the open design, as last read, the newest first. */
  readonly versions: readonly VersionHead[]
  readonly keeping: Keeping
  /** The open design is being changed in another tab. */
  readonly elsewhere: boolean
  /** Why nothing outlives this page, or why the list is not whole. */
  readonly problem: string | undefined
  /** Designs that could not be opened, and why. Their records are left as they are. */
  readonly broken: ReadonlyMap<string, string>
  /** A design that failed to open twice, and is not opened again by itself. */
  readonly unsafe: { readonly id: string; readonly doing: string } | undefined
}

export const keepStore = calm(
  createStore<KeepState>(() => ({
    place: 'starting',
    designs: [],
    versions: [],
    keeping: { kind: 'untouched' },
    elsewhere: false,
    problem: undefined,
    broken: new Map(),
    unsafe: undefined,
  })),
)

/** Why something failed, for people. */
export function reasonOf(error: unknown): string {
  if (error instanceof DOMException && error.name === 'QuotaExceededError')
    return 'there is no more room; delete designs that you no longer need, or save this one to a file'
  return error instanceof Error && error.message !== '' ? error.message : 'the browser gives no reason'
}
