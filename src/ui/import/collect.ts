/** Files and folders that people drop or choose → bytes for the import, which tells their encoding. Judges nothing. */
import type { ImportFile } from '../../engine/messages'

/** Files of a folder beyond this many, and bytes of a file beyond this many, are not read. */
const MAX_FILES = 2000
const MAX_BYTES = 20_000_000

/** All files of what was dropped, those in folders too. */
export async function filesIn(transfer: DataTransfer): Promise<readonly File[]> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  if (!entries.some((entry) => entry.isDirectory)) return [...transfer.files]
  const files: File[] = []
  for (const entry of entries) await gather(entry, files)
  return files
}

async function gather(entry: FileSystemEntry, files: File[]): Promise<void> {
  if (files.length >= MAX_FILES || entry.name.startsWith('.')) return
  if (isFile(entry)) files.push(await new Promise<File>((resolve, reject) => entry.file(resolve, reject)))
  else if (isFolder(entry)) for (const inner of await listing(entry)) await gather(inner, files)
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory

/** A folder is read in pieces, until an empty one. */
async function listing(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (some.length === 0) return all
    all.push(...some)
  }
}

/** What they hold by their names; of what is far too large no more than shows that it is. */
export async function readTexts(files: readonly File[]): Promise<readonly ImportFile[]> {
  const sorted = [...files].sort((a, b) => (pathOf(a) < pathOf(b) ? -1 : 1))
  return Promise.all(
    sorted.slice(0, MAX_FILES).map(async (file) => ({
      name: pathOf(file),
      bytes: new Uint8Array(await file.slice(0, MAX_BYTES).arrayBuffer()),
    })),
  )
}

const pathOf = (file: File) => (file.webkitRelativePath === '' ? file.name : file.webkitRelativePath)
