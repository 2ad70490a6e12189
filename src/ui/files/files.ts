/** Opening and saving designs. A file that cannot be read changes nothing; what is wrong with it is said. */
import { MAX_FILE_CHARACTERS, parseDesignFile, renderDesignFile } from '../../design/index'
import { designStore, markSaved, notify, openDesign } from '../../store/index'

/** Lets the user choose a file and opens it. */
export function openFile(): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = '.json,application/json'
  input.addEventListener('change', () => {
    if (input.files) void dropFiles(input.files)
  })
  input.click()
}

/** Opens the first of some files. */
export async function dropFiles(files: FileList): Promise<void> {
  const file = files[0]
  if (!file) return
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
