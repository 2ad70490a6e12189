/** Opens the design of a link as one more in the list: what is there stays as it is. */
import { freshId } from '../keep/ids'
import { addDesign } from '../keep/list'
import { openDesign, openDocument } from '../keep/open'
import { notify } from '../view'
import { readLink } from './link'
import { show } from './view'

/** Whether there was a design in it; what is wrong is said. */
export async function openShared(fragment: string): Promise<boolean> {
  const read = await readLink(fragment)
  if ('problem' in read) {
    notify(read.problem, 'error')
    return false
  }
  const { design, mended, shown } = read
  const id = freshId()
  const problem = await addDesign(design, id)
  const kept = problem === undefined && (await openDocument(id, 'replace'))
  if (!kept) openDesign(design)
  show(shown)
  const where = kept
    ? 'It is in the list of designs as one of its own.'
    : (problem ?? 'It is not kept in this browser.')
  notify([`Opened “${design.name}” from a link. ${where}`, ...mended].join(' '), kept ? 'info' : 'error')
  return true
}
