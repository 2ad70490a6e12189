/** Named versions of designs, kept in this browser as files are written, so that the present design can be compared. */
import { createStore } from 'zustand/vanilla'
import { type Design, parseDesignFile, renderDesignFile } from '../../../design/index'
import { notify } from '../../../store/index'

export interface Version {
  readonly name: string
  readonly design: Design
}

const KEY = 'headend.versions'

export const versionStore = createStore<{ readonly versions: readonly Version[] }>(() => ({ versions: broughtBack() }))

/** A version of the same name is replaced. */
export function keepVersion(name: string, design: Design): void {
  const others = versionStore.getState().versions.filter((version) => version.name !== name)
  store([...others, { name, design }])
}

export function forgetVersion(name: string): void {
  store(versionStore.getState().versions.filter((version) => version.name !== name))
}

function store(versions: readonly Version[]): void {
  versionStore.setState({ versions })
  try {
    const kept = versions.map(({ name, design }) => ({ name, file: renderDesignFile(design) }))
    localStorage.setItem(KEY, JSON.stringify(kept))
  } catch {
    notify('The browser has no room to keep this version: it is there until the page is closed.', 'error')
  }
}

/** What cannot be read is left out; it was only a copy. */
function broughtBack(): readonly Version[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(kept) ? kept.flatMap(versionOf) : []
  } catch {
    return []
  }
}

function versionOf(item: unknown): readonly Version[] {
  if (typeof item !== 'object' || item === null || !('name' in item) || !('file' in item)) return []
  if (typeof item.name !== 'string' || typeof item.file !== 'string') return []
  const read = parseDesignFile(item.file)
  return read.ok ? [{ name: item.name, design: read.design }] : []
}
