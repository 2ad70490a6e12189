/** Opening and saving designs. A file that cannot be read changes nothing; what is wrong with it is said. */
import { MAX_FILE_CHARACTERS, parseDesignFile, renderDesignFile } from '../../design/index'
import { designStore, markSaved, notify, openDesign, rememberFile, setView } from '../../store/index'
import { leavingTyped } from '../typed/leaving'
import { chooseFiles, type SavedFile, writeFile } from './disk'
import { textOf } from './text-of'

/** Lets the user choose a saved design, or configurations to import. */
export async function openFile(): Promise<void> {
  try {
    const chosen = await chooseFiles()
    await openFiles(
      chosen.map(({ file }) => file),
      chosen[0]?.handle,
    )
  } catch (error) {
    notify(`No file was opened: ${reasonOf(error)}.`, 'error')
  }
}

/** What was dropped: a saved design is opened, anything else is offered for import; folders with all that is in them. */
export async function dropped(transfer: DataTransfer): Promise<void> {
  const { filesIn } = await import('../import/collect')
  await openFiles(await filesIn(transfer))
}

async function openFiles(files: readonly File[], handle?: FileSystemFileHandle): Promise<void> {
  const [file] = files
  if (!file) return
  if (files.length === 1 && /\.json$/i.test(file.name)) return openDesignFile(file, handle)
  if (files.length === 1 && /\.(svg|png)$/i.test(file.name)) {
    const { openPicture } = await import('../picture/open')
    return openPicture(file)
  }
  const { readTexts } = await import('../import/collect')
  setView({ dropped: await readTexts(files), dialog: 'import' })
}

async function openDesignFile(file: File, handle: FileSystemFileHandle | undefined): Promise<void> {
  if (file.size > MAX_FILE_CHARACTERS)
    return notify(
      `${file.name} is ${Math.round(file.size / 1e6)} MB large; a design is far smaller. Choose a file saved by Headend.`,
      'error',
    )
  const read = parseDesignFile(await textOf(file))
  if (!read.ok) {
    const [first] = read.problems
    const more = read.problems.length > 1 ? ` (and ${read.problems.length - 1} more)` : ''
    return notify(
      `${file.name} was not opened. ${first?.path ? `${first.path}: ` : ''}${first?.problem ?? ''}${more}`,
      'error',
    )
  }
  leavingTyped(() => {
    openDesign(read.design, file.name)
    rememberFile(designStore.getState().document, handle)
    notify([`Opened ${file.name}. What was open before is in the list of designs.`, ...(read.mended ?? [])].join(' '))
  })
}

/** The name of a design's file. */
export const fileNameOf = (name: string): string =>
  `${name.replace(/[^\p{L}\p{N}_-]+/gu, '-').toLowerCase() || 'design'}.headend.json`

/** Saves the design to its file, or to one that is chosen now: always with `anew`. */
export async function saveFile(anew = false): Promise<void> {
  const { design, document, savedAs } = designStore.getState()
  try {
    const name = savedAs ?? fileNameOf(design.name)
    const saved: SavedFile = await writeFile(document, renderDesignFile(design), name, anew)
    if (saved === 'cancelled') return
    if (designStore.getState().document === document) markSaved(design, saved.name)
    const written = saved.how === 'written' ? `Saved to ${saved.name}.` : `Saved as ${saved.name}.`
    const said = saved.instead ? `${written} The browser was not allowed to write ${name} again.` : written
    const { holdsSecrets } = await import('../../secrets/index')
    notify(holdsSecrets(design) ? `${said} Its keys and passwords are in it.` : said)
  } catch (error) {
    notify(
      `The file was not saved: ${reasonOf(error)}. The design is kept in this browser; save it to another file.`,
      'error',
    )
  }
}

const reasonOf = (error: unknown) =>
  error instanceof Error && error.message !== '' ? error.message : 'no reason was given'
