/**
 * Files on the reader's disk: by the browser's file pickers, which give a file that can be written again, else by a
 * download and the old chooser. A picker that is closed is no failure.
 */
import { fileOf, forgetFile, rememberFile } from '../../store/index'

interface Pickers {
  readonly showSaveFilePicker?: (options: object) => Promise<FileSystemFileHandle>
  readonly showOpenFilePicker?: (options: object) => Promise<readonly FileSystemFileHandle[]>
}

const pickers = (): Pickers => window as Pickers

const DESIGN_TYPES = [{ description: 'Headend design', accept: { 'application/json': ['.json'] } }]

export type SavedFile =
  | {
      readonly name: string
      readonly how: 'written' | 'downloaded'
      /** The document's own file could not be written again. */
      readonly instead?: true
    }
  | 'cancelled'

/** Writes a document's text to its file, or lets the reader choose one. Throws with the browser's reason. */
export async function writeFile(document: string, text: string, name: string, anew: boolean): Promise<SavedFile> {
  const { showSaveFilePicker } = pickers()
  const own = anew || !showSaveFilePicker ? undefined : await fileOf(document)
  const instead = own === 'refused' ? ({ instead: true } as const) : {}
  try {
    const handle = own instanceof FileSystemFileHandle ? own : await chosenFile(name)
    if (!handle) return download(name, text)
    const file = await handle.createWritable()
    await file.write(text)
    await file.close()
    rememberFile(document, handle)
    return { name: handle.name, how: 'written', ...instead }
  } catch (error) {
    if (isCancelled(error)) return 'cancelled'
    forgetFile(document)
    throw error
  }
}

const chosenFile = async (name: string) => pickers().showSaveFilePicker?.({ suggestedName: name, types: DESIGN_TYPES })

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
  input.accept = '.json,.svg,.png,.cfg,.conf,.config,.txt,.ios,.log,application/json,text/plain'
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve([...(input.files ?? [])].map((file) => ({ file }))))
    input.addEventListener('cancel', () => resolve([]))
    input.click()
  })
}

const isCancelled = (error: unknown) => error instanceof DOMException && error.name === 'AbortError'
