/** Opening and saving designs. A file that cannot be read changes nothing; what is wrong with it is said. */
import { MAX_FILE_CHARACTERS, parseDesignFile, renderDesignFile } from '../../design/index'
import { designStore, markSaved, notify, openDesign, rememberFile, setView } from '../../store/index'
import { leavingTyped } from '../typed/leaving'
import { t } from '../words/language'
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
    notify(t('No file was opened: {reason}.', { reason: reasonOf(error) }), 'error')
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
      t('{name} is {count} MB large; a design is far smaller. Choose a file saved by Headend.', {
        name: file.name,
        count: Math.round(file.size / 1e6),
      }),
      'error',
    )
  const read = parseDesignFile(await textOf(file))
  if (!read.ok) {
    const [first] = read.problems
    const more = read.problems.length > 1 ? ` ${t('(and {count} more)', { count: read.problems.length - 1 })}` : ''
    return notify(
      t('{name} was not opened. {value}{problem}{more}', {
        name: file.name,
        value: first?.path ? `${first.path}: ` : '',
        problem: first?.problem ?? '',
        more,
      }),
      'error',
    )
  }
  leavingTyped(() => {
    openDesign(read.design, file.name)
    rememberFile(designStore.getState().document, handle)
    notify(
      [
        t('Opened {name}. What was open before is in the list of designs.', { name: file.name }),
        ...(read.mended ?? []),
      ].join(' '),
    )
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
    const written =
      saved.how === 'written'
        ? t('Saved to {name}.', { name: saved.name })
        : t('Saved as {name}.', { name: saved.name })
    const said = saved.instead
      ? t('{written} The browser was not allowed to write {name} again.', { written, name })
      : written
    const { holdsSecrets } = await import('../../secrets/index')
    notify(holdsSecrets(design) ? t('{said} Its keys and passwords are in it.', { said }) : said)
  } catch (error) {
    notify(
      t('The file was not saved: {reason}. The design is kept in this browser; save it to another file.', {
        reason: reasonOf(error),
      }),
      'error',
    )
  }
}

const reasonOf = (error: unknown) =>
  error instanceof Error && error.message !== '' ? error.message : t('no reason was given')
