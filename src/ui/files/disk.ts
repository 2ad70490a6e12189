/**
 * Files on the reader's disk: by the browser's file pickers, which give a file that can be written again, else by a
 * download and the old chooser. A picker that is closed is no failure.
 */

/** A file that was opened or saved here and can be written again. */
const handles = new Map<string, FileSystemFileHandle>()

interface Pickers {
  readonly showSaveFilePicker?: (options: object) => Promise<FileSystemFileHandle>
  readonly showOpenFilePicker?: (options: object) => Promise<readonly FileSystemFileHandle[]>
}

const pickers = (): Pickers => window as Pickers

const DESIGN_TYPES = [{ description: 'Headend design', accept: { 'application/json': ['.json'] } }]

export type SavedFile = { readonly name: string; readonly how: 'written' | 'downloaded' } | 'cancelled'

/** Writes a document's text to its file, or lets the reader choose one. Throws with the browser's reason. */
export async function writeFile(document: string, text: string, name: string, anew: boolean): Promise<SavedFile> {
  const { showSaveFilePicker } = pickers()
  const known = anew ? undefined : handles.get(document)
  if (!known && !showSaveFilePicker) return download(name, text)
  try {
    const handle = known ?? (await showSaveFilePicker?.({ suggestedName: name, types: DESIGN_TYPES }))
    if (!handle) return download(name, text)
    const file = await handle.createWritable()
    await file.write(text)
    await file.close()
    handles.set(document, handle)
    return { name: handle.name, how: 'written' }
  } catch (error) {
    if (isCancelled(error)) return 'cancelled'
    handles.delete(document)
    throw error
  }
}

export function download(name: string, text: string): SavedFile {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
  return { name, how: 'downloaded' }
}

interface ChosenFile {
  readonly file: File
  readonly handle?: FileSystemFileHandle
}

export async function chooseFiles(): Promise<readonly ChosenFile[]> {
  const { showOpenFilePicker } = pickers()
  if (!showOpenFilePicker) return chooseOld()
  try {
    const chosen = await showOpenFilePicker({ multiple: true })
    return await Promise.all(chosen.map(async (handle) => ({ file: await handle.getFile(), handle })))
  } catch (error) {
    if (isCancelled(error)) return []
    throw error
  }
}

function chooseOld(): Promise<readonly ChosenFile[]> {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = true
  input.accept = '.json,.cfg,.conf,.config,.txt,.ios,.log,application/json,text/plain'
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve([...(input.files ?? [])].map((file) => ({ file }))))
    input.addEventListener('cancel', () => resolve([]))
    input.click()
  })
}

/** The document came from this file, and is saved to it. */
export function rememberFile(document: string, handle: FileSystemFileHandle | undefined): void {
  if (handle) handles.set(document, handle)
}

const isCancelled = (error: unknown) => error instanceof DOMException && error.name === 'AbortError'
