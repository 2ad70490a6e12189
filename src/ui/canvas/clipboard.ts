/**
 * Copy, cut, paste and duplicate. What is copied is text of our own, so that it goes between tabs and designs by the system's
 * clipboard; what is pasted and is not ours is told, and configurations are offered to the import.
 */
import { type Clip, clipOf, parseClip, pasteClip, renderClip } from '../../design/index'
import { NODE_HEIGHT, NODE_WIDTH } from '../../drawing/index'
import { designStore, edit, notify, select, setView, viewStore } from '../../store/index'
import { counted, t } from '../words/language'
import { removeSelected } from './actions'

interface Point {
  readonly x: number
  readonly y: number
}

/** Canvas units between a device and its copy. */
const STEP = 40

/** The text of what is selected; nothing when that is nothing. */
export function selectedText(): string | undefined {
  const clip = selectedClip()
  return clip.devices.length === 0 ? undefined : renderClip(clip)
}

const selectedClip = (): Clip => clipOf(designStore.getState().design, new Set(viewStore.getState().devices))

/** Says what was copied: keys and passwords in lines by hand come along, and whoever pastes the text elsewhere should know. */
export async function sayCopied(verb: 'Copied' | 'Cut'): Promise<void> {
  const clip = selectedClip()
  if (verb === 'Cut') removeSelected()
  const { holdsSecrets } = await import('../../secrets/index')
  const secret = holdsSecrets(clip) ? ` ${t('Keys and passwords of their lines are in the text.')}` : ''
  const what = countOf(clip)
  notify(
    `${verb === 'Cut' ? t('Cut {what}.', { what }) : t('Copied {what}.', { what })}${secret}${verb === 'Cut' ? ` ${t('Undo brings them back.')}` : ''}`,
  )
}

const countOf = ({ devices, links }: Clip) =>
  links.length === 0
    ? counted(devices.length, 'device')
    : t('{devices} and {cables}', {
        devices: counted(devices.length, 'device'),
        cables: counted(links.length, 'cable'),
      })

/** From a menu or Find: the browser may refuse its clipboard there, and has a key that it never refuses. */
export async function copySelected(cut = false): Promise<void> {
  const text = selectedText()
  if (text === undefined) return notify(t('Select what is to be copied first.'))
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    return notify(
      t('The browser keeps its clipboard closed here: press Ctrl {value} on the drawing instead.', {
        value: cut ? 'X' : 'C',
      }),
      'error',
    )
  }
  await sayCopied(cut ? 'Cut' : 'Copied')
}

export async function pasteFromClipboard(at?: Point): Promise<void> {
  let text: string
  try {
    text = await navigator.clipboard.readText()
  } catch {
    return notify(t('The browser keeps its clipboard closed here: press Ctrl V on the drawing instead.'), 'error')
  }
  await pasteText(text, at)
}

/** Puts copied text into the design; at a point, or a step beside where it was copied. */
export async function pasteText(text: string, at?: Point): Promise<void> {
  const read = parseClip(text)
  if (read.kind === 'broken') return notify(read.problem, 'error')
  if (read.kind === 'clip') return put(read.clip, 'Paste', at ? toPoint(read.clip, at) : undefined)
  if (text.trim() === '') return notify(t('There is no text in the clipboard. Copy devices first.'))
  if (!looksLikeConfiguration(text))
    return notify(
      t('What is in the clipboard is neither devices copied in Headend nor a configuration. Nothing was pasted.'),
      'error',
    )
  setView({ dropped: [{ name: 'pasted.cfg', bytes: new TextEncoder().encode(text) }], dialog: 'import' })
}

/** Several lines that begin as those of a router or a firewall do. */
const looksLikeConfiguration = (text: string) =>
  (text.match(
    /^ ?(?:hostname|interface|ip |crypto |router |access-list|version \d|!|nameif|ASA Version|PIX Version|object)/gm,
  )?.length ?? 0) > 1

export function duplicateSelected(): void {
  const clip = selectedClip()
  if (clip.devices.length === 0) return notify(t('Select what is to be duplicated first.'))
  put(clip, 'Duplicate')
}

function put(clip: Clip, label: 'Paste' | 'Duplicate', by?: Point): void {
  if (clip.devices.length === 0) return notify(t('There are no devices in the copied text.'))
  const { design } = designStore.getState()
  const { edit: change, names } = pasteClip(design, clip, by ?? freeStep(clip), label)
  const problem = edit(change)
  if (problem !== undefined) return notify(problem, 'error')
  select(names)
  setTimeout(() => revealUnseen(names), DRAWN_MS)
  const told = names.length > 6 ? countOf(clip) : names.join(', ')
  notify(label === 'Paste' ? t('Pasted {told}.', { told }) : t('Duplicated as {told}.', { told }))
}

/** After React Flow has drawn what was added. */
const DRAWN_MS = 80

/** Copies that came down beyond the view are brought into it; a view that shows some of them stays. */
function revealUnseen(names: readonly string[]): void {
  const canvas = document.querySelector('main.canvas')?.getBoundingClientRect()
  const seen = names.some((name) => {
    const box = document.querySelector(`.react-flow__node[data-id="${CSS.escape(name)}"]`)?.getBoundingClientRect()
    return (
      box &&
      canvas &&
      box.right > canvas.left &&
      box.left < canvas.right &&
      box.bottom > canvas.top &&
      box.top < canvas.bottom
    )
  })
  if (!seen) setView({ reveal: { devices: names } })
}

/** So that its middle comes to a point. */
function toPoint(clip: Clip, at: Point): Point {
  const [xs, ys] = [clip.devices.map(({ position }) => position.x), clip.devices.map(({ position }) => position.y)]
  return {
    x: at.x - (Math.min(...xs) + Math.max(...xs) + NODE_WIDTH) / 2,
    y: at.y - (Math.min(...ys) + Math.max(...ys) + NODE_HEIGHT) / 2,
  }
}

/** The first step at which no device would lie exactly upon another. */
function freeStep(clip: Clip): Point {
  const taken = new Set(designStore.getState().design.devices.map(({ position }) => `${position.x} ${position.y}`))
  for (let step = STEP; ; step += STEP)
    if (!clip.devices.some(({ position }) => taken.has(`${position.x + step} ${position.y + step}`)))
      return { x: step, y: step }
}
