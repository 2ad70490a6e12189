/** Opening and saving designs. A file that cannot be read changes nothing; what is wrong with it is said. */
import { MAX_FILE_CHARACTERS, parseDesignFile, renderDesignFile } from '../../design/index'
import { designStore, markSaved, notify, openDesign, setView } from '../../store/index'

/** Lets the user choose a saved design, or configurations to import. */
export function openFile(): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = true
  input.accept = '.json,.cfg,.conf,.config,.txt,.ios,.log,application/json,text/plain'
  input.addEventListener('change', () => void openFiles([...(input.files ?? [])]))
  input.click()
}

/** What was dropped: a saved design is opened, anything else is offered for import; folders with all that is in them. */
export async function dropped(transfer: DataTransfer): Promise<void> {
  const { filesIn } = await import('../import/collect')
  await openFiles(await filesIn(transfer))
}

async function openFiles(files: readonly File[]): Promise<void> {
  const [file] = files
  if (!file) return
  if (files.length === 1 && /\.json$/i.test(file.name)) return openDesignFile(file)
  const { readTexts } = await import('../import/collect')
  setView({ dropped: await readTexts(files), dialog: 'import' })
}

async function openDesignFile(file: File): Promise<void> {
  if (file.size > MAX_FILE_CHARACTERS)
    return notify(
      `${file.name} is ${Math.round(file.size / 1e6)} MB large; a design is far smaller. Choose a file saved by Headend.`,
      'error',
    )
  const read = parseDesignFile(await file.text())
  if (!read.ok) {
    const [first] = read.problems
    const more = read.problems.length > 1 ? ` (and ${read.problems.length - 1} more)` : ''
    return notify(
      `${file.name} was not opened. ${first?.path ? `${first.path}: ` : ''}${first?.problem ?? ''}${more}`,
      'error',
    )
  }
  openDesign(read.design)
  notify(`Opened ${file.name}.`)
}

/** Saves the design as a file. */
export function saveFile(): void {
  const { design } = designStore.getState()
  const url = URL.createObjectURL(new Blob([renderDesignFile(design)], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `${design.name.replace(/[^\w-]+/g, '-').toLowerCase() || 'design'}.headend.json`
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
  markSaved()
  notify(`Saved as ${link.download}.`)
}
