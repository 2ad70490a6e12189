/** Opening a document of the library, following it while another tab writes it, and leaving it. */
import { type Design, emptyDesign, parseDesignFile } from '../../design/index'
import { type DesignState, designStore, followDocument, newDocument, setReadOnly, showDocument } from '../design'
import { notify } from '../view'
import { listDesigns } from './list'
import { type Parts, partsOf } from './parts'
import { designRecord } from './records'
import { beginStart } from './starts'
import { keepStore, reasonOf } from './state'
import { stepsIn, textOf } from './steps'

const ELSEWHERE = 'This design is being changed in another tab. Take it over to change it here.'
const NEWER = 'The designs of this browser were kept by a newer Headend: this one shows them and changes none.'

type Loaded = Pick<DesignState, 'design' | 'earlier' | 'saved' | 'savedAs'> & { readonly seq: number }

/** A record as a document, or why it is none. */
async function load({ shelf }: Parts, id: string): Promise<Loaded | string> {
  const value = await shelf.get('designs', id)
  if (value === undefined) return 'It is not in this browser.'
  const record = designRecord(value)
  if (!record) return 'Its record is broken.'
  const read = parseDesignFile(record.text)
  if (!read.ok) return `It cannot be read: ${read.problems[0]?.path ?? ''} ${read.problems[0]?.problem ?? ''}`
  const { design } = read
  // Steps are changes of a text: they fit when this is the text that this Headend writes.
  const steps = textOf(design) === record.text ? await shelf.get('steps', id).catch(() => undefined) : undefined
  return {
    design,
    seq: record.seq,
    earlier: stepsIn(steps, record.text),
    saved: record.file?.seq === record.seq ? design : undefined,
    savedAs: record.file?.name,
  }
}

/** Opens a document; what stands in the way is told and leaves the page as it was. */
export async function openDocument(id: string, how: 'push' | 'replace' = 'push'): Promise<boolean> {
  const parts = partsOf()
  if (!parts) return false
  const first = await loadOrWhy(parts, id)
  if (typeof first === 'string') {
    keepStore.setState(({ broken }) => ({ broken: new Map(broken).set(id, first) }))
    return false
  }
  await leaveDocument()
  const free = await parts.holding.take(id)
  // Who had it until now may have written it meanwhile.
  const now = await loadOrWhy(parts, id)
  const { seq, ...document } = typeof now === 'string' ? first : now
  beginStart(parts.storage, id)
  parts.keeper.knows(id, seq, document.design)
  const readOnly = parts.shelf.readOnly ? NEWER : free ? undefined : ELSEWHERE
  showDocument({ ...document, document: id, readOnly })
  keepStore.setState(({ broken }) => ({
    place: 'design',
    elsewhere: !free,
    keeping: { kind: 'kept' },
    unsafe: undefined,
    broken: new Map([...broken].filter(([other]) => other !== id)),
  }))
  parts.address.set(id, how)
  return true
}

const loadOrWhy = (parts: Parts, id: string): Promise<Loaded | string> =>
  load(parts, id).catch((error: unknown) => `It could not be fetched: ${reasonOf(error)}.`)

/** Another document: new, or from a file. The one before is written and stays in the list. */
export function openDesign(design: Design, savedAs?: string): void {
  const { document } = designStore.getState()
  newDocument(design, savedAs)
  keepStore.setState({ place: 'design', elsewhere: false, unsafe: undefined })
  if (design.devices.length > 0) return
  partsOf()?.holding.leave(document)
  partsOf()?.address.set(undefined, 'push')
}

/** Writes what waits and gives the document back. */
async function leaveDocument(): Promise<void> {
  const { document } = designStore.getState()
  await partsOf()?.keeper.flush()
  partsOf()?.holding.leave(document)
}

/** The list of designs; what was open is written and stays in it. */
export async function showList(how: 'push' | 'replace' = 'push'): Promise<void> {
  await leaveDocument()
  newDocument(emptyDesign())
  keepStore.setState({ place: 'list', elsewhere: false, keeping: { kind: 'untouched' } })
  partsOf()?.address.set(undefined, how)
  await refreshList()
}

/** The open document as the record has it now: another tab wrote it. */
export async function follow(id: string): Promise<void> {
  const parts = partsOf()
  if (!parts || designStore.getState().document !== id) return
  const loaded = await load(parts, id).catch(() => 'gone')
  if (typeof loaded === 'string' || designStore.getState().document !== id) return
  // Edits that wait are newer, and what is known needs no fetching.
  if (parts.keeper.waits(id) || parts.keeper.seqOf(id) === loaded.seq) return
  const { seq, ...change } = loaded
  parts.keeper.knows(id, seq, loaded.design)
  followDocument(change)
}

/** The document may be changed here now. */
export async function becomeWriter(id: string): Promise<void> {
  const parts = partsOf()
  if (!parts || designStore.getState().document !== id) return
  const loaded = await load(parts, id).catch(() => 'gone')
  if (designStore.getState().document !== id || !parts.holding.holds(id)) return
  if (typeof loaded !== 'string') {
    const { seq, ...change } = loaded
    parts.keeper.knows(id, seq, loaded.design)
    followDocument(change)
  }
  setReadOnly(parts.shelf.readOnly ? NEWER : undefined)
  keepStore.setState({ elsewhere: false })
  notify('This design can be changed in this tab now.')
}

/** Another tab changes it from now on: this one writes no more. */
export function becomeReader(id: string): void {
  if (designStore.getState().document !== id) return
  setReadOnly(ELSEWHERE)
  keepStore.setState({ elsewhere: true })
}

export async function refreshList(): Promise<void> {
  const parts = partsOf()
  if (parts) await listDesigns(parts)
}

/** Asks the tab that changes the open design to stop, so that this one can. */
export function takeOver(): void {
  partsOf()?.holding.takeOver()
}

/** A page with nothing on it, to draw on. */
export const emptyPage = (): void => openDesign(emptyDesign())
